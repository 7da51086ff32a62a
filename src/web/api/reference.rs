//! What anybody may look up: bodies, territories and the calendar.
use std::collections::{BTreeMap, BTreeSet};

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, Responder};
use serde::Serialize;
use utoipa::ToSchema;

use super::query::{NoParameters, Parameters};
use crate::actions::Problem;
use crate::appeal::Trilingual;
use crate::deadlines::CalendarYear;
use crate::deadlines::civil;
use crate::store::bodies::{Body, Near};
use crate::store::{StoreError, bodies, territories};
use crate::territory::{Level, Territory, TerritoryCode, TerritoryKind};
use crate::web::error::WebError;
use crate::web::security::PublicReader;
use crate::web::state::State;

/// Bodies found.
#[derive(Debug, Serialize, ToSchema)]
pub struct BodyList {
    items: Vec<BodyItem>,
    /// How many more were found than `limit` lets through.
    hidden: u64,
    /// Whether there may be still more: the words fit very many names.
    at_least: bool,
}

/// A body.
#[derive(Debug, Serialize, ToSchema)]
pub struct BodyItem {
    /// `103641000.akimat`.
    code: String,
    name: Trilingual,
    /// `rural`, `district`, `oblast` or `republic`.
    #[schema(value_type = Level)]
    level: &'static str,
    function: String,
    /// `null` for the Republic's.
    territory: Option<String>,
    /// The next higher body, which decides complaints.
    higher: Option<String>,
    /// Whether anybody who may sign works there; if not, the akimat of the level holds.
    staffed: bool,
    /// The code of the body whose officers work its cases: the same one, or a higher one; `null` where nobody does.
    attended_by: Option<String>,
}

impl From<Body> for BodyItem {
    fn from(body: Body) -> Self {
        Self {
            code: body.code.0,
            name: body.name,
            level: body.level.as_str(),
            function: body.function,
            territory: body.territory.map(|code| code.to_string()),
            higher: body.higher.map(|code| code.0),
            staffed: body.staffed,
            attended_by: body.attended_by.map(|code| code.0),
        }
    }
}

/// Finds bodies by words of their names or the beginning of their code.
#[utoipa::path(
    get, path = "/api/v1/bodies", tag = "reference",
    params(
        ("q" = Option<String>, Query, description = "None finds the first", max_length = 200),
        ("limit" = Option<i64>, Query, description = "Usually 50", minimum = 1, maximum = 500),
    ),
    responses((status = 200, body = BodyList), (status = 429, description = "Too many requests from one source"))
)]
pub async fn bodies(state: Data<State>, _: PublicReader, query: Parameters) -> Result<Json<BodyList>, WebError> {
    query.only(&["q", "limit"])?;
    let limit = query.limit(50, 500)?;
    let words = query.words("q")?.to_owned();
    let found = state
        .run(move |office, _| {
            office
                .store
                .read(|c| bodies::search(c, &words, &Near::default(), limit))
        })
        .await?;
    Ok(Json(BodyList {
        items: found.items.into_iter().map(BodyItem::from).collect(),
        hidden: found.hidden,
        at_least: found.at_least,
    }))
}

/// Territories found.
#[derive(Debug, Serialize, ToSchema)]
pub struct TerritoryList {
    items: Vec<TerritoryItem>,
    /// How many more were found than `limit` lets through.
    hidden: u64,
    /// Whether there may be still more: the words fit very many names.
    at_least: bool,
}

/// A territory of the classifier.
#[derive(Debug, Serialize, ToSchema)]
pub struct TerritoryItem {
    code: String,
    /// `oblast`, `city`, `district`, `city_part`, `town`, `township`, `rural_okrug` or `settlement`.
    #[schema(value_type = TerritoryKind)]
    kind: &'static str,
    name: Trilingual,
    /// The nearest territory around it that the list has.
    parent: Option<String>,
}

/// Finds territories by the beginning of a word of their names, or by code.
#[utoipa::path(
    get, path = "/api/v1/territories", tag = "reference",
    params(
        ("q" = Option<String>, Query, description = "None finds the first", max_length = 200),
        ("kind" = Option<TerritoryKind>, Query),
        ("limit" = Option<i64>, Query, description = "Usually 50", minimum = 1, maximum = 500),
    ),
    responses((status = 200, body = TerritoryList), (status = 429, description = "Too many requests from one source"))
)]
pub async fn territories(
    state: Data<State>,
    _: PublicReader,
    query: Parameters,
) -> Result<Json<TerritoryList>, WebError> {
    query.only(&["q", "kind", "limit"])?;
    let limit = query.limit(50, 500)?;
    let kind = query.parsed::<TerritoryKind>("kind", Problem::NotAWord)?;
    let words = query.words("q")?.to_owned();
    let list = state
        .run(move |office, now| {
            let today = civil(now).date();
            office.store.read(|c| {
                let found = territories::search(c, &words, kind.as_slice(), today, limit)?;
                let around: BTreeSet<String> = found.items.iter().flat_map(|place| ancestors(&place.code)).collect();
                let around: Vec<String> = around.into_iter().collect();
                let known = territories::find_many(c, &around)?;
                let known: BTreeMap<String, ()> = known.into_iter().map(|place| (place.code.to_string(), ())).collect();
                Ok::<_, StoreError>(TerritoryList {
                    items: found.items.into_iter().map(|place| item(place, &known)).collect(),
                    hidden: found.hidden,
                    at_least: found.at_least,
                })
            })
        })
        .await?;
    Ok(Json(list))
}

/// The codes of what lies around a territory, the nearest first.
fn ancestors(code: &TerritoryCode) -> Vec<String> {
    code.around().map(|around| around.to_string()).collect()
}

fn item(place: Territory, known: &BTreeMap<String, ()>) -> TerritoryItem {
    TerritoryItem {
        parent: ancestors(&place.code)
            .into_iter()
            .find(|around| known.contains_key(around)),
        code: place.code.to_string(),
        kind: place.kind.as_str(),
        name: place.name,
    }
}

/// Days off and worked week-ends of a year, with names and source.
#[utoipa::path(
    get, path = "/api/v1/calendar/{year}", tag = "reference", params(("year" = i32, Path)),
    responses(
        (status = 200, body = CalendarYear),
        (status = 404, description = "No calendar of that year is known"),
    )
)]
pub async fn calendar(state: Data<State>, year: Path<String>, _: NoParameters) -> Result<impl Responder, WebError> {
    let year = year.parse().map_err(|_| WebError::NotFound)?;
    let calendar = state.office.law().calendar.year(year).ok_or(WebError::NotFound)?;
    Ok(HttpResponse::Ok().json(calendar))
}
