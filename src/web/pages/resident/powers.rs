//! Who answers for what: the groups of subjects, one of them open, for a settlement or in general.
//!
//! A sheet of the whole for a notice board is `notice`; the articles of one subject with their history are `subject`.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use self::answers::{Matter, matter};
use self::holders::{Holders, Settled, settled};
use super::home::Choice;
use super::icons::icon;
use super::places::{self, NamedPlace};
use super::{Frame, Visit, Words};
use crate::appeal::Problem;
use crate::powers::{Rulebook, Subject};
use crate::store::Found;
use crate::territory::TerritoryCode;
use crate::texts::long_date;
use crate::web::WebError;
use crate::web::address::with_query;
use crate::web::present::problem_text;

mod answers;
mod holders;
pub(super) mod notice;
mod periods;
mod rows;
pub(super) mod subject;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    group: String,
    q: String,
    settlement: String,
    settlement_q: String,
}

impl Asked {
    /// The page with another group, of the same settlement.
    fn group(&self, words: &Words<'_>, group: &str) -> String {
        let pairs = [("settlement", self.settlement.as_str()), ("group", group)];
        let page = with_query(&format!("/{}/powers", words.lang()), &pairs);
        match group {
            "" => page,
            group => format!("{page}#{group}"),
        }
    }
}

/// A group; the open one shows its subjects.
struct Group {
    code: String,
    name: String,
    icon: Option<&'static str>,
    href: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "resident/powers.html")]
struct Powers<'a> {
    words: Words<'a>,
    frame: Frame,
    q: String,
    settlement_q: String,
    /// The settlement that was chosen.
    place: Option<NamedPlace>,
    change_place: String,
    notice: String,
    /// Those to choose from.
    places: Vec<Choice>,
    places_hidden: Option<String>,
    searched_place: bool,
    problem: Option<String>,
    searched: bool,
    groups: Vec<Group>,
    matters: Vec<Matter>,
    hidden: Option<String>,
    version: String,
    desk: String,
}

/// What the store knows of the place.
#[derive(Default)]
struct Where {
    settled: Option<Settled>,
    found: Option<Found<NamedPlace>>,
    /// Why there is none for what was chosen: it is retired, not begun, or unknown.
    problem: Option<Problem>,
}

/// `GET /{lang}/powers`
pub(super) async fn powers(visit: Visit) -> Result<HttpResponse, WebError> {
    let asked: Asked = visit.query();
    let around = read_place(&visit, &asked).await?;
    let page = table(&visit, &asked, around);
    visit.page(StatusCode::OK, &page)
}

/// Reads the settlement, or those that its name may mean. Without one the store is not asked.
async fn read_place(visit: &Visit, asked: &Asked) -> Result<Where, WebError> {
    if asked.settlement.is_empty() && asked.settlement_q.is_empty() {
        return Ok(Where::default());
    }
    let (language, today, asked) = (visit.language, visit.today(), asked.clone());
    visit
        .state
        .run(move |office, _| {
            office.store.read(|c| {
                let functions = office.law().powers.functions().to_vec();
                let chosen = match TerritoryCode::read(&asked.settlement) {
                    Some(code) => settled(c, (language, today), &functions, &code)?,
                    None => None,
                };
                if chosen.is_some() {
                    return Ok(Where {
                        settled: chosen,
                        ..Where::default()
                    });
                }
                let problem = places::choose(c, language, today, &asked.settlement)?
                    .err()
                    .flatten()
                    // That nothing is found says the page itself.
                    .filter(|problem| *problem != Problem::UnknownSettlement);
                let found = match asked.settlement_q.as_str() {
                    "" => places::instead(c, language, problem.as_ref())?,
                    typed => places::search(c, language, today, typed)?,
                };
                Ok::<_, WebError>(Where {
                    settled: None,
                    found: Some(found),
                    problem,
                })
            })
        })
        .await
}

/// Subjects that a search shows.
const FOUND: usize = 10;

fn table<'a>(visit: &'a Visit, asked: &Asked, around: Where) -> Powers<'a> {
    let (words, today) = (visit.words(), visit.today());
    let law = visit.state.office.law();
    let rulebook = &law.powers;
    let searched = !asked.q.is_empty();
    let subjects = chosen_subjects(rulebook, today, asked);
    let shown = if searched { FOUND } else { usize::MAX };
    let hidden = subjects.len().saturating_sub(shown);
    let settlement = around
        .settled
        .as_ref()
        .map_or("", |settled| settled.named.code.as_str());
    let holders = Holders {
        words,
        rulebook,
        settled: around.settled.as_ref(),
    };
    let matters = subjects
        .iter()
        .take(shown)
        .map(|subject| {
            matter(
                &holders,
                today,
                subject,
                subject::href(&words, &subject.code, settlement),
            )
        })
        .collect();
    let place = around.settled.as_ref().map(|settled| settled.named.clone());
    let problem = around.problem.as_ref();
    let problem = problem.map(|problem| problem_text(words.texts, words.language, problem));
    let (places, places_hidden) = offered(&words, asked, around.found);
    Powers {
        frame: visit.frame(words.say("powers-title"), "powers").wide(),
        version: since(&words, rulebook, today),
        desk: holders.desk(),
        groups: groups(&words, rulebook, today, asked),
        change_place: with_query(
            &format!("/{}/powers", words.lang()),
            &[("group", &asked.group), ("q", &asked.q)],
        ),
        notice: with_query(
            &format!("/{}/powers/notice", words.lang()),
            &[("settlement", settlement)],
        ),
        hidden: words.hidden(hidden as u64, false),
        q: asked.q.clone(),
        settlement_q: asked.settlement_q.clone(),
        searched_place: !asked.settlement_q.is_empty() || !asked.settlement.is_empty(),
        searched,
        place,
        problem,
        places,
        places_hidden,
        matters,
        words,
    }
}

/// The subjects that the words fit, else those of the open group.
fn chosen_subjects(rulebook: &Rulebook, today: NaiveDate, asked: &Asked) -> Vec<Subject> {
    match asked.q.as_str() {
        "" => rulebook
            .subjects(today)
            .into_iter()
            .filter(|subject| subject.group == asked.group)
            .collect(),
        words => rulebook.search(today, words, usize::MAX),
    }
}

/// Every group; a group that is open leads to the page without it.
fn groups(words: &Words<'_>, rulebook: &Rulebook, today: NaiveDate, asked: &Asked) -> Vec<Group> {
    rulebook
        .groups(today)
        .into_iter()
        .map(|(code, name)| {
            let open = asked.q.is_empty() && code == asked.group;
            Group {
                name: words.of(&name).to_owned(),
                icon: icon(&code),
                href: asked.group(words, if open { "" } else { &code }),
                open,
                code,
            }
        })
        .collect()
}

/// The settlements to choose from, each leading to this page for it.
fn offered(words: &Words<'_>, asked: &Asked, found: Option<Found<NamedPlace>>) -> (Vec<Choice>, Option<String>) {
    let Some(found) = found else {
        return (Vec::new(), None);
    };
    let hidden = words.hidden(found.hidden, found.at_least);
    let page = format!("/{}/powers", words.lang());
    let choice = |place: NamedPlace| Choice {
        href: with_query(
            &page,
            &[("settlement", &place.code), ("group", &asked.group), ("q", &asked.q)],
        ),
        name: place.name,
        more: place.around,
    };
    (found.items.into_iter().map(choice).collect(), hidden)
}

/// Since when the rules are in force, and the day that they are shown for.
fn since(words: &Words<'_>, rulebook: &Rulebook, today: NaiveDate) -> String {
    let from = rulebook.in_force_since(today).unwrap_or(today);
    words.say2(
        "powers-since",
        ("from", &long_date(words.language, from)),
        ("today", &long_date(words.language, today)),
    )
}
