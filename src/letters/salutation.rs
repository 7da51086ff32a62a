//! How a person is addressed: by name and patronymic, as they wrote it.
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

/// Name and patronymic out of a full name, and the form of address; `None` for an empty name.
pub(super) fn of(full_name: &str) -> Option<(String, Address)> {
    let words: Vec<&str> = full_name.split_whitespace().collect();
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
