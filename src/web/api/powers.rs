//! The division of powers as anybody may read it, and who would answer an appeal, without filing one.
use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::{Data, Json};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::query::Parameters;
use crate::actions::{self, Problem};
use crate::appeal::{Facts, Trilingual};
use crate::law::view::{RoutingView, routing_view};
use crate::powers::{Function, Question, RuleRow, Rulebook, Subject, Unroutable};
use crate::store::{Conn, bodies};
use crate::territory::{Place, TerritoryCode};
use crate::web::error::WebError;
use crate::web::extract::Reader;
use crate::web::security::PublicReader;
use crate::web::state::State;

/// The rulebook in force on a date.
#[derive(Debug, Serialize, ToSchema)]
pub struct PowersView {
    on: NaiveDate,
    /// The versions of the law in force.
    law: String,
    groups: Vec<GroupView>,
    subjects: Vec<SubjectView>,
    questions: Vec<Question>,
    #[schema(value_type = Vec<Function>)]
    functions: Value,
}

/// A group of subjects.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupView {
    code: String,
    name: Trilingual,
}

/// A subject with the rows of its decision table.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubjectView {
    #[serde(flatten)]
    subject: Subject,
    /// Search words: Kazakh, Russian, English.
    words: [Vec<String>; 3],
    /// For each row: its code, the answers (`when`) and kinds of place that it holds for, the level and function of
    /// the body, who does the work, whose budget, the basis and how sure it is.
    rules: Vec<RuleRow>,
}

/// The date asked for, usually today.
fn on(query: &Parameters, today: NaiveDate) -> Result<NaiveDate, WebError> {
    Ok(query.date("on")?.unwrap_or(today))
}

/// Subjects, questions, rules and functions in force on a date.
#[utoipa::path(
    get, path = "/api/v1/powers", tag = "powers",
    params(("on" = Option<NaiveDate>, Query, description = "Usually today")),
    responses((status = 200, body = PowersView), (status = 429, description = "Too many requests from one source"))
)]
pub async fn rulebook(state: Data<State>, _: PublicReader, query: Parameters) -> Result<Json<PowersView>, WebError> {
    query.only(&["on"])?;
    let on = on(&query, state.today())?;
    let law = &state.office.law();
    if law.powers.version_on(on).is_none() {
        return Err(before_the_law(&law.powers));
    }
    let subjects = law.powers.subjects(on);
    let mut questions: BTreeMap<String, Question> = BTreeMap::new();
    for code in subjects.iter().flat_map(|subject| &subject.questions) {
        if let Some(question) = law.powers.question(on, code) {
            questions.insert(code.clone(), question);
        }
    }
    let groups = law.powers.groups(on).into_iter();
    Ok(Json(PowersView {
        on,
        law: law.version_on(on),
        groups: groups.map(|(code, name)| GroupView { code, name }).collect(),
        subjects: subjects
            .into_iter()
            .map(|subject| SubjectView {
                words: law.powers.words(on, &subject.code),
                rules: law.powers.rules(on, &subject.code),
                subject,
            })
            .collect(),
        questions: questions.into_values().collect(),
        functions: serde_json::to_value(law.powers.functions()).unwrap_or_default(),
    }))
}

/// Who would answer, by which rule and why; nothing is filed.
#[utoipa::path(
    get, path = "/api/v1/powers/route", tag = "powers",
    params(
        ("settlement" = String, Query, description = "KATO code of a settled place", pattern = "^[0-9]{9}$"),
        ("subject" = String, Query, pattern = "^[a-z0-9_.]{1,100}$"),
        ("on" = Option<NaiveDate>, Query, description = "Usually today"),
        ("fact.*" = Option<String>, Query, description = "Answers to the questions of the subject: fact.road_class=street", min_length = 1),
    ),
    responses((status = 200, body = RoutingView), (status = 429, description = "Too many requests from one source"))
)]
pub async fn route(
    state: Data<State>,
    _: PublicReader,
    reader: Reader,
    query: Parameters,
) -> Result<HttpResponse, WebError> {
    query.only(&["settlement", "subject", "on", "fact."])?;
    let today = state.today();
    let on = on(&query, today)?;
    let [settlement, subject] = query.all_required(["settlement", "subject"])?;
    let settlement =
        TerritoryCode::read(settlement).ok_or_else(|| WebError::field("settlement", Problem::UnknownSettlement))?;
    let subject = subject.to_owned();
    let facts: Facts = query.under("fact.").collect();
    let (routing, body) = state
        .run(move |office, _| {
            office.store.read(|c| {
                let place = place(c, &settlement, on, today)?;
                let mut routing = office
                    .law()
                    .powers
                    .route(on, &place, &subject, &facts)
                    .map_err(|why| refused(why, &office.law().powers))?;
                let body = bodies::holder_of(c, &place, &mut routing, on)?;
                Ok::<_, WebError>((routing, body))
            })
        })
        .await?;
    let body = body.map(|body| body.code);
    Ok(HttpResponse::Ok().json(routing_view(&routing, body.as_ref(), reader.language)))
}

fn place(c: &mut Conn, settlement: &TerritoryCode, on: NaiveDate, today: NaiveDate) -> Result<Place, WebError> {
    actions::find_place_of_question(c, settlement, on, today)?.map_err(|problem| WebError::field("settlement", problem))
}

fn refused(error: Unroutable, rulebook: &Rulebook) -> WebError {
    match error {
        Unroutable::UnknownSubject => WebError::field("subject", Problem::UnknownSubject),
        Unroutable::UnknownQuestion(question) => WebError::field(format!("fact.{question}"), Problem::UnknownQuestion),
        Unroutable::UnknownAnswer { question } => WebError::field(format!("fact.{question}"), Problem::UnknownAnswer),
        Unroutable::NoRulebook => before_the_law(rulebook),
    }
}

fn before_the_law(rulebook: &Rulebook) -> WebError {
    match rulebook.first_day() {
        Some(from) => WebError::field("on", Problem::BeforeTheLaw { from }),
        None => WebError::field("on", Problem::InvalidDate),
    }
}
