//! What reminders and escalations have in common: the walk over the open cases, and a notice given exactly once.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};

use crate::actions::Office;
use crate::actions::correspondence::{Correspondence, Matter};
use crate::appeal::{Actor, CaseId, EntryKind, NoticeKind};
use crate::store::appeals::{self, Appeal};
use crate::store::bodies::{self, Body};
use crate::store::cases::{self, Case, CaseRow, Scope};
use crate::store::{Conn, StoreError, journal, notices};

/// How many cases are read at a time.
const PAGE: i64 = 200;

/// A case as it stands inside the transaction that gives a notice about it.
pub(super) struct Noticed {
    pub(super) case: Case,
    pub(super) appeal: Appeal,
    pub(super) holder: Body,
    pub(super) due_on: NaiveDate,
    pub(super) letters: Correspondence,
}

impl Noticed {
    /// What a letter written now is about.
    pub(super) fn matter(&self, at: DateTime<Utc>) -> Matter<'_> {
        Matter {
            appeal: &self.appeal,
            case: self.case.id,
            holder: &self.holder,
            at,
        }
    }
}

/// Open cases due by a day, page after page; `each` returns how many notices it gave. A case that fails does not
/// keep the others from theirs: the failure is told at the end.
pub(super) fn for_open_cases(
    office: &Office,
    until: NaiveDate,
    each: impl Fn(&CaseRow) -> Result<u64, StoreError>,
) -> Result<u64, StoreError> {
    let mut after = None;
    let mut given = 0;
    let mut failure = None;
    loop {
        let page = office.store.read(|c| cases::open_due_by(c, until, after, PAGE))?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        for row in &page {
            match each(row) {
                Ok(count) => given += count,
                Err(error) => {
                    failure = Some(StoreError::Other(format!("case {}: {error}", row.id.0)));
                }
            }
        }
    }
    failure.map_or(Ok(given), Err)
}

/// Which notices of a case were given: for this due date, or, without one, ever.
pub(super) fn given(office: &Office, case: CaseId, due_on: Option<NaiveDate>) -> Result<Vec<NoticeKind>, StoreError> {
    let all = office.store.read(|c| notices::given(c, case))?;
    Ok(all
        .into_iter()
        .filter(|(_, due, _)| due_on.is_none_or(|due_on| *due == due_on))
        .map(|(kind, ..)| kind)
        .collect())
}

/// Records a notice, the entry of the journal and its letters in one transaction; 0 when it was given before or the
/// case moved on meanwhile.
pub(super) fn give(
    office: &Office,
    row: &CaseRow,
    kind: NoticeKind,
    entry: EntryKind,
    now: DateTime<Utc>,
    write: impl Fn(&mut Conn, &Noticed) -> Result<Option<Map<String, Value>>, StoreError> + Send + 'static,
) -> Result<u64, StoreError> {
    let (own, id) = (office.clone(), row.id);
    office.store.write(move |c| {
        let Some(noticed) = look(c, &own, id)? else {
            return Ok(0);
        };
        if !notices::record(c, id, kind, noticed.due_on, now)? {
            return Ok(0);
        }
        let Some(mut facts) = write(c, &noticed)? else {
            // Nobody is to be told, and no entry would say so: nothing was given.
            notices::strike(c, id, kind, noticed.due_on)?;
            return Ok(0);
        };
        facts.insert("notice".to_owned(), Value::from(kind.to_string()));
        facts.insert("due_on".to_owned(), Value::from(noticed.due_on.to_string()));
        journal::append(c, noticed.appeal.id, Some(id), now, entry, Actor::System, facts)?;
        Ok(1)
    })
}

/// The case under the lock of its appeal, `None` when nothing is owed any more or it has no due date.
fn look(c: &mut Conn, office: &Office, id: CaseId) -> Result<Option<Noticed>, StoreError> {
    let Some(case) = cases::find_for_step(c, id, &Scope::Country)? else {
        return Ok(None);
    };
    let Some(due_on) = case.due_on.filter(|_| case.standing().is_open()) else {
        return Ok(None);
    };
    let appeal = appeals::find(c, &office.secrets, case.appeal)?;
    let holder = bodies::find(c, &case.body)?;
    let Some((appeal, holder)) = appeal.zip(holder) else {
        return Ok(None);
    };
    let letters = Correspondence::about(c, office, &appeal)?;
    Ok(Some(Noticed {
        case,
        appeal,
        holder,
        due_on,
        letters,
    }))
}
