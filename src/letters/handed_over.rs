//! The letters about a case that went to the successor of an abolished body: to the resident, and to its officers.

use super::sheet::Sheet;
use super::{About, Handover, Letter};
use crate::texts::{Value, by_date};

/// To the resident: another body answers, by the same date.
pub(super) fn to_resident(
    mut sheet: Sheet<'_>,
    about: &About<'_>,
    &Handover {
        from,
        due_on,
        attendant,
    }: &Handover<'_>,
) -> Letter {
    let number = || ("number", Value::from(about.number.0.as_str()));
    let subject = sheet.say("letter-subject-handed-over", &[number()]);
    sheet.greet(about.addressee);
    let from = ("from", Value::from(sheet.name(from)));
    let to = ("to", Value::from(sheet.name(about.body)));
    let mut what = vec![sheet.say("letter-handed-over", &[number(), from, to])];
    what.push(match due_on {
        Some(date) => {
            let by = by_date(sheet.language, date);
            sheet.say("letter-handed-over-due", &[("by", Value::from(by))])
        }
        None => sheet.say("letter-due-unknown", &[]),
    });
    what.extend(super::resident::in_trust(&sheet, about.body, attendant));
    sheet.paragraph(&what);
    let why = sheet.say("letter-handed-over-basis", &[]);
    sheet.paragraph(&[why]);
    sheet.link("letter-link", &about.link);
    sheet.signed(subject, about)
}

/// To the officers of the successor.
pub(super) fn to_officers(
    mut sheet: Sheet<'_>,
    about: &About<'_>,
    &Handover { from, due_on, .. }: &Handover<'_>,
) -> Letter {
    let number = || ("number", Value::from(about.number.0.as_str()));
    let subject = sheet.say("letter-subject-took-over", &[number()]);
    sheet.greet(about.addressee);
    let from = ("from", Value::from(sheet.name(from)));
    let body = ("body", Value::from(sheet.name(about.body)));
    let topic = ("subject", Value::from(sheet.name(about.subject)));
    let what = [
        sheet.say("letter-took-over", &[number(), from]),
        sheet.say("letter-topic", &[topic]),
        sheet.say("letter-officer-body", &[body]),
        match due_on {
            Some(date) => {
                let by = by_date(sheet.language, date);
                sheet.say("letter-handed-over-due", &[("by", Value::from(by))])
            }
            None => sheet.say("letter-officer-due-unknown", &[]),
        },
    ];
    sheet.paragraph(&what);
    sheet.link("letter-officer-link", &about.link);
    sheet.unsigned(subject)
}
