//! The first page: say what happened in own words, or choose a group; what happens next.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::icons::icon;
use super::{Frame, Visit, Words};
use crate::web::address::with_query;
use crate::web::{WebError, negotiate};

/// What the search of the first page asks.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    settlement_q: String,
}

/// A subject or a settlement as a link.
pub(super) struct Choice {
    pub name: String,
    pub more: String,
    pub href: String,
}

/// A group of subjects as a link with its sign.
pub(super) struct GroupChoice {
    pub name: String,
    pub more: String,
    pub href: String,
    pub icon: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "resident/home.html")]
struct Home<'a> {
    words: Words<'a>,
    frame: Frame,
    asked: Asked,
    searched: bool,
    found: Vec<Choice>,
    hidden: Option<String>,
    found_title: String,
    groups: Vec<GroupChoice>,
}

/// `GET /`: to the pages in the first of our languages that the browser reads; Kazakh for want of one.
pub(super) async fn choose_language(request: HttpRequest) -> HttpResponse {
    let home = format!("/{}/", negotiate::language(&request));
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, home))
        .insert_header((header::VARY, "Accept-Language"))
        .finish()
}

/// `GET /{lang}`: people leave out the last stroke.
pub(super) async fn to_home(visit: Visit) -> HttpResponse {
    visit.see_other(&format!("/{}/", visit.language))
}

/// Subjects that a search offers.
const FOUND: usize = 5;

/// `GET /{lang}/`
pub(super) async fn home(visit: Visit) -> Result<HttpResponse, WebError> {
    let asked: Asked = visit.query();
    let words = visit.words();
    let (powers, today) = (&visit.state.office.law().powers, visit.today());
    let next = |name: &str, code: &str| {
        with_query(
            &format!("/{}/appeals/new", words.lang()),
            &[(name, code), ("settlement_q", &asked.settlement_q)],
        )
    };
    let searched = !asked.q.is_empty();
    let subjects = if searched {
        powers.search(today, &asked.q, usize::MAX)
    } else {
        Vec::new()
    };
    let hidden = subjects.len().saturating_sub(FOUND);
    let found: Vec<Choice> = subjects
        .into_iter()
        .take(FOUND)
        .map(|subject| Choice {
            name: words.of(&subject.name).to_owned(),
            more: String::new(),
            href: next("subject", &subject.code),
        })
        .collect();
    let groups = groups(&words, powers, today, |code| next("group", code));
    let page = Home {
        frame: visit.frame(words.say("home-title"), "file"),
        found_title: words.count("home-found", "count", found.len() as i64),
        groups,
        hidden: words.hidden(hidden as u64, false),
        searched,
        found,
        asked,
        words,
    };
    visit.page(StatusCode::OK, &page)
}

/// The groups of subjects, each with a taste of what is in it.
pub(super) fn groups(
    words: &Words<'_>,
    law: &crate::powers::Rulebook,
    today: chrono::NaiveDate,
    href: impl Fn(&str) -> String,
) -> Vec<GroupChoice> {
    let subjects = law.subjects(today);
    law.groups(today)
        .into_iter()
        .map(|(code, name)| {
            let some: Vec<&str> = subjects
                .iter()
                .filter(|subject| subject.group == code)
                .take(3)
                .map(|subject| words.of(&subject.name))
                .collect();
            GroupChoice {
                name: words.of(&name).to_owned(),
                more: some.join(" · "),
                href: href(&code),
                icon: icon(&code),
            }
        })
        .collect()
}
