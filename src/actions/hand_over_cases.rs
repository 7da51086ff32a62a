//! Hands the open cases of abolished bodies over to their successors, each with its journal entry and its letters.
//!
//! The case goes on as it stands: its status and its dates stay, for the successor of a reorganised body takes over what is
//! pending (our reading of the law). Only its body is another one, and nobody there has worked on it yet.

use chrono::{DateTime, SubsecRound, Utc};
use serde_json::{Map, Value, json};

use super::correspondence::{Correspondence, Matter};
use super::{ActionError, Office};
use crate::appeal::{Actor, CaseId, EntryKind};
use crate::deadlines::civil;
use crate::letters::{Handover, Occasion};
use crate::powers::{Abolished, successor_bodies};
use crate::store::appeals::{self, Appeal};
use crate::store::bodies::{self, Body};
use crate::store::cases::{self, Case, Scope};
use crate::store::{Conn, StoreError, territories};
use crate::territory::{Level, TerritoryCode};

/// Cases that share a transaction, so that filing waits no longer than for some letters.
const TOGETHER: i64 = 50;

/// What became of the cases that waited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandedOver {
    /// How many were handed over.
    pub cases: u64,
    /// Those that cannot be handed over, since something of them or of their appeal cannot be read: they stay where they are,
    /// and are tried again each time.
    pub set_aside: Vec<CaseId>,
}

/// Hands over every open case that waits for it. It may be interrupted anywhere, run twice, or on two nodes. A case for which no
/// body is found stays where it is, worked by whoever attends its body. One that cannot be read keeps no other waiting; it is
/// logged once by a process.
///
/// # Errors
/// An outage; what was handed over before stays so.
pub fn hand_over_cases(office: &Office, now: DateTime<Utc>) -> Result<HandedOver, ActionError> {
    let now = now.trunc_subsecs(6);
    let today = civil(now).date();
    let (mut handed, mut after) = (HandedOver::default(), None);
    loop {
        let waiting = office
            .store
            .read(|c| cases::of_succeeded_bodies(c, today, after, TOGETHER))?;
        let Some(last) = waiting.last() else {
            return Ok(handed);
        };
        after = Some(*last);
        match hand_over_some(office, waiting.clone(), now) {
            Err(ActionError::Internal(_)) => {}
            together => {
                handed.cases += together?;
                continue;
            }
        }
        for case in waiting {
            match hand_over_some(office, vec![case], now) {
                Err(ActionError::Internal(why)) => {
                    if office.is_news(case) {
                        tracing::error!(case = %case.0, why, "a case of an abolished body cannot be handed over");
                    }
                    handed.set_aside.push(case);
                }
                alone => handed.cases += alone?,
            }
        }
    }
}

fn hand_over_some(office: &Office, waiting: Vec<CaseId>, now: DateTime<Utc>) -> Result<u64, ActionError> {
    let own = office.clone();
    office.store.write(move |c| {
        let mut handed = 0;
        for case in &waiting {
            handed += u64::from(hand_over(c, &own, *case, now)?);
        }
        Ok::<_, ActionError>(handed)
    })
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

/// The body that takes the case over, found from the territory of the one that had it.
fn successor(c: &mut Conn, from: &Body, appeal: &Appeal, now: DateTime<Utc>) -> Result<Option<Body>, StoreError> {
    let Some(territory) = &from.territory else {
        return Ok(None);
    };
    let Some(successor) = in_place_of(c, territory, from.level, now)? else {
        return Ok(None);
    };
    let abolished = Abolished {
        level: from.level,
        function: &from.function,
        territory,
        successor: &successor,
    };
    let place = territories::successors_of(c, &appeal.settlement)?;
    for code in successor_bodies(&abolished, &place) {
        if let Some(body) = bodies::find_in_force(c, &code)? {
            return bodies::acting(c, body);
        }
    }
    Ok(None)
}

/// What stands in the place of a territory: what was confirmed, or the territory itself where it has become of another kind, which
/// has no bodies of the level.
fn in_place_of(
    c: &mut Conn,
    territory: &TerritoryCode,
    level: Level,
    now: DateTime<Utc>,
) -> Result<Option<TerritoryCode>, StoreError> {
    let known = territories::find_known(c, territory)?;
    if let Some(known) = known.filter(|known| known.valid.holds_on(civil(now).date())) {
        return Ok((known.territory.kind.level() != Some(level)).then(|| territory.clone()));
    }
    Ok(territories::successor_now(c, territory)?.map(|now| now.code))
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
