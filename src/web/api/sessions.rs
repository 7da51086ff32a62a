//! Signing in and out.
use actix_web::HttpResponse;
use actix_web::web::{Data, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::query::NoParameters;
use super::views::time;
use crate::actions;
use crate::web::error::WebError;
use crate::web::extract::SignedInAnyPassword;
use crate::web::forms::JsonBody;
use crate::web::security::ClientAddress;
use crate::web::state::State;

/// Who signs in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    email: String,
    #[schema(format = Password)]
    password: String,
}

/// A session that was opened.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionView {
    /// To be sent as `Authorization: Bearer …`.
    access_token: String,
    /// When it ends.
    #[schema(format = DateTime)]
    expires_at: String,
}

/// Opens a session. An account whose password must be changed first gets none: it could do nothing here, and a
/// password is changed on the page.
#[utoipa::path(
    post, path = "/api/v1/sessions", tag = "sessions", request_body = Credentials,
    responses(
        (status = 200, body = SessionView),
        (status = 401, description = "The address or the password is wrong"),
        (status = 403, description = "The password was made by somebody else: sign in on the page and choose an own one (`temporary_password`)"),
        (status = 429, description = "Too many failures"),
        (status = 503, description = "Too many sign in at once, or the database is busy; see Retry-After"),
    )
)]
pub async fn open(
    state: Data<State>,
    address: ClientAddress,
    credentials: JsonBody<Credentials>,
    _: NoParameters,
) -> Result<Json<SessionView>, WebError> {
    let Credentials { email, password } = credentials.0;
    let signed_in = state
        .run(move |office, now| {
            let signed_in = actions::sign_in(office, &email, &password, &address.0, now)?;
            if signed_in.officer.must_change_password {
                actions::sign_out(office, signed_in.session, now)?;
                return Err(WebError::TemporaryPassword);
            }
            Ok(signed_in)
        })
        .await?;
    Ok(Json(SessionView {
        access_token: signed_in.token,
        expires_at: time(signed_in.expires_at),
    }))
}

/// Ends the session of this token.
#[utoipa::path(
    delete, path = "/api/v1/sessions", tag = "sessions",
    responses((status = 204, description = "Ended")),
    security(("bearer" = []))
)]
pub async fn end(state: Data<State>, user: SignedInAnyPassword, _: NoParameters) -> Result<HttpResponse, WebError> {
    state
        .run(move |office, now| actions::sign_out(office, user.session, now))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
