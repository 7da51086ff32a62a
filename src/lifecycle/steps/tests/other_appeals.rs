//! Steps that name another appeal: an identical one, one that was returned, one that leads.

use super::*;

/// Another appeal with one case.
fn other(same_applicant: bool, status: CaseStatus) -> OtherAppeal {
    OtherAppeal {
        number: Number("ЖТ-2026-000002".into()),
        kind: Kind::Message,
        subject: "road.pothole".into(),
        same_applicant,
        cases: vec![OtherCase {
            id: CaseId(uuid::Uuid::from_u128(2)),
            body: akimat(),
            status,
            clock: Clock::Answer,
        }],
    }
}

#[test]
fn an_identical_one_names_the_earlier_of_the_same_person() {
    let step = |number: &str| {
        let step = Step::new(StepName::Return)
            .with("ground", "identical")
            .with("reason", "п");
        step.with("same_as", number)
    };
    let open = case(Registered, Kind::Message);
    let by = by(Role::Head);
    let plan = |step: &Step, other: Option<&OtherAppeal>| try_plan(&open, step, other, by, TODAY);
    assert_eq!(plan(&step(""), None), Err(fault("same_as", Problem::Missing)));
    let stranger = other(false, Answered);
    let number = "ЖТ-2026-000002";
    assert_eq!(
        plan(&step(number), Some(&stranger)),
        Err(fault("same_as", Problem::AnotherApplicant))
    );
    assert!(plan(&step(number), Some(&other(true, Answered))).is_ok());
    let attach = Step::new(StepName::Attach).with("same_as", number);
    assert_eq!(
        plan(&attach, Some(&other(true, Answered))),
        Err(fault("same_as", Problem::NotReturned))
    );
    let attached = plan(&attach, Some(&other(true, Returned))).unwrap();
    assert_eq!((attached.status, attached.answered), (Attached, None));
}

#[test]
fn only_a_case_about_the_same_at_the_same_body_leads() {
    let join = Step::new(StepName::Join).with("to", "ЖТ-2026-000002");
    let open = case(Registered, Kind::Message);
    let plan = |case: &CaseState, other: &OtherAppeal| try_plan(case, &join, Some(other), by(Role::Executor), TODAY);
    let alike = other(false, InReview);
    let joined = plan(&open, &alike).unwrap();
    assert_eq!(
        (joined.status, joined.joined_to),
        (Joined, Some(Some(alike.cases[0].id)))
    );
    assert_eq!(joined.closed_at, None);
    let unlike = Err(fault("to", Problem::NotAlike));
    let mut elsewhere = alike.clone();
    elsewhere.cases[0].body = BodyCode("103600000.akimat".into());
    let differs = OtherAppeal {
        subject: "lighting.street".into(),
        ..alike.clone()
    };
    let of_kind = OtherAppeal {
        kind: Kind::Proposal,
        ..alike.clone()
    };
    for other in [
        elsewhere,
        differs,
        of_kind,
        other(false, Answered),
        other(false, Joined),
    ] {
        assert_eq!(plan(&open, &other), unlike, "{other:?}");
    }
    let leading = CaseState {
        leads: true,
        ..open.clone()
    };
    assert_eq!(plan(&leading, &alike), Err(No::Refused(Refused::LeadsOthers)));
    let own = OtherAppeal {
        number: open.number.clone(),
        ..alike
    };
    assert_eq!(plan(&open, &own), Err(fault("to", Problem::ItsOwnNumber)));
}

#[test]
fn what_is_joined_follows_an_answer_and_is_set_free_by_any_other_end() {
    let leading = CaseState {
        leads: true,
        ..case(InReview, Kind::Message)
    };
    assert_eq!(plan(&leading, &answer(), TODAY).unwrap().joined, Followers::Follow);
    let free = Followers::Take(StepName::Separate);
    assert_eq!(plan(&leading, &forward("103600000.roads"), TODAY).unwrap().joined, free);
    assert_eq!(
        plan(&leading, &Step::new(StepName::Withdraw), TODAY).unwrap().joined,
        free
    );
    let extend = Step::new(StepName::Extend)
        .with("until", "2026-05-18")
        .with("reason", "п");
    assert_eq!(plan(&leading, &extend, TODAY).unwrap().joined, Followers::Stay);
}
