//! The accounts of users, for administrators: the list, a new one, access closed and opened, a new password.
//!
//! A password is shown once, on the page after the form, and is in no address, no log and no table.

use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use super::desk::{Choice, Desk, ShownError, message, page, see_other};
use super::handover;
use crate::actions::{self, ActionError, NewOfficer};
use crate::appeal::{Language, OfficerId, Role};
use crate::store::StoreError;
use crate::store::officers::{self, Officer};
use crate::web::error::WebError;
use crate::web::extract::SignedInAdministrator;
use crate::web::forms::{Checked, Permitted};
use crate::web::pages::{Frame, Words};
use crate::web::security::ClientAddress;
use crate::web::session::{self, NewPassword};
use crate::web::state::State;

/// A user in the list.
struct Row {
    id: Uuid,
    name: String,
    email: String,
    role: String,
    place: String,
    state: String,
    active: bool,
    you: bool,
}

/// The form of a new user.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    name: String,
    role: String,
    body: String,
    territory: String,
    language: String,
}

#[derive(Template)]
#[template(path = "staff/officers.html")]
struct OfficersPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    rows: Vec<Row>,
    unread_law: Option<String>,
    made: Option<NewPassword>,
    typed: Typed,
    bodies: Vec<Choice>,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
    errors: Vec<ShownError>,
}

impl OfficersPage<'_> {
    fn problem(&self, field: &str) -> Option<&str> {
        message(&self.errors, field)
    }

    fn wrong(&self, field: &str) -> bool {
        self.problem(field).is_some()
    }
}

/// What the page shows besides the list.
#[derive(Default)]
struct Outcome {
    made: Option<NewPassword>,
    typed: Typed,
    errors: Vec<ShownError>,
    status: StatusCode,
}

/// `GET /staff/officers`
pub async fn list(
    state: Data<State>,
    user: SignedInAdministrator,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(&state, &user, &request).await?;
    let made = session::new_password(&state, &request, user.session);
    let shown = made.is_some();
    let outcome = Outcome {
        made,
        ..Outcome::default()
    };
    let mut response = render(&state, &desk, outcome).await?;
    if shown {
        add_cookie(&mut response, &session::shown_password_cookie(&state))?;
    }
    Ok(response)
}

/// Leads to the list, which shows the password once.
fn hand_over(state: &State, own: Uuid, email: String, password: String) -> Result<HttpResponse, WebError> {
    let mut response = see_other("/staff/officers");
    add_cookie(
        &mut response,
        &session::new_password_cookie(state, own, email, password)?,
    )?;
    Ok(response)
}

fn add_cookie(response: &mut HttpResponse, cookie: &Cookie<'_>) -> Result<(), WebError> {
    response
        .add_cookie(cookie)
        .map_err(|error| WebError::Internal(error.to_string()))
}

/// The list with the new user that was typed.
pub async fn again(
    state: &State,
    user: &SignedInAdministrator,
    typed: Typed,
    request: &HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(state, user, request).await?;
    let shown = Outcome {
        typed,
        ..Outcome::default()
    };
    render(state, &desk, shown).await
}

/// `POST /staff/officers`: a new user, with a password that is shown once.
pub async fn add(
    state: Data<State>,
    address: ClientAddress,
    Permitted(user, form): Permitted<SignedInAdministrator, Checked<Typed>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(&state, &user, &request).await?;
    let typed = form.0;
    let new = new_officer(&typed);
    let by = user.by(&state, &address);
    let outcome = state
        .run(move |office, now| Ok::<_, WebError>(actions::add_officer(office, &new, None, by, now)))
        .await?;
    let shown = match outcome {
        Ok((officer, password)) => return hand_over(&state, user.session, officer.email, password),
        Err(ActionError::Invalid(errors)) => Outcome {
            errors: desk.errors(&errors),
            typed,
            status: StatusCode::UNPROCESSABLE_ENTITY,
            ..Outcome::default()
        },
        Err(other) => return Err(other.into()),
    };
    render(&state, &desk, shown).await
}

/// An officer belongs to a body and an overseer to a territory; a field that the role does not have is left out.
fn new_officer(typed: &Typed) -> NewOfficer {
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let role = typed.role.parse::<Role>().ok();
    NewOfficer {
        email: typed.email.clone(),
        name: typed.name.clone(),
        role: typed.role.clone(),
        body: given(&typed.body).filter(|_| role.is_none_or(Role::of_a_body)),
        territory: given(&typed.territory).filter(|_| role.is_none_or(|role| role == Role::Overseer)),
        language: typed.language.parse().unwrap_or_default(),
    }
}

/// What an administrator does to a user, and who takes over the cases of a body that loses its last signer so.
#[derive(Debug, Deserialize)]
pub struct Order {
    #[serde(rename = "do")]
    act: String,
    #[serde(default)]
    pub(super) successor: String,
    #[serde(default)]
    pub(super) above: String,
}

/// `POST /staff/officers/{id}`: closes or opens access, or makes a new password. Nobody does it to themselves.
pub async fn order(
    state: Data<State>,
    id: Path<Uuid>,
    address: ClientAddress,
    Permitted(user, form): Permitted<SignedInAdministrator, Checked<Order>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let target = OfficerId(*id);
    if target == user.officer.id {
        return Err(WebError::NotFound);
    }
    let found = state
        .run(move |office, _| office.store.read(|c| officers::find(c, &office.secrets, target)))
        .await?
        .ok_or(WebError::NotFound)?;
    let by = user.by(&state, &address);
    match form.0.act.as_str() {
        act @ ("disable" | "enable") => {
            let active = act == "enable";
            let said = handover::said(&form.0);
            let outcome = state
                .run(move |office, now| {
                    Ok::<_, WebError>(actions::set_officer_active(office, target, active, &said, by, now))
                })
                .await?;
            match outcome {
                Ok(()) => Ok(see_other("/staff/officers")),
                Err(ActionError::Invalid(errors)) => {
                    let desk = Desk::of(&state, &user, &request).await?;
                    handover::ask(&state, &desk, found, form.0, &errors).await
                }
                Err(other) => Err(other.into()),
            }
        }
        "reset" => {
            let password = state
                .run(move |office, now| actions::reset_password(office, target, by, now))
                .await?;
            hand_over(&state, user.session, found.email, password)
        }
        _ => Err(WebError::NotFound),
    }
}

async fn render(state: &State, desk: &Desk, outcome: Outcome) -> Result<HttpResponse, WebError> {
    let several = message(&outcome.errors, "body")
        .is_some()
        .then(|| outcome.typed.body.clone());
    let (mut all, found) = state
        .run(move |office, _| {
            office.store.read(|c| {
                let found = match &several {
                    Some(words) => actions::bodies_named(c, words)?,
                    None => Vec::new(),
                };
                Ok::<_, StoreError>((officers::all(c, &office.secrets)?, found))
            })
        })
        .await?;
    // The database cannot sort what it holds encrypted.
    all.sort_by(|one, other| one.email.cmp(&other.email));
    let words = desk.words();
    let officers = OfficersPage {
        words,
        frame: desk.frame(words.say("staff-officers-title"), "/staff/officers"),
        csrf: &desk.csrf,
        rows: all.iter().map(|officer| row(&words, officer, desk)).collect(),
        unread_law: super::law::unread(desk),
        made: outcome.made,
        bodies: found
            .iter()
            .map(|body| Choice {
                value: body.code.to_string(),
                text: words.of(&body.name).to_owned(),
                chosen: false,
            })
            .collect(),
        roles: Role::ALL
            .into_iter()
            .map(|role| Choice {
                value: role.as_str().to_owned(),
                text: words.say(&format!("role-{}", role.as_str())),
                chosen: role.as_str() == outcome.typed.role,
            })
            .collect(),
        languages: Language::ALL
            .into_iter()
            .map(|language| Choice {
                value: language.to_string(),
                text: words.say(&format!("staff-language-{language}")),
                chosen: language.as_str() == outcome.typed.language,
            })
            .collect(),
        typed: outcome.typed,
        errors: outcome.errors,
    };
    page(outcome.status, &officers)
}

fn row(words: &Words<'_>, officer: &Officer, desk: &Desk) -> Row {
    let body = officer.body.as_ref().map(ToString::to_string);
    let territory = officer.territory.as_ref().map(ToString::to_string);
    let state = if officer.active {
        "staff-officer-active"
    } else {
        "staff-officer-disabled"
    };
    Row {
        id: officer.id.0,
        name: officer.name.clone(),
        email: officer.email.clone(),
        role: words.say(&format!("role-{}", officer.role.as_str())),
        place: body.or(territory).unwrap_or_default(),
        state: words.say(state),
        active: officer.active,
        you: officer.id == desk.officer.id,
    }
}
