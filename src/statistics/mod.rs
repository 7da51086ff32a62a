//! What the figures mean: definitions of every measure, computed from the outcomes of cases.
//!
//! Pure: outcomes in, lines out; HTML, JSON and CSV are written from the same lines. It reads no database and knows
//! no period: the caller has chosen the cases.
//!
//! `measure` says what each number counts. The **median_days** of a group is the median of the working days from
//! registration to answer, null when nothing is answered; of an even number of cases the mean of the two in the
//! middle.

mod csv;
mod measure;
mod period;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::appeal::BodyCode;
use crate::appeal::words::words;
use crate::lifecycle::CaseStatus;

pub use csv::to_csv;
pub use measure::{AsOf, Measure, Standing};
pub use period::{BadPeriod, Period, month, month_word};

/// What a figure is computed from: one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOutcome {
    /// The body that holds, or held, the case.
    pub body: BodyCode,
    /// Subject code of the appeal.
    pub subject: String,
    /// KATO code of the settlement's oblast.
    pub oblast: String,
    /// KATO code of the settlement's district or city.
    pub district: String,
    /// Civil date of the case's registration at this body.
    pub registered_on: NaiveDate,
    /// The body's date; `None` while no calendar covers the term.
    pub due_on: Option<NaiveDate>,
    /// The case's status.
    pub status: CaseStatus,
    /// Civil date of the answer; for a letter on paper the day it was posted.
    pub answered_on: Option<NaiveDate>,
    /// Working days from registration to the answer.
    pub working_days: Option<i64>,
    /// Whether the rulebook left the holder open.
    pub undetermined: bool,
    /// Whether another text of law names another body than the rule.
    pub overlapping: bool,
}

impl CaseOutcome {
    /// What the measures look at.
    pub fn standing(&self) -> Standing {
        Standing {
            status: self.status,
            due_on: self.due_on,
            answered_on: self.answered_on,
            undetermined: self.undetermined,
            overlapping: self.overlapping,
        }
    }
}

words! {
    /// What the lines are about.
    pub enum GroupBy {
        /// The body that holds the case.
        Body = "body",
        /// The subject of the appeal.
        Subject = "subject",
        /// The month of registration.
        Month = "month",
        /// The oblast of the settlement.
        Oblast = "oblast",
        /// The district or city of the settlement.
        District = "district",
    }
}

impl GroupBy {
    fn of(self, case: &CaseOutcome) -> String {
        match self {
            Self::Body => case.body.0.clone(),
            Self::Subject => case.subject.clone(),
            Self::Month => month_word(case.registered_on),
            Self::Oblast => case.oblast.clone(),
            Self::District => case.district.clone(),
        }
    }
}

/// One line. `group` is a body code, subject code, `2026-01`, or a KATO code.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Line {
    /// What the line is about.
    pub group: String,
    /// Cases.
    pub received: u64,
    /// Cases with an answer or a note in the resident's hands.
    pub answered: u64,
    /// Of the answered: not after the due date.
    pub on_time: u64,
    /// Of the answered: after the due date.
    pub late: u64,
    /// Without an answer and past the due date today.
    pub overdue: u64,
    /// Handed to another body.
    pub forwarded: u64,
    /// Left open by the rulebook.
    pub undetermined: u64,
    /// Filed where two texts of law name two bodies.
    pub overlapping: u64,
    /// Median of working days to the answer; `None` when nothing is answered.
    pub median_days: Option<f64>,
}

impl Line {
    /// The number of a measure; `None` for those of the queue.
    pub fn count(&self, measure: Measure) -> Option<u64> {
        match measure {
            Measure::Received => Some(self.received),
            Measure::Answered => Some(self.answered),
            Measure::OnTime => Some(self.on_time),
            Measure::Late => Some(self.late),
            Measure::Overdue => Some(self.overdue),
            Measure::Forwarded => Some(self.forwarded),
            Measure::Undetermined => Some(self.undetermined),
            Measure::Overlapping => Some(self.overlapping),
            Measure::Open | Measure::Today | Measure::Soon | Measure::New => None,
        }
    }
}

/// Lines in the order of their group.
pub fn summarise(cases: &[CaseOutcome], by: GroupBy, today: NaiveDate) -> Vec<Line> {
    let mut groups: BTreeMap<String, Vec<&CaseOutcome>> = BTreeMap::new();
    for case in cases {
        groups.entry(by.of(case)).or_default().push(case);
    }
    groups
        .into_iter()
        .map(|(group, cases)| line(group, cases.into_iter(), today))
        .collect()
}

/// One line over all, with an empty group.
pub fn total(cases: &[CaseOutcome], today: NaiveDate) -> Line {
    line(String::new(), cases.iter(), today)
}

fn line<'a>(group: String, cases: impl Iterator<Item = &'a CaseOutcome>, today: NaiveDate) -> Line {
    let mut counts = [0; Measure::FIGURES.len()];
    let mut days = Vec::new();
    for case in cases {
        let standing = case.standing();
        for (count, measure) in counts.iter_mut().zip(Measure::FIGURES) {
            *count += u64::from(measure.counts(&standing, AsOf::day(today)));
        }
        if standing.answer().is_some() {
            days.extend(case.working_days);
        }
    }
    let [
        received,
        answered,
        on_time,
        late,
        overdue,
        forwarded,
        undetermined,
        overlapping,
    ] = counts;
    Line {
        group,
        received,
        answered,
        on_time,
        late,
        overdue,
        forwarded,
        undetermined,
        overlapping,
        median_days: median(days),
    }
}

/// The middle of the values; the mean of the two in the middle when their number is even.
fn median(mut values: Vec<i64>) -> Option<f64> {
    values.sort_unstable();
    let upper = *values.get(values.len() / 2)?;
    let lower = values[(values.len() - 1) / 2];
    // Working days of a case are far below 2^52: the conversion is exact.
    Some((lower + upper) as f64 / 2.0)
}
