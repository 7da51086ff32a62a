//! Officers: who may take which step from where, and what each plans.

use super::*;

#[test]
fn what_the_head_may_do_by_kind_and_status() {
    let message = "accept answer forward split send_emergency ask_cure join return attach terminate assign";
    let table = [
        (Registered, Kind::Message, message),
        (
            InReview,
            Kind::Message,
            "answer forward split send_emergency ask_cure extend join return terminate assign",
        ),
        (
            Registered,
            Kind::Proposal,
            "accept answer note forward split send_emergency ask_cure join return attach terminate assign",
        ),
        (
            InReview,
            Kind::Application,
            "decide draft_decision forward split send_emergency ask_cure extend join return terminate assign",
        ),
        (
            DraftDecision,
            Kind::Application,
            "decide record_hearing send_emergency terminate assign",
        ),
        (
            Defective,
            Kind::Message,
            "answer forward send_emergency return terminate assign",
        ),
        (Joined, Kind::Message, "separate"),
        (Answered, Kind::Message, "post"),
        (Decided, Kind::Application, "post"),
        (Noted, Kind::Response, "post"),
        (Satisfied, Kind::Complaint, "post"),
        (Forwarded, Kind::Message, ""),
        (EmergencyForwarded, Kind::Message, ""),
        (PassedUp, Kind::Complaint, ""),
        (Returned, Kind::Message, ""),
        (Attached, Kind::Message, ""),
        (Terminated, Kind::Message, ""),
        (Withdrawn, Kind::Message, ""),
    ];
    for (status, kind, expected) in table {
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(may(&case(status, kind), by(Role::Head)), expected, "{status} {kind}");
    }
}

#[test]
fn what_other_roles_may_do() {
    let open = case(Registered, Kind::Proposal);
    let executor = "accept answer note forward split send_emergency ask_cure join terminate";
    let registrar = "accept forward split send_emergency ask_cure join attach assign";
    for (role, expected) in [
        (Role::Executor, executor),
        (Role::Registrar, registrar),
        (Role::Overseer, ""),
        (Role::Administrator, ""),
    ] {
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(may(&open, by(role)), expected, "{role}");
    }
    let refused = |name, role| permitted(name, &open, by(role), day("2026-03-19"));
    assert_eq!(
        refused(StepName::Note, Role::Registrar),
        Err(Refused::NotSignedByRegistrars)
    );
    assert_eq!(refused(StepName::Return, Role::Executor), Err(Refused::OnlyTheHead));
    assert_eq!(
        refused(StepName::Assign, Role::Executor),
        Err(Refused::OnlyRegistrarOrHead)
    );
    assert_eq!(refused(StepName::Accept, Role::Overseer), Err(Refused::NotOfTheBody));
    assert_eq!(refused(StepName::Withdraw, Role::Head), Err(Refused::OnlyTheApplicant));
    // What nobody may do any more is told first.
    let closed = permitted(
        StepName::Note,
        &case(Answered, Kind::Message),
        by(Role::Registrar),
        day("2026-03-19"),
    );
    assert_eq!(closed, Err(Refused::AlreadyClosed));
}

#[test]
fn why_not_is_said_by_where_the_case_stands() {
    for (status, step, why) in [
        (InReview, StepName::Accept, Refused::AlreadyAccepted),
        (Registered, StepName::Extend, Refused::NotAtThisStage),
        (Registered, StepName::Separate, Refused::NotJoined),
        (Joined, StepName::Answer, Refused::IsJoined),
        (Forwarded, StepName::Answer, Refused::AlreadyForwarded),
        (EmergencyForwarded, StepName::Answer, Refused::AlreadyForwarded),
        (Answered, StepName::Answer, Refused::AlreadyClosed),
        (Terminated, StepName::Answer, Refused::AlreadyEnded),
        (Registered, StepName::Note, Refused::NotAProposalOrResponse),
        (InReview, StepName::Decide, Refused::AnotherKind),
        (Registered, StepName::Determine, Refused::NotUndetermined),
        (Registered, StepName::Post, Refused::NothingToPost),
    ] {
        let found = permitted(step, &case(status, Kind::Message), by(Role::Head), day("2026-03-19"));
        assert_eq!(found, Err(why), "{status} {step}");
    }
}

#[test]
fn an_answer_is_for_its_kinds_and_clocks() {
    for clock in Clock::ALL {
        let case = CaseState {
            clock,
            ..case(InReview, Kind::Message)
        };
        let found = permitted(StepName::Answer, &case, by(Role::Head), day("2026-03-19"));
        let expected = match clock {
            Clock::Answer | Clock::EmergencyForward => Ok(()),
            _ => Err(Refused::AnotherClock),
        };
        assert_eq!(found, expected, "{clock}");
    }
    // A complaint that was sent back runs under it too.
    for (kind, expected) in [
        (Kind::Application, Err(Refused::AnotherKind)),
        (Kind::Complaint, Ok(())),
    ] {
        let found = permitted(
            StepName::Answer,
            &case(InReview, kind),
            by(Role::Head),
            day("2026-03-19"),
        );
        assert_eq!(found, expected, "{kind}");
    }
}

#[test]
fn an_answer_by_e_mail_is_dated_and_one_on_paper_by_its_posting() {
    let mut open = case(InReview, Kind::Message);
    let answered = plan(&open, &answer(), "2026-03-27 20:00").unwrap();
    // 23-25 March are days off: 19, 20, 26, 27 count.
    assert_eq!(answered.answered, Some((day("2026-03-27"), Some(4))));
    assert_eq!(answered.tells, [Tell::Applicant(LetterKind::Answered)]);
    assert!(answered.answers && answered.opens.is_empty() && !answered.late);
    assert_eq!(
        (answered.closed_at, answered.executor),
        (Some(at("2026-03-27 20:00")), Some(ME))
    );
    open.answered_by_email = false;
    let written = plan(&open, &answer(), "2026-03-27 20:00").unwrap();
    assert_eq!((written.status, written.answered), (Answered, None));
    let posting = Step::new(StepName::Post).with("posted_on", "2026-03-26");
    let posted = plan(&case(Answered, Kind::Message), &posting, "2026-03-27 20:00").unwrap();
    assert_eq!(posted.answered, Some((day("2026-03-26"), Some(3))));
    assert_eq!(
        (posted.status, posted.posted_on, posted.tells, posted.closed_at),
        (Answered, Some(day("2026-03-26")), vec![], Some(at("2026-03-19 10:00")))
    );
    let mut again = case(Answered, Kind::Message);
    again.answered_on = Some(day("2026-03-19"));
    assert_eq!(
        plan(&again, &posting, "2026-03-27 20:00"),
        Err(No::Refused(Refused::AlreadyClosed))
    );
}

#[test]
fn a_forward_opens_a_case_with_its_own_term_and_a_late_one_is_a_breach() {
    let mut received = case(Registered, Kind::Message);
    received.forward_due_on = Some(day("2026-03-30"));
    let in_time = plan(&received, &forward("103600000.roads"), "2026-03-30 23:59").unwrap();
    assert!(!in_time.late);
    let late = plan(&received, &forward("103600000.roads"), "2026-03-31 19:00").unwrap();
    assert!(late.late && late.answered.is_none());
    let [opened] = late.opens.as_slice() else {
        panic!("{late:?}")
    };
    assert_eq!(opened.body.0, "103600000.roads");
    assert_eq!(opened.opening.arrived_at, at("2026-03-31 19:00"));
    assert_eq!(opened.opening.registered_on, day("2026-04-01"));
    assert_eq!(opened.opening.due_on(), Some(day("2026-04-22")));
    let same = plan(&received, &forward("103641000.akimat"), TODAY);
    assert_eq!(same, Err(No::Refused(Refused::SameBody)));
}

#[test]
fn a_part_goes_to_another_body_and_the_case_goes_on() {
    let split = |to: &str| {
        Step::new(StepName::Split)
            .with("body", to)
            .with("part", "свет")
            .with("reason", "п")
    };
    let parted = plan(&case(InReview, Kind::Message), &split("103600000.roads"), TODAY).unwrap();
    assert_eq!(
        (parted.status, parted.closed_at, parted.opens.len()),
        (InReview, None, 1)
    );
    assert_eq!(parted.texts.detail("part"), "свет");
    assert_eq!(
        plan(&case(InReview, Kind::Message), &split("103641000.akimat"), TODAY),
        Err(No::Refused(Refused::SameBody))
    );
}

#[test]
fn an_emergency_goes_on_at_once_and_has_no_term_in_days() {
    let send = Step::new(StepName::SendEmergency)
        .with("body", "103600000.police")
        .with("reason", "п");
    let sent = plan(&case(DraftDecision, Kind::Application), &send, "2026-03-21 23:00").unwrap();
    assert_eq!(sent.status, EmergencyForwarded);
    let opening = &sent.opens[0].opening;
    assert_eq!(
        (opening.clock, opening.due_on(), opening.missing_year),
        (Clock::EmergencyForward, None, None)
    );
}

#[test]
fn the_duty_desk_says_who_is_competent() {
    let open = CaseState {
        undetermined: true,
        ..case(Registered, Kind::Message)
    };
    let determine = |body: &str| {
        let step = Step::new(StepName::Determine).with("body", body);
        step.with("basis", "148").with("reason", "п")
    };
    let own = plan(&open, &determine("103641000.akimat"), TODAY).unwrap();
    assert_eq!((own.status, own.opens.len()), (Registered, 0));
    let other = plan(&open, &determine("103600000.roads"), TODAY).unwrap();
    assert_eq!((other.status, other.opens.len(), other.late), (Forwarded, 1, false));
}

#[test]
fn grounds_of_termination_by_procedure_and_role() {
    let end = |ground: &str| {
        Step::new(StepName::Terminate)
            .with("ground", ground)
            .with("reason", "п")
    };
    let plan = |kind, ground: &str, role| try_plan(&case(InReview, kind), &end(ground), None, by(role), TODAY);
    let status = |plan: Result<Plan, No>| plan.map(|plan| plan.status);
    assert_eq!(status(plan(Kind::Message, "repeat", Role::Executor)), Ok(Terminated));
    let head = Err(No::Refused(Refused::OnlyTheHead));
    assert_eq!(status(plan(Kind::Message, "no_substance", Role::Executor)), head);
    assert_eq!(status(plan(Kind::Message, "no_substance", Role::Head)), Ok(Terminated));
    assert_eq!(status(plan(Kind::Application, "court_act", Role::Head)), Ok(Terminated));
    let not_this = Err(fault("ground", Problem::NotThisGround));
    assert_eq!(status(plan(Kind::Application, "anonymous", Role::Head)), not_this);
    assert_eq!(status(plan(Kind::Message, "court_act", Role::Head)), not_this);
}
