//! The bodies of territories and of the Republic, made from the functions that the rulebook names for each level.

use super::{ActionError, Office};
use crate::appeal::{BodyCode, Trilingual};
use crate::powers::Function;
use crate::store::bodies::{self, Body};
use crate::territory::{Level, Territory, TerritoryCode, TerritoryKind};

/// The function whose body stands above the others of its territory.
pub(super) const AKIMAT: &str = "akimat";

/// Makes the bodies of the Republic; they exist whatever territory is imported. Returns how many were written.
pub fn ensure_republican_bodies(office: &Office) -> Result<u64, ActionError> {
    let law = office.law();
    let of_the_republic = law.powers.functions().iter().filter(|f| f.level == Level::Republic);
    let rows: Vec<Body> = of_the_republic
        .map(|function| Body {
            code: BodyCode(format!("KZ.{}", function.code)),
            level: Level::Republic,
            function: function.code.clone(),
            territory: None,
            name: function.name.clone(),
            higher: None,
            staffed: false,
        })
        .collect();
    office.store.write(move |c| Ok(bodies::upsert_all(c, &rows)?))
}

/// The bodies of a territory: one for each function of its level, none for a village or a part of a city.
pub(super) fn bodies_of(territory: &Territory, functions: &[Function]) -> Vec<Body> {
    let Some(level) = level_of(territory.kind) else {
        return Vec::new();
    };
    let of_the_level = functions.iter().filter(|function| function.level == level);
    of_the_level
        .map(|function| Body {
            code: code(&territory.code, &function.code),
            level,
            function: function.code.clone(),
            territory: Some(territory.code.clone()),
            name: name(&function.name, &territory.name),
            higher: higher(&territory.code, level, &function.code),
            staffed: false,
        })
        .collect()
}

/// The level of the bodies that a territory has (law 148). A town of district rank is rural by its powers.
fn level_of(kind: TerritoryKind) -> Option<Level> {
    match kind {
        TerritoryKind::Oblast => Some(Level::Oblast),
        TerritoryKind::City | TerritoryKind::District => Some(Level::District),
        TerritoryKind::Town | TerritoryKind::Township | TerritoryKind::RuralOkrug => Some(Level::Rural),
        TerritoryKind::CityPart | TerritoryKind::Settlement => None,
    }
}

/// The next higher body (APPC 91(3)): an akimat's is the akimat above, another body's is the akimat of its level;
/// above the akimat of an oblast there is none.
fn higher(territory: &TerritoryCode, level: Level, function: &str) -> Option<BodyCode> {
    match (function == AKIMAT, level) {
        (false, _) => Some(code(territory, AKIMAT)),
        (true, Level::Rural) => Some(code(&territory.district(), AKIMAT)),
        (true, Level::District) => Some(code(&territory.oblast(), AKIMAT)),
        (true, Level::Oblast | Level::Republic) => None,
    }
}

fn code(territory: &TerritoryCode, function: &str) -> BodyCode {
    BodyCode(format!("{territory}.{function}"))
}

fn name(pattern: &Trilingual, territory: &Trilingual) -> Trilingual {
    let fill = |pattern: &str, territory: &str| pattern.replace("{territory}", territory);
    Trilingual {
        kk: fill(&pattern.kk, &territory.kk),
        ru: fill(&pattern.ru, &territory.ru),
        en: fill(&pattern.en, &territory.en),
    }
}
