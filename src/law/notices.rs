//! When officers are reminded of a term and when an overdue case is shown to the bodies above
//! (`clocks/notices.toml`).

use std::collections::BTreeMap;

use chrono::NaiveTime;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::deadlines::NOTICES;
use crate::deadlines::source::{Defect, Source};

/// When officers are reminded and overdue cases are escalated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notices {
    /// Civil time of day in Asia/Almaty.
    pub at: NaiveTime,
    /// Working days before the due date, the earliest reminder first; 0 is the day itself.
    pub reminders: Vec<i64>,
    /// Working days after the due date, one for each higher body in turn.
    pub escalations: Vec<i64>,
    /// Days before a year begins from which its missing calendar is an alarm.
    pub calendar_alarm_days: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoticesFile {
    at: Spanned<Datetime>,
    reminders: Spanned<Vec<i64>>,
    escalations: Spanned<Vec<i64>>,
    calendar_alarm_days: u32,
}

/// Parses the file of the notices.
pub(super) fn parse(files: &BTreeMap<String, String>) -> Result<Notices, Vec<Defect>> {
    let mut source = Source::new(NOTICES, files.get(NOTICES).map_or("", String::as_str));
    let notices = source.read::<NoticesFile>().and_then(|file| {
        let at = source.time(&file.at);
        let reminders = file.reminders.get_ref();
        if !reminders.is_sorted_by(|earlier, later| earlier > later) || reminders.iter().any(|days| *days < 0) {
            source.fault(
                file.reminders.span(),
                "reminders fall, from the earliest, and end at 0 at the latest",
            );
        }
        let escalations = file.escalations.get_ref();
        if !escalations.is_sorted_by(|lower, higher| lower < higher) || escalations.iter().any(|days| *days < 1) {
            source.fault(
                file.escalations.span(),
                "escalations rise and begin at 1 at the earliest",
            );
        }
        let (reminders, escalations) = (reminders.clone(), escalations.clone());
        Some(Notices {
            at: at?,
            reminders,
            escalations,
            calendar_alarm_days: file.calendar_alarm_days,
        })
    });
    match notices {
        Some(notices) if source.defects.is_empty() => Ok(notices),
        _ => Err(source.defects),
    }
}
