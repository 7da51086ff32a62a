//! How a person is addressed: by name and patronymic, as they wrote it, where what they wrote can be a name.
//!
//! A letter greets in the name of the state: nothing but a name gets into its first line, no address of the web or of mail,
//! no number, no advertisement of many words.
//!
//! The form of address is read from the patronymic alone, which says it by its grammar. It is never guessed from a
//! first name, a surname or an identification number; without a patronymic it stays unknown.

/// Which form of "dear" a Russian letter takes. Kazakh and English have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Address {
    He,
    She,
    Unknown,
}

const SONS: [&str; 6] = ["ұлы", "улы", "оглы", "оғлы", "вич", "ьич"];
const DAUGHTERS: [&str; 7] = ["қызы", "кызы", "гызы", "ғызы", "вна", "чна", "шна"];

/// The form of address that a word gives away if it is a patronymic.
fn patronymic(word: &str) -> Option<Address> {
    let word = word.to_lowercase();
    if DAUGHTERS.iter().any(|ending| word.ends_with(ending)) {
        Some(Address::She)
    } else if SONS.iter().any(|ending| word.ends_with(ending)) {
        Some(Address::He)
    } else {
        None
    }
}

/// Whether a word is a "son of" or "daughter of" that stands apart from the father's name.
fn stands_apart(word: &str) -> bool {
    let word = word.to_lowercase();
    SONS[..4].contains(&word.as_str()) || DAUGHTERS[..4].contains(&word.as_str())
}

/// The most words of a name that is greeted: surname, given names, patronymic, and what stands apart of it.
const WORDS: usize = 6;
/// The most characters of one of them.
const WORD_LENGTH: usize = 40;

/// Whether a word can be a part of a name: letters and their marks, apostrophes and hyphens inside, and points after
/// initials (`А.Б.`) or at its end (`мл.`). A point within a word of more than initials is an address.
fn is_part_of_a_name(word: &str) -> bool {
    let known = |c: char| {
        c.is_alphabetic()
            || matches!(
                c,
                '.' | '-' | '‐' | '‑' | '\'' | '’' | 'ʼ' | '‘' | '`' | '\u{300}'..='\u{36f}'
            )
    };
    let letters = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count();
    let mut parts: Vec<&str> = word.split('.').collect();
    let last = parts.pop().unwrap_or_default();
    // What stands before the last point is initials only, unless that point ends the word.
    let initials = match (last, parts.as_slice()) {
        ("", [one]) => letters(one) <= 4,
        ("", all) => all.iter().all(|part| letters(part) == 1),
        (_, all) => all.iter().all(|part| letters(part) == 1) && (all.is_empty() || letters(last) == 1),
    };
    initials && letters(word) > 0 && word.chars().count() <= WORD_LENGTH && word.chars().all(known)
}

/// Name and patronymic out of a full name, and the form of address; `None` for what is no name.
pub(super) fn of(full_name: &str) -> Option<(String, Address)> {
    let words: Vec<&str> = full_name.split_whitespace().collect();
    if words.len() > WORDS || !words.iter().all(|word| is_part_of_a_name(word)) {
        return None;
    }
    let last = words.last()?;
    // Name, patronymic, surname. Looked at first: the surname itself may end like a patronymic.
    if let [name, middle, _] = words[..]
        && let Some(address) = patronymic(middle)
    {
        return Some((format!("{name} {middle}"), address));
    }
    // Of two words the last may be a surname in -вич; Kazakh and feminine endings leave no doubt.
    let certain = words.len() > 2 || (words.len() == 2 && !last.to_lowercase().ends_with("вич"));
    if let Some(address) = patronymic(last).filter(|_| certain) {
        let patronymic_words = if stands_apart(last) { 2 } else { 1 };
        // Surname first, as in documents: it is left out where a name still stands before the patronymic.
        let from = usize::from(words.len() > patronymic_words + 1);
        return Some((words[from..].join(" "), address));
    }
    Some((words.join(" "), Address::Unknown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_kinds_are_greeted() {
        for name in [
            "Серікбаева Айгүл Маратқызы",
            "Сəуле Нұрлан қызы",
            "Жан-Поль О’Коннор",
            "Д'Артаньян Ш.",
            "Ахметов Қ. Б.",
            "Ахметов Қ.Б.",
            "Қ.Б. Ахметов",
            "Иванов Иван мл.",
            "Jose\u{301} Núñez",
            "王伟",
            "李",
        ] {
            assert!(of(name).is_some(), "{name}");
        }
    }

    #[test]
    fn what_is_no_name_is_not_greeted() {
        for name in [
            "",
            "   ",
            "Купите на spam.kz",
            "t.me канал",
            "a.b.example",
            "https://spam.example/x",
            "www.spam.kz",
            "victim@mail.example",
            "Звоните +7 701 123 45 67",
            "87011234567",
            "Айгүл\u{200b}.kz",
            "Айгүл\r\nBcc: x",
            "spam。kz",
            "spam․kz",
            "spam/kz",
            "Дешёвые окна и двери только у нас сегодня",
            "!!!",
            "-",
            "...",
            "Айгүл [нажмите](x)",
            "Ай\u{202e}гүл",
        ] {
            assert_eq!(of(name), None, "{name:?}");
        }
    }
}
