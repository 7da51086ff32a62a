//! The territory classifier (KATO): codes, kinds, parents from prefixes, and the place that an appeal is about.
//!
//! It owns the reading of codes and of the published lists. It never touches a database and knows no body.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::appeal::words::words;
use crate::appeal::{Trilingual, compact};

mod changes;
mod fold;
mod import;
mod inflection;
mod lists;
mod own_name;
#[cfg(test)]
mod rows_of_tests;
mod successors;
mod validity;
pub use changes::{Changed, Changes, Created, Known, Retired, RetiresMost, Returned, changes};
pub use fold::fold;
pub use import::{BadRow, LARGEST as LARGEST_LIST, LeftOut, List, Placed, Reason, Refused, SkippedRows, read_list};
pub use inflection::genitive;
pub use lists::{ImportedList, Newer, last_day_ahead, newer_than};
pub use own_name::without_kinds;
pub use successors::{NoSuccessor, Suggestion, awaiting, check_successor, is_settled, suggest};
pub use validity::Validity;

/// A nine-digit KATO code `AB CD EF HIJ`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TerritoryCode(String);

impl TerritoryCode {
    /// Reads nine digits; anything else is refused.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| Self(text.to_owned()))
    }

    /// Reads nine digits as people type and paste them (`10 36 41 100`).
    pub fn read(typed: &str) -> Option<Self> {
        Self::parse(&compact(typed))
    }

    /// The nine digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The oblast or city of republican rank: `AB0000000`.
    pub fn oblast(&self) -> Self {
        Self(format!("{}0000000", &self.0[..2]))
    }

    /// The district or city at the second level: `ABCD00000`.
    pub fn district(&self) -> Self {
        Self(format!("{}00000", &self.0[..4]))
    }

    /// The rural okrug, town, township or part of a city at the third level: `ABCDEF000`.
    pub fn okrug(&self) -> Self {
        Self(format!("{}000", &self.0[..6]))
    }

    /// The territories that this one lies in by its digits, the nearest first; whether a list has them is not asked.
    pub fn around(&self) -> impl Iterator<Item = Self> + use<> {
        let own = self.clone();
        let mut around = vec![self.okrug(), self.district(), self.oblast()];
        around.dedup();
        around.into_iter().filter(move |code| *code != own)
    }

    /// The level of the code itself, 1 (oblast) to 4 (settlement), from its trailing zeros.
    pub fn depth(&self) -> u8 {
        match &self.0 {
            code if &code[6..] != "000" => 4,
            code if &code[4..6] != "00" => 3,
            code if &code[2..4] != "00" => 2,
            _ => 1,
        }
    }

    /// The digits that every territory inside this one begins with.
    pub fn prefix(&self) -> &str {
        match self.depth() {
            1 => &self.0[..2],
            2 => &self.0[..4],
            3 => &self.0[..6],
            _ => &self.0,
        }
    }

    /// Whether the other code is this territory or lies inside it.
    pub fn contains(&self, other: &Self) -> bool {
        other.0.starts_with(self.prefix())
    }
}

impl fmt::Display for TerritoryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

words! {
    /// The kind of a territory, from its row in the classifier. From the top.
    pub enum TerritoryKind {
        /// облыс, область; also a city of republican rank at the first level.
        Oblast = "oblast",
        /// A city of oblast rank (Г.А. at the second level).
        City = "city",
        /// аудан, район.
        District = "district",
        /// A city without its okrugs, or a district in a city (г. at the third level).
        CityPart = "city_part",
        /// A town of district rank (г.а.); its akim has the powers of a rural one.
        Town = "town",
        /// кент, посёлок (п.а.).
        Township = "township",
        /// ауылдық округ, сельский округ (с.о.).
        RuralOkrug = "rural_okrug",
        /// A village or another settled place.
        Settlement = "settlement",
    }
}

impl TerritoryKind {
    /// The level of the bodies that a territory of this kind has (law 148); `None` for a village or a part of a city. A town
    /// of district rank is rural by its powers.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Oblast => Some(Level::Oblast),
            Self::City | Self::District => Some(Level::District),
            Self::Town | Self::Township | Self::RuralOkrug => Some(Level::Rural),
            Self::CityPart | Self::Settlement => None,
        }
    }
}

/// One row of the classifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Territory {
    /// Its code.
    pub code: TerritoryCode,
    /// Its kind.
    pub kind: TerritoryKind,
    /// Its names; where the list has no Kazakh or English name, the Russian one.
    pub name: Trilingual,
}

words! {
    /// A level of government (law 148; the levels of the rulebook). From below.
    pub enum Level {
        /// Rural okrug, township, town of district rank.
        Rural = "rural",
        /// District or city of oblast rank.
        District = "district",
        /// Oblast or city of republican rank.
        Oblast = "oblast",
        /// The Republic.
        Republic = "republic",
    }
}

/// Where an appeal is about: a settled place and the kind of the third-level territory around it, which decides
/// whether there is an akim of the lowest level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The settlement's own code.
    pub settlement: TerritoryCode,
    /// The kind of the third-level territory (`RuralOkrug`, `Township`, `Town`, `CityPart`); `None` where the
    /// list has no such row (the place then hangs directly on the district or city).
    pub around: Option<TerritoryKind>,
}

impl Place {
    /// The territory of the body of a level for this place; `None` for the Republic and where the place has no
    /// akim of the lowest level.
    pub fn territory(&self, level: Level) -> Option<TerritoryCode> {
        match level {
            Level::Rural => self.has_rural_akim().then(|| self.settlement.okrug()),
            Level::District => Some(self.settlement.district()),
            Level::Oblast => Some(self.settlement.oblast()),
            Level::Republic => None,
        }
    }

    /// Whether an akim of a rural okrug, township or town answers here (law 148, article 35).
    pub fn has_rural_akim(&self) -> bool {
        matches!(
            self.around,
            Some(TerritoryKind::RuralOkrug | TerritoryKind::Township | TerritoryKind::Town)
        )
    }
}
