//! The queue, a case, and the steps that an officer takes on it.
use actix_web::web::{Data, Json, Path};
use serde::Deserialize;
use utoipa::ToSchema;

use super::case_views::{self, CaseList, CaseView};
use super::query::Parameters;
use super::reading::{self, Codes};

use crate::actions::{self, Problem};
use crate::appeal::{BodyCode, CaseId};
use crate::lifecycle::{CaseStatus, Decision, Step};
use crate::statistics::{AsOf, Measure};
use crate::store::StoreError;
use crate::store::cases::{self, CaseFilter, Sort};
use crate::web::error::WebError;
use crate::web::extract::{Reader, SignedInCaseReader, SignedInOfficer, SignedInUser};
use crate::web::forms::{JsonBody, Permitted};
use crate::web::present::ProblemDetails;
use crate::web::state::State;

/// Lists the cases of the officer's body, or of the overseer's territory.
#[utoipa::path(
    get, path = "/api/v1/cases", tag = "cases",
    params(
        ("status" = Option<String>, Query, description = "registered, in_review, answered, noted or forwarded"),
        ("overdue" = Option<bool>, Query),
        ("due_by" = Option<chrono::NaiveDate>, Query),
        ("subject" = Option<String>, Query),
        ("body" = Option<String>, Query),
        ("sort" = Option<String>, Query, description = "due (usual) or received"),
        ("limit" = Option<i64>, Query, description = "1 to 200, usually 50"),
        ("cursor" = Option<String>, Query, description = "next of the page before"),
    ),
    responses((status = 200, body = CaseList), (status = "4XX", body = ProblemDetails, content_type = "application/problem+json")),
    security(("bearer" = []))
)]
pub async fn list(
    state: Data<State>,
    user: SignedInCaseReader,
    reader: Reader,
    query: Parameters,
) -> Result<Json<CaseList>, WebError> {
    query.only(&[
        "status", "overdue", "due_by", "subject", "body", "sort", "limit", "cursor",
    ])?;
    let today = state.today();
    let overdue: Option<bool> = query.parsed("overdue", Problem::NotAWord)?;
    let sort = query.read("sort", |word| match word {
        "due" => Some(Sort::Due),
        "received" => Some(Sort::Received),
        _ => None,
    })?;
    let sort = sort.unwrap_or_default();
    let cursor = query.read("cursor", |cursor| {
        cases::is_cursor(cursor, sort).then(|| cursor.to_owned())
    })?;
    let of_overdue = (Measure::Overdue, AsOf::day(today));
    let filter = CaseFilter {
        status: query.parsed::<CaseStatus>("status", Problem::NotAWord)?,
        measure: (overdue == Some(true)).then_some(of_overdue),
        outside: (overdue == Some(false)).then_some(of_overdue),
        due_by: query.parsed("due_by", Problem::InvalidDate)?,
        subject: query.text("subject").map(str::to_owned),
        body: query.text("body").map(|code| BodyCode(code.to_owned())),
        sort,
        limit: query.limit(50, 200)?,
        cursor,
        ..CaseFilter::default()
    };
    let language = reader.language;
    let list = state
        .run(move |office, _| {
            office.store.read(|c| {
                let page = cases::page(c, &user.scope(), &filter)?;
                let names = reading::names(office, c, &Codes::of_rows(&page.items), today)?;
                let items = page.items.iter();
                Ok::<_, StoreError>(CaseList {
                    items: items
                        .map(|row| case_views::case_item(row, &names, language, today))
                        .collect(),
                    next: page.next,
                })
            })
        })
        .await?;
    Ok(Json(list))
}

/// One case.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}", tag = "cases", params(("id" = uuid::Uuid, Path)),
    responses(
        (status = 200, body = CaseView),
        (status = 403, description = "The password must be changed first (`temporary_password`)", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("bearer" = []))
)]
pub async fn show(
    state: Data<State>,
    user: SignedInCaseReader,
    reader: Reader,
    id: Path<String>,
) -> Result<Json<CaseView>, WebError> {
    view(&state, user.0, case_id(&id)?, reader).await
}

async fn view(state: &Data<State>, user: SignedInUser, id: CaseId, reader: Reader) -> Result<Json<CaseView>, WebError> {
    let today = state.today();
    let view = state
        .run(move |office, _| reading::case(office, &user, id, reader.language, today))
        .await?;
    view.map(Json).ok_or(WebError::NotFound)
}

fn case_id(text: &str) -> Result<CaseId, WebError> {
    text.parse().map(CaseId).map_err(|_| WebError::NotFound)
}

/// An acceptance.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The revision that the officer saw.
    revision: i32,
}

/// An answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// `answered`, or `noted` for proposals and responses.
    #[schema(value_type = String)]
    decision: Decision,
    /// The answer to the resident.
    text: String,
    /// The facts established.
    #[serde(default)]
    findings: String,
    /// The law cited.
    #[serde(default)]
    basis: String,
    /// The revision that the officer saw.
    revision: i32,
}

/// A forward.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Forward {
    /// The code of the receiving body.
    body: String,
    /// Why it is theirs; the resident reads it.
    reason: String,
    /// The revision that the officer saw.
    revision: i32,
}

/// Accepts a case for review.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/acceptances", tag = "cases", params(("id" = uuid::Uuid, Path)), request_body = Acceptance,
    responses((status = 200, body = CaseView), (status = "4XX", body = ProblemDetails, content_type = "application/problem+json")),
    security(("bearer" = []))
)]
pub async fn accept(
    state: Data<State>,
    reader: Reader,
    id: Path<String>,
    Permitted(officer, JsonBody(body)): Permitted<SignedInOfficer, JsonBody<Acceptance>>,
) -> Result<Json<CaseView>, WebError> {
    take(&state, officer, reader, &id, body.revision, Step::Accept).await
}

/// Answers a case, or takes note of it.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/answers", tag = "cases", params(("id" = uuid::Uuid, Path)), request_body = Answer,
    responses((status = 200, body = CaseView), (status = "4XX", body = ProblemDetails, content_type = "application/problem+json")),
    security(("bearer" = []))
)]
pub async fn answer(
    state: Data<State>,
    reader: Reader,
    id: Path<String>,
    Permitted(officer, JsonBody(body)): Permitted<SignedInOfficer, JsonBody<Answer>>,
) -> Result<Json<CaseView>, WebError> {
    let Answer {
        decision,
        text,
        findings,
        basis,
        revision,
    } = body;
    let step = Step::Answer {
        decision,
        text,
        findings,
        basis,
    };
    take(&state, officer, reader, &id, revision, step).await
}

/// Forwards a case to the body that the matter belongs to.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/forwards", tag = "cases", params(("id" = uuid::Uuid, Path)), request_body = Forward,
    responses((status = 200, body = CaseView), (status = "4XX", body = ProblemDetails, content_type = "application/problem+json")),
    security(("bearer" = []))
)]
pub async fn forward(
    state: Data<State>,
    reader: Reader,
    id: Path<String>,
    Permitted(officer, JsonBody(body)): Permitted<SignedInOfficer, JsonBody<Forward>>,
) -> Result<Json<CaseView>, WebError> {
    let Forward {
        body: to,
        reason,
        revision,
    } = body;
    let step = Step::Forward {
        to: BodyCode(to),
        reason,
    };
    take(&state, officer, reader, &id, revision, step).await
}

/// Takes a step and shows the case after it.
async fn take(
    state: &Data<State>,
    by: SignedInOfficer,
    reader: Reader,
    id: &str,
    seen: i32,
    step: Step,
) -> Result<Json<CaseView>, WebError> {
    let id = case_id(id)?;
    let user = SignedInUser {
        officer: by.officer.clone(),
        session: by.session,
    };
    state
        .run(move |office, now| actions::take_step(office, &by.officer, id, seen, &step, now))
        .await?;
    view(state, user, id, reader).await
}
