//! Every word of the core has a text in the three languages.

use listening_state::appeal::{Identity, Kind, Language, Role};
use listening_state::lifecycle::CaseStatus;
use listening_state::territory::{Level, TerritoryKind};
use listening_state::texts::Texts;

fn dashed(word: &str) -> String {
    word.replace('_', "-")
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
    keys.extend(Level::ALL.map(|level| format!("level-{}", level.as_str())));
    keys.extend(TerritoryKind::ALL.map(|k| format!("territory-kind-{}", dashed(k.as_str()))));
    keys.extend(Language::ALL.map(|language| format!("language-{language}")));
    keys.extend(
        [
            Identity::Unconfirmed,
            Identity::EmailConfirmed,
            Identity::InPerson,
            Identity::ESignature,
        ]
        .map(|identity| format!("identity-{}", dashed(identity.as_str()))),
    );
    for kind in [
        "registered",
        "accepted",
        "forwarded",
        "answered",
        "noted",
        "new-case",
        "reminder",
        "escalation",
        "calendar-alarm",
        "unattended",
        "due-changed",
    ] {
        keys.push(format!("letter-kind-{kind}"));
    }
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
