//! Cases: the body's clock, the queue.
//!
//! It owns the columns of a case; which case may become what is the lifecycle's.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::expression::SelectableExpression;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::conn::{Moment, MultiBackend, Uid};
use super::schema::{appeals, cases};
use super::steps::TakenStep;
use super::{Conn, StoreError, attendance, inside, word};
use crate::appeal::{Actor, AppealId, BodyCode, CaseId, CleanText, OfficerId};
use crate::deadlines::{Clock, Deadline};
use crate::lifecycle::CaseStatus;
use crate::powers::Routing;
use crate::statistics::Standing;
use crate::territory::TerritoryCode;

mod appeal;
pub(super) mod held;
mod measures;
mod queue;
mod recount;
use appeal::complete;
pub use appeal::{joined_to, last_seq, leads, standings};
mod succession;
mod write;
pub use held::{deadline_digest, routing_digest};
pub(super) use queue::NO_DUE_DATE;
pub use queue::{CaseFilter, CasePage, CaseRow, QueueCounts, Sort, counts, is_cursor, open_due_by, page};
pub use recount::{Recounted, Running, count_outdated, mark_counted, outdated, write_recounted};
pub use succession::{hand_over, of_succeeded_bodies};
pub use write::{insert, insert_many, update};

/// A body's work on an appeal.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its identity.
    pub id: CaseId,
    /// The appeal.
    pub appeal: AppealId,
    /// Order within the appeal, from 1.
    pub seq: i32,
    /// The body that owes the answer.
    pub body: BodyCode,
    /// How far it is.
    pub status: CaseStatus,
    /// Raised by every change: who saw an older one is told so.
    pub revision: i32,
    /// When it came to the body.
    pub arrived_at: DateTime<Utc>,
    /// The day of registration at the body (APPC 64(3)).
    pub registered_on: NaiveDate,
    /// The last day of the term; `None` waits for a calendar.
    pub due_on: Option<NaiveDate>,
    /// The last day on which it may lawfully be forwarded (APPC 65).
    pub forward_due_on: Option<NaiveDate>,
    /// The clock that it runs under.
    pub clock: Clock,
    /// The last day of a term that was extended.
    pub extended_until: Option<NaiveDate>,
    /// The step that opened it, by the place of its entry in the journal; `None` for what was filed.
    pub opened_by: Option<i64>,
    /// Stored decision of the rulebook (first case) or `None` (opened by a forward).
    pub routing: Option<Routing>,
    /// How the term was counted.
    pub deadline: Option<Deadline>,
    /// The versions of the law that it is decided under.
    pub law_version: String,
    /// The edition of the calendars under which its dates were counted.
    pub calendar: i64,
    /// Whether the rulebook left the holder open.
    pub undetermined: bool,
    /// The officer who works on it.
    pub executor: Option<OfficerId>,
    /// The body that forwarded it here.
    pub forwarded_from: Option<BodyCode>,
    /// The reason of that forward: it stands with the step.
    pub forward_reason: Option<CleanText>,
    /// Whether it was forwarded on after its own term: a breach (APPC 65).
    pub late_forward: bool,
    /// The last answer: it stands with its step.
    pub answer: Option<CaseAnswer>,
    /// The case that leads, where it is considered together with others.
    pub joined_to: Option<CaseId>,
    /// The steps that were taken on it and have a row of their own, in order.
    pub steps: Vec<TakenStep>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// The date of the answer; `None` while its letter waits to be posted.
    pub answered_on: Option<NaiveDate>,
    /// Working days from registration to the answer.
    pub working_days: Option<i64>,
}

impl Case {
    /// What the measures look at.
    pub fn standing(&self) -> Standing {
        Standing {
            status: self.status,
            due_on: self.due_on,
            answered_on: self.answered_on,
            undetermined: self.undetermined,
            overlapping: self.overlapping(),
        }
    }

    /// Whether another text of law names another body than the rule by which the case was filed.
    pub fn overlapping(&self) -> bool {
        self.routing.as_ref().is_some_and(|routing| !routing.also.is_empty())
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseAnswer {
    /// What the resident is told.
    pub text: CleanText,
    /// The facts established.
    pub findings: CleanText,
    /// The law cited.
    pub basis: CleanText,
    /// Who signed it.
    pub by: Actor,
}

/// Whose cases: always part of the SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Those that the officers of a body work on: its own and those of the bodies that it attends.
    Body(BodyCode),
    /// Those about a territory and whatever lies in it.
    Territory(TerritoryCode),
    /// All.
    Country,
}

/// A condition over the cases of a query.
type Condition<'a, QS> = Box<dyn BoxableExpression<QS, MultiBackend, SqlType = Bool> + 'a>;

/// A scope with its bodies looked up, as queries need it: one body is one range of the queue's index.
pub(super) enum Within {
    Bodies(Vec<String>),
    Settlements(String, String),
    Country,
}

impl Scope {
    /// Looks up what the scope holds now. Call it in the read or the transaction whose query it narrows.
    pub(super) fn within(&self, c: &mut Conn) -> Result<Within, StoreError> {
        Ok(match self {
            Self::Body(body) => Within::Bodies(attendance::worked_by(c, body)?),
            Self::Territory(territory) => {
                let (first, last) = inside(territory);
                Within::Settlements(first, last)
            }
            Self::Country => Within::Country,
        })
    }
}

impl Within {
    /// The scope as a condition, for any query that reads cases.
    pub(super) fn condition<'a, QS: 'a>(&self) -> Condition<'a, QS>
    where
        cases::body: SelectableExpression<QS>,
        cases::settlement: SelectableExpression<QS>,
    {
        match self {
            Self::Bodies(bodies) => match bodies.as_slice() {
                [body] => Box::new(cases::body.eq(body.clone())),
                several => Box::new(cases::body.eq_any(several.to_vec())),
            },
            Self::Settlements(first, last) => Box::new(cases::settlement.between(first.clone(), last.clone())),
            Self::Country => Box::new(cases::body.ne("")),
        }
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = cases, treat_none_as_default_value = false)]
pub(super) struct Row {
    id: Uid,
    appeal: Uid,
    seq: i32,
    body: String,
    registered_on: NaiveDate,
    arrived_at: Moment,
    undetermined: bool,
    forwarded_from: Option<String>,
    calendar: i64,
    clock: String,
    opened_by: Option<i64>,
    routing: Option<Uid>,
    overlapping: bool,
    #[diesel(embed)]
    state: State,
}

/// The columns that a step may change.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = cases, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct State {
    status: String,
    open: bool,
    revision: i32,
    due_on: Option<NaiveDate>,
    due_order: NaiveDate,
    forward_due_on: Option<NaiveDate>,
    deadline: Option<String>,
    law_version: String,
    executor: Option<Uid>,
    late_forward: bool,
    extended_until: Option<NaiveDate>,
    closed_at: Option<Moment>,
    answered_on: Option<NaiveDate>,
    working_days: Option<i64>,
    joined_to: Option<Uid>,
}

impl State {
    fn of(case: &Case, revision: i32) -> Result<Self, StoreError> {
        Ok(Self {
            status: case.status.as_str().to_owned(),
            open: case.standing().is_open(),
            revision,
            due_on: case.due_on,
            due_order: case.due_on.unwrap_or(queue::NO_DUE_DATE),
            forward_due_on: case.forward_due_on,
            deadline: case.deadline.as_ref().map(write_json).transpose()?,
            law_version: case.law_version.clone(),
            executor: case.executor.map(|officer| Uid(officer.0)),
            late_forward: case.late_forward,
            extended_until: case.extended_until,
            closed_at: case.closed_at.map(Moment::from),
            answered_on: case.answered_on,
            working_days: case.working_days,
            joined_to: case.joined_to.map(|case| Uid(case.0)),
        })
    }
}

impl Row {
    /// A new case, with its decision kept under this id.
    fn new(case: &Case, routing: Option<Uid>) -> Result<Self, StoreError> {
        Ok(Self {
            id: Uid(case.id.0),
            appeal: Uid(case.appeal.0),
            routing,
            overlapping: case.overlapping(),
            seq: case.seq,
            body: case.body.0.clone(),
            registered_on: case.registered_on,
            arrived_at: case.arrived_at.into(),
            undetermined: case.undetermined,
            forwarded_from: case.forwarded_from.as_ref().map(ToString::to_string),
            calendar: case.calendar,
            clock: case.clock.as_str().to_owned(),
            opened_by: case.opened_by,
            state: State::of(case, case.revision)?,
        })
    }

    /// The case without what stands in other tables.
    fn read(self) -> Result<Case, StoreError> {
        let state = self.state;
        Ok(Case {
            id: CaseId(self.id.0),
            appeal: AppealId(self.appeal.0),
            seq: self.seq,
            body: BodyCode(self.body),
            status: word("cases.status", &state.status)?,
            revision: state.revision,
            arrived_at: self.arrived_at.0,
            registered_on: self.registered_on,
            due_on: state.due_on,
            forward_due_on: state.forward_due_on,
            clock: word("cases.clock", &self.clock)?,
            extended_until: state.extended_until,
            opened_by: self.opened_by,
            routing: None,
            deadline: state.deadline.as_deref().map(read_json).transpose()?,
            undetermined: self.undetermined,
            executor: state.executor.map(|officer| OfficerId(officer.0)),
            forwarded_from: self.forwarded_from.map(BodyCode),
            forward_reason: None,
            late_forward: state.late_forward,
            answer: None,
            closed_at: state.closed_at.map(|at| at.0),
            answered_on: state.answered_on,
            working_days: state.working_days,
            joined_to: state.joined_to.map(|case| CaseId(case.0)),
            steps: Vec::new(),
            law_version: state.law_version,
            calendar: self.calendar,
        })
    }
}

fn write_json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Other(format!("cases: {error}")))
}

fn read_json<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|error| StoreError::Other(format!("cases: {error}")))
}

/// Within the scope, or `None`.
pub fn find(c: &mut Conn, id: CaseId, scope: &Scope) -> Result<Option<Case>, StoreError> {
    let within = scope.within(c)?;
    let row = cases::table
        .filter(cases::id.eq(Uid(id.0)))
        .filter(within.condition())
        .select(Row::as_select())
        .first(c)
        .optional()?;
    Ok(complete(c, row.into_iter().collect())?.pop())
}

/// The same, with the appeal's row locked for a step (`FOR UPDATE` on PostgreSQL): steps of one appeal follow one
/// another.
pub fn find_for_step(c: &mut Conn, id: CaseId, scope: &Scope) -> Result<Option<Case>, StoreError> {
    let Some(case) = find(c, id, scope)? else {
        return Ok(None);
    };
    let Conn::Pg(pg) = &mut *c else {
        return Ok(Some(case));
    };
    appeals::table
        .filter(appeals::id.eq(Uid(case.appeal.0)))
        .select(appeals::journal_length)
        .for_update()
        .first::<i64>(pg)?;
    // What was read before the lock may be old.
    find(c, id, scope)
}

/// All cases of an appeal in order.
pub fn of_appeal(c: &mut Conn, appeal: AppealId) -> Result<Vec<Case>, StoreError> {
    let rows = cases::table
        .filter(cases::appeal.eq(Uid(appeal.0)))
        .order(cases::seq)
        .select(Row::as_select())
        .load(c)?;
    complete(c, rows)
}

/// How many cases of the scope are open.
pub fn count_open(c: &mut Conn, scope: &Scope) -> Result<i64, StoreError> {
    let within = scope.within(c)?;
    let open = cases::table.filter(within.condition()).filter(cases::open.eq(true));
    Ok(open.count().get_result(c)?)
}

/// How many open cases the officers of a body work for others.
pub fn count_in_trust(c: &mut Conn, body: &BodyCode) -> Result<i64, StoreError> {
    let mut others = attendance::worked_by(c, body)?;
    others.retain(|code| *code != body.0);
    if others.is_empty() {
        return Ok(0);
    }
    let open = cases::table
        .filter(cases::body.eq_any(others))
        .filter(cases::open.eq(true));
    Ok(open.count().get_result(c)?)
}

/// How many open cases wait for a calendar: they have no due date, and should have one.
pub fn count_without_due_date(c: &mut Conn) -> Result<i64, StoreError> {
    let waiting = cases::table
        .filter(cases::open)
        .filter(cases::due_order.eq(queue::NO_DUE_DATE))
        .filter(cases::clock.ne(Clock::EmergencyForward.as_str()));
    Ok(waiting.count().get_result(c)?)
}
