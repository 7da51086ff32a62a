//! How much of the law data was read in its source: `docs/law-status.md` is what the data say, to the letter.
//!
//! `LAW_STATUS=write cargo test --test it -- law_status` writes it anew after an edit of `config/law`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use chrono::NaiveDate;
use listening_state::law::{self, Law, UnreadChange};
use listening_state::powers::{Cited, Outcome, Reading, RuleRow};

use crate::support::office::shipped_law;
use crate::support::small_law::small_law;

/// Rows of a group by what the weakest of their citations is, and what else is known of them.
#[derive(Default)]
struct Tally {
    rows: usize,
    read: usize,
    recalled: usize,
    interpreted: usize,
    overlapping: usize,
    undetermined: usize,
}

impl Tally {
    fn count(&mut self, row: &RuleRow) {
        let any = |reading| row.cited.iter().any(|cited| cited.reading == reading);
        self.rows += 1;
        match (any(Reading::Recalled), any(Reading::Interpreted)) {
            (true, _) => self.recalled += 1,
            (false, true) => self.interpreted += 1,
            (false, false) => self.read += 1,
        }
        self.overlapping += usize::from(!row.also.is_empty());
        self.undetermined += usize::from(row.outcome == Outcome::Undetermined);
    }

    fn add(&mut self, other: &Self) {
        self.rows += other.rows;
        self.read += other.read;
        self.recalled += other.recalled;
        self.interpreted += other.interpreted;
        self.overlapping += other.overlapping;
        self.undetermined += other.undetermined;
    }

    fn line(&self, name: &str) -> String {
        let share = |part: usize| format!("{part} ({} %)", (part * 100 + self.rows / 2) / self.rows.max(1));
        format!(
            "| {name} | {} | {} | {} | {} | {} | {} |\n",
            self.rows,
            share(self.read),
            share(self.recalled),
            share(self.interpreted),
            share(self.overlapping),
            self.undetermined
        )
    }
}

/// The page as the data make it.
fn page(law: &Law) -> String {
    let on = law.powers.last_change().expect("a rulebook");
    let subjects = law.powers.subjects(on);
    let rules: Vec<(String, RuleRow)> = subjects
        .iter()
        .flat_map(|subject| {
            let rows = law.powers.rules(on, &subject.code).into_iter();
            rows.map(|row| (subject.group.clone(), row))
        })
        .collect();
    let mut page = String::from(
        "# How much of the law was read\n\
         Made from `config/law` by a test, which fails when this page is not what the data say. After an edit of the data:\n\
         `LAW_STATUS=write cargo test --test it -- law_status`\n",
    );
    let _ = write!(
        page,
        "\n## Rows by group\n\
         The rows in force on {on}, the last day on which a row changes: {} subjects, {} rows. What is known to change and was not read is listed\n\
         below and may move them. A row is *read* where every article that\n\
         it cites was read in its source; *recalled* where any was not compared with the text yet; else it rests on *our reading* of an article. Overlapping:\n\
         another text of law names another body, and the row says so. Undetermined: the row says aloud that nobody is named.\n\n\
         | group | rows | read | recalled | our reading | overlapping | undetermined |\n|---|---|---|---|---|---|---|\n",
        subjects.len(),
        rules.len()
    );
    let mut all = Tally::default();
    for (code, name) in law.powers.groups(on) {
        let mut tally = Tally::default();
        let own = rules.iter().filter(|(group, _)| *group == code);
        own.for_each(|(_, row)| tally.count(row));
        page += &tally.line(&name.en);
        all.add(&tally);
    }
    page += &all.line("**all**");
    page += &acts(law, on, &rules);
    page += &watch(&law.watch);
    page
}

/// The acts that are cited, with the copy of each and how its articles are known.
fn acts(law: &Law, on: NaiveDate, rules: &[(String, RuleRow)]) -> String {
    let mut cited: BTreeMap<&str, BTreeSet<(&str, u8)>> = BTreeMap::new();
    let known = |one: &Cited| match one.reading {
        Reading::Read => 0,
        Reading::Recalled => 1,
        Reading::Interpreted => 2,
    };
    for one in rules.iter().flat_map(|(_, row)| &row.cited) {
        cited.entry(&one.act).or_default().insert((&one.article, known(one)));
    }
    let report = law::check(&law::embedded_files(), on);
    let mut text = format!(
        "\n## Acts\n\
         Each article of the rows above once for each way in which it is cited. Articles cited as read, over all rulebooks: {} with their words in\n\
         `quotes.toml`, {} without.\n\n\
         | act | number | copy that was read | read | recalled | our reading |\n|---|---|---|---|---|---|\n",
        report.quoted,
        report.unquoted.len()
    );
    for act in law.powers.acts(on) {
        let Some(articles) = cited.get(act.code.as_str()) else {
            continue;
        };
        let [read, recalled, interpreted] =
            [0, 1, 2].map(|kind| articles.iter().filter(|(_, known)| *known == kind).count());
        let copy = act.read_on.map_or_else(|| "none".to_owned(), |day| day.to_string());
        let number = act.number.unwrap_or_default();
        let _ = writeln!(
            text,
            "| {} | {number} | {copy} | {read} | {recalled} | {interpreted} |",
            act.name.en
        );
    }
    text
}

/// What is known to change and was not read.
fn watch(changes: &[UnreadChange]) -> String {
    let mut text = String::from(
        "\n## Changes that nobody has read yet\n`config/law/watch.toml`. A day with ~ was computed.\n\n\
         | from | act | what it may move |\n|---|---|---|\n",
    );
    for change in changes {
        let (about, number) = (if change.estimated { "~" } else { "" }, change.number());
        let number = match (number, change.adopted) {
            (Some(number), _) => format!(" {number}"),
            (None, None) => " (a bill, to be checked from then on)".to_owned(),
            (None, Some(_)) => String::new(),
        };
        let _ = writeln!(
            text,
            "| {about}{} | {}{number} | {} |",
            change.date, change.name.en, change.moves.en
        );
    }
    text
}

#[test]
fn the_page_on_the_state_of_the_law_is_what_the_data_say() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/law-status.md");
    let made = page(&shipped_law());
    if std::env::var("LAW_STATUS").is_ok_and(|word| word == "write") {
        std::fs::write(&file, &made).expect("the page is written");
    }
    let kept = std::fs::read_to_string(&file).expect("docs/law-status.md");
    assert!(
        kept == made,
        "docs/law-status.md is not what config/law says: LAW_STATUS=write cargo test --test it -- law_status writes it anew"
    );
}

/// Of a law small enough to be counted by hand.
#[test]
fn rows_are_counted_by_their_weakest_citation() {
    let page = page(&small_law());
    for line in [
        "The rows in force on 2026-10-01, the last day on which a row changes: 2 subjects, 6 rows.",
        // Streets since July (one article recalled), of cities (our reading), of the district (read), and those nobody knows (our reading).
        "| Roads | 4 | 1 (25 %) | 1 (25 %) | 2 (50 %) | 0 (0 %) | 1 |",
        "| Water | 2 | 0 (0 %) | 1 (50 %) | 1 (50 %) | 0 (0 %) | 0 |",
        "| **all** | 6 | 1 (17 %) | 2 (33 %) | 3 (50 %) | 0 (0 %) | 1 |",
        "| Roads Law | 245-II | 2026-03-16 | 1 | 1 | 0 |",
        "| 2026-07-01 | Law amending the Roads Law 306-VIII | Who answers for streets. |",
        "| ~2026-08-01 | Bill on roads (a bill, to be checked from then on) | The bill gives streets to the district. |",
    ] {
        assert!(page.contains(line), "{line} is not on\n{page}");
    }
}
