//! The overlaps of a rule: other bodies that other texts of law name for the same thing.
//!
//! It owns what such an entry may say. Which body answers is the rule's matter: an overlap changes no holder.

use serde::{Deserialize, Serialize};

use super::book::{CITY, Other};
use super::fault::Source;
use super::quotes::{Quote, Quotes};
use super::raw::RawOverlap;
use super::region::Region;
use super::row::Row;
use crate::appeal::{BodyCode, Trilingual};
use crate::territory::Level;

/// Another body that another text of law names for what a rule gives to its holder: said aloud, so that people know
/// where the division of powers is blurred. The holder by our rule answers all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Overlap {
    /// Level of the other body.
    pub level: Level,
    /// Function of the other body.
    pub function: String,
    /// The body that holds for it at the place of the routing, once it was looked up: that body, or the akimat of its level where
    /// nobody works there. `None` before, and where the place has no bodies of that level.
    #[schema(value_type = Option<String>)]
    pub body: Option<BodyCode>,
    /// The text that names it (long form).
    pub basis: Trilingual,
    /// What that text says, and why our rule holds nevertheless.
    pub why: Trilingual,
    /// The question that decides between the two; `None` where none does.
    pub decides: Option<Trilingual>,
    /// The words of that text.
    pub quotes: Vec<Quote>,
}

impl Other {
    /// The overlap as people meet it on a day; `None` on a day on which it does not hold.
    pub fn on(&self, day: i32, quotes: &Quotes) -> Option<Overlap> {
        (self.days.0 <= day && day <= self.days.1).then(|| Overlap {
            level: self.level,
            function: self.function.clone(),
            body: None,
            basis: self.basis.long.clone(),
            why: self.why.clone(),
            decides: self.decides.clone(),
            quotes: quotes.of(&self.basis.found, day),
        })
    }
}

impl Row<'_, '_> {
    /// The overlaps of a row with this region and holder: those that it writes itself, else those that it inherits.
    pub fn overlaps(&mut self, region: &Region, holder: Option<&(Level, String)>) -> Vec<Other> {
        let Some((written, source)) = self.layers.field(|rule| rule.also.as_ref()) else {
            return Vec::new();
        };
        let Some(holder) = holder else {
            if let Some(first) = written.first() {
                let message = format!("{}: an undetermined rule has no overlap: write also = []", self.name());
                self.fault_at_overlap(source, first, message);
            }
            return Vec::new();
        };
        let mut others: Vec<Other> = Vec::new();
        for raw in written {
            let Some(other) = self.overlap(source, raw, region, holder) else {
                continue;
            };
            let meets = |known: &Other| {
                (known.level, &known.function) == (other.level, &other.function)
                    && known.days.0 <= other.days.1
                    && other.days.0 <= known.days.1
            };
            if others.iter().any(meets) {
                let (level, function) = (other.level.as_str(), &other.function);
                let message = format!("{}: duplicate overlap with {level} {function}", self.name());
                self.fault_at_overlap(source, raw, message);
            } else {
                others.push(other);
            }
        }
        others
    }

    /// One overlap; `None` after a fault.
    fn overlap(
        &mut self,
        source: &Source<'_>,
        raw: &RawOverlap,
        region: &Region,
        holder: &(Level, String),
    ) -> Option<Other> {
        let name = format!("overlap of {}", self.name());
        let why = self.reader.names(source, &raw.why, &format!("why of the {name}"));
        let decides = raw.decides.as_ref();
        let decides = decides.map(|words| self.reader.names(source, words, &format!("decides of the {name}")));
        let citations = raw.basis.get_ref();
        if citations.is_empty() {
            let message = format!("missing citation: the {name} has no basis");
            self.reader.fault(source, &raw.basis.span(), message);
        }
        let cited: Vec<_> = citations.iter().map(|citation| (citation, source)).collect();
        let days = (&raw.valid_from, &raw.valid_until);
        let days = self.reader.days(source, days, region.days, &format!("the {name}"));
        let basis = self.cited(&cited, days.unwrap_or(region.days).0);
        let (level, function) = self.function_of_level((&raw.level, source), (&raw.function, source))?;
        if level == Level::Rural && region.sets.last().is_some_and(|set| set & CITY != 0) {
            let message = format!("{name}: a rural body cannot be named where place includes city");
            self.fault_at_overlap(source, raw, message);
        }
        if (level, &function) == (holder.0, &holder.1) {
            let message = format!("{name} names its own holder: {} {function}", level.as_str());
            self.fault_at_overlap(source, raw, message);
            return None;
        }
        Some(Other {
            level,
            function,
            basis,
            why,
            decides,
            days: days?,
        })
    }

    /// The fault stands at the overlap where the row writes it, and at the row where it is inherited: there it is wrong.
    fn fault_at_overlap(&mut self, source: &Source<'_>, raw: &RawOverlap, message: String) {
        let own = self.layers.own.is_none_or(|(rule, _)| rule.also.is_some());
        if own {
            self.reader.fault(source, &raw.level.span(), message);
        } else {
            self.fault_at_row(message);
        }
    }
}
