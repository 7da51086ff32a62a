//! When nothing is owed any more: of one case, and of an appeal with all its cases.

use chrono::NaiveDate;

use super::CaseStatus;
use crate::appeal::AppealStatus;

/// The date of the answer, where a case is answered (or taken note of) and the applicant has it.
pub fn answered(status: CaseStatus, answered_on: Option<NaiveDate>) -> Option<NaiveDate> {
    answered_on.filter(|_| status.is_answer())
}

/// Whether the body still owes the applicant something: an answer, or the posting of one. A case that was sent on owes nothing: the
/// one that it opened does. One that is joined to another owes its answer by its own date.
pub fn is_owed(status: CaseStatus, answered_on: Option<NaiveDate>) -> bool {
    status.is_open() || status == CaseStatus::Joined || waits_for_posting(status, answered_on)
}

/// Whether an answer is written and its letter is still to be posted: nothing else can be done.
pub fn waits_for_posting(status: CaseStatus, answered_on: Option<NaiveDate>) -> bool {
    status.is_answer() && answered_on.is_none()
}

/// Where an appeal stands, asked over all of its cases by their status and the date of their answer. It is open while one of them
/// owes something.
pub fn of_appeal(cases: impl IntoIterator<Item = (CaseStatus, Option<NaiveDate>)>) -> AppealStatus {
    let owed = cases
        .into_iter()
        .any(|(status, answered_on)| is_owed(status, answered_on));
    if owed { AppealStatus::Open } else { AppealStatus::Closed }
}
