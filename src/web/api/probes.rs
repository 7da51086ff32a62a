//! Probes for the operator's supervisor: the process lives; it can do its work.
use actix_web::HttpResponse;
use actix_web::http::header::RETRY_AFTER;
use actix_web::web::Data;
use serde::Serialize;

use super::query::NoParameters;
use crate::web::present::UNAVAILABLE_FOR;
use crate::web::readiness::{Readiness, Reason};
use crate::web::state::State;

/// That the process lives.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Probe {
    /// `ok`.
    status: &'static str,
}

/// The process lives.
#[utoipa::path(get, path = "/healthz", tag = "probes", responses((status = 200, description = "It lives", body = Probe)))]
pub async fn alive(_: NoParameters) -> HttpResponse {
    HttpResponse::Ok().json(Probe { status: "ok" })
}

/// Whether the service can do its work.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ReadinessView {
    /// `ready` or `not_ready`.
    status: &'static str,
    /// Why it is not ready.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    reasons: Vec<Reason>,
}

/// The database can be written, the disk has room, the letters go out; otherwise 503 with the reasons.
#[utoipa::path(
    get, path = "/readyz", tag = "probes",
    responses(
        (status = 200, description = "It serves", body = ReadinessView),
        (status = 503, description = "It cannot serve as it should now", body = ReadinessView),
    )
)]
pub async fn ready(state: Data<State>, readiness: Data<Readiness>, _: NoParameters) -> HttpResponse {
    let reasons = readiness.reasons(&state).await;
    if reasons.is_empty() {
        return HttpResponse::Ok().json(ReadinessView {
            status: "ready",
            reasons,
        });
    }
    HttpResponse::ServiceUnavailable()
        .insert_header((RETRY_AFTER, UNAVAILABLE_FOR))
        .json(ReadinessView {
            status: "not_ready",
            reasons,
        })
}
