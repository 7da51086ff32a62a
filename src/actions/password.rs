//! Passwords: which ones will do, and random ones that can be read aloud.

use zxcvbn::{Score, zxcvbn};

use super::{ActionError, random};
use crate::appeal::Problem;
use crate::store::Secrets;

/// The fewest characters of a password.
const SHORTEST: usize = 10;
/// The most characters: longer ones only cost time.
const LONGEST: usize = 200;
/// The most characters that are judged: the cost of judging grows faster than the text.
const JUDGED: usize = 64;
/// Letters and digits that are not mistaken for each other.
const READABLE: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567892";
/// Words that guessers try first here; the dictionaries of the estimate are English.
const LOCAL_WORDS: [&str; 36] = [
    "listening",
    "state",
    "akimat",
    "әкімдік",
    "акимат",
    "аким",
    "әкім",
    "қазақстан",
    "казахстан",
    "kazakhstan",
    "qazaqstan",
    "астана",
    "алматы",
    "astana",
    "almaty",
    "құпиясөз",
    "пароль",
    "parol",
    "сәлем",
    "привет",
    "йцукен",
    "йцукенг",
    "фывапр",
    "ячсмить",
    "менің",
    "қызмет",
    "сезам",
    "любовь",
    "махаббат",
    "солнце",
    "наурыз",
    "пошта",
    "почта",
    "жұмыс",
    "работа",
    "бастық",
];

/// Whether a new password will do: ten characters or more, and not soon guessed by somebody who knows the words that are
/// given: address, name, body.
///
/// # Errors
/// The field with [`Problem::TooLong`], [`Problem::WeakPassword`] (too short) or [`Problem::GuessablePassword`].
pub(super) fn check_strength(password: &str, known: &[&str], field: &str) -> Result<(), ActionError> {
    let length = password.chars().count();
    if length > LONGEST {
        return Err(ActionError::field(field, Problem::TooLong { max: LONGEST }));
    }
    if length < SHORTEST {
        return Err(ActionError::field(field, Problem::WeakPassword));
    }
    let lower: Vec<String> = known.iter().map(|text| text.to_lowercase()).collect();
    let mut words: Vec<&str> = LOCAL_WORDS.to_vec();
    for text in &lower {
        words.push(text);
        words.extend(
            text.split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().count() > 2),
        );
    }
    let judged: String = password.to_lowercase().chars().take(JUDGED).collect();
    // A hyphen between two known words counts for much and hides nothing.
    let joined: String = judged.chars().filter(|c| c.is_alphanumeric()).collect();
    if [judged, joined]
        .iter()
        .any(|judged| zxcvbn(judged, &words).score() < Score::Three)
    {
        return Err(ActionError::field(field, Problem::GuessablePassword));
    }
    Ok(())
}

/// A random password of four groups of four, 80 bits, that can be read aloud: `k7qd-…`.
pub(super) fn readable() -> Result<String, ActionError> {
    Ok(spelled(random::<16>()?))
}

/// The password of a demonstration's account, from the secret of the demonstration.
pub fn derived_password(secrets: &Secrets, email: &str) -> String {
    let mut bytes = [0; 16];
    for (byte, drawn) in bytes.iter_mut().zip(secrets.lookup("demo-password", email)) {
        *byte = drawn;
    }
    spelled(bytes)
}

/// Sixteen bytes in letters that can be read aloud.
fn spelled(bytes: [u8; 16]) -> String {
    let letters = bytes.map(|byte| char::from(READABLE[usize::from(byte) % READABLE.len()]));
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_soon_guessed_is_refused() {
        let known = [
            "aigul.serikbaeva@akimat.example",
            "Серікбаева Айгүл Маратқызы",
            "103641000.akimat",
            "Ақшатау ауылдық округінің әкімдігі",
        ];
        let verdict = |password: &str| match check_strength(password, &known, "new") {
            Ok(()) => None,
            Err(ActionError::Invalid(faults)) => faults.into_iter().next().map(|fault| fault.problem),
            Err(_) => None,
        };
        for weak in ["", "short", "тоғызтаңба"] {
            if weak.chars().count() < SHORTEST {
                assert_eq!(verdict(weak), Some(Problem::WeakPassword), "{weak}");
            }
        }
        for common in [
            "password123",
            "Password1!",
            "qwertyuiop",
            "1234567890",
            "aaaaaaaaaaaa",
            "abcdefghijk",
            "12.05.1985",
            "iloveyou123",
            "aigul.serikbaeva@akimat.example",
            "Aigul-Serikbaeva",
            "Серікбаева2026",
            "Ақшатау-әкімдігі",
            "103641000.akimat",
            "пароль12345",
            "құпиясөз123",
            "Казахстан2026",
            "йцукенгшщз",
        ] {
            assert_eq!(verdict(common), Some(Problem::GuessablePassword), "{common}");
        }
        for good in [
            "seven blue tents by the lake",
            "жақсы-сары-дала-таңы-41",
            "k7qd-9wmx-a2fp-hh3t",
            "сары-дала-таңы-2026",
        ] {
            assert_eq!(verdict(good), None, "{good}");
        }
        let long = "ж".repeat(LONGEST + 1);
        assert_eq!(verdict(&long), Some(Problem::TooLong { max: LONGEST }));
        // Whatever is typed gets an answer, in a bounded time.
        for odd in [
            "🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀".to_owned(),
            "а\u{301}б\u{200d}вгдежзик".to_owned(),
            "aB1!".repeat(50),
        ] {
            verdict(&odd);
        }
    }

    #[test]
    fn made_passwords_will_do() {
        for _ in 0..20 {
            let made = readable().unwrap_or_default();
            assert!(check_strength(&made, &[], "password").is_ok(), "{made}");
        }
    }
}
