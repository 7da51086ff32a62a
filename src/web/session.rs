//! The cookies: the session of a user, the tracking key of a resident; and the token that guards staff forms.
//!
//! It owns their names and attributes. It never checks a password or opens a session.
use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::Method;
use actix_web::http::header::AUTHORIZATION;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::error::WebError;
use super::negotiate;
use super::state::State;
use crate::actions::SignedIn;

/// The cookie with the JWT of a session.
pub const SESSION: &str = "session";
/// The cookie with the tracking key of the appeal that a resident follows.
pub const TRACK: &str = "track";

/// The cookie with a password that was just made.
const NEW_PASSWORD: &str = "new-password";
/// Seconds for which it may be shown.
const SHOWN_FOR: i64 = 120;

/// The name of a cookie as it travels: under https with the prefix by which browsers make sure that it was set by this host,
/// over https, and for all of it; so that no neighbour under the same domain can plant one.
fn travelling(state: &State, name: &str) -> String {
    if state.settings.secure_cookies {
        format!("__Host-{name}")
    } else {
        name.to_owned()
    }
}

/// The value of one of our cookies that this request brought.
pub fn read(state: &State, req: &HttpRequest, name: &str) -> Option<String> {
    req.cookie(&travelling(state, name))
        .map(|cookie| cookie.value().to_owned())
}

/// The token that this request may use: a Bearer token, else the session cookie. Under `/api/` the cookie lets
/// one read but never write, so the API needs no guard against forged forms.
pub fn token(state: &State, req: &HttpRequest) -> Option<String> {
    let bearer = req
        .headers()
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim().to_owned());
    let reads = matches!(*req.method(), Method::GET | Method::HEAD);
    bearer.or_else(|| {
        (reads || !negotiate::is_api(req))
            .then(|| read(state, req, SESSION))
            .flatten()
    })
}

/// The cookie that opens a session in a browser.
pub fn session_cookie(state: &State, signed_in: &SignedIn) -> Cookie<'static> {
    let seconds = (signed_in.expires_at - state.clock.now()).num_seconds();
    cookie(
        state,
        SESSION,
        signed_in.token.clone(),
        Duration::seconds(seconds.max(0)),
    )
}

/// The cookie that ends a session in a browser.
pub fn ended_session_cookie(state: &State) -> Cookie<'static> {
    let mut ended = cookie(state, SESSION, String::new(), Duration::ZERO);
    ended.make_removal();
    ended
}

/// The cookie by which a resident follows an appeal, for thirty days.
pub fn tracking_cookie(state: &State, key: String) -> Cookie<'static> {
    cookie(state, TRACK, key, Duration::days(30))
}

/// A password that was just made, on its way to the page after the redirect.
#[derive(Serialize, Deserialize)]
pub struct NewPassword {
    /// Whose account it opens.
    pub email: String,
    /// The password.
    pub password: String,
    session: Uuid,
    made_at: i64,
}

/// Carries a password that was just made across the redirect, so that it is in no address, no log and no table, and a page
/// that is loaded again makes no other: sealed by the server, for the administrator's own session, for two minutes.
pub fn new_password_cookie(
    state: &State,
    session: Uuid,
    email: String,
    password: String,
) -> Result<Cookie<'static>, WebError> {
    let made = NewPassword {
        email,
        password,
        session,
        made_at: state.clock.now().timestamp(),
    };
    let text = serde_json::to_string(&made).map_err(|error| WebError::Internal(error.to_string()))?;
    let sealed = state
        .office
        .secrets
        .seal(&text)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(cookie(state, NEW_PASSWORD, sealed, Duration::seconds(SHOWN_FOR)))
}

/// The password that the redirect brought, once.
pub fn new_password(state: &State, req: &HttpRequest, session: Uuid) -> Option<NewPassword> {
    let hex = read(state, req, NEW_PASSWORD)?;
    let pairs = hex.as_bytes().chunks(2);
    let sealed: Option<Vec<u8>> = pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    let made: NewPassword = serde_json::from_str(&state.office.secrets.open(&sealed?)?).ok()?;
    let age = state.clock.now().timestamp() - made.made_at;
    (made.session == session && (0..=SHOWN_FOR).contains(&age)).then_some(made)
}

/// The cookie that takes the password away again.
pub fn shown_password_cookie(state: &State) -> Cookie<'static> {
    let mut ended = cookie(state, NEW_PASSWORD, String::new(), Duration::ZERO);
    ended.make_removal();
    ended
}

fn cookie(state: &State, name: &'static str, value: String, age: Duration) -> Cookie<'static> {
    Cookie::build(travelling(state, name), value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(state.settings.secure_cookies)
        .max_age(age)
        .finish()
}
