//! The cookies: the session of a user, the tracking key of a resident; and the token that guards staff forms.
//!
//! It owns their names and attributes. It never checks a password or opens a session.
use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::Method;
use actix_web::http::header::AUTHORIZATION;

use super::negotiate;
use super::state::State;
use crate::actions::SignedIn;

/// The cookie with the JWT of a session.
pub const SESSION: &str = "session";
/// The cookie with the tracking key of the appeal that a resident follows.
pub const TRACK: &str = "track";

/// The token that this request may use: a Bearer token, else the session cookie. Under `/api/` the cookie lets
/// one read but never write, so the API needs no guard against forged forms.
pub fn token(req: &HttpRequest) -> Option<String> {
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
            .then(|| req.cookie(SESSION))
            .flatten()
            .map(|cookie| cookie.value().to_owned())
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

fn cookie(state: &State, name: &'static str, value: String, age: Duration) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(state.settings.secure_cookies)
        .max_age(age)
        .finish()
}
