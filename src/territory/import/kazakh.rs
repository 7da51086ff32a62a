//! Kazakh names of the classifier: which word says the kind, and the name with that word written out.

use super::forms::{Form, Reading, Side, before, before_two, behind};
use crate::territory::TerritoryKind;

/// Abbreviations of two letters, above the level of settlements.
const PAIRS: [([char; 2], Form); 4] = [
    (['а', 'о'], Form::RuralOkrug),
    (['а', 'ә'], Form::RuralOrDistrictAdministration),
    (['к', 'ә'], Form::TownshipAdministration),
    (['қ', 'ә'], Form::CityAdministration),
];

/// Words in full, as they stand behind a name.
const WORDS: [(&str, Form); 12] = [
    ("ауылдық округі", Form::RuralOkrug),
    ("ауылдық округ", Form::RuralOkrug),
    ("ауылдық әкімдігі", Form::RuralAdministration),
    ("ауыл әкімдігі", Form::RuralAdministration),
    ("кент әкімдігі", Form::TownshipAdministration),
    ("қала әкімдігі", Form::CityAdministration),
    ("аудан әкімдігі", Form::DistrictAdministration),
    ("облысы", Form::Oblast),
    ("ауданы", Form::District),
    ("қаласы", Form::City),
    ("кенті", Form::Township),
    ("ауылы", Form::Village),
];

/// Abbreviations of settled places behind a name.
const SHORT: [(&str, Form); 14] = [
    ("қ.", Form::City),
    ("к.", Form::Township),
    ("а.", Form::Village),
    ("ст.", Form::Place("станциясы")),
    ("рзд.", Form::Place("разъезі")),
    ("рзд", Form::Place("разъезі")),
    ("уч.", Form::Place("учаскесі")),
    ("ж.", Form::Place("жайылымы")),
    ("шарқож", Form::Place("шаруа қожалығы")),
    ("шар.қож.", Form::Place("шаруа қожалығы")),
    ("шар.қонысы", Form::Place("шаруа қонысы")),
    ("қосшар", Form::Place("қосалқы шаруашылығы")),
    ("орманшар", Form::Place("орман шаруашылығы")),
    ("ауылшар", Form::Place("ауыл шаруашылығы")),
];

/// Takes a name apart; `None` where no Kazakh word of a kind stands beside it.
pub(super) fn read(name: &str, depth: u8) -> Option<Reading<'_>> {
    let behind_it = |form, own| {
        Some(Reading {
            form: Some(form),
            side: Side::After,
            own,
        })
    };
    if depth < 4 {
        for (letters, form) in PAIRS {
            if let Some(own) = before_two(name, letters) {
                return behind_it(form, own);
            }
        }
    }
    for (word, form) in WORDS {
        if let Some(own) = before(name, word) {
            return behind_it(form, own);
        }
    }
    for (short, form) in SHORT {
        if let Some(own) = before(name, short) {
            // «Ақоба а. а.»: the abbreviation stands there twice.
            return behind_it(form, before(own, short).unwrap_or(own));
        }
        if let Some(own) = behind(name, short).filter(|_| short.starts_with("рзд") || short == "а.") {
            return behind_it(form, own);
        }
    }
    // «Рахым Сәбденов ат.а» and «Ақтан батыр ат.ауыл»: in honour of somebody, without the last dot.
    for word in ["ауыл", "а"] {
        if let Some(own) = name.strip_suffix(word)
            && HONOUR.iter().any(|short| own.ends_with(short))
        {
            return behind_it(Form::Village, own);
        }
    }
    let own = name.strip_suffix(" а")?.trim_end();
    (!own.is_empty()).then(|| behind_it(Form::Village, own)).flatten()
}

/// The name written out.
pub(super) fn write(read: Reading<'_>, kind: TerritoryKind) -> String {
    let own = in_honour(unquoted(read.own));
    let word = match read.form {
        None => return own,
        Some(Form::Place("разъезі")) if own.bytes().all(|byte| byte.is_ascii_digit()) => {
            return format!("{own}-разъезд");
        }
        Some(Form::Place(word)) => word,
        Some(Form::Oblast) => "облысы",
        Some(Form::City | Form::CityAdministration) => "қаласы",
        Some(Form::District | Form::DistrictAdministration) => "ауданы",
        Some(Form::RuralOrDistrictAdministration) if kind == TerritoryKind::CityPart => "ауданы",
        Some(Form::RuralOkrug) => "ауылдық округі",
        Some(Form::Township | Form::TownshipAdministration) => "кенті",
        Some(Form::Village | Form::RuralAdministration | Form::RuralOrDistrictAdministration) => "ауылы",
    };
    // «Доскей ауылы а.»: the word is a part of the name already.
    match own.ends_with(word) {
        true => own,
        false => format!("{own} {word}"),
    }
}

/// How «атындағы» is shortened.
const HONOUR: [&str; 2] = ["атын.", "ат."];

/// A name in honour of somebody: «Темір Масин ат.» and «Канай би атын.» are «… атындағы».
fn in_honour(own: &str) -> String {
    HONOUR
        .into_iter()
        .find_map(|short| own.strip_suffix(short))
        .map_or_else(|| own.to_owned(), |person| format!("{}атындағы", person))
}

fn unquoted(own: &str) -> &str {
    let inside = own.strip_prefix('"').and_then(|own| own.strip_suffix('"'));
    inside.filter(|own| !own.contains('"')).unwrap_or(own)
}
