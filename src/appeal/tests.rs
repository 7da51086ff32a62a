//! Tables for the check of a draft.
#![allow(clippy::unwrap_used)]

use super::*;

fn draft() -> AppealDraft {
    AppealDraft {
        kind: "message".into(),
        language: "ru".into(),
        subject: "road.pothole".into(),
        settlement: "103641100".into(),
        address: "ул. Абая, 5".into(),
        facts: Facts::from([("road_class".into(), "street".into())]),
        text: "Яма у школы.".into(),
        location: Some(Location { lat: 49.1, lon: 80.2 }),
        applicant: ApplicantDraft {
            name: "Айгүл Серікқызы".into(),
            postal_address: "Ақшатау, Абай көшесі 7".into(),
            email: Some("aigul@example.kz".into()),
            phone: Some("8 (701) 123-45-67".into()),
            iin: Some("900101300007".into()),
        },
    }
}

fn faults(change: impl Fn(&mut AppealDraft)) -> Vec<(String, Problem)> {
    let mut draft = draft();
    change(&mut draft);
    match validate(&draft) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.into_iter().map(|f| (f.field, f.problem)).collect(),
    }
}

#[test]
fn a_right_draft_is_kept_and_its_phone_normalised() {
    let checked = validate(&draft()).unwrap();
    assert_eq!(checked.kind, Kind::Message);
    assert_eq!(checked.language, Language::Ru);
    assert_eq!(checked.text, "Яма у школы.");
    assert_eq!(checked.applicant.phone.as_deref(), Some("+77011234567"));
    assert_eq!(checked.applicant.iin.as_deref(), Some("900101300007"));
}

#[test]
fn each_fault_names_its_field() {
    type Change = fn(&mut AppealDraft);
    let table: [(Change, &str, Problem); 19] = [
        (|d| d.kind = "wish".into(), "kind", Problem::UnknownKind),
        (|d| d.kind.clear(), "kind", Problem::Missing),
        (|d| d.language = "de".into(), "language", Problem::UnknownLanguage),
        (|d| d.subject = " ".into(), "subject", Problem::Missing),
        (|d| d.settlement.clear(), "settlement", Problem::Missing),
        (|d| d.text = " \r\n ".into(), "text", Problem::Missing),
        (
            |d| d.text = "я".repeat(10_001),
            "text",
            Problem::TooLong { max: 10_000 },
        ),
        (|d| d.text = "\u{200b}".into(), "text", Problem::Missing),
        (
            |d| d.text = "\u{2800}\u{3164}\0\u{feff}".into(),
            "text",
            Problem::Missing,
        ),
        (
            |d| d.address = "я".repeat(501),
            "address",
            Problem::TooLong { max: 500 },
        ),
        (
            |d| d.location = Some(Location { lat: 91.0, lon: 0.0 }),
            "location",
            Problem::InvalidLocation,
        ),
        (
            |d| {
                d.location = Some(Location {
                    lat: f64::NAN,
                    lon: 0.0,
                })
            },
            "location",
            Problem::InvalidLocation,
        ),
        (|d| d.applicant.name = "\n".into(), "applicant.name", Problem::Missing),
        (
            |d| d.applicant.name = "\u{ad}".into(),
            "applicant.name",
            Problem::Missing,
        ),
        (
            |d| d.applicant.postal_address.clear(),
            "applicant.postal_address",
            Problem::Missing,
        ),
        (
            |d| d.applicant.email = Some("aigul@".into()),
            "applicant.email",
            Problem::InvalidEmail,
        ),
        (
            |d| d.applicant.phone = Some("+7 495 123 45 67".into()),
            "applicant.phone",
            Problem::InvalidPhone,
        ),
        (
            |d| d.applicant.iin = Some("123123123123".into()),
            "applicant.iin",
            Problem::InvalidIin,
        ),
        (
            |d| {
                d.facts.insert("x".repeat(201), "y".into());
            },
            "facts",
            Problem::UnknownQuestion,
        ),
    ];
    for (change, field, problem) in table {
        assert_eq!(faults(change), [(field.to_owned(), problem)]);
    }
}

#[test]
fn all_faults_are_named_at_once() {
    let found = faults(|d| {
        d.kind = "?".into();
        d.text.clear();
        d.applicant.iin = Some("1".into());
    });
    let fields: Vec<_> = found.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["kind", "text", "applicant.iin"]);
}

#[test]
fn what_may_be_left_out_may_also_be_empty() {
    let found = faults(|d| {
        d.address.clear();
        d.facts.clear();
        d.location = None;
        d.applicant.email = Some(" ".into());
        d.applicant.phone = None;
        d.applicant.iin = Some(String::new());
    });
    assert_eq!(found, []);
}

#[test]
fn a_text_of_ten_thousand_letters_fits_whatever_its_line_ends() {
    let text = format!("{}\r\n{}", "я".repeat(5_000), "ә".repeat(4_999));
    assert_eq!(faults(|d| d.text = text.clone()), []);
}

#[test]
fn numbers_are_judged_without_what_was_pasted_around_them() {
    let mut pasted = draft();
    pasted.applicant.iin = Some("\u{200e}900101 300-007.".into());
    pasted.applicant.phone = Some("\u{202a}+7 701 123-45-67\u{202c}".into());
    let checked = validate(&pasted).unwrap();
    assert_eq!(checked.applicant.iin.as_deref(), Some("900101300007"));
    assert_eq!(checked.applicant.phone.as_deref(), Some("+77011234567"));
}

#[test]
fn words_that_are_looked_up_lose_what_cannot_be_seen() {
    let mut pasted = draft();
    pasted.kind = "\u{feff}message\n".into();
    pasted.language = " ru\u{200b}".into();
    pasted.facts = Facts::from([("road_\u{ad}class".into(), "street\t".into())]);
    let clean = pasted.with_clean_words();
    assert_eq!(
        (clean.kind, clean.language, clean.facts),
        (draft().kind, draft().language, draft().facts)
    );
}

#[test]
fn identification_numbers() {
    for good in ["900101300007", "050615500124"] {
        assert!(is_iin(good), "{good}");
    }
    // A wrong check digit, an impossible date, a BIN (its month is 04 + 40), too short, letters, other digits.
    for bad in [
        "900101300008",
        "123123123123",
        "901301300007",
        "050615900124",
        "050640012345",
        "90010130000",
        "90010130000a",
        "٩٠٠١٠١٣٠٠٠٠٧",
        "",
    ] {
        assert!(!is_iin(bad), "{bad}");
    }
}

#[test]
fn phones() {
    for good in [
        "+7 (701) 123 45 67",
        "8 701 123-45-67",
        "\u{202a}+7 701 123\u{2011}45\u{2011}67\u{202c}",
        "＋７（７０１）１２３４５６７",
        "٨٧٠١١٢٣٤٥٦٧",
        "87011234567",
        "+77011234567",
        "7 701 1234567",
    ] {
        assert_eq!(parse_phone(good).as_deref(), Some("+77011234567"), "{good}");
    }
    for bad in [
        "",
        "+7",
        "+7 495 123 45 67",
        "+8 701 123 45 67",
        "8701123456",
        "870112345678",
        "8 701 123 45 6a",
        "8701+1234567",
        "++7 701 123 45 67",
        "8 701 123 45 67, 8 701 123 45 68",
    ] {
        assert_eq!(parse_phone(bad), None, "{bad}");
    }
}

#[test]
fn e_mail_addresses() {
    for (typed, kept) in [
        ("a@b.kz", "a@b.kz"),
        ("a.b+c@mail.example.kz", "a.b+c@mail.example.kz"),
        (" a@b.kz ", "a@b.kz"),
        ("\u{200e}a@\u{ad}b.kz\u{feff}\r\n", "a@b.kz"),
    ] {
        assert_eq!(parse_email(typed).as_deref(), Some(kept), "{typed:?}");
    }
    for bad in [
        "a",
        "a@b",
        "a@",
        "@b.kz",
        "a b@c.kz",
        "A <a@b.kz>",
        "a@[127.0.0.1]",
        "a@b.kz\nBcc: c@d.kz",
    ] {
        assert!(parse_email(bad).is_none(), "{bad}");
    }
}
