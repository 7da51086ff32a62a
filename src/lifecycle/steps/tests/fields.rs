//! The fields of steps: read by their schema, and judged all at once.

use super::*;

/// What is wrong with a step on Thursday, 19 March 2026.
fn wrong(case: &CaseState, step: &Step) -> Vec<(String, Problem)> {
    let law = law();
    let context = Context {
        case,
        law: &law,
        now: at(TODAY),
        by: by(Role::Head),
    };
    let (fields, mut faults) = read(step);
    if faults.is_empty() {
        faults = ready(step.name, &fields, &context).err().unwrap_or_default();
    }
    faults.into_iter().map(|fault| (fault.field, fault.problem)).collect()
}

#[test]
fn fields_are_judged_by_their_schema() {
    let open = case(InReview, Kind::Message);
    let fault = |field: &str, problem| (field.to_owned(), problem);
    let missing = |field| fault(field, Problem::Missing);
    let empty = Step::new(StepName::Answer).with("text", " \u{200b}");
    assert_eq!(wrong(&open, &empty), ["text", "findings", "basis"].map(missing));
    let long = answer().with("basis", "я".repeat(2_001)).with("colour", "red");
    let expected = [
        fault("basis", Problem::TooLong { max: 2_000 }),
        fault("colour", Problem::UnknownField),
    ];
    assert_eq!(wrong(&open, &long), expected);
    for lawless in ["нет", "Не знаю.", "жоқ", "…"] {
        let step = answer().with("basis", lawless);
        assert_eq!(wrong(&open, &step), [fault("basis", Problem::NoLaw)], "{lawless}");
    }
    let written = case(Answered, Kind::Message);
    for (day, good) in [
        ("2026-03-19", true),
        ("2026-03-20", false),
        ("2026-03-18", false),
        ("вчера", false),
    ] {
        let found = wrong(&written, &Step::new(StepName::Post).with("posted_on", day));
        let expected = if good {
            vec![]
        } else {
            vec![fault("posted_on", Problem::InvalidDate)]
        };
        assert_eq!(found, expected, "{day}");
    }
}

#[test]
fn each_type_of_field_is_read_by_its_form() {
    use FieldType::*;
    const WORDS: &[&str] = &["annulled", "rejected"];
    for (kind, good, bad) in [
        (Date, "2026-05-26", Some("26.05.2026")),
        (DateTime, "2026-05-26T10:00", Some("2026-05-26 10:00")),
        (Choice(WORDS), "rejected", Some("ignored")),
        (Text { max: 3 }, "abc", Some("abcd")),
        (Body, "103600000.roads", None),
        (Number, "ЖТ-2026-000123", None),
        (Officer, "akim@akimat.example", None),
    ] {
        let schema = [Field::required("field", kind)];
        let read = |typed: &str| Fields::read(&schema, &[("field".to_owned(), typed.into())].into()).1;
        assert_eq!(read(good), [], "{kind:?}");
        assert_eq!(read("").len(), 1, "{kind:?}");
        if let Some(bad) = bad {
            assert_eq!(read(bad).len(), 1, "{kind:?}");
        }
    }
}

#[test]
fn every_row_is_of_its_own_step_and_names_its_fields_once() {
    for name in StepName::ALL {
        let row = name.row();
        assert_eq!(row.step, name);
        assert!(!row.from.is_empty(), "{name}");
        for field in row.fields {
            assert!(
                !["step", "revision", "csrf", "body_q", "idempotency_key"].contains(&field.name),
                "{name}.{}",
                field.name
            );
            assert_eq!(row.fields.iter().filter(|other| other.name == field.name).count(), 1);
        }
    }
}
