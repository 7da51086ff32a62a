//! How often the search finds the right subject first, and among the first three, and how long a search takes.
//!
//! `SEARCH_CSV` names the letters: a file with the columns `language`, `text` and `subject`, others are passed over;
//! without it the names of the subjects are searched. `SEARCH_MISSES=1` prints what was not found first. Nothing is
//! learnt from the letters, so every one of them is held out.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark stops on the spot and prints"
)]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use listening_state::law::{Law, embedded_files};
use serde::Deserialize;

#[derive(Deserialize)]
struct Letter {
    language: String,
    text: String,
    subject: String,
}

/// Hits of one language.
#[derive(Default)]
struct Hits {
    letters: usize,
    first: usize,
    three: usize,
}

impl Hits {
    fn add(&mut self, place: Option<usize>) {
        self.letters += 1;
        self.first += usize::from(place == Some(0));
        self.three += usize::from(place.is_some_and(|place| place < 3));
    }

    fn print(&self, language: &str) {
        let percent = |hits: usize| 100.0 * hits as f64 / self.letters.max(1) as f64;
        let (first, three) = (percent(self.first), percent(self.three));
        println!(
            "{language}: {} letters, first {first:.1} %, first three {three:.1} %",
            self.letters
        );
    }
}

/// The letters of `SEARCH_CSV`, or the names of the subjects.
fn letters(law: &Law, on: NaiveDate) -> Vec<Letter> {
    if let Some(path) = std::env::var_os("SEARCH_CSV") {
        let mut reader = csv::Reader::from_path(path).expect("the file of SEARCH_CSV");
        let rows = reader.deserialize();
        return rows.collect::<Result<_, _>>().expect("language, text and subject");
    }
    let subjects = law.powers.subjects(on).into_iter();
    let names = subjects.flat_map(|subject| {
        let name = subject.name;
        [("kk", name.kk), ("ru", name.ru), ("en", name.en)].map(|(language, text)| Letter {
            language: language.to_owned(),
            text,
            subject: subject.code.clone(),
        })
    });
    names.collect()
}

fn main() {
    let began = Instant::now();
    let law = Law::parse(&embedded_files()).expect("the law data that we ship");
    println!("the law is read and proved in {:.1?}", began.elapsed());
    let on = NaiveDate::from_ymd_opt(2026, 5, 4).expect("a date");
    let misses = std::env::var_os("SEARCH_MISSES").is_some();
    let mut hits: BTreeMap<String, Hits> = BTreeMap::new();
    let (mut whole, mut took, mut longest) = (Hits::default(), Duration::ZERO, Duration::ZERO);
    for letter in letters(&law, on) {
        let began = Instant::now();
        let found = law.powers.search(on, &letter.text, 10);
        let lasted = began.elapsed();
        took += lasted;
        longest = longest.max(lasted);
        let place = found.iter().position(|subject| subject.code == letter.subject);
        whole.add(place);
        hits.entry(letter.language).or_default().add(place);
        if misses && place != Some(0) {
            let found: Vec<_> = found.iter().take(3).map(|subject| subject.code.as_str()).collect();
            println!("{}, not {}: {}", letter.subject, found.join(", "), letter.text);
        }
    }
    for (language, hits) in &hits {
        hits.print(language);
    }
    whole.print("all");
    println!(
        "a search takes {:.2?} on average, {longest:.2?} at most",
        took / whole.letters.max(1) as u32
    );
}
