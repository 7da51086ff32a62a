//! `GET /{lang}/powers/notice`: who answers for what in one settlement, as sheets for the notice board of an akimat.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use serde::Deserialize;

use super::answers::{Answer, Matter, Other, STATED, matter};
use super::holders::{Holders, Settled, settled};
use super::since;
use crate::powers::Rulebook;
use crate::territory::TerritoryCode;
use crate::web::WebError;
use crate::web::address::with_query;
use crate::web::pages::resident::places::NamedPlace;
use crate::web::pages::resident::qr::{Qr, qr};
use crate::web::pages::resident::{Frame, Visit, Words};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    settlement: String,
}

/// A body with the conditions under which it answers.
#[derive(PartialEq, Eq)]
struct Line {
    conditions: Vec<String>,
    who: String,
    undetermined: bool,
    /// The articles by the short names of their acts.
    articles: Vec<String>,
    /// Whether the law says so in as many words.
    stated: bool,
    /// The other bodies that other texts of law name.
    also: String,
}

/// Subjects that are answered for alike.
struct Entry {
    names: Vec<String>,
    lines: Vec<Line>,
}

struct Group {
    name: String,
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "resident/powers_notice.html")]
struct Notice<'a> {
    words: Words<'a>,
    frame: Frame,
    title: String,
    place: NamedPlace,
    back: String,
    version: String,
    desk: String,
    file: String,
    qr: Option<Qr>,
    groups: Vec<Group>,
}

/// The handler: without a known settlement it leads to the page where one is chosen.
pub(in crate::web::pages::resident) async fn notice(visit: Visit) -> Result<HttpResponse, WebError> {
    let asked: Asked = visit.query();
    let (language, today) = (visit.language, visit.today());
    let found = match TerritoryCode::read(&asked.settlement) {
        None => None,
        Some(code) => {
            visit
                .state
                .run(move |office, _| {
                    let functions = office.law().powers.functions().to_vec();
                    office.store.read(|c| settled(c, (language, today), &functions, &code))
                })
                .await?
        }
    };
    match found {
        Some(settled) => visit.page(StatusCode::OK, &view(&visit, &settled)),
        None => Ok(visit.see_other(&with_query(
            &format!("/{language}/powers"),
            &[("settlement", &asked.settlement)],
        ))),
    }
}

fn view<'a>(visit: &'a Visit, settled: &Settled) -> Notice<'a> {
    let (words, today) = (visit.words(), visit.today());
    let law = visit.state.office.law();
    let rulebook: &Rulebook = &law.powers;
    let holders = Holders {
        words,
        rulebook,
        settled: Some(settled),
    };
    let subjects = rulebook.subjects(today);
    let groups = rulebook.groups(today).into_iter().map(|(code, name)| Group {
        name: words.of(&name).to_owned(),
        entries: entries(
            &words,
            subjects
                .iter()
                .filter(|subject| subject.group == code)
                .map(|subject| matter(&holders, today, subject, String::new())),
        ),
    });
    let place = settled.named.clone();
    let at = |path: &str| with_query(path, &[("settlement", &place.code)]);
    let file = at(&format!(
        "{}/{}/appeals/new",
        visit.state.office.public_url,
        words.lang()
    ));
    let title = words.say1("powers-notice-title", "place", &place.name);
    Notice {
        frame: visit.frame(title.clone(), "powers").wide(),
        title,
        back: at(&format!("/{}/powers", words.lang())),
        version: since(&words, rulebook, today),
        desk: holders.desk(),
        qr: qr(&file),
        file,
        groups: groups.collect(),
        place,
        words,
    }
}

/// The subjects of a group, those that are answered for alike in one entry.
fn entries(words: &Words<'_>, matters: impl Iterator<Item = Matter>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for matter in matters {
        let lines = lines(words, matter.answers);
        match entries.iter_mut().find(|entry| entry.lines == lines) {
            Some(entry) => entry.names.push(matter.name),
            None => entries.push(Entry {
                names: vec![matter.name],
                lines,
            }),
        }
    }
    entries
}

/// Answers by body: whoever answers under several conditions stands once. Who does not know what is asked learns nothing from
/// a sheet.
fn lines(words: &Words<'_>, answers: Vec<Answer>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for answer in answers.into_iter().filter(|answer| !answer.unknown) {
        let named = |other: &Other| words.say2("powers-notice-also", ("body", &other.who), ("basis", &other.basis));
        let also = answer.also.iter().map(named).collect::<Vec<_>>().join(" ");
        let stated = answer.mark == STATED;
        let known = lines
            .iter_mut()
            .find(|line| (&line.who, line.stated, &line.also) == (&answer.who, stated, &also));
        match known {
            Some(line) => {
                line.conditions.push(answer.condition);
                for article in answer.articles {
                    if !line.articles.contains(&article) {
                        line.articles.push(article);
                    }
                }
            }
            None => lines.push(Line {
                conditions: vec![answer.condition],
                who: answer.who,
                undetermined: answer.undetermined,
                articles: answer.articles,
                stated,
                also,
            }),
        }
    }
    lines
}
