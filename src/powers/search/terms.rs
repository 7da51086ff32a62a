//! What a word counts as beside its stem: as it is written, and as a concept whatever the language.
//!
//! It owns these terms, and what finding one tells of each subject (BM25). It never asks how like two words are.

use std::collections::{BTreeMap, HashMap};

use super::lexicon::Lexicon;

/// BM25: how soon more uses of a word in one subject cease to count. The usual value.
const SATURATION: f64 = 1.2;
/// BM25: how much a subject with many search words is held back. The usual value.
const LENGTH: f64 = 0.75;
/// How much the same word exactly counts beside one of the same stem.
const EXACT: f64 = 0.3;
/// How much a concept counts beside a stem.
const CONCEPT: f64 = 1.0;

/// What a word counts as; words of one term are the same to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Term {
    Exact(Vec<char>),
    /// By the lexicon's number.
    Concept(usize),
}

impl Term {
    fn all_of(word: &[char], lexicon: &Lexicon) -> impl Iterator<Item = Self> {
        let concept = lexicon.concept(word).map(Self::Concept);
        [Self::Exact(word.to_vec())].into_iter().chain(concept)
    }

    /// Terms of a kind are weighed among themselves.
    fn kind(&self) -> usize {
        match self {
            Self::Exact(_) => 0,
            Self::Concept(_) => 1,
        }
    }

    fn weight(&self) -> f64 {
        match self {
            Self::Exact(_) => EXACT,
            Self::Concept(_) => CONCEPT,
        }
    }
}

/// How much each subject uses something.
pub(super) type Users = HashMap<usize, f64>;

/// What finding each term adds to each subject that uses it.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    gains: HashMap<Term, Vec<(usize, f64)>>,
}

/// The terms of the words of a search, each with the best likeness that it was found with: said twice it counts once.
#[derive(Debug, Default)]
pub(super) struct Found(BTreeMap<Term, f64>);

impl Found {
    /// Notes a known word, or one that stands for an unknown one, with its likeness from 0 to 1.
    pub fn note(&mut self, word: &[char], likeness: f64, lexicon: &Lexicon) {
        for term in Term::all_of(word, lexicon) {
            let best = self.0.entry(term).or_default();
            *best = best.max(likeness);
        }
    }
}

impl Terms {
    /// Weighs the terms of known words, each with the subject that uses it and how much it counts there.
    pub fn new<'a>(subjects: usize, lexicon: &Lexicon, used: impl Iterator<Item = (usize, &'a [char], f64)>) -> Self {
        let mut users = HashMap::<Term, Users>::new();
        let mut lengths = [vec![0.0; subjects], vec![0.0; subjects]];
        for (subject, word, weight) in used {
            for term in Term::all_of(word, lexicon) {
                lengths[term.kind()][subject] += weight;
                *users.entry(term).or_default().entry(subject).or_default() += weight;
            }
        }
        let weighed = users.into_iter().map(|(term, users)| {
            let told = rarity(subjects, users.len()) * term.weight();
            let gains = gains(&users, told, &lengths[term.kind()]);
            (term, gains)
        });
        Self {
            gains: weighed.collect(),
        }
    }

    /// Adds to each subject what the terms of a search tell of it.
    pub fn count(&self, found: &Found, scores: &mut [f64]) {
        for (term, likeness) in &found.0 {
            for (subject, gain) in self.gains.get(term).into_iter().flatten() {
                scores[*subject] += gain * likeness;
            }
        }
    }
}

/// How much something tells that so many of the subjects use.
pub(super) fn rarity(subjects: usize, users: usize) -> f64 {
    (1.0 + subjects as f64 / users.max(1) as f64).ln()
}

/// BM25: what finding something adds to each subject that uses it, by its rarity and by how long the subjects are.
pub(super) fn gains(users: &Users, rarity: f64, lengths: &[f64]) -> Vec<(usize, f64)> {
    let usual = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
    let gain = |(subject, used): (&usize, &f64)| {
        let length = 1.0 - LENGTH + LENGTH * lengths[*subject] / usual;
        (
            *subject,
            rarity * used * (SATURATION + 1.0) / (used + SATURATION * length),
        )
    };
    users.iter().map(gain).collect()
}
