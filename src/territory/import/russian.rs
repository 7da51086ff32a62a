//! Russian names of the classifier: which word says the kind, and the name with that word written out.

use super::forms::{Form, Reading, Side, before, before_two, behind, behind_two};
use crate::territory::{TerritoryKind, fold, inflection};

/// Abbreviations of two letters, above the level of settlements.
const PAIRS: [([char; 2], Form); 7] = [
    (['с', 'о'], Form::RuralOkrug),
    (['а', 'о'], Form::RuralOkrug),
    (['с', 'а'], Form::RuralAdministration),
    (['п', 'а'], Form::TownshipAdministration),
    (['п', 'о'], Form::TownshipAdministration),
    (['г', 'а'], Form::CityAdministration),
    (['р', 'а'], Form::DistrictAdministration),
];

/// Words in full, longer ones before those that they contain.
const WORDS: [(&str, Form); 14] = [
    ("сельский округ", Form::RuralOkrug),
    ("аульный округ", Form::RuralOkrug),
    ("сельская администрация", Form::RuralAdministration),
    ("поселковая администрация", Form::TownshipAdministration),
    ("городская администрация", Form::CityAdministration),
    ("районная администрация", Form::DistrictAdministration),
    ("область", Form::Oblast),
    ("район", Form::District),
    ("город", Form::City),
    ("посёлок", Form::Township),
    ("поселок", Form::Township),
    ("село", Form::Village),
    ("аул", Form::Village),
    ("станция", Form::Place("станция")),
];

/// Abbreviations of settled places.
const SHORT: [(&str, Form); 15] = [
    ("г.", Form::City),
    ("п.", Form::Township),
    ("пгт.", Form::Township),
    ("с.", Form::Village),
    ("ст.", Form::Place("станция")),
    ("рзд.", Form::Place("разъезд")),
    ("рзд", Form::Place("разъезд")),
    ("уч.", Form::Place("участок")),
    ("отг.", Form::Place("отгон")),
    ("отд.", Form::Place("отделение")),
    ("кр.хоз.", Form::Place("крестьянское хозяйство")),
    ("кр.хоз", Form::Place("крестьянское хозяйство")),
    ("крес.пос.", Form::Place("крестьянское поселение")),
    ("жив.точка", Form::Place("животноводческая точка")),
    ("жив.т.", Form::Place("животноводческая точка")),
];

/// Takes a name apart.
pub(super) fn read(name: &str, depth: u8) -> Reading<'_> {
    let reading = |form, side, own| Reading {
        form: Some(form),
        side,
        own,
    };
    if depth < 4 {
        for (letters, form) in PAIRS {
            if let Some(own) = behind_two(name, letters) {
                return reading(form, Side::Before, own);
            }
            if let Some(own) = before_two(name, letters) {
                return reading(form, Side::After, own);
            }
        }
    }
    for (word, form) in WORDS {
        if let Some(own) = behind(name, word) {
            return reading(form, Side::Before, own);
        }
        // Of a settled place such a word is a part of the name («Насосная станция»); a district in a city is none.
        let last = depth < 4 || form == Form::District;
        if let Some(own) = before(name, word).filter(|_| last) {
            return reading(form, Side::After, own);
        }
    }
    for (short, form) in SHORT {
        if let Some(own) = behind(name, short) {
            return reading(form, Side::Before, own);
        }
        if let Some(own) = before(name, short) {
            return reading(form, Side::After, own);
        }
    }
    Reading::bare(name)
}

/// A name of the Kazakh column that has a Russian abbreviation by a slip («Ақтау Г.А.», «Сухорабовка с»).
pub(super) fn slip(name: &str, depth: u8) -> Option<Reading<'_>> {
    let read = read(name, depth);
    let abbreviated = matches!(
        read.form,
        Some(Form::CityAdministration | Form::Village | Form::Township | Form::City)
    );
    if abbreviated && name.contains('.') {
        return Some(read);
    }
    let own = name.strip_suffix(" с").filter(|_| depth == 4)?;
    Some(Reading {
        form: Some(Form::Village),
        side: Side::After,
        own,
    })
}

/// The name written out. `centre` is the name of the place that the administration of a town, a township or a village is
/// called after: «Шарская г.а.» is the town of Shar.
pub(super) fn write(read: Reading<'_>, kind: TerritoryKind, centre: Option<&str>) -> String {
    let own = in_honour(read.own);
    let beside = |word: &str| match read.side {
        Side::Before => format!("{word} {own}"),
        Side::After => format!("{own} {word}"),
    };
    match read.form {
        None => own,
        Some(Form::Oblast) => beside("область"),
        Some(Form::District) => beside("район"),
        Some(Form::DistrictAdministration) => format!("район {own}"),
        Some(Form::City) => format!("город {own}"),
        Some(Form::Township) => format!("посёлок {own}"),
        Some(Form::Village) => format!("село {own}"),
        Some(Form::RuralOkrug) => okrug(&own),
        Some(Form::CityAdministration) if kind == TerritoryKind::City => format!("город {own}"),
        Some(Form::CityAdministration) => administration(&own, centre, "город", "городская"),
        Some(Form::TownshipAdministration) => administration(&own, centre, "посёлок", "поселковая"),
        Some(Form::RuralAdministration | Form::RuralOrDistrictAdministration) => {
            administration(&own, centre, "село", "сельская")
        }
        Some(Form::Place(word)) => format!("{word} {own}"),
    }
}

/// «Акшатауский сельский округ», but «сельский округ Елтоқ».
fn okrug(own: &str) -> String {
    match inflection::is_adjective(own) {
        true => format!("{own} сельский округ"),
        false => format!("сельский округ {own}"),
    }
}

fn administration(own: &str, centre: Option<&str>, word: &str, adjective: &str) -> String {
    if !inflection::is_adjective(own) {
        return format!("{word} {own}");
    }
    match centre {
        Some(centre) => format!("{word} {}", in_honour(centre)),
        None if own.ends_with("ая") => format!("{own} {adjective} администрация"),
        None => format!("{word} {own}"),
    }
}

/// A name in honour of somebody: «им.Абая» is «имени Абая».
fn in_honour(own: &str) -> String {
    match own.strip_prefix("им.") {
        Some(person) => format!("имени {}", person.trim_start()),
        None => own.to_owned(),
    }
}

/// Whether the administration of one name is called after a place of another one: the beginnings are the same («Шарская»
/// and «Шар», «Молодежная» and «Молодежный»).
pub(super) fn called_after(administration: &str, place: &str) -> bool {
    let (administration, place) = (fold(administration), fold(place));
    let same = administration
        .chars()
        .zip(place.chars())
        .take_while(|(left, right)| left == right)
        .count();
    same > 0 && same >= place.chars().count().min(3)
}
