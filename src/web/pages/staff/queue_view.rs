//! What the triage queue shows: counts, filters, and rows grouped by the time that is left.
//!
//! Pure: rows of the store in, words out. It never orders the rows: the store does, by due date.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::{Choice, Desk};
use super::due::{Due, Standing, due};
use super::queue::Asked;
use crate::appeal::{BodyCode, CaseId, Trilingual};
use crate::lifecycle::CaseStatus;
use crate::powers::Subject;
use crate::store::cases::{CasePage, CaseRow, QueueCounts};
use crate::territory::Territory;
use crate::texts::{long_date, weekday};
use crate::web::pages::Words;

/// Characters of the text that a row shows.
const EXCERPT: usize = 140;

/// What the store gave for one page of the queue.
pub struct Seen {
    /// The body's name in three languages.
    pub body: Trilingual,
    /// Counts of the whole queue, whatever the filter.
    pub counts: QueueCounts,
    /// Names of other bodies whose cases are in the page: those that this body attends.
    pub others: BTreeMap<BodyCode, Trilingual>,
    /// Open cases of the bodies that this body attends.
    pub in_trust: i64,
    /// One page.
    pub page: CasePage,
    /// Cases of the page on which a proposal waits for the head.
    pub proposed: BTreeSet<CaseId>,
    /// Settlements of the rows, by code.
    pub settlements: BTreeMap<String, Territory>,
}

/// One number above the queue.
pub struct Count {
    pub number: i64,
    pub text: String,
    pub href: String,
}

/// Rows with the same standing.
pub struct Group {
    pub id: &'static str,
    pub title: String,
    pub rows: Vec<Row>,
}

/// One case.
pub struct Row {
    pub href: String,
    pub due: Due,
    pub subject: String,
    /// Language of the excerpt.
    pub lang: &'static str,
    pub excerpt: String,
    pub tags: Vec<String>,
    pub settlement: String,
    /// The body that owes the answer, where it is another one.
    pub owed_by: Option<String>,
    pub number: String,
    pub status: String,
    pub kind: String,
}

/// The queue as its page shows it.
pub struct QueueView {
    pub body: String,
    pub in_trust: Option<String>,
    /// How many cases wait for the reader's signature.
    pub proposed: Option<String>,
    pub today: String,
    pub counts: Vec<Count>,
    pub open: i64,
    pub closed: bool,
    pub filtered: bool,
    pub subjects: Vec<Choice>,
    pub statuses: Vec<Choice>,
    pub groups: Vec<Group>,
    pub next: Option<String>,
    pub paged: bool,
}

/// Builds the page of the queue.
pub fn view(desk: &Desk, asked: &Asked, seen: &Seen) -> QueueView {
    let words = desk.words();
    let subjects = desk.law.powers.subjects(desk.today);
    QueueView {
        body: words.of(&seen.body).to_owned(),
        in_trust: (seen.in_trust > 0).then(|| words.count("staff-queue-in-trust", "count", seen.in_trust)),
        proposed: (desk.officer.taker().is_head() && seen.counts.proposed > 0)
            .then(|| words.count("staff-queue-proposed", "count", seen.counts.proposed)),
        today: today(&words, desk, seen.counts.open),
        counts: counts(&words, &seen.counts),
        open: seen.counts.open,
        closed: asked.closed(),
        filtered: asked.filtered(),
        subjects: subject_choices(&words, &subjects, &asked.subject),
        statuses: status_choices(&words, asked),
        groups: groups(&words, desk, seen, &subjects),
        next: seen.page.next.as_deref().map(|cursor| asked.href(cursor)),
        paged: !asked.cursor.is_empty(),
    }
}

fn today(words: &Words<'_>, desk: &Desk, open: i64) -> String {
    let args = [
        ("weekday", weekday(words.language, desk.today).into()),
        ("date", long_date(words.language, desk.today).into()),
        ("open", open.into()),
    ];
    words.texts.say(words.language, "staff-queue-today", &args)
}

fn counts(words: &Words<'_>, counts: &QueueCounts) -> Vec<Count> {
    [
        (counts.overdue, "staff-count-overdue", "/staff/?due=overdue"),
        (counts.today, "staff-count-today", "/staff/?due=today"),
        (counts.soon, "staff-count-soon", "/staff/?due=soon"),
        (counts.new, "staff-count-new", "/staff/?status=registered"),
        (counts.to_print, "staff-count-print", "/staff/print"),
    ]
    .map(|(number, key, href)| Count {
        number,
        text: words.say(key),
        href: href.to_owned(),
    })
    .into()
}

fn subject_choices(words: &Words<'_>, subjects: &[Subject], chosen: &str) -> Vec<Choice> {
    subjects
        .iter()
        .map(|subject| Choice {
            value: subject.code.clone(),
            text: words.of(&subject.name).to_owned(),
            chosen: subject.code == chosen,
        })
        .collect()
}

fn status_choices(words: &Words<'_>, asked: &Asked) -> Vec<Choice> {
    CaseStatus::ALL
        .into_iter()
        .filter(|status| status.is_open() != asked.closed())
        .map(|status| Choice {
            value: status.as_str().to_owned(),
            text: status_word(words, status),
            chosen: status.as_str() == asked.status,
        })
        .collect()
}

/// The short word for a status.
pub fn status_word(words: &Words<'_>, status: CaseStatus) -> String {
    words.say(&format!("status-{}", status.as_str().replace('_', "-")))
}

/// Consecutive rows of the same standing make a group; the store has put them in order.
fn groups(words: &Words<'_>, desk: &Desk, seen: &Seen, subjects: &[Subject]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in &seen.page.items {
        let standing = Standing::of(row.standing().is_open(), row.due_on, desk.today, &desk.law.calendar);
        let shown = shown(words, row, standing, seen, subjects);
        match groups.last_mut() {
            Some(last) if last.id == standing.group() => last.rows.push(shown),
            _ => groups.push(Group {
                id: standing.group(),
                title: words.say(&format!("staff-group-{}", standing.group())),
                rows: vec![shown],
            }),
        }
    }
    groups
}

fn shown(words: &Words<'_>, row: &CaseRow, standing: Standing, seen: &Seen, subjects: &[Subject]) -> Row {
    let subject = subjects.iter().find(|subject| subject.code == row.subject);
    let settlement = seen.settlements.get(row.settlement.as_str());
    let marks = [
        (seen.proposed.contains(&row.id), "staff-mark-proposed"),
        (row.forwarded_from.is_some(), "staff-mark-forwarded"),
        (row.undetermined, "staff-mark-undetermined"),
        (row.standing().waits_for_posting(), "staff-mark-unposted"),
    ];
    Row {
        href: format!("/staff/cases/{}", row.id.0),
        due: due(words, standing, row.due_on),
        subject: subject.map_or_else(|| row.subject.clone(), |subject| words.of(&subject.name).to_owned()),
        lang: row.language.as_str(),
        excerpt: excerpt(&row.text),
        tags: marks
            .into_iter()
            .filter(|(marked, _)| *marked)
            .map(|(_, key)| words.say(key))
            .collect(),
        settlement: settlement.map_or_else(
            || row.settlement.to_string(),
            |territory| words.of(&territory.name).to_owned(),
        ),
        owed_by: seen.others.get(&row.body).map(|name| words.of(name).to_owned()),
        number: row.number.to_string(),
        status: status_word(words, row.status),
        kind: words.say(&format!("kind-{}", row.kind.as_str())),
    }
}

/// The beginning of a text on one line, cut between words.
pub fn excerpt(text: &str) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() > EXCERPT {
            if short.is_empty() {
                short = word.chars().take(EXCERPT).collect();
            }
            short.push('…');
            return short;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
#[path = "queue_view_tests.rs"]
mod tests;
