//! Floods, for administrators: letters that are held because too many were caused to one address or from one source, and
//! the decision over them.
//!
//! It shows networks and masked addresses, never what was filed.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::desk::{Desk, page, see_other};
use crate::actions::{self, HeldDecision};
use crate::deadlines::civil;
use crate::store::held::{self, Flood};
use crate::texts::short_date;
use crate::web::error::WebError;
use crate::web::extract::SignedInAdministrator;
use crate::web::forms::{Checked, Permitted};
use crate::web::pages::{Frame, Words, masked};
use crate::web::state::State;

/// Floods on the page.
const SHOWN: i64 = 100;
/// Recipients and networks that are named of one flood.
const NAMED: usize = 3;

/// A flood in the list.
struct Row {
    id: String,
    recipients: Vec<String>,
    more_recipients: Option<String>,
    sources: Vec<String>,
    more_sources: Option<String>,
    letters: i64,
    since: String,
    last: String,
}

#[derive(Template)]
#[template(path = "staff/floods.html")]
struct FloodsPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    rows: Vec<Row>,
    cut: bool,
}

/// `GET /staff/floods`
pub async fn list(
    state: Data<State>,
    user: SignedInAdministrator,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(&state, &user, &request).await?;
    let floods = state
        .run(|office, _| office.store.read(|c| held::floods(c, &office.secrets, SHOWN)))
        .await?;
    let words = desk.words();
    let floods_page = FloodsPage {
        words,
        frame: desk.frame(words.say("staff-floods-title"), "/staff/floods"),
        csrf: &desk.csrf,
        cut: floods.len() as i64 == SHOWN,
        rows: floods.iter().map(|flood| row(&words, flood)).collect(),
    };
    page(StatusCode::OK, &floods_page)
}

fn row(words: &Words<'_>, flood: &Flood) -> Row {
    let moment = |at| {
        let at = civil(at);
        format!("{} {}", short_date(at.date()), at.format("%H:%M"))
    };
    let mut recipients: Vec<String> = Vec::new();
    for recipient in flood.recipients.iter().map(|one| masked(one)) {
        if !recipients.contains(&recipient) {
            recipients.push(recipient);
        }
    }
    let more = |all: &[String]| {
        let hidden = all.len().saturating_sub(NAMED);
        (hidden > 0).then(|| words.count("staff-floods-more", "count", hidden as i64))
    };
    Row {
        id: flood.id.clone(),
        more_recipients: more(&recipients),
        recipients: recipients.into_iter().take(NAMED).collect(),
        sources: flood.sources.iter().take(NAMED).cloned().collect(),
        more_sources: more(&flood.sources),
        letters: flood.letters,
        since: moment(flood.since),
        last: moment(flood.last),
    }
}

/// What an administrator decides.
#[derive(Debug, Deserialize)]
pub struct Order {
    #[serde(rename = "do")]
    act: String,
}

/// `POST /staff/floods/{flood}`: the letters that wait go, or never go.
pub async fn decide(
    state: Data<State>,
    flood: Path<String>,
    Permitted(user, form): Permitted<SignedInAdministrator, Checked<Order>>,
) -> Result<HttpResponse, WebError> {
    let decision = match form.0.act.as_str() {
        "release" => HeldDecision::Release,
        "drop" => HeldDecision::Drop,
        _ => return Err(WebError::NotFound),
    };
    let flood = bytes(&flood).ok_or(WebError::NotFound)?;
    let by = user.officer.clone();
    state
        .run(move |office, now| actions::decide_held_letters(office, &by, &flood, decision, now))
        .await?;
    Ok(see_other("/staff/floods"))
}

/// The bytes of a hexadecimal word.
fn bytes(word: &str) -> Option<Vec<u8>> {
    if !word.is_ascii() || !word.len().is_multiple_of(2) {
        return None;
    }
    (0..word.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&word[at..at + 2], 16).ok())
        .collect()
}
