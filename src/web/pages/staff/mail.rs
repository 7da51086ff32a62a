//! How the mail stands, for administrators: what waits and why, what came onto paper, what no mail takes, and what
//! cannot be opened.
//!
//! It names bodies, kinds and counts. Of persons it shows only the addresses of officers whose mailbox refuses.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::NaiveDateTime;

use super::desk::{Desk, page};
use super::print_view::{ShownLetter, kind, shown};
use crate::appeal::OfficerId;
use crate::deadlines::civil;
use crate::store::outbox::{self, Standing, StoredLetter};
use crate::store::{Opened, StoreError, officers};
use crate::texts::short_date;
use crate::web::error::WebError;
use crate::web::extract::SignedInAdministrator;
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

/// Refused letters on the page.
const SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "staff/mail.html")]
struct MailPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    queued: String,
    oldest: Option<String>,
    errors: Vec<(String, usize)>,
    refused_count: i64,
    refused: Vec<ShownLetter>,
    on_paper: Vec<(String, usize)>,
    aside_count: i64,
    aside: Vec<String>,
    users: Vec<String>,
}

/// `GET /staff/mail`
pub async fn show(
    state: Data<State>,
    user: SignedInAdministrator,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(&state, &user, &request).await?;
    let (standing, refused, users) = state
        .run(|office, _| {
            office.store.read(|c| {
                let secrets = &office.secrets;
                Ok::<_, StoreError>((
                    outbox::standing(c)?,
                    outbox::refused(c, secrets, SHOWN)?,
                    officers::unopened(c, secrets)?,
                ))
            })
        })
        .await?;
    page(StatusCode::OK, &view(&desk, standing, refused, &users))
}

fn view<'a>(desk: &'a Desk, standing: Standing, refused: Opened<StoredLetter>, users: &[OfficerId]) -> MailPage<'a> {
    let words = desk.words();
    let status =
        |status: outbox::LetterStatus| words.say(&format!("letter-status-{}", status.as_str().replace('_', "-")));
    MailPage {
        frame: desk.frame(words.say("staff-mail-title"), "/staff/mail"),
        csrf: &desk.csrf,
        queued: words.count("staff-mail-queued", "count", standing.queued),
        oldest: standing
            .oldest
            .map(|at| words.say1("staff-mail-oldest", "time", &moment(civil(at)))),
        errors: standing.errors,
        refused_count: standing.refused,
        refused: refused.rows.into_iter().map(|letter| shown(&words, letter)).collect(),
        on_paper: standing
            .on_paper
            .into_iter()
            .map(|(body, count)| (body.0, count))
            .collect(),
        aside_count: standing.set_aside,
        aside: standing
            .set_aside_first
            .into_iter()
            .map(|(id, what, state, body)| {
                let body = body.map(|body| format!(", {body}")).unwrap_or_default();
                format!("{id}: {}, {}{body}", kind(&words, &what), status(state))
            })
            .collect(),
        users: users.iter().map(|user| user.0.to_string()).collect(),
        words,
    }
}

fn moment(at: NaiveDateTime) -> String {
    format!("{} {}", short_date(at.date()), at.format("%H:%M"))
}
