//! Every word of the core has a text in the three languages.

use listening_state::appeal::{Confidence, EntryKind, Identity, Kind, Language, LetterKind, Role};
use listening_state::lifecycle::steps::FieldType;
use listening_state::lifecycle::{CaseStatus, Refused, StepName};
use listening_state::territory::{Level, TerritoryKind};
use listening_state::texts::Texts;

fn dashed(word: &str) -> String {
    word.replace('_', "-")
}

/// What the page of a case says of a step.
fn of_step(step: StepName) -> Vec<String> {
    let row = step.row();
    let (form, parts) = match row.of_residents() {
        true => ("own", ["title", "what", "button"].as_slice()),
        false => ("staff", ["title", "button"].as_slice()),
    };
    let mut keys = vec![format!("step-{step}")];
    keys.extend(parts.iter().map(|part| format!("{form}-{step}-{part}")));
    for field in row.fields {
        let label = format!("{form}-{step}-{}", field.name);
        match field.kind {
            FieldType::Body | FieldType::Officer | FieldType::Proposal => {}
            FieldType::Choice(words) => keys.extend(words.iter().map(|word| format!("{label}-{word}"))),
            _ => keys.push(format!("{label}-hint")),
        }
        keys.push(label);
    }
    if !row.of_residents() {
        keys.push(format!("staff-then-{step}"));
    }
    let lawful_until = [
        StepName::Forward,
        StepName::Split,
        StepName::Determine,
        StepName::Return,
        StepName::PassUp,
    ];
    if lawful_until.contains(&step) {
        keys.extend(["by", "late"].map(|end| format!("staff-then-{step}-{end}")));
    }
    // The words of a choice stand in the letters too.
    let of_letters = [
        (StepName::Return, "returned"),
        (StepName::Terminate, "terminated"),
        (StepName::Decide, "decided"),
    ];
    let of_letters = of_letters
        .into_iter()
        .chain([(StepName::DecideComplaint, "complaint-decided")]);
    for (_, letter) in of_letters.filter(|(of, _)| *of == step) {
        let words = row.fields.iter().filter_map(|field| field.kind.choices()).flatten();
        keys.extend(words.map(|word| format!("letter-{letter}-{word}")));
    }
    keys.iter().map(|key| dashed(key).replace('.', "-")).collect()
}

/// Letters that are not of the one build of steps.
const OF_OTHER_BUILD: [LetterKind; 13] = [
    LetterKind::Registered,
    LetterKind::Accepted,
    LetterKind::Forwarded,
    LetterKind::Answered,
    LetterKind::Noted,
    LetterKind::DueChanged,
    LetterKind::HandedOver,
    LetterKind::TookOver,
    LetterKind::NewCase,
    LetterKind::Reminder,
    LetterKind::Escalation,
    LetterKind::CalendarAlarm,
    LetterKind::Unattended,
];

#[test]
fn the_words_of_the_core_have_texts() {
    let texts = Texts::load().unwrap();
    let mut keys: Vec<String> = Vec::new();
    for status in CaseStatus::ALL {
        let status = dashed(status.as_str());
        keys.push(format!("status-{status}"));
        keys.push(format!("status-{status}-sentence"));
    }
    keys.extend(Kind::ALL.map(|kind| format!("kind-{}", kind.as_str())));
    keys.extend(Role::ALL.map(|role| format!("role-{}", role.as_str())));
    keys.extend(Confidence::ALL.map(|confidence| format!("confidence-{confidence}")));
    keys.extend(Level::ALL.map(|level| format!("level-{}", level.as_str())));
    keys.extend(TerritoryKind::ALL.map(|k| format!("territory-kind-{}", dashed(k.as_str()))));
    keys.extend(Language::ALL.map(|language| format!("language-{language}")));
    keys.extend(Identity::ALL.map(|identity| format!("identity-{}", dashed(identity.as_str()))));
    keys.extend(LetterKind::ALL.map(|kind| format!("letter-kind-{}", dashed(kind.as_str()))));
    keys.extend(EntryKind::ALL.map(|kind| format!("step-{}", dashed(kind.as_str()))));
    let by_kind = LetterKind::ALL
        .into_iter()
        .filter(|kind| !OF_OTHER_BUILD.contains(kind));
    keys.extend(
        by_kind.flat_map(|kind| ["letter", "letter-subject"].map(|part| format!("{part}-{}", dashed(kind.as_str())))),
    );
    keys.extend(Refused::ALL.map(|refused| format!("refused-{refused}")));
    keys.extend(StepName::ALL.into_iter().flat_map(of_step));
    for language in Language::ALL {
        for key in &keys {
            assert!(texts.knows(language, key), "{language}: {key}");
        }
    }
}

#[test]
fn the_languages_are_not_copies_of_each_other() {
    let texts = Texts::load().unwrap();
    for key in ["status-overdue-sentence", "problem-missing", "kind-message"] {
        let said = Language::ALL.map(|language| texts.say(language, key, &[]));
        assert!(
            said[0] != said[1] && said[1] != said[2] && said[0] != said[2],
            "{key}: {said:?}"
        );
    }
}
