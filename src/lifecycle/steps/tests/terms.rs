//! Steps that give time: to supply what is missing, to be heard, to answer; and what may follow only after it.

use super::*;

#[test]
fn a_cure_is_asked_for_a_working_day_three_or_more_ahead() {
    let ask = |until: &str| {
        Step::new(StepName::AskCure)
            .with("missing", "адрес")
            .with("until", until)
    };
    let open = case(Registered, Kind::Message);
    // 23-25 March are days off: the third working day after the 19th is the 27th.
    let early = Problem::TooEarly {
        from: day("2026-03-27"),
    };
    assert_eq!(plan(&open, &ask("2026-03-26"), TODAY), Err(fault("until", early)));
    assert_eq!(
        plan(&open, &ask("2026-03-28"), TODAY),
        Err(fault("until", Problem::DayOff))
    );
    let past = Problem::PastCalendars { year: 2029 };
    assert_eq!(plan(&open, &ask("2029-03-28"), TODAY), Err(fault("until", past)));
    let asked = plan(&open, &ask("2026-03-27"), TODAY).unwrap();
    assert_eq!((asked.status, asked.closed_at), (Defective, None));
    assert_eq!(
        (asked.texts.detail(UNTIL), asked.texts.detail(WAS)),
        ("2026-03-27", "registered")
    );
}

#[test]
fn what_was_not_supplied_is_returned_after_its_term() {
    let returned = |ground: &str| Step::new(StepName::Return).with("ground", ground).with("reason", "п");
    let defective = CaseState {
        cure: Some(Cure {
            until: day("2026-03-27"),
            was: Registered,
        }),
        ..case(Defective, Kind::Message)
    };
    assert_eq!(
        plan(&defective, &returned("uncured"), "2026-03-27 18:00"),
        Err(No::Refused(Refused::CureRuns))
    );
    // Three working days after 27 March: 30, 31 March, 1 April.
    let (in_time, late) = ("2026-04-01 10:00", "2026-04-02 10:00");
    assert!(!plan(&defective, &returned("uncured"), in_time).unwrap().late);
    assert!(plan(&defective, &returned("uncured"), late).unwrap().late);
    let not_this = Err(fault("ground", Problem::NotThisGround));
    assert_eq!(plan(&defective, &returned("insulting"), in_time), not_this);
    let open = case(InReview, Kind::Message);
    assert_eq!(plan(&open, &returned("uncured"), TODAY), not_this);
    assert!(!plan(&open, &returned("insulting"), "2026-03-26 10:00").unwrap().late);
    assert!(plan(&open, &returned("insulting"), "2026-03-27 10:00").unwrap().late);
}

#[test]
fn a_term_is_extended_before_its_end_by_two_months_at_most() {
    let open = case(InReview, Kind::Application);
    let extend = |until: &str| Step::new(StepName::Extend).with("until", until).with("reason", "п");
    let extended = plan(&open, &extend("2026-05-19"), TODAY).unwrap();
    assert_eq!(
        (extended.extended_until, extended.status),
        (Some(day("2026-05-19")), InReview)
    );
    let late = Problem::TooLate {
        until: day("2026-05-19"),
    };
    assert_eq!(plan(&open, &extend("2026-05-20"), TODAY), Err(fault("until", late)));
    assert_eq!(
        plan(&open, &extend("2026-05-09"), TODAY),
        Err(fault("until", Problem::DayOff))
    );
    assert_eq!(
        plan(&open, &extend("2026-04-13"), TODAY),
        Err(fault("until", Problem::NotAfterTheTerm))
    );
    assert!(plan(&open, &extend("2026-04-14"), "2026-04-13 23:59").is_ok());
    assert_eq!(
        plan(&open, &extend("2026-04-15"), "2026-04-14 09:00"),
        Err(No::Refused(Refused::TermEnded))
    );
}

#[test]
fn a_burdening_act_needs_a_hearing_or_its_reason() {
    let decide = |outcome: &str| {
        let step = Step::new(StepName::Decide).with("outcome", outcome).with("text", "т");
        step.with("findings", "ф").with("basis", "73")
    };
    let open = case(InReview, Kind::Application);
    assert!(plan(&open, &decide("favourable"), TODAY).is_ok());
    let not_heard = Err(fault("without_hearing", Problem::NotHeard));
    assert_eq!(plan(&open, &decide("burdening"), TODAY), not_heard);
    let stated = decide("burdening").with("without_hearing", "ст. 73(2)(1)");
    assert_eq!(plan(&open, &stated, TODAY).unwrap().status, Decided);
    let drafted = CaseState {
        hearing_on: Some(day("2026-03-27")),
        ..case(DraftDecision, Kind::Application)
    };
    assert_eq!(plan(&drafted, &decide("burdening"), "2026-03-26 10:00"), not_heard);
    assert!(plan(&drafted, &decide("burdening"), "2026-03-27 10:00").is_ok());
}

#[test]
fn a_hearing_is_three_working_days_ahead() {
    let draft = |at: &str| {
        Step::new(StepName::DraftDecision)
            .with("text", "т")
            .with("hearing_at", at)
    };
    let open = case(InReview, Kind::Application);
    let early = Problem::TooEarly {
        from: day("2026-03-27"),
    };
    assert_eq!(
        plan(&open, &draft("2026-03-26T10:00"), TODAY),
        Err(fault("hearing_at", early))
    );
    assert_eq!(
        plan(&open, &draft("2026-03-28T10:00"), TODAY),
        Err(fault("hearing_at", Problem::DayOff))
    );
    let drafted = plan(&open, &draft("2026-03-27T10:00"), TODAY).unwrap();
    assert_eq!((drafted.status, drafted.closed_at), (DraftDecision, None));
}
