//! What every user keeps of the own account: the language of the pages, and the sessions that are open.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::Deserialize;
use uuid::Uuid;

use super::desk::{Desk, see_other};
use crate::actions::{self, OpenSession};
use crate::appeal::Language;
use crate::deadlines::civil;
use crate::texts::short_date;
use crate::web::error::WebError;
use crate::web::extract::{SignedInAnyPassword, SignedInUser};
use crate::web::forms::{Checked, Permitted};
use crate::web::pages::{Words, ours};
use crate::web::security::ClientAddress;
use crate::web::state::State;

/// The switch of languages.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Switch {
    lang: String,
    back: String,
}

/// `POST /staff/language`: keeps the language with the user and leads back to the page.
pub async fn language(
    state: Data<State>,
    Permitted(user, form): Permitted<SignedInAnyPassword, Checked<Switch>>,
) -> Result<HttpResponse, WebError> {
    let language: Language = form.0.lang.parse().map_err(|_| WebError::NotFound)?;
    state
        .run(move |office, _| actions::set_officer_language(office, &user.officer, language))
        .await?;
    Ok(see_other(if ours(&form.0.back) { &form.0.back } else { "/staff/" }))
}

/// A session that is open.
pub(super) struct ShownSession {
    pub(super) id: Uuid,
    pub(super) opened: String,
    pub(super) used: String,
    pub(super) network: String,
    pub(super) this: bool,
}

/// The open sessions of the user of the desk.
pub(super) async fn sessions(state: &State, desk: &Desk, own: Uuid) -> Result<Vec<ShownSession>, WebError> {
    let officer = desk.officer.id;
    let open = state
        .run(move |office, now| actions::open_sessions(office, officer, now))
        .await?;
    let words = desk.words();
    Ok(open.into_iter().map(|session| shown(&words, session, own)).collect())
}

fn shown(words: &Words<'_>, session: OpenSession, own: Uuid) -> ShownSession {
    let time = |at| {
        let at = civil(at);
        format!("{} {}", short_date(at.date()), at.format("%H:%M"))
    };
    ShownSession {
        id: session.id,
        opened: time(session.opened_at),
        used: time(session.last_used),
        network: session.network.unwrap_or_else(|| words.say("security-nobody")),
        this: session.id == own,
    }
}

/// Which sessions to end: the id of one, or `others`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct End {
    end: String,
}

/// `POST /staff/sessions`: ends one of the own sessions, or all others.
pub async fn end_sessions(
    state: Data<State>,
    address: ClientAddress,
    Permitted(user, form): Permitted<SignedInUser, Checked<End>>,
) -> Result<HttpResponse, WebError> {
    let by = user.by(&state, &address);
    let (officer, own) = (user.officer.id, user.session);
    let one = match form.0.end.as_str() {
        "others" => None,
        id => Some(id.parse::<Uuid>().map_err(|_| WebError::NotFound)?),
    };
    state
        .run(move |office, now| actions::end_sessions(office, officer, own, one, by, now))
        .await?;
    Ok(see_other("/staff/password#sessions"))
}
