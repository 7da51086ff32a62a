//! What the delivery writes: claims with their leases, outcomes, letters that come onto paper, rows set aside.
//!
//! It decides nothing: how long to wait and when to give up is told by the caller.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::{Content, LetterStatus, Recipient, Refusal, Row, StoredLetter, open_all};
use crate::appeal::LetterId;
use crate::store::conn::{Moment, Uid};
use crate::store::schema::outbox;
use crate::store::{Conn, Opened, Secrets, StoreError};

/// Who claims letters, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Claim {
    /// The run of a process.
    pub by: Uuid,
    /// The present instant.
    pub now: DateTime<Utc>,
    /// Until when nobody else is given them.
    pub until: DateTime<Utc>,
}

/// Claims due letters: until the lease ends nobody else is given them (`SKIP LOCKED` on PostgreSQL, the one writer on
/// SQLite). What cannot be opened is set aside in the same transaction. Call it in a write transaction of its own.
pub fn claim(c: &mut Conn, s: &Secrets, claim: Claim, limit: i64) -> Result<Opened<StoredLetter>, StoreError> {
    let rows: Vec<Row> = match c {
        Conn::Pg(c) => outbox::table
            .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
            .filter(outbox::next_attempt_at.le(Moment::from(claim.now)))
            .filter(outbox::set_aside_at.is_null())
            .order((outbox::next_attempt_at, outbox::id))
            .limit(limit)
            .select(Row::as_select())
            .for_update()
            .skip_locked()
            .load(c)?,
        Conn::Sqlite(c) => outbox::table
            .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
            .filter(outbox::next_attempt_at.le(Moment::from(claim.now)))
            .filter(outbox::set_aside_at.is_null())
            .order((outbox::next_attempt_at, outbox::id))
            .limit(limit)
            .select(Row::as_select())
            .load(c)?,
    };
    for row in &rows {
        diesel::update(outbox::table.filter(outbox::id.eq(row.id)))
            .set((
                outbox::next_attempt_at.eq(Moment::from(claim.until)),
                outbox::tried_at.eq(Moment::from(claim.now)),
                outbox::claimed_by.eq(Uid(claim.by)),
            ))
            .execute(c)?;
    }
    let opened = open_all(rows, s);
    set_aside(c, &opened.unopened, claim.now)?;
    Ok(opened)
}

/// Since when the letter has been due that has waited longest; claimed ones are due when their lease ends, and those set
/// aside not at all.
pub fn oldest_due(c: &mut Conn) -> Result<Option<DateTime<Utc>>, StoreError> {
    let due: Option<Moment> = outbox::table
        .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
        .filter(outbox::set_aside_at.is_null())
        .order((outbox::next_attempt_at, outbox::id))
        .select(outbox::next_attempt_at)
        .first(c)
        .optional()?;
    Ok(due.map(|due| due.0))
}

/// Prolongs the claim on letters that were not tried yet; gives those that are still this claim's.
pub fn hold(c: &mut Conn, claim: Claim, letters: &[LetterId]) -> Result<Vec<LetterId>, StoreError> {
    let mut held = Vec::new();
    for letter in letters {
        let own = outbox::table
            .filter(outbox::id.eq(Uid(letter.0)))
            .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
            .filter(outbox::claimed_by.eq(Uid(claim.by)));
        let written = diesel::update(own)
            .set((
                outbox::next_attempt_at.eq(Moment::from(claim.until)),
                outbox::tried_at.eq(Moment::from(claim.now)),
            ))
            .execute(c)?;
        if written > 0 {
            held.push(*letter);
        }
    }
    Ok(held)
}

/// Gives back what a run of a process still holds.
pub fn put_back(c: &mut Conn, by: Uuid, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let own = outbox::table
        .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
        .filter(outbox::claimed_by.eq(Uid(by)));
    Ok(diesel::update(own)
        .set((
            outbox::next_attempt_at.eq(Moment::from(now)),
            outbox::claimed_by.eq(None::<Uid>),
        ))
        .execute(c)?)
}

/// Gives back the claims of processes that died. On SQLite there is one process, so at its start every claim is such
/// a one; on PostgreSQL others may hold theirs, and a claim ends with its lease.
pub fn release(c: &mut Conn, now: DateTime<Utc>) -> Result<usize, StoreError> {
    if matches!(c, Conn::Pg(_)) {
        return Ok(0);
    }
    let claimed = outbox::table
        .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
        .filter(outbox::claimed_by.is_not_null());
    Ok(diesel::update(claimed)
        .set((
            outbox::next_attempt_at.eq(Moment::from(now)),
            outbox::claimed_by.eq(None::<Uid>),
        ))
        .execute(c)?)
}

/// Makes due what a clock that has jumped back since would hold for as long as the jump was: letters whose last try, or
/// whose first one to come, lies more than `tolerance` in the future.
pub fn release_from_the_future(
    c: &mut Conn,
    now: DateTime<Utc>,
    tolerance: chrono::TimeDelta,
) -> Result<usize, StoreError> {
    let (present, far) = (Moment::from(now), Moment::from(now + tolerance));
    let held = outbox::table
        .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
        .filter(outbox::next_attempt_at.gt(present))
        .filter(
            outbox::tried_at
                .gt(far)
                .or(outbox::tried_at.is_null().and(outbox::next_attempt_at.gt(far))),
        );
    let released = diesel::update(held)
        .set((
            outbox::next_attempt_at.eq(present),
            outbox::tried_at.eq(None::<Moment>),
            outbox::claimed_by.eq(None::<Uid>),
        ))
        .execute(c)?;
    let failing = outbox::table
        .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
        .filter(outbox::failing_since.gt(far));
    diesel::update(failing)
        .set(outbox::failing_since.eq(present))
        .execute(c)?;
    Ok(released)
}

/// The mail server took it.
pub fn mark_sent(c: &mut Conn, id: LetterId, at: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(outbox::table.filter(outbox::id.eq(Uid(id.0))))
        .set((
            outbox::status.eq(LetterStatus::Sent.as_str()),
            outbox::sent_at.eq(Moment::from(at)),
            outbox::claimed_by.eq(None::<Uid>),
        ))
        .execute(c)?;
    Ok(())
}

/// It was not taken; the next try is due later. A failure that counts against the letter is kept with its instant,
/// where it is the first.
pub fn mark_failed(
    c: &mut Conn,
    id: LetterId,
    error: &str,
    next_attempt: DateTime<Utc>,
    counts_at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    diesel::update(outbox::table.filter(outbox::id.eq(Uid(id.0))))
        .set((
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::last_error.eq(error),
            outbox::next_attempt_at.eq(Moment::from(next_attempt)),
            outbox::claimed_by.eq(None::<Uid>),
        ))
        .execute(c)?;
    if let Some(at) = counts_at {
        let first = outbox::table
            .filter(outbox::id.eq(Uid(id.0)))
            .filter(outbox::failing_since.is_null());
        diesel::update(first)
            .set(outbox::failing_since.eq(Moment::from(at)))
            .execute(c)?;
    }
    Ok(())
}

/// Makes a letter that waits for the mail a print task, with the addressee as the post needs it; `false` when it does
/// not wait (any more).
pub fn to_paper(
    c: &mut Conn,
    s: &Secrets,
    letter: &StoredLetter,
    to: &Recipient,
    why: Refusal,
    error: &str,
) -> Result<bool, StoreError> {
    let waiting = outbox::table
        .filter(outbox::id.eq(Uid(letter.id.0)))
        .filter(outbox::status.eq(LetterStatus::Queued.as_str()));
    let written = diesel::update(waiting)
        .set((
            outbox::status.eq(LetterStatus::ToPrint.as_str()),
            outbox::sealed.eq(Content::of(to, &letter.letter).seal(s)?),
            outbox::refusal.eq(why.as_str()),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::last_error.eq(error),
            outbox::claimed_by.eq(None::<Uid>),
        ))
        .execute(c)?;
    Ok(written > 0)
}

/// Gives a letter up that nobody prints; `false` when it does not wait (any more).
pub fn mark_refused(c: &mut Conn, id: LetterId, why: Refusal, error: &str) -> Result<bool, StoreError> {
    let waiting = outbox::table
        .filter(outbox::id.eq(Uid(id.0)))
        .filter(outbox::status.eq(LetterStatus::Queued.as_str()));
    let written = diesel::update(waiting)
        .set((
            outbox::status.eq(LetterStatus::Refused.as_str()),
            outbox::refusal.eq(why.as_str()),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::last_error.eq(error),
            outbox::claimed_by.eq(None::<Uid>),
        ))
        .execute(c)?;
    Ok(written > 0)
}

/// Puts rows aside that cannot be opened.
pub fn set_aside(c: &mut Conn, rows: &[Uuid], now: DateTime<Utc>) -> Result<(), StoreError> {
    for row in rows {
        diesel::update(outbox::table.filter(outbox::id.eq(Uid(*row))))
            .set((
                outbox::set_aside_at.eq(Moment::from(now)),
                outbox::claimed_by.eq(None::<Uid>),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Takes rows up again that can be opened now, since the right secret came back.
pub fn take_up(c: &mut Conn, rows: &[Uuid]) -> Result<(), StoreError> {
    for row in rows {
        diesel::update(outbox::table.filter(outbox::id.eq(Uid(*row))))
            .set(outbox::set_aside_at.eq(None::<Moment>))
            .execute(c)?;
    }
    Ok(())
}

/// A stretch of the letters that wait for the mail or for the printer, and which of them can be opened.
#[derive(Debug, Default)]
pub struct Stretch {
    /// Where the next stretch begins; `None` at the end.
    pub next: Option<(DateTime<Utc>, Uuid)>,
    /// What cannot be opened.
    pub unopened: Vec<Uuid>,
    /// What was set aside and can be opened now.
    pub opened_again: Vec<Uuid>,
}

/// Tries to open the letters of a status, `limit` at a time.
pub fn try_to_open(
    c: &mut Conn,
    s: &Secrets,
    status: LetterStatus,
    after: Option<(DateTime<Utc>, Uuid)>,
    limit: i64,
) -> Result<Stretch, StoreError> {
    let mut query = outbox::table
        .filter(outbox::status.eq(status.as_str()))
        .order((outbox::next_attempt_at, outbox::id))
        .limit(limit)
        .select((Row::as_select(), outbox::set_aside_at))
        .into_boxed();
    if let Some((at, id)) = after {
        let at = Moment::from(at);
        query = query
            .filter(outbox::next_attempt_at.ge(at))
            .filter(outbox::next_attempt_at.gt(at).or(outbox::id.gt(Uid(id))));
    }
    let rows: Vec<(Row, Option<Moment>)> = query.load(c)?;
    let mut stretch = Stretch {
        next: rows.last().map(|(row, _)| (row.next_attempt_at.0, row.id.0)),
        ..Stretch::default()
    };
    for (row, aside) in rows {
        let id = row.id.0;
        match (row.open(s).is_ok(), aside) {
            (false, _) => stretch.unopened.push(id),
            (true, Some(_)) => stretch.opened_again.push(id),
            (true, None) => {}
        }
    }
    Ok(stretch)
}
