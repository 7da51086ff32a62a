//! Tells the administrators, and those who attend, which bodies with open cases have nobody who may sign.
//!
//! A roll-out begins with thousands of such bodies: each is named once to each addressee, and nobody gets more than one
//! such letter a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use crate::actions::{Office, new_id};
use crate::appeal::{BodyCode, LetterId, LetterKind, Role};
use crate::deadlines::civil;
use crate::letters::{self, UnattendedBody};
use crate::lifecycle::notice;
use crate::store::cases::Scope;
use crate::store::officers::{self, Officer};
use crate::store::outbox::{self, NewLetter, Recipient};
use crate::store::unattended::{self, Unattended};
use crate::store::{Conn, StoreError};

/// The addressee that is no body.
const ADMINISTRATORS: &str = "administrators";

/// Writes the letters that are due: from nine on working days. Returns how many were queued.
pub fn tell_unattended(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    if !notice::is_time(&office.law(), civil(now)).unwrap_or(false) {
        return Ok(0);
    }
    let today = civil(now).date();
    if office.store.read(|c| unattended::has_outdated(c, today))? {
        office.store.write(move |c| unattended::forget_outdated(c, today))?;
    }
    let (waiting, told) = office
        .store
        .read(|c| Ok::<_, StoreError>((unattended::codes(c)?, unattended::told(c)?)))?;
    let fresh = fresh(&waiting, &told, today);
    if fresh.is_empty() {
        return Ok(0);
    }
    let all = office.store.read(|c| unattended::list(c, &Scope::Country))?;
    let mut queued = 0;
    for (to, codes) in fresh {
        let bodies: Vec<Unattended> = all
            .iter()
            .filter(|one| codes.contains(&one.body.code))
            .cloned()
            .collect();
        let own = office.clone();
        queued += office.store.write(move |c| tell(c, &own, &to, &bodies, now))?;
    }
    Ok(queued)
}

/// What is to be told to whom today: what an addressee has not been told before, unless one was written to today.
fn fresh(
    waiting: &[(BodyCode, Option<BodyCode>)],
    told: &[(BodyCode, String, NaiveDate)],
    today: NaiveDate,
) -> BTreeMap<String, BTreeSet<BodyCode>> {
    let written: BTreeSet<&str> = told
        .iter()
        .filter(|(.., on)| *on == today)
        .map(|(_, to, _)| to.as_str())
        .collect();
    let known: BTreeSet<(&BodyCode, &str)> = told.iter().map(|(body, to, _)| (body, to.as_str())).collect();
    let mut fresh: BTreeMap<String, BTreeSet<BodyCode>> = BTreeMap::new();
    for (body, attendant) in waiting {
        let attendant = attendant.as_ref().map(|code| code.0.as_str());
        for to in std::iter::once(ADMINISTRATORS).chain(attendant) {
            if !written.contains(to) && !known.contains(&(body, to)) {
                fresh.entry(to.to_owned()).or_default().insert(body.clone());
            }
        }
    }
    fresh
}

/// One letter to each officer of an addressee, in the transaction that records it.
fn tell(c: &mut Conn, office: &Office, to: &str, bodies: &[Unattended], now: DateTime<Utc>) -> Result<u64, StoreError> {
    let mut named = Vec::new();
    for one in bodies {
        if unattended::record_told(c, &one.body.code, to, civil(now).date())? {
            named.push(UnattendedBody {
                name: &one.body.name,
                attendant: one.attendant.as_ref().map(|body| &body.name),
                open: one.open,
                oldest_on: one.oldest_on,
                next_due_on: one.next_due_on,
            });
        }
    }
    if named.is_empty() {
        return Ok(0);
    }
    let by_us = to != ADMINISTRATORS;
    let readers: Vec<Officer> = if by_us {
        officers::of_body(c, &office.secrets, &BodyCode(to.to_owned()))?
    } else {
        let all = officers::all(c, &office.secrets)?;
        all.into_iter().filter(|one| one.role == Role::Administrator).collect()
    };
    let link = format!("{}/staff/unattended", office.public_url);
    let mut queued = 0;
    for officer in readers.iter().filter(|officer| officer.active) {
        let letter = NewLetter {
            id: LetterId(new_id(now)),
            appeal: None,
            case: None,
            kind: LetterKind::Unattended,
            language: officer.language,
            to: Recipient::Email(officer.email.clone()),
            letter: letters::unattended(&office.texts, officer.language, &named, by_us, &link),
            body: officer.body.clone(),
        };
        outbox::queue(c, &office.secrets, &letter, now)?;
        queued += 1;
    }
    Ok(queued)
}
