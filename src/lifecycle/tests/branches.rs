//! Which case goes on with which.

use uuid::Uuid;

use super::*;
use crate::appeal::CaseId;

/// The branches of cases, each with its status and the place from 1 of the case that opened it; 0 of what was filed.
fn of(cases: &[(CaseStatus, u128)]) -> Vec<usize> {
    let id = |place| CaseId(Uuid::from_u128(place));
    let node = |(place, (status, from)): (u128, &(CaseStatus, u128))| Node {
        id: id(place),
        status: *status,
        opened_from: (*from > 0).then(|| id(*from)),
    };
    branches(&(1..).zip(cases).map(node).collect::<Vec<_>>())
}

#[test]
fn what_was_sent_on_is_one_branch_and_what_is_opened_beside_another() {
    assert_eq!(of(&[]), [] as [usize; 0]);
    assert_eq!(of(&[(InReview, 0)]), [1]);
    assert_eq!(of(&[(Forwarded, 0), (Forwarded, 1), (Answered, 2)]), [1, 1, 1]);
    assert_eq!(of(&[(InReview, 0), (Registered, 1)]), [1, 2], "a part");
    assert_eq!(
        of(&[(InReview, 0), (Registered, 1), (Registered, 1)]),
        [1, 2, 3],
        "two parts"
    );
    assert_eq!(
        of(&[(Forwarded, 0), (InReview, 1), (Registered, 1)]),
        [1, 2, 1],
        "a part, then the rest was sent on"
    );
    assert_eq!(
        of(&[(InReview, 0), (Forwarded, 1), (Registered, 2)]),
        [1, 2, 2],
        "the part was sent on"
    );
    assert_eq!(
        of(&[(PassedUp, 0), (Decided, 1), (Registered, 2)]),
        [1, 1, 2],
        "a complaint passed up and sent back"
    );
    assert_eq!(of(&[(EmergencyForwarded, 0), (Registered, 1)]), [1, 1]);
}
