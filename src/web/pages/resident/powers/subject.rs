//! `GET /{lang}/powers/{subject}`: one subject for those who read law: its rows with their articles, the words of the law
//! side by side, what held when, and the changes that nobody has read yet.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use serde::Deserialize;

use super::answers::{Matter, matter};
use super::holders::{Holders, Settled, settled};
use super::periods::{Time, times};
use super::rows::{Row, row};
use super::since;
use crate::law::UnreadChange;
use crate::powers::{CitedAct, RuleRow, Subject};
use crate::territory::TerritoryCode;
use crate::texts::long_date;
use crate::web::WebError;
use crate::web::address::{encode, with_query};
use crate::web::pages::resident::places::NamedPlace;
use crate::web::pages::resident::{Frame, Visit, Words};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    settlement: String,
}

/// An act with what is known of its copy.
struct Act {
    name: String,
    number: Option<String>,
    read: String,
}

/// A change of the law that nobody has read; of a bill the date is the day on which to look what became of it.
struct Unread {
    name: String,
    number: Option<String>,
    date: String,
    moves: String,
}

#[derive(Template)]
#[template(path = "resident/powers_subject.html")]
struct SubjectPage<'a> {
    words: Words<'a>,
    frame: Frame,
    group: String,
    group_href: String,
    place: Option<NamedPlace>,
    version: String,
    desk: String,
    matter: Matter,
    rows: Vec<Row>,
    acts: Vec<Act>,
    times: Vec<Time>,
    unread: Vec<Unread>,
}

/// The page of a subject, for a settlement where one was chosen.
pub(super) fn href(words: &Words<'_>, subject: &str, settlement: &str) -> String {
    let page = format!("/{}/powers/{}", words.lang(), encode(subject));
    with_query(&page, &[("settlement", settlement)])
}

/// The handler.
pub(in crate::web::pages::resident) async fn subject(visit: Visit) -> Result<HttpResponse, WebError> {
    let known = {
        let law = visit.state.office.law();
        law.powers.subject(visit.today(), &visit.part("subject"))
    };
    let subject = known.ok_or(WebError::NotFound)?;
    let asked: Asked = visit.query();
    let settled = match TerritoryCode::read(&asked.settlement) {
        Some(code) => read_place(&visit, code).await?,
        None => None,
    };
    if settled.is_none() && !asked.settlement.is_empty() {
        // The page of the places says what is wrong with this one, and what has taken its place.
        let chosen = [("settlement", asked.settlement.as_str()), ("group", &subject.group)];
        return Ok(visit.see_other(&with_query(&format!("/{}/powers", visit.language), &chosen)));
    }
    let page = view(&visit, &subject, settled.as_ref());
    visit.page(StatusCode::OK, &page)
}

async fn read_place(visit: &Visit, code: TerritoryCode) -> Result<Option<Settled>, WebError> {
    let (language, today) = (visit.language, visit.today());
    visit
        .state
        .run(move |office, _| {
            let functions = office.law().powers.functions().to_vec();
            office.store.read(|c| settled(c, (language, today), &functions, &code))
        })
        .await
}

fn view<'a>(visit: &'a Visit, subject: &Subject, settled: Option<&Settled>) -> SubjectPage<'a> {
    let (words, today) = (visit.words(), visit.today());
    let law = visit.state.office.law();
    let rulebook = &law.powers;
    let general = Holders {
        words,
        rulebook,
        settled: None,
    };
    let own = Holders { settled, ..general };
    let rules = rulebook.rules(today, &subject.code);
    let settlement = settled.map_or("", |settled| settled.named.code.as_str());
    let group = rulebook.group_name(&subject.group);
    SubjectPage {
        frame: visit.frame(words.of(&subject.name).to_owned(), "powers").wide(),
        group: group.map_or_else(String::new, |name| words.of(name).to_owned()),
        group_href: with_query(
            &format!("/{}/powers", words.lang()),
            &[("settlement", settlement), ("group", &subject.group)],
        ),
        place: settled.map(|settled| settled.named.clone()),
        version: since(&words, rulebook, today),
        desk: own.desk(),
        matter: matter(&own, today, subject, href(&words, &subject.code, settlement)),
        rows: rules.iter().map(|shown| row(&general, today, shown)).collect(),
        acts: acts(&words, rulebook.acts(today), &rules),
        times: times(&general, &rulebook.history(&subject.code)),
        unread: law
            .watch
            .iter()
            .filter(|change| change.has_begun(today) && change.concerns(subject))
            .map(|change| unread(&words, change))
            .collect(),
        words,
    }
}

/// The acts that the rows cite, in the order of the rulebook.
fn acts(words: &Words<'_>, known: Vec<CitedAct>, rules: &[RuleRow]) -> Vec<Act> {
    let cites = |act: &CitedAct| {
        let others = rules.iter().flat_map(|rule| &rule.also);
        let quoted = others.flat_map(|other| &other.quotes).map(|quote| &quote.act);
        let own = rules.iter().flat_map(|rule| &rule.cited).map(|cited| &cited.act);
        own.chain(quoted).any(|cited| *cited == act.code)
    };
    let act = |act: CitedAct| Act {
        name: words.of(&act.name).to_owned(),
        number: act.number,
        read: match act.read_on {
            Some(day) => words.say1("powers-act-read", "date", &long_date(words.language, day)),
            None => words.say("powers-act-unread"),
        },
    };
    known.into_iter().filter(cites).map(act).collect()
}

fn unread(words: &Words<'_>, change: &UnreadChange) -> Unread {
    let date = long_date(words.language, change.date);
    Unread {
        name: words.of(&change.name).to_owned(),
        number: change.number().map(str::to_owned),
        date: match change.adopted {
            None => words.say1("powers-unread-bill", "date", &date),
            Some(_) if change.estimated => words.say1("powers-unread-about", "date", &date),
            Some(_) => words.say1("powers-unread-from", "date", &date),
        },
        moves: words.of(&change.moves).to_owned(),
    }
}
