//! Whether this process can do its work now, and if not, why: for a supervisor that routes requests away.
//!
//! It owns the bounds. A probe writes to the database, so its verdict is kept for a second: probes are no load.
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use tokio::sync::Mutex;

use super::state::State;
use crate::actions::Office;
use crate::store::{StoreError, outbox, probe};

/// How long a verdict is given again.
const KEPT: Duration = Duration::from_secs(1);
/// Free bytes at least where the database and the letters lie: SQLite's log grows by a few megabytes before it is
/// emptied, and a full disk is better told before it is full.
const FREE_AT_LEAST: u64 = 32 << 20;
/// How long a due letter may wait before delivery is not keeping up. A process that died holds its letters for a
/// quarter of an hour; twice that is nobody's claim any more.
const LETTER_WAITS_AT_MOST: TimeDelta = TimeDelta::minutes(30);

/// Why the service is not ready: words for the operator, without a secret or a person in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The database refuses a small write, or cannot be reached.
    DatabaseNotWritable,
    /// The disk of the database or of the letters is nearly full.
    DiskNearlyFull,
    /// The oldest due letter waits for too long.
    LettersWaiting,
}

/// The last verdict and when it was found.
#[derive(Debug, Default)]
pub struct Readiness {
    last: Mutex<Option<(Instant, Vec<Reason>)>>,
}

impl Readiness {
    /// Why the service is not ready; nothing where it is. Probes that come together share one verdict.
    pub async fn reasons(&self, state: &State) -> Vec<Reason> {
        let mut last = self.last.lock().await;
        if let Some((found, reasons)) = last.as_ref()
            && found.elapsed() < KEPT
        {
            return reasons.clone();
        }
        let letters = state.settings.letters.clone();
        let probed = state
            .run(move |office, now| Ok::<_, StoreError>((look(office, &letters, now), now)))
            .await;
        let reasons = match probed {
            Ok((found, now)) => judge(&found, now),
            Err(error) => {
                tracing::error!(%error, "the probe failed");
                vec![Reason::DatabaseNotWritable]
            }
        };
        *last = Some((Instant::now(), reasons.clone()));
        reasons
    }
}

/// What a probe found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    writable: bool,
    /// Free bytes on the fullest disk; `None` where none is ours.
    free: Option<u64>,
    oldest_due: Option<DateTime<Utc>>,
}

fn judge(found: &Found, now: DateTime<Utc>) -> Vec<Reason> {
    let full = found.free.is_some_and(|free| free < FREE_AT_LEAST);
    let waits = found.oldest_due.is_some_and(|due| now - due > LETTER_WAITS_AT_MOST);
    [
        (!found.writable, Reason::DatabaseNotWritable),
        (full, Reason::DiskNearlyFull),
        (waits, Reason::LettersWaiting),
    ]
    .into_iter()
    .filter_map(|(holds, reason)| holds.then_some(reason))
    .collect()
}

fn look(office: &Office, letters: &Option<PathBuf>, now: DateTime<Utc>) -> Found {
    let written = office.store.write(move |c| probe::write(c, now));
    if let Err(error) = &written {
        tracing::error!(%error, "the database cannot be written");
    }
    let oldest = office.store.read(outbox::oldest_due);
    let folders = [office.store.folder(), letters.clone()];
    Found {
        writable: written.is_ok() && oldest.is_ok(),
        free: folders.into_iter().flatten().filter_map(|folder| free(&folder)).min(),
        oldest_due: oldest.ok().flatten(),
    }
}

/// Free bytes of the disk that a folder is on, or will be on when it is made.
fn free(folder: &Path) -> Option<u64> {
    let there = folder
        .ancestors()
        .find(|folder| folder.is_dir())
        .unwrap_or(Path::new("."));
    let disk = rustix::fs::statvfs(there).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_reason_and_the_bounds_are_not_faults() {
        let now = DateTime::from_timestamp(1_777_500_000, 0).unwrap();
        let well = Found {
            writable: true,
            free: Some(FREE_AT_LEAST),
            oldest_due: Some(now - LETTER_WAITS_AT_MOST),
        };
        assert_eq!(judge(&well, now), []);
        let nothing = Found {
            free: None,
            oldest_due: None,
            ..well
        };
        assert_eq!(judge(&nothing, now), []);
        let ill = Found {
            writable: false,
            free: Some(FREE_AT_LEAST - 1),
            oldest_due: Some(now - LETTER_WAITS_AT_MOST - TimeDelta::seconds(1)),
        };
        let all = [
            Reason::DatabaseNotWritable,
            Reason::DiskNearlyFull,
            Reason::LettersWaiting,
        ];
        assert_eq!(judge(&ill, now), all);
    }

    #[test]
    fn the_disk_of_a_folder_that_is_not_made_yet_is_the_one_around_it() {
        let there = std::env::temp_dir();
        assert!(free(&there.join("not/made/yet")).is_some());
    }
}
