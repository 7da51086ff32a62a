//! The steps that an applicant takes, with the tracking key of the appeal: one endpoint, whose fields are those of the table of steps.

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::appeals::{by_key, resident_view};
use super::query::NoParameters;
use super::steps::OwnStepBody;
use super::views::{self, AppealView, ReceiptView};
use crate::actions;
use crate::appeal::Number;
use crate::web::address::encode;
use crate::web::error::WebError;
use crate::web::extract::HasTrackingKey;
use crate::web::forms::{JsonBody, Permitted};
use crate::web::negotiate;
use crate::web::security;
use crate::web::state::State;

/// Withdraws an appeal, supplies what was missing, objects to a preliminary decision, or complains. The same words again change
/// nothing; a complaint is told from its repetition by the key of the request.
#[utoipa::path(
    post, path = "/api/v1/appeals/{number}/steps", tag = "appeals",
    params(
        ("number" = String, Path, description = "ЖТ-2026-000123", pattern = "^ЖТ-[0-9]{4}-[0-9]{6,12}$"),
        ("Tracking-Key" = String, Header, description = "The key of the receipt"),
        ("Idempotency-Key" = Option<String>, Header, description = "Made anew for every new complaint", min_length = 1, max_length = 64),
    ),
    request_body = OwnStepBody,
    responses(
        (status = 200, description = "The appeal after the step", body = AppealView),
        (status = 201, description = "The complaint that was filed", body = ReceiptView, headers(("Location", description = "Where the complaint is"))),
        (status = 401, description = "No key"),
        (status = 404, description = "No such appeal, or a wrong key"),
        (status = 409, description = "The step is not allowed (`not_allowed`), or the key of the request was used for another one (`idempotency`)"),
        (status = 429, description = "Too many wrong keys from one source; a right one still opens"),
    )
)]
pub async fn take(
    req: HttpRequest,
    state: Data<State>,
    number: Path<String>,
    Permitted(key, JsonBody(OwnStepBody(step))): Permitted<HasTrackingKey, JsonBody<OwnStepBody>>,
    _: NoParameters,
) -> Result<HttpResponse, WebError> {
    let number = Number::parse(&Number::read(&number).0).ok_or(WebError::NotFound)?;
    let request = req
        .headers()
        .get("Idempotency-Key")
        .and_then(|key| key.to_str().ok())
        .map(str::to_owned);
    let source = security::source(&req, &state);
    let (language, today) = (negotiate::language(&req), state.today());
    let (receipt, view) = state
        .run(move |office, now| {
            let Some(appeal) = by_key(office, &number, &key.0)? else {
                office.limits.wrong_key(source, now)?;
                return Err(WebError::NotFound);
            };
            let receipt = actions::take_own_step(office, appeal.id, &step, request.as_deref(), now)?;
            Ok::<_, WebError>((receipt, resident_view(office, appeal.id, language, today)?))
        })
        .await?;
    Ok(match receipt {
        None => HttpResponse::Ok().json(view),
        Some(receipt) => {
            let mut response = if receipt.created {
                HttpResponse::Created()
            } else {
                HttpResponse::Ok()
            };
            let at = format!("/api/v1/appeals/{}", encode(&receipt.number.0));
            response
                .insert_header((header::LOCATION, at))
                .json(views::receipt(&receipt, language))
        }
    })
}
