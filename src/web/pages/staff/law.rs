//! `GET /staff/law`: the changes of the law that nobody has read yet, for administrators: those in force first, with what
//! each may move.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::desk::{Desk, page};
use crate::law::UnreadChange;
use crate::texts::long_date;
use crate::web::error::WebError;
use crate::web::extract::SignedInAdministrator;
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

struct Row {
    name: String,
    number: Option<String>,
    adopted: String,
    from: String,
    moves: String,
    articles: String,
    subjects: String,
}

#[derive(Template)]
#[template(path = "staff/law.html")]
struct LawPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    version: String,
    /// Those whose day has come, then the others.
    lists: [(String, Vec<Row>); 2],
}

/// The handler.
pub async fn show(
    state: Data<State>,
    user: SignedInAdministrator,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(&state, &user, &request).await?;
    let words = desk.words();
    let (begun, coming): (Vec<_>, Vec<_>) = desk.law.watch.iter().partition(|change| change.has_begun(desk.today));
    let list = |title: &str, changes: Vec<&UnreadChange>| {
        let title = words.count(title, "count", changes.len() as i64);
        (title, changes.into_iter().map(|change| row(&desk, change)).collect())
    };
    let shown = LawPage {
        words,
        frame: desk.frame(words.say("staff-law-title"), "/staff/law"),
        csrf: &desk.csrf,
        version: words.say2(
            "staff-law-version",
            ("date", &long_date(words.language, desk.today)),
            ("version", &words.law_version(&desk.law.version_on(desk.today))),
        ),
        lists: [list("staff-law-begun", begun), list("staff-law-coming", coming)],
    };
    page(StatusCode::OK, &shown)
}

/// How many changes are in force and unread, as a sentence; `None` where there are none.
pub(super) fn unread(desk: &Desk) -> Option<String> {
    let begun = desk.law.watch.iter().filter(|change| change.has_begun(desk.today));
    let count = begun.count() as i64;
    (count > 0).then(|| desk.words().count("staff-law-unread", "count", count))
}

fn row(desk: &Desk, change: &UnreadChange) -> Row {
    let words = desk.words();
    let rulebook = &desk.law.powers;
    let date = long_date(words.language, change.date);
    let from = match change.adopted {
        None => words.say1("staff-law-look", "date", &date),
        Some(_) if change.estimated => words.say1("staff-law-about", "date", &date),
        Some(_) => date,
    };
    let articles = change.articles.iter().filter_map(|named| rulebook.article(named).ok());
    let articles: Vec<String> = articles.map(|article| words.of(&article).to_owned()).collect();
    let groups = change.groups.iter().filter_map(|code| rulebook.group_name(code));
    let subjects = change.subjects.iter().filter_map(|code| rulebook.subject_name(code));
    let named: Vec<&str> = groups.chain(subjects).map(|name| words.of(name)).collect();
    Row {
        name: words.of(&change.name).to_owned(),
        number: change.number().map(str::to_owned),
        adopted: change.adopted.map_or_else(
            || words.say("staff-law-bill"),
            |day| words.say1("staff-law-adopted", "date", &long_date(words.language, day)),
        ),
        from,
        moves: words.of(&change.moves).to_owned(),
        articles: articles.join("; "),
        subjects: named.join("; "),
    }
}
