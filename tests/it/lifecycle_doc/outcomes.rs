//! What each step really does: it is decided on a case of every status, kind and clock that its row permits, by everybody who may take
//! it, early and late, with every choice of its fields.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use listening_state::appeal::{BodyCode, CaseId, CleanText, Kind, Number, OfficerId, ProposalId, Role};
use listening_state::deadlines::{Clock, instant};
use listening_state::law::Law;
use listening_state::lifecycle::steps::{
    self, Context, Field, FieldType, Fields, NamedProposal, OtherAppeal, OtherCase, Plan, Step,
};
use listening_state::lifecycle::{CaseState, CaseStatus, Complained, Cure, StepName, Taker};
use uuid::Uuid;

const OWN: &str = "103641000.akimat";
const OTHER: &str = "103600000.akimat";
const SOMEBODY: OfficerId = OfficerId(Uuid::from_u128(7));
/// A time before the terms of [`case`] end, and one after: its answer, its forward, what was asked of the applicant, its hearing.
const TIMES: [&str; 2] = ["2026-03-19T11:00", "2026-04-20T11:00"];
/// Within two months of both.
const LATER: &str = "2026-05-18";

/// A step that was decided.
pub struct Outcome {
    pub from: CaseStatus,
    /// The role of the officer; `None` for the applicant.
    pub role: Option<Role>,
    /// The words that were chosen in its fields.
    pub chosen: BTreeMap<&'static str, String>,
    pub plan: Plan,
}

/// Everything that a step was found to do.
pub fn of(law: &Law, name: StepName) -> Vec<Outcome> {
    let row = name.row();
    let takers: Vec<(Option<Role>, Taker)> = match row.of_residents() {
        true => vec![(None, Taker::Resident)],
        false => (row.who.roles().iter())
            .map(|role| (Some(*role), Taker::Officer(SOMEBODY, *role)))
            .collect(),
    };
    let mut found = Vec::new();
    for now in TIMES.map(at) {
        for case in row.from.iter().flat_map(|status| cases(*status)) {
            let inputs = inputs(row.fields, now);
            for (role, by) in &takers {
                let context = Context {
                    case: &case,
                    law,
                    now,
                    by: *by,
                };
                let decided = inputs
                    .iter()
                    .filter_map(|input| Some((input, decide(name, input, &context)?)));
                found.extend(decided.map(|(input, plan)| Outcome {
                    from: case.status,
                    role: *role,
                    chosen: chosen(row.fields, input),
                    plan,
                }));
            }
        }
    }
    found
}

fn at(text: &str) -> DateTime<Utc> {
    instant(NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").expect("a time"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The clocks that a step asks for: those under which cases run.
fn clocks() -> Vec<Clock> {
    let mut clocks: Vec<Clock> = StepName::ALL
        .iter()
        .flat_map(|name| name.row().clocks.unwrap_or_default().to_vec())
        .collect();
    clocks.sort();
    clocks.dedup();
    clocks
}

/// A case of this status in each kind, under each clock, leading others or not, with its body known or not, asked for more before
/// and after it was taken up.
fn cases(status: CaseStatus) -> Vec<CaseState> {
    let mut cases = Vec::new();
    for kind in Kind::ALL {
        for clock in clocks() {
            for (leads, undetermined) in [(false, false), (true, false), (false, true)] {
                for was in [CaseStatus::Registered, CaseStatus::InReview] {
                    let until = day("2026-03-30");
                    cases.push(CaseState {
                        leads,
                        undetermined,
                        cure: Some(Cure { until, was }),
                        ..case(status, kind, clock)
                    });
                }
            }
        }
    }
    cases
}

fn case(status: CaseStatus, kind: Kind, clock: Clock) -> CaseState {
    CaseState {
        kind,
        subject: "road.pothole".into(),
        number: Number("ЖТ-2026-000001".into()),
        status,
        clock,
        body: BodyCode(OWN.into()),
        higher: Some(BodyCode(OTHER.into())),
        from: Some(BodyCode(OTHER.into())),
        arrived_at: at("2026-03-18T10:00"),
        registered_on: day("2026-03-18"),
        due_on: Some(day("2026-04-13")),
        forward_due_on: Some(day("2026-03-26")),
        answered_by_email: true,
        closed_at: (!status.is_open()).then(|| at("2026-03-19T10:00")),
        answered_on: None,
        executor: None,
        undetermined: false,
        leads: false,
        cure: None,
        hearing_on: Some(day("2026-04-01")),
        objection_due_on: Some(day("2026-03-27")),
        complaint: Complained {
            signed_by: Vec::new(),
            own_power: true,
        },
        proposed: true,
    }
}

/// Every way to fill in the fields that may make a difference.
fn inputs(fields: &[Field], now: DateTime<Utc>) -> Vec<BTreeMap<&'static str, String>> {
    let mut inputs = vec![BTreeMap::new()];
    for field in fields {
        let values = values(field, now);
        let with = |input: &BTreeMap<&'static str, String>, value: &String| {
            let mut input = input.clone();
            input.insert(field.name, value.clone());
            input
        };
        inputs = inputs
            .iter()
            .flat_map(|input| values.iter().map(move |value| with(input, value)))
            .collect();
    }
    inputs
}

fn values(field: &Field, now: DateTime<Utc>) -> Vec<String> {
    let mut values = match field.kind {
        // What is about a person has a form of its own and decides nothing.
        FieldType::Text { .. } if field.personal => Vec::new(),
        FieldType::Text { .. } => vec!["APPC, article 80".to_owned()],
        FieldType::Date => vec![
            listening_state::deadlines::civil(now).date().to_string(),
            LATER.to_owned(),
        ],
        FieldType::DateTime => vec![format!("{LATER}T10:00")],
        FieldType::Body => vec![OWN.to_owned(), OTHER.to_owned()],
        FieldType::Number => vec!["ЖТ-2026-000002".to_owned()],
        FieldType::Officer | FieldType::Proposal => vec![SOMEBODY.0.to_string()],
        FieldType::Choice(words) => words.iter().map(|word| (*word).to_owned()).collect(),
    };
    if !field.required {
        values.push(String::new());
    }
    values
}

/// The words that were chosen, by their fields.
fn chosen(fields: &[Field], input: &BTreeMap<&'static str, String>) -> BTreeMap<&'static str, String> {
    let choices = fields.iter().filter(|field| field.kind.choices().is_some());
    choices.map(|field| (field.name, input[field.name].clone())).collect()
}

fn decide(name: StepName, input: &BTreeMap<&'static str, String>, at: &Context<'_>) -> Option<Plan> {
    steps::permitted(name, at.case, at.by, at.today()).ok()?;
    let step = (input.iter()).fold(Step::new(name), |step, (field, text)| {
        step.with(field, CleanText::from(text.as_str()))
    });
    let (mut fields, faults) = steps::read(&step);
    assert_eq!(faults, [], "{name}: {input:?}");
    look_up(&mut fields, at.case);
    steps::ready(name, &fields, at).ok()?.decide(at).ok()
}

/// As the store would answer: another appeal of the same person about the same, with a case that was returned and one that is considered.
fn look_up(fields: &mut Fields, case: &CaseState) {
    let other = |status| OtherCase {
        id: CaseId(Uuid::from_u128(1)),
        body: case.body.clone(),
        status,
        clock: case.clock,
    };
    for (_, number, found) in fields.numbers() {
        *found = Some(Box::new(OtherAppeal {
            number: number.clone(),
            kind: case.kind,
            subject: case.subject.clone(),
            same_applicant: true,
            cases: vec![other(CaseStatus::Returned), other(CaseStatus::InReview)],
        }));
    }
    for (_, _, found) in fields.officers() {
        *found = Some(SOMEBODY);
    }
    for (_, _, found) in fields.proposals() {
        *found = Some(NamedProposal {
            id: ProposalId(Uuid::from_u128(2)),
            by: SOMEBODY,
            ended: None,
        });
    }
}
