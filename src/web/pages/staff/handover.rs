//! What is asked before the last person who may sign leaves a body with open cases: who answers them from now on.
//!
//! The rule is the action's; this page says how many cases wait and takes the answer.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use uuid::Uuid;

use super::desk::{Desk, ShownError, message, page};
use super::officers::Order;
use crate::actions::{FieldError, Handover};
use crate::appeal::{BodyCode, Trilingual};
use crate::store::cases::{self, Scope};
use crate::store::officers::Officer;
use crate::store::{Conn, StoreError, bodies};
use crate::web::error::WebError;
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

/// What the form said: a successor, the level above, or nothing yet.
pub fn said(order: &Order) -> Handover {
    match (order.successor.as_str(), order.above.as_str()) {
        ("", "yes") => Handover::LevelAbove,
        ("", _) => Handover::Unsaid,
        (successor, _) => Handover::Successor(successor.to_owned()),
    }
}

#[derive(Template)]
#[template(path = "staff/handover.html")]
struct HandoverPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    id: Uuid,
    who: String,
    open: String,
    above: Option<String>,
    typed: Order,
    errors: Vec<ShownError>,
}

impl HandoverPage<'_> {
    fn problem(&self, field: &str) -> Option<&str> {
        message(&self.errors, field)
    }
}

/// What the page names.
struct Seen {
    body: Trilingual,
    open: i64,
    above: Option<Trilingual>,
}

fn read(c: &mut Conn, body: &BodyCode) -> Result<Seen, StoreError> {
    let above = match bodies::attendant_above(c, body)? {
        Some(code) => bodies::find(c, &code)?,
        None => None,
    };
    Ok(Seen {
        body: bodies::find(c, body)?.map(|body| body.name).unwrap_or_default(),
        open: cases::count_open(c, &Scope::Body(body.clone()))?,
        above: above.map(|body| body.name),
    })
}

/// 422: the question, with what was typed before.
pub async fn ask(
    state: &State,
    desk: &Desk,
    leaving: Officer,
    typed: Order,
    errors: &[FieldError],
) -> Result<HttpResponse, WebError> {
    let body = leaving.body.clone().ok_or(WebError::NotFound)?;
    let seen = state
        .run(move |office, _| office.store.read(|c| read(c, &body)))
        .await?;
    let words = desk.words();
    let handover = HandoverPage {
        words,
        frame: desk.frame(words.say("staff-handover-title"), "/staff/officers"),
        csrf: &desk.csrf,
        id: leaving.id.0,
        who: words.say2(
            "staff-handover-who",
            ("name", &leaving.name),
            ("body", words.of(&seen.body)),
        ),
        open: words.count("staff-handover-open", "open", seen.open),
        above: seen
            .above
            .map(|above| words.say1("staff-handover-above", "body", words.of(&above))),
        typed,
        errors: desk.errors(errors),
    };
    page(StatusCode::UNPROCESSABLE_ENTITY, &handover)
}
