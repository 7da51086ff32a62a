//! `POST /staff/resume`: from the page that kept an interrupted form back to the form's own page, signed in if need be.
//!
//! It executes nothing: what was typed is filled in again, read once more by the officer, and sent with the token of the
//! present session.

use actix_web::http::header::RETRY_AFTER;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use uuid::Uuid;

use super::case_input::Input;
use super::desk::{RESUME, ShownError, see_other};
use super::sign_in::{Refusal, refusal};
use super::{case, officers, print, print_letter, territories};
use crate::actions::{self, SignedIn};
use crate::web::error::WebError;
use crate::web::extract::{Reader, SignedInAdministrator, SignedInAnyPassword, SignedInOfficer, SignedInUser};
use crate::web::forms::{KeptForm, OwnForm, read_fields};
use crate::web::pages::kept::{self, CARRIED, Said, Way};
use crate::web::pages::{Words, ours};
use crate::web::present;
use crate::web::security::ClientAddress;
use crate::web::session::session_cookie;
use crate::web::state::State;

/// The handler.
pub async fn resume(
    state: Data<State>,
    reader: Reader,
    address: ClientAddress,
    form: OwnForm<Vec<(String, String)>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let kept = carried(&form.0);
    // Whatever goes wrong from here on keeps the form that was carried, not this one.
    request.extensions_mut().insert(kept.clone());
    let typed = |name: &str| {
        form.0
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.clone())
    };
    let signed_in = match (typed("email"), typed("password")) {
        (Some(email), Some(password)) => match sign_in(&state, &email, password, address).await {
            Ok(signed_in) => Some(signed_in),
            Err(error) => {
                let words = Words {
                    texts: &state.office.texts,
                    language: reader.language,
                };
                return sign_in_again(words, &kept, email, refusal(&words, error)?);
            }
        },
        _ => None,
    };
    if let Some(SignedIn { officer, session, .. }) = &signed_in {
        let user = SignedInAnyPassword {
            officer: officer.clone(),
            session: *session,
        };
        request.extensions_mut().insert(user);
    }
    let mut response = match own_page(&state, reader, &kept, &request).await {
        Ok(response) => response,
        Err(error) => present::render(&request, &error),
    };
    if let Some(signed_in) = signed_in {
        response
            .add_cookie(&session_cookie(&state, &signed_in))
            .map_err(|error| WebError::Internal(error.to_string()))?;
    }
    Ok(response)
}

/// The form that the page carried.
fn carried(fields: &[(String, String)]) -> KeptForm {
    let own = |(name, value): &(String, String)| Some((name.strip_prefix(CARRIED)?.to_owned(), value.clone()));
    let to = fields.iter().find(|(name, _)| name == "to").map(|(_, to)| to.as_str());
    KeptForm {
        // Only the desk has forms that go on here, and no page leads away from this server.
        to: to.filter(|to| ours(to)).unwrap_or(RESUME).to_owned(),
        fields: fields.iter().filter_map(own).collect(),
    }
}

async fn sign_in(
    state: &State,
    email: &str,
    password: String,
    address: ClientAddress,
) -> Result<SignedIn, actions::ActionError> {
    let email = email.to_owned();
    let outcome = state
        .run(move |office, now| Ok::<_, WebError>(actions::sign_in(office, &email, &password, &address.0, now)))
        .await;
    match outcome {
        Ok(outcome) => outcome,
        Err(error) => Err(actions::ActionError::Internal(error.to_string())),
    }
}

/// The page again, with what is wrong with the sign-in.
fn sign_in_again(words: Words<'_>, kept: &KeptForm, email: String, refusal: Refusal) -> Result<HttpResponse, WebError> {
    let error = ShownError {
        field: "email".to_owned(),
        message: refusal.message,
    };
    let said = Said {
        errors: vec![error],
        email,
        ..Said::new(words.say("kept-sign-in-title"), words.say("kept-sign-in-detail"))
    };
    let html = kept::page(words, kept, Way::SignIn, said).map_err(|error| WebError::Internal(error.to_string()))?;
    let mut response = HttpResponse::build(refusal.status);
    if let Some(seconds) = refusal.retry_after {
        response.insert_header((RETRY_AFTER, seconds));
    }
    Ok(response.content_type("text/html; charset=utf-8").body(html))
}

/// The page on which the form stands, with what was typed filled in.
async fn own_page(
    state: &State,
    reader: Reader,
    kept: &KeptForm,
    request: &HttpRequest,
) -> Result<HttpResponse, WebError> {
    let path: Vec<&str> = kept.to.trim_start_matches('/').split('/').collect();
    let id = |text: &str| Uuid::parse_str(text).map_err(|_| WebError::NotFound);
    match path.as_slice() {
        ["staff", "cases", case, step] => {
            let officer = SignedInOfficer::extract(request).await?;
            // The form of a page that met a newer revision names its step itself.
            let input = match step.parse() {
                Ok(step) => Input::of(Some(step), &kept.fields),
                Err(_) => Input::resumed(&kept.fields),
            };
            case::again(state, &officer, id(case)?, &input, request).await
        }
        ["staff", "print", letter, "posted"] => {
            let officer = SignedInOfficer::extract(request).await?;
            let typed = read_fields(&kept.fields)?;
            print_letter::again(state, &officer, id(letter)?, typed, request).await
        }
        ["staff", "print", "posted"] => {
            let officer = SignedInOfficer::extract(request).await?;
            print::again(state, &officer, &kept.fields, request).await
        }
        ["staff", "officers"] => {
            let user = SignedInAdministrator::extract(request).await?;
            officers::again(state, &user, read_fields(&kept.fields)?, request).await
        }
        ["staff", "territories"] => {
            let user = SignedInAdministrator::extract(request).await?;
            territories::again(state, &user, kept.fields.clone(), request).await
        }
        ["staff", "officers", _] => {
            SignedInAdministrator::extract(request).await?;
            Ok(see_other("/staff/officers"))
        }
        _ => {
            SignedInUser::extract(request).await?;
            to_copy(state, reader, kept)
        }
    }
}

/// A form that no page fills in again: its texts, and the way to the page that it stands on.
fn to_copy(state: &State, reader: Reader, kept: &KeptForm) -> Result<HttpResponse, WebError> {
    let words = Words {
        texts: &state.office.texts,
        language: reader.language,
    };
    let mut said = Said::new(words.say("kept-copy-title"), words.say("kept-copy-detail"));
    // The page of a form is the address that its own is under.
    if let Some((page, _)) = kept.to.rsplit_once('/') {
        said.elsewhere = Some((page.to_owned(), words.say("kept-copy-open")));
    }
    let html = kept::page(words, kept, Way::Copy, said).map_err(|error| WebError::Internal(error.to_string()))?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html))
}
