//! Probes for the operator's supervisor: the process lives; the database answers.
use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::web::error::WebError;
use crate::web::state::State;

/// The process lives.
#[utoipa::path(get, path = "/healthz", tag = "probes", responses((status = 200, description = "It lives")))]
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({ "status": "ok" }))
}

/// The database answers; otherwise 503.
#[utoipa::path(get, path = "/readyz", tag = "probes", responses((status = 200, description = "It serves"), (status = 503, description = "It cannot serve now")))]
pub async fn ready(state: Data<State>) -> Result<HttpResponse, WebError> {
    state
        .run(|office, _| office.store.ping())
        .await
        .map_err(|_| WebError::Busy)?;
    Ok(HttpResponse::Ok().json(serde_json::json!({ "status": "ready" })))
}
