//! What may be proposed to the head: by whom, from where.

use super::*;

fn proposable(case: &CaseState, by: Taker) -> String {
    let all = StepName::ALL.into_iter();
    let may = all.filter(|name| may_propose(*name, case, by, day("2026-03-19")).is_ok());
    may.map(StepName::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_needs_the_head_is_proposed_by_the_others_of_the_body() {
    let table = [
        (Registered, Kind::Message, "return terminate"),
        (InReview, Kind::Message, "extend return terminate"),
        (InReview, Kind::Application, "decide extend return terminate"),
        (DraftDecision, Kind::Application, "decide terminate"),
        (Joined, Kind::Message, ""),
        (Answered, Kind::Message, ""),
        (Terminated, Kind::Message, ""),
    ];
    for (status, kind, expected) in table {
        let case = case(status, kind);
        for role in [Role::Executor, Role::Registrar] {
            assert_eq!(proposable(&case, by(role)), expected, "{status} {kind} {role}");
        }
        for nobody in [
            by(Role::Head),
            by(Role::Overseer),
            by(Role::Administrator),
            Taker::Resident,
        ] {
            assert_eq!(proposable(&case, nobody), "", "{status} {kind} {nobody:?}");
        }
    }
}

#[test]
fn a_proposal_is_handed_back_while_one_waits() {
    let waiting = |status| CaseState {
        proposed: true,
        ..case(status, Kind::Message)
    };
    for status in [Registered, InReview, Defective, DraftDecision, Joined] {
        let may = |by| permitted(StepName::HandBack, &waiting(status), by, day("2026-03-19"));
        assert_eq!(may(by(Role::Head)), Ok(()), "{status}");
        assert_eq!(may(by(Role::Executor)), Err(Refused::OnlyTheHead), "{status}");
    }
    let none = permitted(
        StepName::HandBack,
        &case(InReview, Kind::Message),
        by(Role::Head),
        day("2026-03-19"),
    );
    assert_eq!(none, Err(Refused::NothingProposed));
}
