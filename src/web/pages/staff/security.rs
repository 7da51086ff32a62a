//! `GET /staff/security`: the journal of security for administrators, the newest first, of all accounts or of one.
//!
//! Names and networks are opened for the page only; what cannot be opened is left out, and its entry stays.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use super::desk::{Desk, page};
use crate::appeal::OfficerId;
use crate::deadlines::civil;
use crate::journal::security::SecurityEntry;
use crate::store::security_journal;
use crate::store::{Conn, Secrets, StoreError, officers};
use crate::texts::short_date;
use crate::web::error::WebError;
use crate::web::extract::SignedInAdministrator;
use crate::web::forms::Query;
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

/// Entries of one page.
const PAGE: i64 = 100;

/// What the address asks for: never an e-mail, which would end up in the logs of proxies.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    officer: Option<Uuid>,
    before: Option<i64>,
}

/// An entry in words.
struct Shown {
    when: String,
    what: String,
    about: String,
    /// The history of that account.
    href: Option<String>,
    by: String,
    from: String,
}

#[derive(Template)]
#[template(path = "staff/security.html")]
struct SecurityPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    entries: Vec<Shown>,
    of: Option<String>,
    older: Option<String>,
}

/// The handler.
pub async fn show(
    state: Data<State>,
    user: SignedInAdministrator,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(&state, &user, &request).await?;
    let (officer, before) = (asked.officer.map(OfficerId), asked.before);
    let (entries, names) = state
        .run(move |office, _| {
            office.store.read(|c| {
                let entries = security_journal::page(c, officer, before, PAGE)?;
                let names = names(c, &office.secrets, &entries, officer)?;
                Ok::<_, StoreError>((entries, names))
            })
        })
        .await?;
    let words = desk.words();
    let older = entries
        .last()
        .filter(|last| last.seq > 1 && entries.len() as i64 == PAGE);
    let older = older.map(|last| {
        let officer = asked.officer.map_or_else(String::new, |id| format!("officer={id}&"));
        format!("/staff/security?{officer}before={}", last.seq)
    });
    let secrets = &state.office.secrets;
    let shown = SecurityPage {
        words,
        frame: desk.frame(words.say("security-title"), "/staff/security"),
        csrf: &desk.csrf,
        of: asked.officer.map(|id| name(&names, id)),
        entries: entries
            .iter()
            .map(|entry| shown(&words, secrets, &names, entry))
            .collect(),
        older,
    };
    page(StatusCode::OK, &shown)
}

/// The accounts that the entries name, by id.
fn names(
    c: &mut Conn,
    secrets: &Secrets,
    entries: &[SecurityEntry],
    asked: Option<OfficerId>,
) -> Result<BTreeMap<Uuid, String>, StoreError> {
    let mut names = BTreeMap::new();
    let actors = entries.iter().filter_map(|entry| entry.actor.parse::<Uuid>().ok());
    let accounts = entries.iter().filter_map(|entry| entry.officer);
    for id in actors.chain(accounts).chain(asked.map(|officer| officer.0)) {
        if let std::collections::btree_map::Entry::Vacant(place) = names.entry(id)
            && let Some(officer) = officers::find(c, secrets, OfficerId(id))?
        {
            place.insert(format!("{}, {}", officer.name, officer.email));
        }
    }
    Ok(names)
}

/// The first retired territories with their successors, and how many there are.
fn pairs(successors: &serde_json::Map<String, serde_json::Value>) -> String {
    const NAMED: usize = 3;
    let mut pairs: Vec<String> = successors
        .iter()
        .take(NAMED)
        .map(|(retired, successor)| format!("{retired} → {}", successor.as_str().unwrap_or_default()))
        .collect();
    if successors.len() > NAMED {
        pairs.push(format!("… ({})", successors.len()));
    }
    pairs.join(", ")
}

fn name(names: &BTreeMap<Uuid, String>, id: Uuid) -> String {
    names.get(&id).cloned().unwrap_or_else(|| id.to_string())
}

fn shown(words: &Words<'_>, secrets: &Secrets, names: &BTreeMap<Uuid, String>, entry: &SecurityEntry) -> Shown {
    let at = civil(entry.at);
    let fact = |key: &str| entry.facts.get(key).and_then(|value| value.as_str());
    let mut what = words.say(&format!("security-event-{}", entry.event.replace('_', "-")));
    if entry.facts.contains_key("closed") {
        what = format!("{what}: {}", words.say("security-closed-account"));
    }
    if let Some(successors) = entry.facts.get("successors").and_then(|facts| facts.as_object()) {
        what = format!("{what}: {}", pairs(successors));
    }
    let about = match (entry.officer, fact("account")) {
        (Some(id), _) => name(names, id),
        (None, Some(mark)) => words.say1("security-unknown-account", "mark", mark),
        (None, None) => words.say("security-nobody"),
    };
    let by = match entry.actor.parse::<Uuid>() {
        Ok(id) => name(names, id),
        Err(_) => words.say(&format!("security-by-{}", entry.actor)),
    };
    let network = fact("network").and_then(bytes).and_then(|sealed| secrets.open(&sealed));
    let mark = fact("address").and_then(|mark| mark.get(..4)).unwrap_or_default();
    Shown {
        when: format!("{} {}", short_date(at.date()), at.format("%H:%M:%S")),
        what,
        about,
        href: entry.officer.map(|id| format!("/staff/security?officer={id}")),
        by,
        from: network.map_or_else(|| words.say("security-nobody"), |network| format!("{network} {mark}")),
    }
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes().chunks(2);
    digits
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
