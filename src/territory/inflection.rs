//! The genitive of Russian names of territories: «аппарат акима Акшатауского сельского округа».
//!
//! Words of a kind and adjectives are inflected by rule; a proper name beside its kind stays as it is («города Аягоз»), as
//! in official papers. Where no rule fits there is no genitive, and whoever asks writes around it.

/// Words of a kind before a name, with their genitive.
const BEFORE: [(&str, &str); 8] = [
    ("область", "области"),
    ("город", "города"),
    ("район", "района"),
    ("сельский округ", "сельского округа"),
    ("посёлок", "посёлка"),
    ("поселок", "поселка"),
    ("село", "села"),
    ("станция", "станции"),
];

/// Words of a kind behind an adjective, with their genitive.
const BEHIND: [(&str, &str); 6] = [
    ("область", "области"),
    ("район", "района"),
    ("сельский округ", "сельского округа"),
    ("сельская администрация", "сельской администрации"),
    ("поселковая администрация", "поселковой администрации"),
    ("городская администрация", "городской администрации"),
];

/// Names that end like adjectives and are none: a judge (бий) in the name of a place.
const NO_ADJECTIVES: [&str; 2] = ["бий", "Бий"];

/// The genitive of the name of a territory, where a rule gives one.
pub fn genitive(name: &str) -> Option<String> {
    for (word, genitive) in BEFORE {
        if let Some(own) = name.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')) {
            return Some(format!("{genitive} {own}"));
        }
    }
    for (word, genitive) in BEHIND {
        if let Some(own) = name.strip_suffix(word).and_then(|rest| rest.strip_suffix(' '))
            && is_adjective(own)
        {
            let words: Vec<String> = own
                .split(' ')
                .map(|word| adjective(word).unwrap_or_else(|| word.to_owned()))
                .collect();
            return Some(format!("{} {genitive}", words.join(" ")));
        }
    }
    None
}

/// Whether the last word of a name is a Russian adjective («Акшатауский», «Большой Чураковский»), so that the word of the
/// kind stands behind it and both are inflected. The name of a person («имени Мариям Хәкімжановой») is none.
pub(super) fn is_adjective(name: &str) -> bool {
    let person = name.starts_with("имени ") || name.starts_with("им.");
    !person && name.split(' ').next_back().and_then(adjective).is_some()
}

/// The genitive of an adjective; `None` for any other word.
fn adjective(word: &str) -> Option<String> {
    if NO_ADJECTIVES.contains(&word) {
        return None;
    }
    let hissing = |stem: &str| stem.ends_with(['ж', 'ш', 'ч', 'щ']);
    if let Some(stem) = word.strip_suffix("ый") {
        return Some(format!("{stem}ого"));
    }
    if let Some(stem) = word.strip_suffix("ий") {
        let soft = stem.ends_with('н') || hissing(stem);
        let hard = stem.ends_with(['к', 'г', 'х']);
        return (soft || hard).then(|| format!("{stem}{}", if soft { "его" } else { "ого" }));
    }
    // Kazakh names end in «ой» too; of Russian adjectives these endings are left.
    if let Some(stem) = word.strip_suffix("ой") {
        let adjective = ["ск", "цк", "н", "в", "ш"].into_iter().any(|end| stem.ends_with(end));
        return adjective.then(|| format!("{stem}ого"));
    }
    if let Some(stem) = word.strip_suffix("ая") {
        return Some(format!("{stem}{}", if hissing(stem) { "ей" } else { "ой" }));
    }
    word.strip_suffix("яя").map(|stem| format!("{stem}ей"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_kinds_have_a_genitive() {
        for (name, expected) in [
            ("Акмолинская область", "Акмолинской области"),
            ("Западно-Казахстанская область", "Западно-Казахстанской области"),
            ("область Абай", "области Абай"),
            ("город Аягоз", "города Аягоз"),
            ("Аягозский район", "Аягозского района"),
            ("район имени Габита Мусрепова", "района имени Габита Мусрепова"),
            ("Акшатауский сельский округ", "Акшатауского сельского округа"),
            ("Степной сельский округ", "Степного сельского округа"),
            ("Мирный сельский округ", "Мирного сельского округа"),
            (
                "Большой Чураковский сельский округ",
                "Большого Чураковского сельского округа",
            ),
            ("Жана тилекский сельский округ", "Жана тилекского сельского округа"),
            ("Верхний сельский округ", "Верхнего сельского округа"),
            ("сельский округ Елтоқ", "сельского округа Елтоқ"),
            ("сельский округ имени Абая", "сельского округа имени Абая"),
            (
                "сельский округ имени Мариям Хәкімжановой",
                "сельского округа имени Мариям Хәкімжановой",
            ),
            ("Молодецкая сельская администрация", "Молодецкой сельской администрации"),
            ("посёлок Чаган", "посёлка Чаган"),
            ("село Карабулак", "села Карабулак"),
        ] {
            assert_eq!(genitive(name).as_deref(), Some(expected), "{name}");
        }
    }

    #[test]
    fn where_no_rule_fits_there_is_none() {
        for name in [
            "Акшатау",
            "зимовка Карашокы",
            "Сарыой сельский округ",
            "Акай бий сельский округ",
            "имени Мариям Хәкімжановой сельский округ",
            "",
        ] {
            assert_eq!(genitive(name), None, "{name}");
        }
    }
}
