//! The law that a body answers by: what an officer is offered to cite.

use chrono::NaiveDate;

use super::{RuleRow, Rulebook};
use crate::appeal::Facts;
use crate::territory::Level;

/// The answer that fits any condition.
const UNKNOWN: &str = "unknown";

impl Rulebook {
    /// The row of a subject by which a function of a level answers: one that the facts allow, else any; `None` where the
    /// rulebook of the day gives the subject to others only.
    pub fn row_of(
        &self,
        on: NaiveDate,
        subject: &str,
        facts: &Facts,
        (level, function): (Level, &str),
    ) -> Option<RuleRow> {
        let own = |row: &RuleRow| row.level == Some(level) && row.function.as_deref() == Some(function);
        let mut rows: Vec<RuleRow> = self.rules(on, subject).into_iter().filter(own).collect();
        let fits = |row: &RuleRow| {
            row.when.iter().all(|(question, allowed)| {
                facts
                    .get(question)
                    .is_none_or(|answer| answer == UNKNOWN || allowed.contains(answer))
            })
        };
        let best = rows.iter().position(fits).unwrap_or(0);
        (best < rows.len()).then(|| rows.swap_remove(best))
    }
}
