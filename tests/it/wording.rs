//! Words that read as something else, or promise what nobody can keep, stay out of all that people see.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use listening_state::powers::Confidence;

use crate::support::office::shipped_law;

/// A word at the beginning of another, where it may not stand, and why.
struct Forbidden {
    language: &'static str,
    /// In these files only; all where it is empty.
    file: &'static str,
    /// Lower case; a word that ends with `$` is meant whole.
    words: &'static [&'static str],
    why: &'static str,
}

const FORBIDDEN: [Forbidden; 14] = [
    Forbidden {
        language: "kk",
        file: "",
        words: &["кезекші", "дежурн"],
        why: "a night watch to a villager: name the body that finds out who answers",
    },
    Forbidden {
        language: "kk",
        file: "",
        words: &["сұраныс"],
        why: "the demand of a market: a request is сұрау",
    },
    Forbidden {
        language: "kk",
        file: "",
        words: &["жолданды$", "жолдаңыз$", "жолдау$", "жолдаған$", "жолданған"],
        why: "the act is «басқа органға жіберу»; «одан әрі жолдау» stands beside article 65 only",
    },
    Forbidden {
        language: "kk",
        file: "",
        words: &[
            "} кешіктірмей беріледі",
            "} кешіктірмей береді",
            "хат аласыз",
            "хат келеді",
            "мекенжайға келеді",
        ],
        why: "a promise: the law says «беруге тиіс», and a letter is sent, it does not arrive by a date",
    },
    Forbidden {
        language: "kk",
        file: "",
        words: &[
            "адамдарсыз",
            "бос емес",
            "біздің тарап",
            "кімсіз",
            "ауыртпалық салатын",
            "қоқыс шығаратын",
        ],
        why: "a frame carried over from Russian, or heard as something else",
    },
    Forbidden {
        language: "kk",
        file: "letters.ftl",
        words: &["сіз$", "сізге$", "сіздің$", "сізді$", "сізден$", "сізбен$"],
        why: "in a letter to one person «Сіз» has a capital letter",
    },
    Forbidden {
        language: "ru",
        file: "letters.ftl",
        words: &[
            "вы$",
            "вас$",
            "вам$",
            "вами$",
            "ваш$",
            "ваше$",
            "вашего$",
            "вашему$",
            "вашим$",
            "вашем$",
            "ваши$",
        ],
        why: "in a letter to one person «Вы» has a capital letter",
    },
    Forbidden {
        language: "ru",
        file: "",
        words: &["пересыл", "пересла", "перешл", "дежурн"],
        why: "the Code's word is «перенаправить» (article 65); the body that finds out is named",
    },
    Forbidden {
        language: "ru",
        file: "",
        words: &[
            "отобрать",
            "неповторим",
            "не правильн",
            "придёт",
            "ответ вы получите",
            "назначен срок",
            "срок назнач",
        ],
        why: "to take away; not Russian; a promise that a letter arrives; a term is «установлен»",
    },
    Forbidden {
        language: "ru",
        file: "",
        words: &[
            "это считается отказом",
            "подходят друг к другу",
            "осуществить ваше право",
        ],
        why: "article 91(2): it is deemed that the body has refused; the others say nothing to a layman",
    },
    Forbidden {
        language: "en",
        file: "",
        words: &["executor", "duty desk", "duty body", "officer on duty", "duty officer"],
        why: "of a will; and nobody knows what a duty desk is",
    },
    Forbidden {
        language: "en",
        file: "",
        words: &["term$", "terms$"],
        why: "a school's: a time limit, or a due date",
    },
    Forbidden {
        language: "en",
        file: "",
        words: &["republican"],
        why: "a party: the level is national",
    },
    Forbidden {
        language: "en",
        file: "",
        words: &["you will have the answer", "will be taken into account", "this is you"],
        why: "a promise that nobody can keep; not English",
    },
];

fn texts_of(language: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/texts").join(language);
    let mut found = Vec::new();
    for (file, content) in read_all(&folder, "ftl") {
        for line in content.lines().filter(|line| !line.starts_with('#')) {
            // The key of a message is not said.
            let message = line.starts_with(|c: char| c.is_ascii_lowercase());
            let said = line.split_once(" =").filter(|_| message).map_or(line, |(_, said)| said);
            found.push((file.clone(), said.to_owned()));
        }
    }
    found
}

/// The trilingual texts of the law data. The search words are what people type, right or wrong.
fn law_of(language: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/law");
    let (inline, dotted) = (format!("{language} = \""), format!("basis.{language} = \""));
    let mut found = Vec::new();
    for (file, content) in read_all(&folder, "toml") {
        for line in content
            .lines()
            .filter(|line| !line.starts_with('#') && !line.starts_with("words"))
        {
            let starts = line.find(&dotted).map(|at| at + dotted.len());
            let starts = starts.or_else(|| line.find(&inline).map(|at| at + inline.len()));
            let Some(text) = starts.and_then(|at| line.get(at..)) else {
                continue;
            };
            found.push((file.clone(), text.split("\", ").next().unwrap_or(text).to_owned()));
        }
    }
    found
}

fn read_all(folder: &Path, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == extension) {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                found.push((name, std::fs::read_to_string(&path).expect("a file")));
            }
        }
    }
    found
}

/// Whether the text has the word at the beginning of one of its words, or whole.
fn has(text: &str, word: &str) -> bool {
    let (word, whole) = word.strip_suffix('$').map_or((word, false), |word| (word, true));
    text.match_indices(word).any(|(at, _)| {
        // A placeholder is no word.
        let before = text[..at]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphabetic() || c == '$');
        let after = text[at + word.len()..].chars().next().is_some_and(char::is_alphabetic);
        !(before || (whole && after))
    })
}

#[test]
fn no_word_reads_as_something_else_or_promises_too_much() {
    let mut broken = Vec::new();
    for rule in &FORBIDDEN {
        let said = [texts_of(rule.language), law_of(rule.language)].concat();
        assert!(said.len() > 500, "{}: {} lines", rule.language, said.len());
        for (file, line) in said
            .iter()
            .filter(|(file, _)| rule.file.is_empty() || file == rule.file)
        {
            // What is about capital letters looks at letters only, and at them as they are written.
            let line = &match rule.file.is_empty() {
                true => line.to_lowercase(),
                false => line.clone(),
            };
            for word in rule.words.iter().filter(|word| has(line, word)) {
                // Beside the article that it belongs to, the Code's own word stands.
                let cites = line.contains("65-баб") || line.contains("65-бап");
                if !(word.starts_with("жолда") && cites) {
                    broken.push(format!("{}/{file}: {word}: {} ({line})", rule.language, rule.why));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_rule_that_is_stated_in_the_law_was_read_there() {
    let law = shipped_law();
    let day = NaiveDate::from_ymd_opt(2026, 4, 30).expect("a day");
    let unread = |citation: &str| citation.ends_with("сверено)") || citation.ends_with("толкование)");
    let mut rules = 0;
    for subject in law.powers.subjects(day) {
        for rule in law.powers.rules(day, &subject.code) {
            rules += 1;
            let stated = rule.confidence == Confidence::High;
            let read = rule.basis.ru.split("; ").any(|citation| !unread(citation));
            assert!(!stated || read, "{}: {}", rule.rule, rule.basis.ru);
        }
    }
    assert!(rules > 200, "{rules} rules");
}
