//! The letter that lists bodies with open cases where nobody may sign: to administrators, and to those who work the
//! cases meanwhile.

use chrono::NaiveDate;

use super::Letter;
use super::sheet::Sheet;
use crate::appeal::{Language, Trilingual};
use crate::texts::{Texts, Value, short_date};

/// Bodies that a letter names; the page behind the link has them all.
const NAMED: usize = 50;

/// A body of the list.
#[derive(Debug, Clone, Copy)]
pub struct UnattendedBody<'a> {
    /// The body that owes the answers.
    pub name: &'a Trilingual,
    /// Who works its cases meanwhile; `None` where nobody does.
    pub attendant: Option<&'a Trilingual>,
    /// Its open cases.
    pub open: i64,
    /// The day of registration of the oldest.
    pub oldest_on: NaiveDate,
    /// The earliest due date; `None` while all wait for a calendar.
    pub next_due_on: Option<NaiveDate>,
}

/// `by_us`: the reader works the cases meanwhile, and is told so; an administrator is told who does.
pub fn unattended(texts: &Texts, language: Language, bodies: &[UnattendedBody<'_>], by_us: bool, link: &str) -> Letter {
    let mut sheet = Sheet::new(texts, language);
    let subject = sheet.say("letter-subject-unattended", &[("count", Value::from(bodies.len()))]);
    sheet.greet(None);
    let what = sheet.say("letter-unattended", &[]);
    let next = sheet.say(
        if by_us {
            "letter-unattended-yours"
        } else {
            "letter-unattended-next"
        },
        &[],
    );
    sheet.paragraph(&[what, next]);
    for body in bodies.iter().take(NAMED) {
        let lines = lines(&sheet, body, by_us);
        sheet.paragraph(&lines);
    }
    if let Some(more) = bodies.len().checked_sub(NAMED).filter(|more| *more > 0) {
        let more = sheet.say("letter-unattended-more", &[("count", Value::from(more))]);
        sheet.paragraph(&[more]);
    }
    sheet.link("letter-unattended-link", link);
    sheet.unsigned(subject)
}

fn lines(sheet: &Sheet<'_>, body: &UnattendedBody<'_>, by_us: bool) -> Vec<String> {
    let date = |key: &str, date: NaiveDate| sheet.say(key, &[("date", Value::from(short_date(date)))]);
    let mut lines = vec![
        sheet.name(body.name).to_owned(),
        sheet.say("letter-unattended-open", &[("open", Value::from(body.open))]),
        date("letter-unattended-oldest", body.oldest_on),
    ];
    lines.extend(body.next_due_on.map(|day| date("letter-unattended-due", day)));
    match body.attendant {
        Some(_) if by_us => {}
        Some(attendant) => {
            let attendant = ("body", Value::from(sheet.name(attendant)));
            lines.push(sheet.say("letter-unattended-by", &[attendant]));
        }
        None => lines.push(sheet.say("letter-unattended-by-nobody", &[])),
    }
    lines
}
