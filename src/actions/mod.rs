//! Actions: one verb, one file, one transaction. They carry out what the core decided.
//!
//! They never parse HTTP and never send mail: a letter is queued in the same transaction as the step.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::appeal::CaseId;
use crate::law::Law;
use crate::lifecycle::Refused;
use crate::store::cases::Case;
use crate::store::{Secrets, Store, StoreError, Together};
use crate::texts::Texts;
use chrono::{DateTime, Utc};

mod add_officer;
mod appeal_status;
mod begin_security_journal;
mod case_state;
mod change_password;
pub(crate) mod calendar_alarm;
pub(crate) mod correspondence;
mod complaint;
mod confirm_successors;
mod create_bodies;
mod decide_held_letters;
mod file_appeal;
mod find_place;
mod first_letters;
mod follow_territories;
mod give_up_letter;
mod hand_over_cases;
mod hashing;
mod import_officers;
mod import_territory;
mod limits;
mod officer_place;
mod own_sessions;
mod password;
mod propose_step;
mod receipt;
mod record_posting;
mod set_officer;
mod sign_proposal;
mod sign_in;
mod source;
mod take_own_step;
mod take_step;
mod take_up_calendars;
mod take_up_secret;
mod throttle;
mod token;
mod withdraw_list;

pub use crate::appeal::{FieldError, Problem};
pub use add_officer::{NewOfficer, add_officer};
pub use begin_security_journal::begin_security_journal;
pub(crate) use case_state::state_of;
pub use change_password::{change_password, reset_password};
pub use confirm_successors::{Confirmation, SuccessionRefused, confirm_successors};
pub use create_bodies::ensure_republican_bodies;
pub use decide_held_letters::{HeldDecision, decide_held_letters};
pub use file_appeal::{file_appeal, file_appeal_from};
pub use find_place::{find_place, find_place_of_question};
pub use follow_territories::follow_territories;
pub use give_up_letter::give_up_letter;
pub use hand_over_cases::{HandedOver, hand_over_cases};
pub use hashing::Hashing;
pub use import_officers::{FaultOfLine, ImportRefused, PreparedOfficer, add_officers, prepare_officers};
pub use import_territory::{ImportError, ImportOptions, ImportReport, import_territory};
pub use limits::Limits;
pub use officer_place::{NewPlace, bodies_named};
pub use own_sessions::{OpenSession, end_sessions, open_sessions};
pub use password::derived_password;
pub use propose_step::propose_step;
pub use receipt::Receipt;
pub use record_posting::{MANY_POSTINGS, NotPosted, PostingRefused, record_posting, record_postings};
pub use set_officer::{Handover, move_officer, set_officer_active, set_officer_language};
pub use sign_in::{SignedIn, authenticate, sign_in, sign_out};
pub use sign_proposal::sign_proposal;
pub use source::Source;
pub use take_own_step::take_own_step;
pub use take_step::take_step;
pub use take_up_calendars::{AppliedCalendar, CalendarRefused, ChangedDay, apply_calendar, take_up_calendars};
pub use take_up_secret::{SecretRefused, take_up_secret};
pub use withdraw_list::{WithdrawError, Withdrawn, withdraw_list};

/// What every action needs.
#[derive(Clone)]
pub struct Office {
    /// The database.
    pub store: Store,
    /// The law as it stands: a calendar that is taken up replaces it for every clone.
    law: Arc<RwLock<Arc<Law>>>,
    /// The words of letters.
    pub texts: Arc<Texts>,
    /// Keys derived from the server's secret.
    pub secrets: Arc<Secrets>,
    /// Where the pages are found from outside; without a trailing slash.
    pub public_url: String,
    /// Bounds the memory and the processors that passwords may take.
    pub hashing: Arc<Hashing>,
    /// Bounds what one source may ask.
    pub limits: Arc<Limits>,
    /// Filings that wait to be written together.
    filings: Together<file_appeal::Registering, Receipt, ActionError>,
    /// Cases that were said to be unreadable: each is news once.
    unreadable: Arc<Mutex<BTreeSet<CaseId>>>,
}

impl Office {
    /// Puts the parts together.
    pub fn new(store: Store, law: Arc<Law>, texts: Arc<Texts>, secrets: Arc<Secrets>, public_url: String) -> Self {
        let public_url = public_url.trim_end_matches('/').to_owned();
        Self {
            store,
            law: Arc::new(RwLock::new(law)),
            texts,
            secrets,
            public_url,
            hashing: Arc::new(Hashing::default()),
            limits: Arc::new(Limits::default()),
            filings: Together::by(file_appeal::write),
            unreadable: Arc::default(),
        }
    }

    /// The law as it stands now: a decision asks once. What another node still counts by an older calendar is found by
    /// the recount.
    pub fn law(&self) -> Arc<Law> {
        Arc::clone(&self.law.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Replaces the law for every clone of this office.
    pub(crate) fn replace_law(&self, law: Law) {
        *self.law.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(law);
    }

    /// Whether nobody has been told yet that a case cannot be read.
    pub(crate) fn is_news(&self, case: CaseId) -> bool {
        let mut unreadable = self.unreadable.lock().unwrap_or_else(PoisonError::into_inner);
        unreadable.insert(case)
    }

    /// Where officers open a case.
    pub fn case_link(&self, case: CaseId) -> String {
        format!("{}/staff/cases/{}", self.public_url, case.0)
    }
}

/// Why an action did nothing.
#[derive(Debug)]
pub enum ActionError {
    /// Not there, or not visible to this officer.
    NotFound,
    /// The lifecycle forbids it.
    Refused(Refused),
    /// Fields at fault.
    Invalid(Vec<FieldError>),
    /// The revision seen is not the present one; the case as it is now.
    Stale(Box<Case>),
    /// The idempotency key was used for another request.
    IdempotencyConflict,
    /// Too many failed sign-ins, filings, wrong keys or searches from one source.
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// E-mail or password is wrong, or the account is disabled; which of these is not told.
    WrongCredentials,
    /// The database is busy: 503.
    Busy,
    /// The database cannot be used now, and nothing was saved: 503. The reason is for the log.
    Unavailable(String),
    /// A fault of the server; the text is for its log.
    Internal(String),
}

impl ActionError {
    /// One field at fault.
    pub(crate) fn field(field: &str, problem: Problem) -> Self {
        Self::Invalid(vec![FieldError::new(field, problem)])
    }
}

impl From<StoreError> for ActionError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::Busy,
            StoreError::Unavailable(why) => Self::Unavailable(why),
            other => Self::Internal(other.to_string()),
        }
    }
}

/// A new identity (UUIDv7) that begins with the instant of the action, not with the system's.
pub(crate) fn new_id(now: DateTime<Utc>) -> uuid::Uuid {
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(
        uuid::NoContext,
        seconds,
        now.timestamp_subsec_nanos(),
    ))
}

/// Random bytes of the operating system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], ActionError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| ActionError::Internal(format!("no randomness: {error}")))?;
    Ok(bytes)
}
