//! Finding the subject that a resident means, from a word, a few words or a whole letter.
//!
//! It owns the ranking (BM25 over the words of the subjects, and phrases found together); which words count as
//! alike is the lexicon's matter, what else a word counts as that of the terms. It knows no particular text.

use std::collections::{HashMap, HashSet};

use self::lexicon::{Lexicon, stem};
use self::terms::{Found, Terms, Users, gains, rarity};
use super::book::Table;
use super::synonyms::Synonyms;
use crate::territory::fold;

mod lexicon;
mod terms;

/// How much the words of the subject's own name count beside its search words.
const NAME: f64 = 0.8;
/// How much a whole phrase counts beside its single words.
const PHRASE: f64 = 2.0;
/// How much a word of one or two letters counts beside longer ones: most of these are prepositions.
const SHORT: f64 = 0.6;

/// A phrase of a subject: its name in a language, or one of its search words.
#[derive(Debug, Clone)]
struct Phrase {
    subject: usize,
    /// Places in the lexicon.
    words: Vec<usize>,
    weight: f64,
}

/// What a stem tells.
#[derive(Debug, Clone, Default)]
struct Stem {
    /// The fewer subjects use it, the more it tells.
    rarity: f64,
    /// What finding it adds to each subject that uses it.
    gains: Vec<(usize, f64)>,
}

/// The words of all subjects, prepared once.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    subjects: usize,
    lexicon: Lexicon,
    phrases: Vec<Phrase>,
    /// Folded phrases that say nothing of a subject, longest first.
    courtesy: Vec<Vec<String>>,
    /// By the lexicon's number of the stem.
    stems: Vec<Stem>,
    terms: Terms,
}

impl Index {
    /// Prepares the subjects; the results of searches are their places in this order.
    pub fn new(tables: &[Table], synonyms: &Synonyms) -> Self {
        let mut index = Self {
            subjects: tables.len(),
            courtesy: synonyms.courtesy.clone(),
            ..Self::default()
        };
        for (subject, table) in tables.iter().enumerate() {
            let name = &table.subject.name;
            for name in [&name.kk, &name.ru, &name.en] {
                index.add(subject, name, NAME);
            }
            for phrase in table.words.iter().flatten() {
                index.add(subject, phrase, 1.0);
            }
        }
        index.weigh();
        index.lexicon.join(&synonyms.concepts);
        index.terms = index.terms();
        index
    }

    fn terms(&self) -> Terms {
        let used = self.phrases.iter().flat_map(|phrase| {
            let words = phrase.words.iter().map(|word| self.lexicon.letters(*word));
            words.map(|letters| (phrase.subject, letters, phrase.weight))
        });
        Terms::new(self.subjects, &self.lexicon, used)
    }

    fn add(&mut self, subject: usize, text: &str, weight: f64) {
        let words: Vec<usize> = fold(text)
            .split_whitespace()
            .map(|word| self.lexicon.add(word))
            .collect();
        if !words.is_empty() {
            self.phrases.push(Phrase { subject, words, weight });
        }
    }

    /// Counts who uses which stem, and sets rarities and gains.
    fn weigh(&mut self) {
        let mut uses = vec![Users::new(); self.lexicon.stems()];
        let mut lengths = vec![0.0; self.subjects];
        for phrase in &self.phrases {
            for word in &phrase.words {
                *uses[self.lexicon.stem_of(*word)].entry(phrase.subject).or_default() += phrase.weight;
                lengths[phrase.subject] += phrase.weight;
            }
        }
        for (number, users) in uses.into_iter().enumerate() {
            let short = if self.lexicon.stem_length(number) < 3 {
                SHORT
            } else {
                1.0
            };
            let rarity = rarity(self.subjects, users.len()) * short;
            let gains = gains(&users, rarity, &lengths);
            self.stems.push(Stem { rarity, gains });
        }
    }

    /// The places of the best subjects, best first; subjects that share nothing with the words are left out.
    pub fn best(&self, words: &str, limit: usize) -> Vec<usize> {
        let mut scores = vec![0.0; self.subjects];
        let mut near = vec![0.0_f64; self.lexicon.words()];
        let mut asked = HashSet::new();
        let mut terms = Found::default();
        let folded = fold(words);
        for word in self.matter(&folded) {
            let letters: Vec<char> = word.chars().collect();
            let alike = self.lexicon.alike(&letters);
            for (known, likeness) in &alike {
                near[*known] = near[*known].max(*likeness);
            }
            // A word said twice counts once, whatever its endings.
            if asked.insert(stem(&letters).to_vec()) {
                self.count(&alike, &mut scores);
            }
            self.note(&letters, &alike, &mut terms);
        }
        self.terms.count(&terms, &mut scores);
        let mut together = vec![0.0_f64; self.subjects];
        for phrase in &self.phrases {
            let best = &mut together[phrase.subject];
            *best = best.max(self.found(phrase, &near));
        }
        let scores = scores.into_iter().zip(together).map(|(single, whole)| single + whole);
        let mut ranked: Vec<(usize, f64)> = scores.enumerate().filter(|(_, score)| *score > 0.0).collect();
        ranked.sort_by(|(a, first), (b, second)| second.total_cmp(first).then(a.cmp(b)));
        ranked.into_iter().take(limit).map(|(subject, _)| subject).collect()
    }

    /// Notes the terms of an asked word; those of the most like known one where it is unknown itself.
    fn note(&self, asked: &[char], alike: &[(usize, f64)], terms: &mut Found) {
        if self.lexicon.knows(asked) {
            terms.note(asked, 1.0, &self.lexicon);
            return;
        }
        let best = alike
            .iter()
            .max_by(|(a, first), (b, second)| first.total_cmp(second).then(b.cmp(a)));
        if let Some((known, likeness)) = best {
            terms.note(self.lexicon.letters(*known), *likeness, &self.lexicon);
        }
    }

    /// The words without the phrases of courtesy; all of them when there is nothing else.
    fn matter<'a>(&self, folded: &'a str) -> Vec<&'a str> {
        let words: Vec<&str> = folded.split_whitespace().collect();
        let mut matter = Vec::new();
        let mut rest = words.as_slice();
        while let Some(first) = rest.first() {
            let courtesy = self
                .courtesy
                .iter()
                .find(|phrase| rest.len() >= phrase.len() && rest.iter().zip(*phrase).all(|(a, b)| a == b));
            if courtesy.is_none() {
                matter.push(*first);
            }
            rest = &rest[courtesy.map_or(1, Vec::len)..];
        }
        if matter.is_empty() { words } else { matter }
    }

    /// Adds to each subject what one asked word tells at best: the like words are ways of reading it, not more words.
    fn count(&self, alike: &[(usize, f64)], scores: &mut [f64]) {
        let mut readings: HashMap<usize, f64> = HashMap::new();
        for (known, likeness) in alike {
            let best = readings.entry(self.lexicon.stem_of(*known)).or_default();
            *best = best.max(*likeness);
        }
        let mut told: HashMap<usize, f64> = HashMap::new();
        for (number, likeness) in readings {
            for (subject, gain) in &self.stems[number].gains {
                let best = told.entry(*subject).or_default();
                *best = best.max(gain * likeness);
            }
        }
        for (subject, value) in told {
            scores[subject] += value;
        }
    }

    /// What a phrase adds by how much of it was found; half a phrase adds little, and a long phrase of common words
    /// no more than a short one of rare words.
    fn found(&self, phrase: &Phrase, near: &[f64]) -> f64 {
        let (mut found, mut all) = (0.0, 0.0);
        for word in &phrase.words {
            let rarity = self.stems[self.lexicon.stem_of(*word)].rarity;
            all += rarity;
            found += rarity * near[*word];
        }
        let share: f64 = if all > 0.0 { found / all } else { 0.0 };
        PHRASE * phrase.weight * found / (phrase.words.len() as f64).sqrt() * share.powi(3)
    }
}
