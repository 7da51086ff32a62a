//! The name of a place without the words that say what it is: people type it with one, with another, or with none, and a
//! village that has become a station keeps its name.

use super::fold;

/// Words and abbreviations of kinds, folded, in the languages of the lists.
const KINDS: &[&str] = &[
    "с",
    "село",
    "а",
    "аул",
    "ауил",
    "ауили",
    "п",
    "пос",
    "поселок",
    "поселка",
    "к",
    "кент",
    "кенти",
    "г",
    "гор",
    "город",
    "города",
    "кала",
    "каласи",
    "р",
    "н",
    "раион",
    "раиона",
    "аудан",
    "аудани",
    "о",
    "округ",
    "округа",
    "округи",
    "селскии",
    "селского",
    "ауилдик",
    "со",
    "ао",
    "администрация",
    "городская",
    "поселковая",
    "област",
    "области",
    "обл",
    "облис",
    "облиси",
    "ст",
    "станция",
    "станцияси",
    "рзд",
    "разезд",
    "разези",
    "уч",
    "участок",
    "учаскеси",
    "зимовка",
    "отделение",
    "ферма",
    "им",
    "имени",
];

/// The folded words that are no words of kinds; all where there are no others.
pub fn without_kinds(words: &[String]) -> Vec<String> {
    let own: Vec<String> = words
        .iter()
        .filter(|word| !KINDS.contains(&word.as_str()))
        .cloned()
        .collect();
    match own.is_empty() {
        true => words.to_vec(),
        false => own,
    }
}

/// How names are compared: folded, without the words that say what a place is; the whole where nothing else is left. An
/// initial («село С.Сейфуллина») is no such word.
pub(super) fn own_name(name: &str) -> String {
    let written: Vec<&str> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    // «Семей Г.А.» ends with its kind in large letters; a person's letters stand before the person.
    let last_word = written.iter().rposition(|word| word.chars().count() > 1);
    let mut own = Vec::new();
    for (at, word) in written.iter().enumerate() {
        let letter = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        let initial = letter && last_word.is_some_and(|last| at < last);
        let folded = fold(word);
        if initial || !KINDS.contains(&folded.as_str()) {
            own.push(folded);
        }
    }
    match own.is_empty() {
        true => fold(name),
        false => own.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_as_they_are_compared() {
        for word in KINDS {
            assert_eq!(fold(word), *word);
        }
    }

    #[test]
    fn words_of_kinds_fall_away_and_initials_stay() {
        for (name, own) in [
            ("с.Акшатау", "акшатау"),
            ("село Ақшатау", "акшатау"),
            ("Акшатауский с.о.", "акшатаускии"),
            ("Семей Г.А.", "семеи"),
            ("г.а.Алтай", "алтаи"),
            ("село С.Сейфуллина", "с сеифуллина"),
            ("с.К.Сейфуллина", "к сеифуллина"),
            ("с.о.им.И.Курманова", "и курманова"),
            ("разъезд 202", "202"),
            ("село", "село"),
        ] {
            assert_eq!(own_name(name), own, "{name}");
        }
    }
}
