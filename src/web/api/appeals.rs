//! Filing an appeal, and reading it by its tracking key or as an officer.
use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use chrono::NaiveDate;
use subtle::ConstantTimeEq;

use super::query::NoParameters;
use super::reading::{self, Codes};
use super::views::{self, AppealReader, AppealView, ReceiptView};
use crate::actions::{self, Office, Problem};
use crate::appeal::{AppealDraft, AppealId, Language, Number, canonical_tracking_key};
use crate::store::appeals::Appeal;
use crate::store::cases::Scope;
use crate::store::{StoreError, appeals, cases};
use crate::web::address::encode;
use crate::web::error::WebError;
use crate::web::extract::SignedInCaseReader;
use crate::web::forms::JsonBody;
use crate::web::negotiate;
use crate::web::security;
use crate::web::state::State;

/// Files an appeal; the same key and request again give the same receipt.
#[utoipa::path(
    post, path = "/api/v1/appeals", tag = "appeals",
    params(("Idempotency-Key" = String, Header, description = "Made anew for every new appeal", min_length = 1, max_length = 64)),
    request_body = AppealDraft,
    responses(
        (status = 201, description = "Registered", body = ReceiptView, headers(("Location", description = "Where the appeal is"))),
        (status = 200, description = "Registered before under this key", body = ReceiptView),
        (status = 409, description = "The key was used for another request (`idempotency`)"),
        (status = 429, description = "Too many appeals from one source; nothing is registered"),
    )
)]
pub async fn file(
    req: HttpRequest,
    state: Data<State>,
    draft: JsonBody<AppealDraft>,
    _: NoParameters,
) -> Result<HttpResponse, WebError> {
    let key = idempotency_key(&req)?;
    let (draft, source) = (draft.0, security::source(&req, &state));
    let receipt = state
        .run(move |office, now| actions::file_appeal_from(office, source, &draft, &key, now))
        .await?;
    let view = views::receipt(&receipt, negotiate::language(&req));
    let mut response = if receipt.created {
        HttpResponse::Created()
    } else {
        HttpResponse::Ok()
    };
    let number = encode(&receipt.number.0);
    Ok(response
        .insert_header((header::LOCATION, format!("/api/v1/appeals/{number}")))
        .json(view))
}

fn idempotency_key(req: &HttpRequest) -> Result<String, WebError> {
    req.headers()
        .get("Idempotency-Key")
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned)
        .ok_or_else(|| WebError::field("idempotency_key", Problem::MissingIdempotencyKey))
}

/// Reads an appeal: with its tracking key as the resident, with a session as an officer or overseer.
#[utoipa::path(
    get, path = "/api/v1/appeals/{number}", tag = "appeals",
    params(
        ("number" = String, Path, description = "ЖТ-2026-000123", pattern = "^ЖТ-[0-9]{4}-[0-9]{6,12}$"),
        ("Tracking-Key" = Option<String>, Header, description = "For the resident's view; without it a session is needed"),
    ),
    responses(
        (status = 200, body = AppealView),
        (status = 401, description = "Neither a key nor a session"),
        (status = 403, description = "The password must be changed first (`temporary_password`)"),
        (status = 404, description = "No such appeal, a wrong key, or not for this reader"),
        (status = 429, description = "Too many wrong keys from one source; a right one still opens"),
    ),
    security((), ("bearer" = []))
)]
pub async fn show(
    req: HttpRequest,
    state: Data<State>,
    number: Path<String>,
    _: NoParameters,
) -> Result<HttpResponse, WebError> {
    let language = negotiate::language(&req);
    let today = state.today();
    let number = Number::parse(&Number::read(&number).0).ok_or(WebError::NotFound)?;
    let key = req
        .headers()
        .get("Tracking-Key")
        .map(|key| key.to_str().unwrap_or_default().to_owned());
    let scope = match &key {
        Some(_) => None,
        None => Some(SignedInCaseReader::extract(&req).await?.scope()),
    };
    let source = security::source(&req, &state);
    let view = state
        .run(move |office, now| {
            let found = match &scope {
                Some(scope) => for_user(office, &number, scope)?,
                None => by_key(office, &number, &key.unwrap_or_default())?.map(|appeal| (appeal, Vec::new())),
            };
            let Some((appeal, opens)) = found else {
                // Whoever holds the right key never comes here.
                if scope.is_none() {
                    office.limits.wrong_key(source, now)?;
                }
                return Err(WebError::NotFound);
            };
            let reader = match scope {
                Some(_) => AppealReader::User(&opens),
                None => AppealReader::Resident,
            };
            office.store.read(|c| {
                let cases = cases::of_appeal(c, appeal.id)?;
                let names = reading::names(office, c, &Codes::of_appeal(&appeal, &cases), today)?;
                Ok::<_, WebError>(views::appeal(&appeal, &cases, &names, &reader, language, today))
            })
        })
        .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// An appeal as its applicant sees it.
pub(super) fn resident_view(
    office: &Office,
    appeal: AppealId,
    language: Language,
    today: NaiveDate,
) -> Result<AppealView, WebError> {
    office.store.read(|c| {
        let appeal = appeals::find(c, &office.secrets, appeal)?.ok_or(WebError::NotFound)?;
        let cases = cases::of_appeal(c, appeal.id)?;
        let names = reading::names(office, c, &Codes::of_appeal(&appeal, &cases), today)?;
        Ok(views::appeal(
            &appeal,
            &cases,
            &names,
            &AppealReader::Resident,
            language,
            today,
        ))
    })
}

/// The appeal of a key, if it has this number. A wrong key finds nothing in the index of keys, whether the number
/// exists or not, so the time says nothing of the number.
pub(super) fn by_key(office: &Office, number: &Number, key: &str) -> Result<Option<Appeal>, StoreError> {
    let key = canonical_tracking_key(key);
    let found = office
        .store
        .read(|c| appeals::by_tracking_key(c, &office.secrets, &key))?;
    Ok(found.filter(|appeal| appeal.number.0.as_bytes().ct_eq(number.0.as_bytes()).into()))
}

/// The appeal, if the scope holds a case of it, with the cases that it holds.
fn for_user(office: &Office, number: &Number, scope: &Scope) -> Result<Option<(Appeal, Vec<uuid::Uuid>)>, StoreError> {
    office.store.read(|c| {
        let Some(appeal) = appeals::by_number(c, &office.secrets, number)? else {
            return Ok(None);
        };
        let mut opens = Vec::new();
        for case in cases::of_appeal(c, appeal.id)? {
            if cases::find(c, case.id, scope)?.is_some() {
                opens.push(case.id.0);
            }
        }
        Ok((!opens.is_empty()).then_some((appeal, opens)))
    })
}
