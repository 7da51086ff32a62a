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

    /// The last day where it is over by this one.
    pub fn ended_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.until.filter(|until| *until < day)
    }

    /// Whether a territory around this one was there as long as this one is or was: one that was retired before has nothing
    /// to say about it any more.
    pub fn outlasted_by(&self, around: &Self) -> bool {
        match (self.until, around.until) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(own), Some(around)) => own <= around,
        }
    }
}
