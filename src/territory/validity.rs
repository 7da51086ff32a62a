//! From when until when a code of the classifier stands for a territory.

use chrono::NaiveDate;

/// The days on which a code is in force. Without a first day it has been there as long as the lists reach back, without a
/// last one no list has retired it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Validity {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Validity {
    /// Whether it is in force on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it is in force on no day: a list that was taken back, or mended, had brought it.
    pub fn is_never(&self) -> bool {
        self.from.zip(self.until).is_some_and(|(from, until)| until < from)
    }

    /// The last day where it is over by this one.
    pub fn ended_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.until.filter(|until| *until < day)
    }

    /// Whether a territory around this one surrounds it on a day, or, where this one is not in force then, on the nearest day
    /// on which it is: what was retired before, or has not begun, has nothing to say about it.
    pub fn is_surrounded_by(&self, around: &Self, on: NaiveDate) -> bool {
        let begun = self.from.map_or(on, |from| on.max(from));
        around.holds_on(self.until.map_or(begun, |until| begun.min(until)))
    }
}
