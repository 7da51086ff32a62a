//! Writes filings, many together: what was decided before gets its numbers, and each table is written once.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Utc};

use super::Filing;
use super::facts::registered_facts;
use crate::actions::calendar_alarm::alarm_of_calendar;
use crate::actions::correspondence::{HeldFirst, Matter};
use crate::actions::first_letters::{self, FirstLetter, Origin};
use crate::actions::{ActionError, Office, Receipt};
use crate::deadlines::civil;
use crate::letters::Occasion;
use crate::store::Conn;
use crate::store::appeals::{self, Appeal, Registration};

/// A filing that is to be written, with what it is written by.
#[derive(Clone)]
pub(crate) struct Registering {
    pub(in crate::actions) office: Office,
    pub(in crate::actions) filing: Filing,
    pub(in crate::actions) origin: Origin,
    pub(in crate::actions) now: DateTime<Utc>,
}

/// Numbers and writes filings within the transaction of the caller; their receipts.
pub(crate) fn write(c: &mut Conn, filed: &[Registering]) -> Result<Vec<Receipt>, ActionError> {
    let Some(first) = filed.first() else {
        return Ok(Vec::new());
    };
    let judged: Vec<_> = filed
        .iter()
        .map(|one| (&one.filing.appeal, one.origin, one.now))
        .collect();
    let judged = first_letters::judge(c, &first.office, &judged)?;
    // From here to the commit others who file in these years may have to wait: nothing is read, each table is written once.
    let appeals = numbered(c, filed)?;
    let mut registrations = Vec::with_capacity(filed.len());
    let mut held = Vec::new();
    for ((one, appeal), first) in filed.iter().zip(&appeals).zip(judged) {
        let (registration, held_first) = registration(one, appeal, first)?;
        registrations.push(registration);
        held.push(held_first);
    }
    appeals::register(c, registrations)?;
    for ((one, appeal), held) in filed.iter().zip(&appeals).zip(held) {
        let Registering {
            filing, now, office, ..
        } = one;
        if let Some(held) = held {
            filing.letters.hold_first(c, &matter(one, appeal), held)?;
        }
        if let Some(year) = filing.missing_year {
            alarm_of_calendar(c, office, year, *now)?;
        }
    }
    let receipt = |(one, appeal): (&Registering, &Appeal)| {
        let Filing {
            case,
            routing,
            holder,
            attendant,
            ..
        } = &one.filing;
        Receipt::new(
            &one.office,
            appeal,
            case,
            routing.clone(),
            (holder.clone(), attendant.clone()),
        )
    };
    Ok(filed.iter().zip(&appeals).map(receipt).collect())
}

/// The appeals, each with the next number of its year.
fn numbered(c: &mut Conn, filed: &[Registering]) -> Result<Vec<Appeal>, ActionError> {
    let year = |one: &Registering| civil(one.now).year();
    let mut counts: BTreeMap<i32, i64> = BTreeMap::new();
    for one in filed {
        *counts.entry(year(one)).or_default() += 1;
    }
    let mut numbers = BTreeMap::new();
    for (year, count) in counts {
        numbers.insert(year, appeals::next_numbers(c, year, count)?.into_iter());
    }
    let numbered = filed.iter().map(|one| {
        let number = numbers.get_mut(&year(one)).and_then(Iterator::next);
        let number = number.ok_or_else(|| ActionError::Internal("too few numbers were given".to_owned()))?;
        Ok(Appeal {
            number,
            ..one.filing.appeal.clone()
        })
    });
    numbered.collect()
}

fn matter<'a>(one: &'a Registering, appeal: &'a Appeal) -> Matter<'a> {
    Matter {
        appeal,
        case: one.filing.case.id,
        holder: &one.filing.holder,
        at: one.now,
    }
}

/// What is written of a filing, and its first letter where that is held.
fn registration<'a>(
    one: &'a Registering,
    appeal: &'a Appeal,
    first: FirstLetter,
) -> Result<(Registration<'a>, Option<HeldFirst>), ActionError> {
    let Filing {
        sealed,
        case,
        routing,
        attendant,
        officers,
        letters,
        ..
    } = &one.filing;
    let tracking_key = one.office.secrets.tracking_key(appeal.id);
    let registered = Occasion::Registered {
        tracking_key: &tracking_key,
        basis: &routing.basis,
        undetermined: case.undetermined,
        attendant,
        deadline: case.deadline.as_ref(),
    };
    let new_case = Occasion::NewCase {
        clock: case.clock,
        due_on: case.due_on,
        forwarded_from: None,
        reason: None,
    };
    let matter = matter(one, appeal);
    let (going, held) = letters.of_registration(&matter, (&registered, first), (&new_case, officers))?;
    let registration = Registration {
        facts: registered_facts(appeal, sealed, case, routing)?,
        appeal,
        sealed: sealed.clone(),
        case,
        letters: going,
        at: one.now,
    };
    Ok((registration, held))
}
