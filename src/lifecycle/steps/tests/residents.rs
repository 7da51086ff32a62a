//! The applicant: to withdraw, to supply what is missing, to object, to complain.

use super::*;

fn own(name: StepName) -> Step {
    Step::new(name).with("text", "т")
}

#[test]
fn what_the_applicant_may_do_by_status() {
    for (status, kind, expected) in [
        (Registered, Kind::Message, "withdraw"),
        (Joined, Kind::Message, "withdraw"),
        (Defective, Kind::Message, "withdraw cure"),
        (DraftDecision, Kind::Application, "withdraw object"),
        (Answered, Kind::Message, "complain"),
        (Decided, Kind::Application, "complain"),
        (Decided, Kind::Complaint, ""),
        (Returned, Kind::Message, "complain"),
        (Withdrawn, Kind::Message, "complain"),
    ] {
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(may(&case(status, kind), Taker::Resident), expected, "{status} {kind}");
    }
}

#[test]
fn silence_is_complained_of_once_its_day_has_passed() {
    let open = case(InReview, Kind::Message);
    let early = plan(&open, &own(StepName::Complain), "2026-04-13 23:59");
    assert_eq!(early, Err(No::Refused(Refused::NothingToComplain)));
    let late = plan(&open, &own(StepName::Complain), "2026-04-14 00:01").unwrap();
    assert_eq!(
        (late.status, late.complains.as_deref(), late.closed_at),
        (InReview, Some("т"), None)
    );
}

#[test]
fn a_cure_leads_back_to_where_the_case_was_and_is_taken_late() {
    let defective = CaseState {
        cure: Some(Cure {
            until: day("2026-03-20"),
            was: Registered,
        }),
        ..case(Defective, Kind::Message)
    };
    let cure = own(StepName::Cure)
        .with("applicant.postal_address", "ул. Абая, 1")
        .with("applicant.phone", "8 701 123 45 67");
    let cured = plan(&defective, &cure, "2026-03-27 10:00").unwrap();
    assert_eq!(cured.status, Registered);
    assert_eq!(cured.applicant.phone.as_deref(), Some("+77011234567"));
    assert_eq!(cured.applicant.postal_address.as_deref(), Some("ул. Абая, 1"));
    // What is about the person never stays with the step.
    assert!(cured.texts.details.is_empty(), "{:?}", cured.texts);
    let wrong = own(StepName::Cure).with("applicant.iin", "123123123123");
    let wrong = plan(&defective, &wrong, TODAY);
    assert_eq!(wrong, Err(fault("applicant.iin", Problem::InvalidIin)));
    assert_eq!(
        plan(&case(InReview, Kind::Message), &own(StepName::Cure), TODAY),
        Err(No::Refused(Refused::NotDefective))
    );
}

#[test]
fn a_late_objection_is_kept_and_marked() {
    let drafted = CaseState {
        objection_due_on: Some(day("2026-03-20")),
        ..case(DraftDecision, Kind::Application)
    };
    let in_time = plan(&drafted, &own(StepName::Object), "2026-03-20 23:00").unwrap();
    let late = plan(&drafted, &own(StepName::Object), "2026-03-26 10:00").unwrap();
    assert_eq!((in_time.texts.detail("late"), late.texts.detail("late")), ("", "yes"));
    assert_eq!(late.status, DraftDecision);
}

#[test]
fn a_withdrawal_after_the_answer_is_refused() {
    for status in [Answered, Noted, Decided, Satisfied, Withdrawn, Forwarded] {
        let found = plan(&case(status, Kind::Message), &Step::new(StepName::Withdraw), TODAY);
        assert!(matches!(found, Err(No::Refused(_))), "{status}");
    }
}
