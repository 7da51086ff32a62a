//! An administrator decides over the letters of a flood: they go after all, or they never go. The journal of every appeal
//! says which.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::{ActionError, Office};
use crate::appeal::{Actor, EntryKind, OfficerId, Role};
use crate::store::Conn;
use crate::store::held::{self, HeldLetter, HeldStatus};
use crate::store::officers::Officer;
use crate::store::outbox;

/// Letters that are decided in one transaction, so that a large flood keeps nobody waiting.
const TOGETHER: i64 = 100;

/// What becomes of held letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldDecision {
    /// They go.
    Release,
    /// They never go; the appeals stay as they are.
    Drop,
}

/// Decides over the letters of a flood that wait by now; how many they were. Letters that are held meanwhile wait for a
/// decision of their own.
///
/// # Errors
/// [`ActionError::NotFound`] for who is no administrator.
pub fn decide_held_letters(
    office: &Office,
    by: &Officer,
    flood: &[u8],
    decision: HeldDecision,
    now: DateTime<Utc>,
) -> Result<u64, ActionError> {
    if by.role != Role::Administrator {
        return Err(ActionError::NotFound);
    }
    let mut decided = 0;
    loop {
        let (own, flood, by) = (office.clone(), flood.to_vec(), by.id);
        let more = office.store.write(move |c| {
            let letters = held::waiting(c, &own.secrets, &flood, now, TOGETHER)?;
            for held in &letters {
                decide(c, &own, held, decision, by, now)?;
            }
            Ok::<_, ActionError>(letters.len() as u64)
        })?;
        decided += more;
        if more == 0 {
            return Ok(decided);
        }
    }
}

fn decide(
    c: &mut Conn,
    office: &Office,
    held: &HeldLetter,
    decision: HeldDecision,
    by: OfficerId,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let (becomes, step) = match decision {
        HeldDecision::Release => (HeldStatus::Released, EntryKind::LetterReleased),
        HeldDecision::Drop => (HeldStatus::Dropped, EntryKind::LetterDropped),
    };
    if !held::decide(c, held.letter.id, becomes, by, now)? {
        return Ok(());
    }
    if decision == HeldDecision::Release {
        outbox::queue(c, &office.secrets, &held.letter, now)?;
    }
    let facts = [("letter", json!(held.letter.id.0)), ("kind", json!(held.letter.kind))];
    let facts = facts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let actor = Actor::Officer(by);
    Ok(crate::store::journal::append(
        c,
        held.appeal,
        Some(held.case),
        now,
        step,
        actor,
        facts,
    )?)
}
