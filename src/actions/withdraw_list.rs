//! Takes back a list of the classifier that was imported ahead and has not come into force yet: what it would retire stays,
//! what it would bring does not come.

use chrono::{DateTime, NaiveDate, Utc};

use super::Office;
use crate::deadlines::civil;
use crate::store::{Conn, StoreError, attendance, territories};
use crate::territory::{ImportedList, TerritoryCode};

/// What a withdrawn list would have changed, counting territories.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Withdrawn {
    /// The files, each with its territory.
    pub lists: Vec<String>,
    /// Codes that would have been retired.
    pub stay: u64,
    /// Codes that would have begun.
    pub do_not_come: u64,
    /// Names and kinds that would have changed.
    pub keep_names: u64,
}

/// Why nothing was withdrawn.
#[derive(Debug)]
pub enum WithdrawError {
    /// Its day has come.
    InForce,
    /// No list takes force on that day there.
    Unknown,
    /// This list takes force later and counts with it.
    Later(ImportedList),
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for WithdrawError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Withdraws the lists that would take force on a day, or only that for one of their topmost territories.
///
/// # Errors
/// See [`WithdrawError`]; then nothing is withdrawn.
pub fn withdraw_list(
    office: &Office,
    on: NaiveDate,
    of: Option<&TerritoryCode>,
    now: DateTime<Utc>,
) -> Result<Withdrawn, WithdrawError> {
    let today = civil(now).date();
    if on <= today {
        return Err(WithdrawError::InForce);
    }
    let of = of.cloned();
    office.store.write(move |c| {
        attendance::lock(c)?;
        let imported = territories::imported(c)?;
        let lists: Vec<&ImportedList> = imported
            .iter()
            .filter(|list| list.valid_from == on && of.as_ref().is_none_or(|of| list.territory == *of))
            .collect();
        if lists.is_empty() {
            return Err(WithdrawError::Unknown);
        }
        let touches = |one: &ImportedList, other: &ImportedList| {
            one.territory.contains(&other.territory) || other.territory.contains(&one.territory)
        };
        let later = imported
            .iter()
            .find(|other| other.valid_from > on && lists.iter().any(|list| touches(list, other)));
        if let Some(later) = later {
            return Err(WithdrawError::Later(later.clone()));
        }
        take_back(c, &lists, on, today)
    })
}

fn take_back(
    c: &mut Conn,
    lists: &[&ImportedList],
    on: NaiveDate,
    today: NaiveDate,
) -> Result<Withdrawn, WithdrawError> {
    let mut withdrawn = Withdrawn::default();
    for list in lists {
        let undone = territories::withdraw(c, &list.territory, on)?;
        withdrawn.stay += undone.stay;
        withdrawn.do_not_come += undone.do_not_come;
        withdrawn.keep_names += undone.keep_names;
        withdrawn.lists.push(format!("{} ({})", list.file, list.territory));
    }
    withdrawn.lists.dedup();
    attendance::settle_day(c, today)?;
    Ok(withdrawn)
}
