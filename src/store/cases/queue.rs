//! The queue: pages, counts and the scans of the jobs. Pages go by key, not by offset: a page costs the same
//! wherever it is, and a case that arrives meanwhile shifts nothing.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::{not, sql};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date};
use uuid::Uuid;

use super::Scope;
use super::measures::counted;
use crate::appeal::{AppealId, BodyCode, CaseId, Kind, Language, Number, OfficerId};
use crate::lifecycle::CaseStatus;
use crate::statistics::{AsOf, Measure, Standing};
use crate::store::conn::{Identity, Instant, Moment, MultiBackend, Uid};
use crate::store::proposals::{self, WAITED_FOR};
use crate::store::schema::{appeals, cases};
use crate::store::{Conn, StoreError, code, inside, outbox, word};
use crate::territory::TerritoryCode;

/// Stands for "no due date" in the order of the queue: last.
pub(in crate::store) const NO_DUE_DATE: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(date) => date,
    None => NaiveDate::MAX,
};
/// Cases on a page at most.
const MAX_PAGE: i64 = 500;

/// The order of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The earliest due date first; cases without one last.
    #[default]
    Due,
    /// The latest arrival first.
    Received,
}

/// Which cases of the scope; a condition left out filters nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// In one status.
    pub status: Option<CaseStatus>,
    /// Counted by a measure.
    pub measure: Option<(Measure, AsOf)>,
    /// Not counted by a measure.
    pub outside: Option<(Measure, AsOf)>,
    /// Due on this day or before, open or not.
    pub due_by: Option<NaiveDate>,
    /// Of a subject.
    pub subject: Option<String>,
    /// Of a body.
    pub body: Option<BodyCode>,
    /// About a territory and whatever lies in it.
    pub territory: Option<TerritoryCode>,
    /// Registered on this day or later.
    pub registered_from: Option<NaiveDate>,
    /// Registered on this day or before.
    pub registered_to: Option<NaiveDate>,
    /// Whether only those on which a proposal waits for the head.
    pub proposed: bool,
    /// The order.
    pub sort: Sort,
    /// Cases on the page, 1 to 500.
    pub limit: i64,
    /// `next` of the page before, with the same sort.
    pub cursor: Option<String>,
}

/// A row of the queue: the case with what the list shows of its appeal (no person).
#[derive(Debug, Clone, PartialEq)]
pub struct CaseRow {
    /// The case.
    pub id: CaseId,
    /// Its appeal.
    pub appeal: AppealId,
    /// The appeal's number.
    pub number: Number,
    /// The appeal's kind.
    pub kind: Kind,
    /// The appeal's language.
    pub language: Language,
    /// Subject of the rulebook.
    pub subject: String,
    /// Where it is about.
    pub settlement: TerritoryCode,
    /// Where in the settlement.
    pub address: String,
    /// The substance.
    pub text: String,
    /// The body that owes the answer.
    pub body: BodyCode,
    /// How far it is.
    pub status: CaseStatus,
    /// For a step: what was seen.
    pub revision: i32,
    /// The day of registration at the body.
    pub registered_on: NaiveDate,
    /// The body's clock.
    pub due_on: Option<NaiveDate>,
    /// The resident's clock.
    pub resident_due_on: Option<NaiveDate>,
    /// When the appeal arrived.
    pub received_at: DateTime<Utc>,
    /// Who works on it.
    pub executor: Option<OfficerId>,
    /// Whether the rulebook left the holder open.
    pub undetermined: bool,
    /// Whether another text of law names another body than the rule.
    pub overlapping: bool,
    /// The body that forwarded it here.
    pub forwarded_from: Option<BodyCode>,
    /// The date of the answer.
    pub answered_on: Option<NaiveDate>,
}

impl CaseRow {
    /// What the measures look at.
    pub fn standing(&self) -> Standing {
        Standing {
            status: self.status,
            due_on: self.due_on,
            answered_on: self.answered_on,
            undetermined: self.undetermined,
            overlapping: self.overlapping,
        }
    }
}

/// A page of the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct CasePage {
    /// Its cases.
    pub items: Vec<CaseRow>,
    /// The cursor of the next page; `None` on the last.
    pub next: Option<String>,
}

/// What waits, in numbers; `statistics::Measure` says what each counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QueueCounts {
    /// Still owed.
    pub open: i64,
    /// Of these, due before today.
    pub overdue: i64,
    /// Of these, due today.
    pub today: i64,
    /// Of these, due soon.
    pub soon: i64,
    /// Not taken up.
    pub new: i64,
    /// Letters to print; only a body has them.
    pub to_print: i64,
    /// On which a proposal waits for the head.
    pub proposed: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = cases)]
struct CasePart {
    id: Uid,
    appeal: Uid,
    subject: String,
    settlement: String,
    body: String,
    status: String,
    revision: i32,
    arrived_at: Moment,
    registered_on: NaiveDate,
    due_on: Option<NaiveDate>,
    due_order: NaiveDate,
    executor: Option<Uid>,
    undetermined: bool,
    overlapping: bool,
    forwarded_from: Option<String>,
    answered_on: Option<NaiveDate>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = appeals)]
struct AppealPart {
    number: String,
    kind: String,
    language: String,
    address: String,
    text: String,
    resident_due_on: Option<NaiveDate>,
    received_at: Moment,
}

/// A case and its appeal.
type Parts = (CasePart, AppealPart);

fn read((case, appeal): Parts) -> Result<CaseRow, StoreError> {
    Ok(CaseRow {
        id: CaseId(case.id.0),
        appeal: AppealId(case.appeal.0),
        number: Number(appeal.number),
        kind: word("appeals.kind", &appeal.kind)?,
        language: word("appeals.language", &appeal.language)?,
        subject: case.subject,
        settlement: code("cases.settlement", &case.settlement)?,
        address: appeal.address,
        text: appeal.text,
        body: BodyCode(case.body),
        status: word("cases.status", &case.status)?,
        revision: case.revision,
        registered_on: case.registered_on,
        due_on: case.due_on,
        resident_due_on: appeal.resident_due_on,
        received_at: appeal.received_at.0,
        executor: case.executor.map(|officer| OfficerId(officer.0)),
        undetermined: case.undetermined,
        overlapping: case.overlapping,
        forwarded_from: case.forwarded_from.map(BodyCode),
        answered_on: case.answered_on,
    })
}

/// The place in the order where a page ends.
enum Cursor {
    Due(NaiveDate, Uuid),
    Received(DateTime<Utc>, Uuid),
}

impl Cursor {
    fn parse(text: &str, sort: Sort) -> Option<Self> {
        let (key, id) = text.split_once('_')?;
        let id = Uuid::try_parse(id).ok()?;
        match sort {
            Sort::Due => Some(Self::Due(key.parse().ok()?, id)),
            Sort::Received => {
                let micros = key.parse().ok()?;
                Some(Self::Received(DateTime::from_timestamp_micros(micros)?, id))
            }
        }
    }

    fn after(case: &CasePart, sort: Sort) -> String {
        let id = case.id.0.simple();
        match sort {
            Sort::Due => format!("{}_{id}", case.due_order),
            Sort::Received => format!("{}_{id}", case.arrived_at.0.timestamp_micros()),
        }
    }
}

/// Whether a cursor is one that [`page`] gave for this order: another one is bad input, not a fault of the database.
pub fn is_cursor(cursor: &str, sort: Sort) -> bool {
    Cursor::parse(cursor, sort).is_some()
}

/// A page by key.
pub fn page(c: &mut Conn, scope: &Scope, filter: &CaseFilter) -> Result<CasePage, StoreError> {
    let limit = filter.limit.clamp(1, MAX_PAGE);
    let within = scope.within(c)?;
    // First the keys, which the indexes of the queue hold: where a body works for many others the cases are sorted, and
    // texts and appeals would be read for every one of them.
    let mut query = cases::table
        .select(cases::id)
        .filter(within.condition())
        .limit(limit + 1)
        .into_boxed::<MultiBackend>();
    for condition in conditions(filter) {
        query = query.filter(condition);
    }
    query = match filter.sort {
        Sort::Due => query.order((cases::due_order.asc(), cases::id.asc())),
        Sort::Received => query.order((cases::arrived_at.desc(), cases::id.desc())),
    };
    if let Some(cursor) = &filter.cursor {
        let cursor = Cursor::parse(cursor, filter.sort)
            .ok_or_else(|| StoreError::Other("not a cursor of this list".to_owned()))?;
        // A row comparison: both databases enter their index at the place.
        query = match cursor {
            Cursor::Due(date, id) => query.filter(
                sql::<Bool>("(cases.due_order, cases.id) > (")
                    .bind::<Date, _>(date)
                    .sql(", ")
                    .bind::<Identity, _>(Uid(id))
                    .sql(")"),
            ),
            Cursor::Received(at, id) => query.filter(
                sql::<Bool>("(cases.arrived_at, cases.id) < (")
                    .bind::<Instant, _>(Moment(at))
                    .sql(", ")
                    .bind::<Identity, _>(Uid(id))
                    .sql(")"),
            ),
        };
    }
    let mut keys: Vec<Uid> = query.load(c)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = keys.len() > limit;
    keys.truncate(limit);
    let rows = rows_of(c, keys)?;
    let next = rows
        .last()
        .filter(|_| more)
        .map(|(case, ..)| Cursor::after(case, filter.sort));
    let items = rows.into_iter().map(read).collect::<Result<_, _>>()?;
    Ok(CasePage { items, next })
}

/// The rows of the keys, in their order.
fn rows_of(c: &mut Conn, keys: Vec<Uid>) -> Result<Vec<Parts>, StoreError> {
    let place: HashMap<Uuid, usize> = keys.iter().enumerate().map(|(place, key)| (key.0, place)).collect();
    let mut rows: Vec<Parts> = cases::table
        .inner_join(appeals::table)
        .filter(cases::id.eq_any(keys))
        .select((CasePart::as_select(), AppealPart::as_select()))
        .load(c)?;
    rows.sort_by_key(|(case, ..)| place.get(&case.id.0).copied());
    Ok(rows)
}

type Condition = Box<dyn BoxableExpression<cases::table, MultiBackend, SqlType = Bool>>;

/// The filter as conditions on columns that are never null, or whose null means "no".
fn conditions(filter: &CaseFilter) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if let Some((measure, as_of)) = filter.measure {
        all.extend(counted(measure, as_of));
    }
    if let Some((measure, as_of)) = filter.outside {
        let nothing = || Box::new(cases::body.eq("")) as Condition;
        all.push(counted(measure, as_of).map_or_else(nothing, |counted| Box::new(not(counted))));
    }
    if let Some(status) = filter.status {
        all.push(Box::new(cases::status.eq(status.as_str())));
    }
    if let Some(day) = filter.due_by {
        all.push(Box::new(cases::due_order.le(day)));
    }
    if let Some(subject) = &filter.subject {
        all.push(Box::new(cases::subject.eq(subject.clone())));
    }
    if let Some(body) = &filter.body {
        all.push(Box::new(cases::body.eq(body.0.clone())));
    }
    if let Some(territory) = &filter.territory {
        let (first, last) = inside(territory);
        all.push(Box::new(cases::settlement.between(first, last)));
    }
    if filter.proposed {
        all.push(Box::new(sql::<Bool>(WAITED_FOR)));
    }
    if let Some(day) = filter.registered_from {
        all.push(Box::new(cases::registered_on.ge(day)));
    }
    if let Some(day) = filter.registered_to {
        all.push(Box::new(cases::registered_on.le(day)));
    }
    all
}

/// How many cases of the scope each measure of the queue counts.
pub fn counts(c: &mut Conn, scope: &Scope, as_of: AsOf) -> Result<QueueCounts, StoreError> {
    let within = scope.within(c)?;
    let mut count = |measure| {
        let mut query = cases::table.filter(within.condition()).count().into_boxed();
        if let Some(counted) = counted(measure, as_of) {
            query = query.filter(counted);
        }
        query.get_result::<i64>(c)
    };
    Ok(QueueCounts {
        open: count(Measure::Open)?,
        overdue: count(Measure::Overdue)?,
        today: count(Measure::Today)?,
        soon: count(Measure::Soon)?,
        new: count(Measure::New)?,
        to_print: outbox::count_to_print(c, scope)?,
        proposed: proposals::count_waited_for(c, &within)?,
    })
}

/// Open cases with `due_on <= until` (jobs), in order of id, after `after`.
pub fn open_due_by(
    c: &mut Conn,
    until: NaiveDate,
    after: Option<CaseId>,
    limit: i64,
) -> Result<Vec<CaseRow>, StoreError> {
    let rows: Vec<Parts> = cases::table
        .inner_join(appeals::table)
        .filter(cases::open)
        .filter(cases::due_order.le(until))
        .filter(cases::id.gt(Uid(after.map_or_else(Uuid::nil, |case| case.0))))
        .order(cases::id)
        .limit(limit)
        .select((CasePart::as_select(), AppealPart::as_select()))
        .load(c)?;
    rows.into_iter().map(read).collect()
}
