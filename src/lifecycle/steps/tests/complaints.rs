//! Complaints: the body complained of satisfies them or passes them up, the higher body decides.

use super::*;

/// A complaint at the body complained of, which has three working days.
fn complained_of() -> CaseState {
    CaseState {
        clock: Clock::PassUp,
        due_on: Some(day("2026-03-26")),
        ..case(Registered, Kind::Complaint)
    }
}

/// A complaint before the higher body.
fn before_the_higher(own_power: bool) -> CaseState {
    CaseState {
        clock: Clock::Complaint,
        from: Some(BodyCode("103641100.akimat".into())),
        complaint: Complained {
            signed_by: vec![OfficerId(uuid::Uuid::from_u128(9))],
            own_power,
        },
        ..case(InReview, Kind::Complaint)
    }
}

fn decide(outcome: &str) -> Step {
    let step = Step::new(StepName::DecideComplaint)
        .with("outcome", outcome)
        .with("text", "т");
    step.with("findings", "ф").with("basis", "100")
}

#[test]
fn the_body_complained_of_satisfies_or_passes_up() {
    assert_eq!(
        may(&complained_of(), by(Role::Head)),
        [
            "accept",
            "satisfy",
            "pass_up",
            "send_emergency",
            "join",
            "return",
            "attach",
            "terminate",
            "assign"
        ]
    );
    let pass_up = Step::new(StepName::PassUp).with("statement", "отзыв");
    let passed = plan(&complained_of(), &pass_up, TODAY).unwrap();
    let opened = &passed.opens[0];
    assert_eq!((passed.status, passed.late), (PassedUp, false));
    assert_eq!(
        (opened.body.0.as_str(), opened.opening.clock),
        ("103600000.akimat", Clock::Complaint)
    );
    assert!(plan(&complained_of(), &pass_up, "2026-03-27 10:00").unwrap().late);
    let highest = CaseState {
        higher: None,
        ..complained_of()
    };
    assert_eq!(plan(&highest, &pass_up, TODAY), Err(No::Refused(Refused::NoHigherBody)));
}

#[test]
fn the_higher_body_puts_an_act_in_its_place_only_within_its_own_power() {
    for outcome in ["annulled", "replaced", "performed"] {
        let own = plan(&before_the_higher(true), &decide(outcome), TODAY).unwrap();
        assert_eq!((own.status, own.opens.len()), (Decided, 0), "{outcome}");
        let other = plan(&before_the_higher(false), &decide(outcome), TODAY);
        assert_eq!(other, Err(No::Refused(Refused::NotOwnPower)), "{outcome}");
    }
    let rejected = plan(&before_the_higher(false), &decide("rejected"), TODAY).unwrap();
    assert_eq!(
        rejected.tells,
        [
            Tell::Applicant(LetterKind::ComplaintDecided),
            Tell::Sender(LetterKind::ComplaintOutcome)
        ]
    );
    let unconsidered = plan(&before_the_higher(false), &decide("unconsidered"), TODAY);
    assert_eq!(unconsidered, Err(fault("ground", Problem::Missing)));
    assert!(
        plan(
            &before_the_higher(false),
            &decide("unconsidered").with("ground", "court_act"),
            TODAY
        )
        .is_ok()
    );
}

#[test]
fn a_remand_names_the_breaches_and_opens_an_ordinary_case_below() {
    let bare = plan(&before_the_higher(false), &decide("remanded"), TODAY);
    let missing = [("violations", Problem::Missing), ("proposals", Problem::Missing)];
    assert_eq!(
        bare,
        Err(No::Fields(
            missing.map(|(field, problem)| (field.to_owned(), problem)).into()
        ))
    );
    let whole = decide("remanded").with("violations", "н").with("proposals", "п");
    let remanded = plan(&before_the_higher(false), &whole, TODAY).unwrap();
    let opened = &remanded.opens[0];
    assert_eq!(
        (opened.body.0.as_str(), opened.opening.clock),
        ("103641100.akimat", Clock::Answer)
    );
}

#[test]
fn who_signed_below_does_not_decide() {
    let own = CaseState {
        complaint: Complained {
            signed_by: vec![ME],
            own_power: true,
        },
        ..before_the_higher(true)
    };
    assert_eq!(
        plan(&own, &decide("rejected"), TODAY),
        Err(No::Refused(Refused::SignedBelow))
    );
}
