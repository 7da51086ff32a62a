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
    let mut keys = vec![format!("step-{step}"), format!("staff-then-{step}")];
    keys.extend(["title", "button"].map(|part| format!("staff-{step}-{part}")));
    for field in step.row().fields {
        let label = format!("staff-{step}-{}", field.name);
        match field.kind {
            FieldType::Body => {}
            FieldType::Choice(words) => keys.extend(words.iter().map(|word| format!("{label}-{word}"))),
            _ => keys.push(format!("{label}-hint")),
        }
        keys.push(label);
    }
    if step == StepName::Forward {
        keys.extend(["by", "late"].map(|end| format!("staff-then-{step}-{end}")));
    }
    keys.iter().map(|key| dashed(key)).collect()
}

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
