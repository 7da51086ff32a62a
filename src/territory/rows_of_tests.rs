//! Rows of the classifier as the tests of this folder make them.

use super::{Territory, TerritoryCode, TerritoryKind};
use crate::appeal::Trilingual;

pub(super) fn code(code: &str) -> TerritoryCode {
    TerritoryCode::parse(code).expect("a code")
}

/// Of the usual kind of its level, of one name in all languages.
pub(super) fn territory(written: &str, ru: &str) -> Territory {
    let code = code(written);
    let kind = match code.depth() {
        1 => TerritoryKind::Oblast,
        2 => TerritoryKind::District,
        3 => TerritoryKind::RuralOkrug,
        _ => TerritoryKind::Settlement,
    };
    let name = Trilingual {
        kk: ru.to_owned(),
        ru: ru.to_owned(),
        en: ru.to_owned(),
    };
    Territory { code, kind, name }
}
