//! The bodies of territories and of the Republic, made from the functions that the rulebook names for each level.

use super::{ActionError, Office};
use crate::appeal::{BodyCode, Trilingual};
use crate::powers::{AKIMAT, Function};
use crate::store::attendance;
use crate::store::bodies::{self, Body};
use crate::territory::{Level, Territory, TerritoryCode, genitive};

/// Makes the bodies of the Republic; they exist whatever territory is imported. Returns how many were written.
pub fn ensure_republican_bodies(office: &Office) -> Result<u64, ActionError> {
    let law = office.law();
    let of_the_republic = law.powers.functions().iter().filter(|f| f.level == Level::Republic);
    let rows: Vec<Body> = of_the_republic
        .map(|function| Body {
            code: BodyCode::of("KZ", &function.code),
            level: Level::Republic,
            function: function.code.clone(),
            territory: None,
            name: function.name.clone(),
            higher: None,
            staffed: false,
            attended_by: None,
            in_force: true,
        })
        .collect();
    office.store.write(move |c| {
        bodies::index_missing(c)?;
        let written = bodies::upsert_all(c, &rows)?;
        // Another version of the service may have changed staff meanwhile without saying who attends.
        attendance::settle(c, None)?;
        Ok(written)
    })
}

/// The bodies of a territory: one for each function of its level, none for a village or a part of a city.
pub(super) fn bodies_of(territory: &Territory, functions: &[Function]) -> Vec<Body> {
    let Some(level) = territory.kind.level() else {
        return Vec::new();
    };
    let of_the_level = functions.iter().filter(|function| function.level == level);
    of_the_level
        .map(|function| Body {
            code: BodyCode::of(&territory.code, &function.code),
            level,
            function: function.code.clone(),
            territory: Some(territory.code.clone()),
            name: name(&function.name, &territory.name),
            higher: higher(&territory.code, level, &function.code),
            staffed: false,
            attended_by: None,
            in_force: true,
        })
        .collect()
}

/// The next higher body (APPC 91(3)): an akimat's is the akimat above, another body's is the akimat of its level;
/// above the akimat of an oblast there is none.
fn higher(territory: &TerritoryCode, level: Level, function: &str) -> Option<BodyCode> {
    match (function == AKIMAT, level) {
        (false, _) => Some(BodyCode::of(territory, AKIMAT)),
        (true, Level::Rural) => Some(BodyCode::of(territory.district(), AKIMAT)),
        (true, Level::District) => Some(BodyCode::of(territory.oblast(), AKIMAT)),
        (true, Level::Oblast | Level::Republic) => None,
    }
}

/// A body's name in the languages that its territory has a name in. Lists of territories name all in Russian; where the
/// Kazakh or the English name is missing, the body has its Russian name whole, never half of one and half of the other.
/// In Russian a territory at the end, after a colon, is put into the genitive where there is one.
fn name(pattern: &Trilingual, territory: &Trilingual) -> Trilingual {
    let fill = |pattern: &str, territory: &str| pattern.replace("{territory}", territory);
    let body = pattern.ru.strip_suffix(": {territory}");
    let ru = match body.zip(genitive(&territory.ru)) {
        Some((body, territory)) => format!("{body} {territory}"),
        None => fill(&pattern.ru, &territory.ru),
    };
    let own = |pattern: &str, name: &str| match name == territory.ru {
        true => ru.clone(),
        false => fill(pattern, name),
    };
    Trilingual {
        kk: own(&pattern.kk, &territory.kk),
        en: own(&pattern.en, &territory.en),
        ru,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_named_in_one_language_at_a_time() {
        let three = |kk: &str, ru: &str, en: &str| Trilingual {
            kk: kk.to_owned(),
            ru: ru.to_owned(),
            en: en.to_owned(),
        };
        let pattern = three(
            "{territory} әкімінің аппараты",
            "Аппарат акима: {territory}",
            "Office of the akim: {territory}",
        );
        let russian = "Актогайский сельский округ";
        let of = |territory: &Trilingual| name(&pattern, territory);
        assert_eq!(
            of(&three("Ақтоғай ауылдық округі", russian, russian)),
            three(
                "Ақтоғай ауылдық округі әкімінің аппараты",
                "Аппарат акима Актогайского сельского округа",
                "Аппарат акима Актогайского сельского округа",
            )
        );
        let farm = of(&three("Ақбаз", "Акбаз", "Akbaz"));
        assert_eq!(farm.ru, "Аппарат акима: Акбаз", "a name that no rule inflects");
        let english = of(&three(russian, russian, "Aktogay rural district"));
        assert_eq!(english.en, "Office of the akim: Aktogay rural district");
        assert_eq!(english.kk, english.ru);
    }
}
