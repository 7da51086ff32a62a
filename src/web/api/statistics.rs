//! The figures as JSON and CSV, from the same lines.
//!
//! They are within the user's scope: an officer's body, an overseer's territory, the country for administrators.
//! It reads months and chooses names; what a measure means is `statistics`'.
use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::Data;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::query::Parameters;
use super::reading::{self, Codes};
use super::views::Names;
use crate::actions::Problem;
use crate::appeal::Language;
use crate::statistics::{self, BadPeriod, GroupBy, Line, Period};
use crate::store;
use crate::store::StoreError;
use crate::store::cases::Scope;
use crate::territory::TerritoryCode;
use crate::web::error::WebError;
use crate::web::extract::{Reader, SignedInUser};
use crate::web::state::State;

/// The figures, in the order of their groups.
#[derive(Debug, Serialize, ToSchema)]
pub struct Figures {
    items: Vec<Figure>,
}

/// One line of figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct Figure {
    /// Under the word of `group_by`: a body, subject or KATO code, or a month `2026-01`.
    #[serde(flatten)]
    group: BTreeMap<&'static str, String>,
    /// The name of the group in the reader's language.
    name: String,
    /// Cases registered in the period.
    received: u64,
    /// Of these, answered or taken note of; an answer on paper once it is posted.
    answered: u64,
    /// Answered on the due date or before.
    on_time: u64,
    /// Answered after the due date.
    late: u64,
    /// Without an answer that the resident has, and due before today.
    overdue: u64,
    /// Forwarded to another body.
    forwarded: u64,
    /// For which the rulebook named no holder.
    undetermined: u64,
    /// Filed where two texts of law name two bodies.
    overlapping: u64,
    /// Median of the working days from registration to the answer; `null` when there is none.
    median_days: Option<f64>,
}

impl Figure {
    fn new(line: &Line, by: GroupBy, names: &Names, language: Language) -> Self {
        Self {
            name: names.of(&line.group, language).name,
            group: BTreeMap::from([(by.as_str(), line.group.clone())]),
            received: line.received,
            answered: line.answered,
            on_time: line.on_time,
            late: line.late,
            overdue: line.overdue,
            forwarded: line.forwarded,
            undetermined: line.undetermined,
            overlapping: line.overlapping,
            median_days: line.median_days,
        }
    }
}

/// The forms of the figures.
#[derive(Debug, serde::Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "it describes the words")]
pub enum FormatWord {
    /// JSON.
    Json,
    /// CSV with names.
    Csv,
}

/// The figures of cases registered in some months.
#[utoipa::path(
    get, path = "/api/v1/statistics", tag = "statistics",
    params(
        ("from" = Option<String>, Query, description = "First month, 2026-01; usually the eleventh before the last", pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$"),
        ("to" = Option<String>, Query, description = "Last month, inclusive; usually that in which an appeal that comes now is registered", pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$"),
        ("group_by" = Option<GroupBy>, Query, description = "Usually body"),
        ("territory" = Option<String>, Query, description = "KATO code within the reader's scope", pattern = "^[0-9]{9}$"),
        ("format" = Option<FormatWord>, Query, description = "Usually json"),
    ),
    responses(
        (status = 200, content((Figures = "application/json"), (String = "text/csv"))),
        (status = 404, description = "A territory that is not within the reader's scope"),
    ),
    security(("bearer" = []))
)]
pub async fn figures(
    state: Data<State>,
    user: SignedInUser,
    reader: Reader,
    query: Parameters,
) -> Result<HttpResponse, WebError> {
    query.only(&["from", "to", "group_by", "territory", "format"])?;
    let now = crate::deadlines::civil(state.clock.now());
    let today = now.date();
    let Period { from, to } = period(&query, state.office.law().registered_next(now))?;
    let by = query.parsed("group_by", Problem::NotAWord)?.unwrap_or(GroupBy::Body);
    let territory = query.read("territory", TerritoryCode::read)?;
    let scope = narrowed(user.scope(), territory)?;
    let csv = query.read("format", |word| match word {
        "json" => Some(false),
        "csv" => Some(true),
        _ => None,
    })?;
    let language = reader.language;
    let (lines, names) = state
        .run(move |office, _| {
            office.store.read(|c| {
                let outcomes = store::statistics::outcomes(c, &scope, from, to)?;
                let lines = statistics::summarise(&outcomes, by, today);
                let names = reading::names(office, c, &codes(&lines, by), today)?;
                Ok::<_, StoreError>((lines, names))
            })
        })
        .await?;
    if csv == Some(true) {
        let name = |group: &str| names.of(group, language).name;
        let csv =
            statistics::to_csv(&lines, by.as_str(), name).map_err(|error| WebError::Internal(error.to_string()))?;
        return Ok(HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"statistics.csv\""))
            .body(csv));
    }
    let items = lines.iter().map(|line| Figure::new(line, by, &names, language));
    Ok(HttpResponse::Ok().json(Figures { items: items.collect() }))
}

/// The months asked for, or the word at fault.
fn period(query: &Parameters, registered_next: NaiveDate) -> Result<Period, WebError> {
    let word = |name| match query.text(name)? {
        Some(word) if statistics::month(word).is_none() => Err(WebError::field(name, Problem::InvalidMonth)),
        word => Ok(word.unwrap_or_default()),
    };
    Period::asked(word("from")?, word("to")?, registered_next).map_err(|fault| {
        let field = match fault {
            BadPeriod::From => "from",
            BadPeriod::To | BadPeriod::Order => "to",
        };
        WebError::field(field, Problem::InvalidMonth)
    })
}

/// The scope within a territory: one's own scope where the territory holds it whole, the territory where it lies
/// inside; what lies outside is not there (404).
fn narrowed(scope: Scope, territory: Option<TerritoryCode>) -> Result<Scope, WebError> {
    let Some(wanted) = territory else {
        return Ok(scope);
    };
    match &scope {
        Scope::Country => Ok(Scope::Territory(wanted)),
        Scope::Territory(own) if own.contains(&wanted) => Ok(Scope::Territory(wanted)),
        Scope::Territory(own) if wanted.contains(own) => Ok(scope),
        Scope::Body(body) => {
            let own = body.0.split('.').next().and_then(TerritoryCode::parse);
            match own {
                Some(own) if wanted.contains(&own) => Ok(scope),
                _ => Err(WebError::NotFound),
            }
        }
        Scope::Territory(_) => Err(WebError::NotFound),
    }
}

/// The codes whose names the lines need; months have none.
fn codes(lines: &[Line], by: GroupBy) -> Codes {
    let mut codes = Codes::default();
    for line in lines {
        match by {
            GroupBy::Body => codes.body(&line.group),
            GroupBy::Subject => codes.subject(&line.group),
            GroupBy::Oblast | GroupBy::District => codes.territory(&line.group),
            GroupBy::Month => {}
        }
    }
    codes
}
