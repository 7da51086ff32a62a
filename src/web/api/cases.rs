//! The queue, a case, and the steps that an officer takes on it.
use actix_web::web::{Data, Json, Path};
use serde::Deserialize;
use utoipa::ToSchema;

use super::case_views::{self, CaseList, CaseView};
use super::query::{NoParameters, Parameters};
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
use crate::web::state::State;

/// The orders of the list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "it describes the words; the store has the orders")]
pub enum SortWord {
    /// By due date.
    Due,
    /// By arrival.
    Received,
}

/// Lists the cases of the officer's body, or of the overseer's territory.
#[utoipa::path(
    get, path = "/api/v1/cases", tag = "cases",
    params(
        ("status" = Option<CaseStatus>, Query),
        ("overdue" = Option<bool>, Query),
        ("due_by" = Option<chrono::NaiveDate>, Query),
        ("subject" = Option<String>, Query, pattern = "^[a-z0-9_.]{1,100}$"),
        ("body" = Option<String>, Query, pattern = "^([0-9]{9}|KZ)[.][a-z_]{1,50}$"),
        ("sort" = Option<SortWord>, Query, description = "Usually due: the earliest date first; received: the latest arrival first"),
        ("limit" = Option<i64>, Query, description = "Usually 50", minimum = 1, maximum = 200),
        ("cursor" = Option<String>, Query, description = "next of the page before, with the same sort", pattern = "^[0-9-]{1,17}_[0-9a-f]{32}$"),
    ),
    responses((status = 200, body = CaseList), (status = 404, description = "Not for this reader")),
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
        // Instants and days are no longer than this; an endless number would leave the databases' calendars.
        let short = cursor.split('_').next().is_some_and(|key| key.len() <= 17);
        (short && cases::is_cursor(cursor, sort)).then(|| cursor.to_owned())
    })?;
    let of_overdue = (Measure::Overdue, AsOf::day(today));
    let filter = CaseFilter {
        status: query.parsed::<CaseStatus>("status", Problem::NotAWord)?,
        measure: (overdue == Some(true)).then_some(of_overdue),
        outside: (overdue == Some(false)).then_some(of_overdue),
        due_by: query.date("due_by")?,
        subject: query.code("subject")?,
        body: query.read("body", BodyCode::parse)?,
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
    responses((status = 200, body = CaseView), (status = 404, description = "No such case, or not for this reader")),
    security(("bearer" = []))
)]
pub async fn show(
    state: Data<State>,
    user: SignedInCaseReader,
    reader: Reader,
    id: Path<String>,
    _: NoParameters,
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
    #[schema(minimum = 1)]
    revision: i32,
}

/// An answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// `answered`, or `noted` for proposals and responses.
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

/// What an [`Answer`] must hold, told apart by the decision. It is read as one shape, so that each fault is named by its
/// field.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "it describes the body")]
pub enum AnswerBody {
    /// On the substance.
    Answered(AnsweredBody),
    /// Taken note of.
    Noted(NotedBody),
}

/// An answer on the substance states the facts and cites the law (APPC 89(2)).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "it describes the body")]
pub struct AnsweredBody {
    decision: AnsweredWord,
    /// The answer to the resident.
    #[schema(min_length = 1, max_length = 10000)]
    text: String,
    /// The facts established.
    #[schema(min_length = 1, max_length = 10000)]
    findings: String,
    /// The law cited.
    #[schema(min_length = 1, max_length = 2000)]
    basis: String,
    /// The revision that the officer saw.
    #[schema(minimum = 1)]
    revision: i32,
}

/// Only proposals and responses may be taken note of (APPC 89(1)(2)).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "it describes the body")]
pub struct NotedBody {
    decision: NotedWord,
    /// The answer to the resident.
    #[schema(min_length = 1, max_length = 10000)]
    text: String,
    /// The facts established.
    #[serde(default)]
    #[schema(max_length = 10000)]
    findings: String,
    /// The law cited.
    #[serde(default)]
    #[schema(max_length = 2000)]
    basis: String,
    /// The revision that the officer saw.
    #[schema(minimum = 1)]
    revision: i32,
}

/// The decision of an answer on the substance.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "it describes the word")]
pub enum AnsweredWord {
    /// Answered.
    Answered,
}

/// The decision to take note.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "it describes the word")]
pub enum NotedWord {
    /// Taken note of.
    Noted,
}

/// A forward.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Forward {
    /// The code of the receiving body.
    #[schema(min_length = 1)]
    body: String,
    /// Why it is theirs; the resident reads it.
    #[schema(min_length = 1, max_length = 2000)]
    reason: String,
    /// The revision that the officer saw.
    #[schema(minimum = 1)]
    revision: i32,
}

/// Accepts a case for review.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/acceptances", tag = "cases", params(("id" = uuid::Uuid, Path)), request_body = Acceptance,
    responses(
        (status = 200, body = CaseView),
        (status = 404, description = "No such case, or not for this reader"),
        (status = 409, description = "The case has changed since (`stale`, with `current`), or the step is not allowed (`not_allowed`)"),
    ),
    security(("bearer" = []))
)]
pub async fn accept(
    state: Data<State>,
    reader: Reader,
    id: Path<String>,
    Permitted(officer, JsonBody(body)): Permitted<SignedInOfficer, JsonBody<Acceptance>>,
    _: NoParameters,
) -> Result<Json<CaseView>, WebError> {
    take(&state, officer, reader, &id, body.revision, Step::Accept).await
}

/// Answers a case, or takes note of it.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/answers", tag = "cases", params(("id" = uuid::Uuid, Path)), request_body = AnswerBody,
    responses(
        (status = 200, body = CaseView),
        (status = 404, description = "No such case, or not for this reader"),
        (status = 409, description = "The case has changed since (`stale`, with `current`), or the step is not allowed (`not_allowed`)"),
    ),
    security(("bearer" = []))
)]
pub async fn answer(
    state: Data<State>,
    reader: Reader,
    id: Path<String>,
    Permitted(officer, JsonBody(body)): Permitted<SignedInOfficer, JsonBody<Answer>>,
    _: NoParameters,
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
        text: text.into(),
        findings: findings.into(),
        basis: basis.into(),
    };
    take(&state, officer, reader, &id, revision, step).await
}

/// Forwards a case to the body that the matter belongs to.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/forwards", tag = "cases", params(("id" = uuid::Uuid, Path)), request_body = Forward,
    responses(
        (status = 200, body = CaseView),
        (status = 404, description = "No such case, or not for this reader"),
        (status = 409, description = "The case has changed since (`stale`, with `current`), or the step is not allowed (`not_allowed`)"),
    ),
    security(("bearer" = []))
)]
pub async fn forward(
    state: Data<State>,
    reader: Reader,
    id: Path<String>,
    Permitted(officer, JsonBody(body)): Permitted<SignedInOfficer, JsonBody<Forward>>,
    _: NoParameters,
) -> Result<Json<CaseView>, WebError> {
    let Forward {
        body: to,
        reason,
        revision,
    } = body;
    let step = Step::Forward {
        to: BodyCode::read(&to),
        reason: reason.into(),
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
    if seen < 1 {
        return Err(WebError::field("revision", Problem::NotAWord));
    }
    let user = SignedInUser {
        officer: by.officer.clone(),
        session: by.session,
    };
    state
        .run(move |office, now| actions::take_step(office, &by.officer, id, seen, &step, now))
        .await?;
    view(state, user, id, reader).await
}
