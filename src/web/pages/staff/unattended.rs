//! `GET /staff/unattended`: the bodies with open cases where nobody may sign, for administrators all, for officers
//! those that their body attends, for overseers those of their territory.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::desk::{Desk, page};
use crate::store::unattended::{self, Unattended};
use crate::texts::short_date;
use crate::web::error::WebError;
use crate::web::extract::SignedInUser;
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

/// Rows of the page: more would not be read.
const SHOWN: usize = 200;

struct Row {
    name: String,
    code: String,
    open: i64,
    oldest: String,
    due: String,
    late: bool,
    attendant: String,
}

#[derive(Template)]
#[template(path = "staff/unattended.html")]
struct UnattendedPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    total: String,
    rows: Vec<Row>,
    hidden: Option<String>,
}

/// The handler.
pub async fn show(state: Data<State>, user: SignedInUser, request: HttpRequest) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(&state, &user, &request).await?;
    let scope = user.scope();
    let found = state
        .run(move |office, _| office.store.read(|c| unattended::list(c, &scope)))
        .await?;
    let words = desk.words();
    let open: i64 = found.iter().map(|one| one.open).sum();
    let total = [
        words.count("staff-unattended-bodies", "count", found.len() as i64),
        words.count("staff-unattended-cases", "count", open),
    ];
    let hidden = found.len().checked_sub(SHOWN).filter(|hidden| *hidden > 0);
    let unattended = UnattendedPage {
        words,
        frame: desk.frame(words.say("staff-unattended-title"), "/staff/unattended"),
        csrf: &desk.csrf,
        total: total.join(" "),
        rows: found.iter().take(SHOWN).map(|one| row(&desk, one)).collect(),
        hidden: hidden.map(|hidden| words.count("list-hidden", "count", hidden as i64)),
    };
    page(StatusCode::OK, &unattended)
}

fn row(desk: &Desk, one: &Unattended) -> Row {
    let words = desk.words();
    Row {
        name: words.of(&one.body.name).to_owned(),
        code: one.body.code.to_string(),
        open: one.open,
        oldest: short_date(one.oldest_on),
        due: one
            .next_due_on
            .map_or_else(|| words.say("staff-unattended-no-date"), short_date),
        late: one.next_due_on.is_some_and(|day| day < desk.today),
        attendant: one.attendant.as_ref().map_or_else(
            || words.say("staff-unattended-nobody"),
            |body| words.of(&body.name).to_owned(),
        ),
    }
}
