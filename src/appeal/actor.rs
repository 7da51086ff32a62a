//! Who takes a step.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::{OfficerId, UnknownWord};

/// Who takes a step, or does whatever else the journal records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    /// An officer.
    Officer(OfficerId),
    /// The applicant.
    Resident,
    /// The service itself: a job.
    System,
}

impl Actor {
    /// The officer, where it is one.
    pub fn officer(self) -> Option<OfficerId> {
        match self {
            Self::Officer(officer) => Some(officer),
            Self::Resident | Self::System => None,
        }
    }

    /// The word of the API, which names nobody.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Officer(_) => "officer",
            Self::Resident => "resident",
            Self::System => "system",
        }
    }
}

/// As the journal keeps it: an officer's id, `resident` or `system`.
impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Officer(officer) => write!(f, "{}", officer.0),
            other => f.write_str(other.as_str()),
        }
    }
}

impl FromStr for Actor {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "resident" => Ok(Self::Resident),
            "system" => Ok(Self::System),
            id => Uuid::try_parse(id)
                .map(|id| Self::Officer(OfficerId(id)))
                .map_err(|_| UnknownWord(id.to_owned())),
        }
    }
}
