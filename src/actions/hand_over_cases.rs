//! Hands the open cases of abolished bodies over to their successors, each with its journal entry and its letters.
//!
//! The case goes on as it stands: its status and its dates stay, for the successor of a reorganised body takes over what is
//! pending (our reading of the law). Only its body is another one, and nobody there has worked on it yet.

use chrono::{DateTime, SubsecRound, Utc};
use serde_json::{Map, Value, json};

use super::correspondence::{Correspondence, Matter};
use super::create_bodies::AKIMAT;
use super::{ActionError, Office};
use crate::appeal::{Actor, BodyCode, CaseId, EntryKind};
use crate::deadlines::civil;
use crate::letters::{Handover, Occasion};
use crate::powers::successor_bodies;
use crate::store::appeals::{self, Appeal};
use crate::store::bodies::{self, Body};
use crate::store::cases::{self, Case, Scope};
use crate::store::{Conn, StoreError, territories};
use crate::territory::TerritoryCode;

/// Cases that share a transaction, so that filing waits no longer than for some letters.
const TOGETHER: i64 = 50;

/// Hands over every open case that waits for it; how many. It may be interrupted anywhere, run twice, or on two nodes. A case
/// for which no body is found stays where it is, worked by whoever attends its body.
///
/// # Errors
/// The first failure; what was handed over before stays so.
pub fn hand_over_cases(office: &Office, now: DateTime<Utc>) -> Result<u64, ActionError> {
    let now = now.trunc_subsecs(6);
    let (mut handed, mut after) = (0, None);
    loop {
        let waiting = office.store.read(|c| cases::of_succeeded_bodies(c, after, TOGETHER))?;
        let Some(last) = waiting.last() else {
            return Ok(handed);
        };
        after = Some(*last);
        let own = office.clone();
        handed += office.store.write(move |c| {
            let mut handed = 0;
            for case in &waiting {
                handed += u64::from(hand_over(c, &own, *case, now)?);
            }
            Ok::<_, ActionError>(handed)
        })?;
    }
}

fn hand_over(c: &mut Conn, office: &Office, id: CaseId, now: DateTime<Utc>) -> Result<bool, ActionError> {
    let Some(case) = cases::find_for_step(c, id, &Scope::Country)? else {
        return Ok(false);
    };
    let appeal = appeals::find(c, &office.secrets, case.appeal)?
        .ok_or_else(|| ActionError::Internal("a case without its appeal".to_owned()))?;
    let Some(from) = bodies::find(c, &case.body)?.filter(|body| !body.in_force) else {
        return Ok(false);
    };
    // Under the lock of the appeal: another node may have done it, or an officer may have closed the case.
    let Some(to) = successor(c, &from, &appeal, now)?.filter(|_| case.status.is_open()) else {
        return Ok(false);
    };
    if !cases::hand_over(c, &case, &to.code)? {
        return Ok(false);
    }
    write(c, office, &appeal, &case, (&from, &to), now)?;
    Ok(true)
}

/// The body that takes the case over.
fn successor(c: &mut Conn, from: &Body, appeal: &Appeal, now: DateTime<Utc>) -> Result<Option<Body>, StoreError> {
    let Some(territory) = &from.territory else {
        return Ok(None);
    };
    let Some(successor) = territories::successor_now(c, territory)? else {
        return Ok(None);
    };
    let place = place_now(c, &appeal.settlement, now)?;
    for code in successor_bodies(from.level, &from.function, &successor.code, place.as_ref()) {
        if let Some(body) = bodies::find(c, &code)?.filter(|body| body.in_force) {
            // As everywhere, the akimat holds what nobody at the body of a function does.
            let akimat = match &body.territory {
                Some(territory) if !body.staffed => bodies::find(c, &BodyCode(format!("{territory}.{AKIMAT}")))?,
                _ => None,
            };
            return Ok(akimat.filter(|akimat| akimat.in_force).or(Some(body)));
        }
    }
    Ok(None)
}

/// The place that an appeal is about, or what took its place.
fn place_now(
    c: &mut Conn,
    settlement: &TerritoryCode,
    now: DateTime<Utc>,
) -> Result<Option<TerritoryCode>, StoreError> {
    let known = territories::find_known(c, settlement)?;
    if known.is_some_and(|known| known.valid.holds_on(civil(now).date())) {
        return Ok(Some(settlement.clone()));
    }
    Ok(territories::successor_now(c, settlement)?.map(|now| now.code))
}

/// Letters, then the entry, which holds their digests.
fn write(
    c: &mut Conn,
    office: &Office,
    appeal: &Appeal,
    case: &Case,
    (from, to): (&Body, &Body),
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let letters = Correspondence::about(c, office, appeal)?;
    let matter = Matter {
        appeal,
        case: case.id,
        holder: to,
        at: now,
    };
    let attendant = bodies::attendant(c, to)?;
    let handover = Handover {
        from: &from.name,
        due_on: case.due_on,
        attendant: &attendant,
    };
    let held = letters.to_resident(c, &matter, &Occasion::HandedOver(handover))?;
    letters.to_body(c, &matter, to, &Occasion::TookOver(handover))?;
    let facts = [
        ("from", json!(from.code.0)),
        ("to", json!(to.code.0)),
        ("due_on", json!(case.due_on)),
        ("executor", Value::Null),
    ];
    let facts: Map<String, Value> = facts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    crate::store::journal::append(
        c,
        appeal.id,
        Some(case.id),
        now,
        EntryKind::HandedOver,
        Actor::System,
        facts,
    )?;
    Ok(held.tell(c)?)
}
