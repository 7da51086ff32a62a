//! The queue and a case.

use actix_web::web::{Data, Json, Path};
use serde::Deserialize;
use utoipa::ToSchema;

use super::case_views::{self, CaseList, CaseView};
use super::query::{NoParameters, Parameters};
use super::reading::{self, Codes};

use crate::actions::Problem;
use crate::appeal::{BodyCode, CaseId};
use crate::lifecycle::CaseStatus;
use crate::statistics::{AsOf, Measure};
use crate::store::StoreError;
use crate::store::cases::{self, CaseFilter, Sort};
use crate::web::error::WebError;
use crate::web::extract::{Reader, SignedInCaseReader, SignedInUser};
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

/// A case that the user may read, else 404.
pub(super) async fn view(
    state: &Data<State>,
    user: SignedInUser,
    id: CaseId,
    reader: Reader,
) -> Result<Json<CaseView>, WebError> {
    let today = state.today();
    let view = state
        .run(move |office, _| reading::case(office, &user, id, reader.language, today))
        .await?;
    view.map(Json).ok_or(WebError::NotFound)
}

/// The case of a path; what is no id is no case.
pub(super) fn case_id(text: &str) -> Result<CaseId, WebError> {
    text.parse().map(CaseId).map_err(|_| WebError::NotFound)
}
