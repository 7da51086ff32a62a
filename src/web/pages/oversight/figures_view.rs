//! What the page of figures shows: key measures with what they count, and a table whose numbers open their cases.
//!
//! Pure. A share never stands without its number of cases, and below thirty cases there is none.

use chrono::NaiveDate;

use super::figures::Seen;
use super::period::Asked;
use crate::statistics::{GroupBy, Line, Measure as Measured, month};
use crate::territory::Validity;
use crate::texts::{decimal, long_date, month_year, number, percent, short_date};
use crate::web::pages::Words;
use crate::web::pages::staff::desk::{Choice, Desk};

/// The smallest number of cases with a known outcome that a share is shown for.
const SHARE_FROM: u64 = 30;

/// The page.
pub struct FiguresView {
    pub territory: String,
    pub territory_code: String,
    pub territory_note: Option<String>,
    pub lead: String,
    pub groupings: Vec<Choice>,
    pub grouping: String,
    pub share: Share,
    pub measures: Vec<Measure>,
    pub headings: Vec<String>,
    pub rows: Vec<Row>,
    pub csv: String,
    pub json: String,
}

/// The share answered on time, with its n.
pub struct Share {
    pub value: String,
    pub of: String,
}

/// A total with what it counts.
pub struct Measure {
    pub name: String,
    pub value: String,
    pub href: Option<String>,
    pub means: String,
}

/// A row of the table.
pub struct Row {
    pub name: String,
    pub note: Option<String>,
    pub cells: Vec<Cell>,
}

/// A number that opens its cases.
pub struct Cell {
    pub label: String,
    pub value: String,
    pub href: Option<String>,
    pub note: Option<String>,
}

/// Builds the page. `asked` has its months written out.
pub fn view(desk: &Desk, asked: &Asked, seen: &Seen, from: NaiveDate, to: NaiveDate) -> FiguresView {
    let words = desk.words();
    let by = asked.grouping();
    let mut headings: Vec<String> = Measured::FIGURES.map(|measure| name(&words, measure)).into();
    headings.push(words.say("oversight-measure-median"));
    let download = |format: &str| {
        let asked = Asked {
            group_by: by_word(by).to_owned(),
            ..asked.clone()
        };
        format!("/api/v1/statistics?{}&format={format}", asked.query())
    };
    FiguresView {
        territory: seen.territory.as_ref().map_or_else(
            || words.say("oversight-country"),
            |one| words.of(&one.territory.name).to_owned(),
        ),
        territory_note: seen.territory.as_ref().and_then(|one| {
            let note = listed(&words, &one.valid)?;
            Some(format!("{note} {}", words.say("oversight-as-filed")))
        }),
        territory_code: desk
            .officer
            .territory
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        lead: lead(&words, desk, seen, from, to),
        groupings: groupings(&words, by),
        grouping: words.say(&format!("oversight-by-{}", by_word(by))),
        share: share(&words, &seen.total),
        measures: measures(&words, asked, &seen.total),
        headings,
        rows: seen.lines.iter().map(|line| row(desk, asked, by, line, seen)).collect(),
        csv: download("csv"),
        json: download("json"),
    }
}

fn lead(words: &Words<'_>, desk: &Desk, seen: &Seen, from: NaiveDate, to: NaiveDate) -> String {
    let received = whole(words, seen.total.received);
    let args = [
        ("received", received.into()),
        ("from", month_year(words.language, from).into()),
        ("to", month_year(words.language, to).into()),
        ("today", short_date(desk.today).into()),
    ];
    words.texts.say(words.language, "oversight-lead", &args)
}

fn by_word(by: GroupBy) -> &'static str {
    match by {
        GroupBy::Body => "body",
        GroupBy::Subject => "subject",
        GroupBy::Month => "month",
        GroupBy::Oblast => "oblast",
        GroupBy::District => "district",
    }
}

fn groupings(words: &Words<'_>, chosen: GroupBy) -> Vec<Choice> {
    [
        GroupBy::Body,
        GroupBy::Subject,
        GroupBy::Month,
        GroupBy::Oblast,
        GroupBy::District,
    ]
    .into_iter()
    .map(|by| Choice {
        value: by_word(by).to_owned(),
        text: words.say(&format!("oversight-by-{}", by_word(by))),
        chosen: by == chosen,
    })
    .collect()
}

fn name(words: &Words<'_>, measure: Measured) -> String {
    words.say(&format!("oversight-measure-{}", measure.as_str().replace('_', "-")))
}

/// The number of a measure on a line.
fn value(words: &Words<'_>, line: &Line, measure: Measured) -> String {
    whole(words, line.count(measure).unwrap_or_default())
}

fn whole(words: &Words<'_>, value: u64) -> String {
    number(words.language, i64::try_from(value).unwrap_or(i64::MAX))
}

/// Cases whose outcome is known: answered on time, answered late, or overdue now.
fn known(line: &Line) -> u64 {
    line.on_time + line.late + line.overdue
}

/// The share on time, where there are enough cases to speak of one.
fn share_of(words: &Words<'_>, line: &Line) -> Option<String> {
    let known = known(line);
    (known >= SHARE_FROM).then(|| percent(words.language, line.on_time as f64 / known as f64))
}

fn share(words: &Words<'_>, total: &Line) -> Share {
    let known = known(total);
    let of = match share_of(words, total) {
        Some(_) => words.say2(
            "oversight-share-of",
            ("part", &whole(words, total.on_time)),
            ("whole", &whole(words, known)),
        ),
        None if known == 0 => words.say("oversight-share-none"),
        None => words.say1("oversight-share-too-few", "n", &whole(words, known)),
    };
    Share {
        value: share_of(words, total).unwrap_or_else(|| "–".to_owned()),
        of,
    }
}

fn median(words: &Words<'_>, line: &Line) -> String {
    line.median_days.map_or_else(
        || words.say("oversight-none"),
        |days| decimal(words.language, days, usize::from(days.fract() != 0.0)),
    )
}

fn measures(words: &Words<'_>, asked: &Asked, total: &Line) -> Vec<Measure> {
    let mut measures: Vec<Measure> = Measured::FIGURES
        .into_iter()
        .map(|measure| Measure {
            name: name(words, measure),
            value: value(words, total, measure),
            href: Some(all_behind(asked, measure)),
            means: words.say(&format!("oversight-means-{}", measure.as_str().replace('_', "-"))),
        })
        .collect();
    measures.push(Measure {
        name: words.say("oversight-measure-median"),
        value: median(words, total),
        href: None,
        means: words.say("oversight-means-median"),
    });
    measures
}

fn all_behind(asked: &Asked, measure: Measured) -> String {
    let asked = Asked {
        measure: measure.as_str().to_owned(),
        ..asked.clone()
    };
    format!("/oversight/cases?{}", asked.query())
}

fn row(desk: &Desk, asked: &Asked, by: GroupBy, line: &Line, seen: &Seen) -> Row {
    let words = desk.words();
    let mut cells: Vec<Cell> = Measured::FIGURES
        .into_iter()
        .map(|measure| Cell {
            label: name(&words, measure),
            value: value(&words, line, measure),
            href: Some(asked.behind(by, &line.group, measure)),
            note: (measure == Measured::OnTime).then(|| share_of(&words, line)).flatten(),
        })
        .collect();
    cells.push(Cell {
        label: words.say("oversight-measure-median"),
        value: median(&words, line),
        href: None,
        note: None,
    });
    Row {
        name: group_name(desk, by, &line.group, seen),
        note: seen.validity.get(&line.group).and_then(|valid| listed(&words, valid)),
        cells,
    }
}

/// Since when or until when a territory is on the list, where a list has begun or ended it.
fn listed(words: &Words<'_>, valid: &Validity) -> Option<String> {
    let said = |key: &str, day: Option<NaiveDate>| Some(words.say1(key, "date", &long_date(words.language, day?)));
    said("oversight-listed-until", valid.until).or_else(|| said("oversight-listed-since", valid.from))
}

/// A group in the reader's language; its code where it has no name.
fn group_name(desk: &Desk, by: GroupBy, group: &str, seen: &Seen) -> String {
    let words = desk.words();
    let named = match by {
        GroupBy::Subject => desk
            .law
            .powers
            .subject(desk.today, group)
            .map(|subject| words.of(&subject.name).to_owned()),
        GroupBy::Month => month(group).map(|day| month_year(words.language, day)),
        GroupBy::Body | GroupBy::Oblast | GroupBy::District => {
            seen.names.get(group).map(|name| words.of(name).to_owned())
        }
    };
    named.unwrap_or_else(|| group.to_owned())
}
