//! What a territory lies in, where the list has no row of the level right above it: the next one by the digits of its code.

use crate::territory::{TerritoryCode, TerritoryKind};

/// A territory without a row of the level above it. Towns of a district and districts of a city stand so in the classifier.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Placed {
    /// Its code.
    pub code: TerritoryCode,
    /// Its Russian name.
    pub name: String,
    /// Its kind.
    #[serde(serialize_with = "word")]
    pub kind: TerritoryKind,
    /// The code of the level above that is not there.
    pub missing: TerritoryCode,
    /// The territory whose akimat answers there for what the missing level would have: a town for itself, another place
    /// its district, a district of a city its city.
    pub answers: TerritoryCode,
}

fn word<S: serde::Serializer>(kind: &TerritoryKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.as_str())
}
