//! The words that the subjects use, and which of them are like a word that a resident wrote.
//!
//! It owns likeness: the same word, one stem, one concept, or many trigrams in common (a slip of the pen). It never
//! ranks subjects.

use std::collections::HashMap;

use crate::powers::synonyms::Concept;

/// How like two words of one stem are, which differ by their endings.
const ENDING: f64 = 0.95;
/// How like two words of one concept are.
const CONCEPT: f64 = 0.8;
/// How like two misspelt words are at most, beside their shared trigrams.
const SLIP: f64 = 0.8;
/// Trigrams shared (Dice's coefficient) from which two words count as one misspelt.
const ALIKE: f64 = 0.4;
/// How many letters a word has at least that can be misspelt and still be known.
const LONG: usize = 4;
/// The letters that endings leave alone, in Kazakh, Russian and English.
const STEM: usize = 5;

/// A known word.
#[derive(Debug, Clone)]
struct Word {
    letters: Vec<char>,
    stem: usize,
    /// How many distinct trigrams it has.
    trigrams: usize,
}

/// All known words; a word is known by its place, a stem and a concept by their numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    words: Vec<Word>,
    places: HashMap<Vec<char>, usize>,
    stems: HashMap<Vec<char>, usize>,
    /// The words of each stem.
    inflected: Vec<Vec<usize>>,
    /// Each trigram with the words that contain it, sorted: quicker to make at start than a map.
    trigrams: Vec<([char; 3], usize)>,
    /// The words of the concepts by their stems, each with its concept.
    concepts: HashMap<Vec<char>, Vec<(Vec<char>, usize)>>,
    /// The known words of each concept.
    members: Vec<Vec<usize>>,
}

impl Lexicon {
    /// Adds a folded word, or finds it, and tells its place.
    pub fn add(&mut self, word: &str) -> usize {
        let letters: Vec<char> = word.chars().collect();
        if let Some(known) = self.places.get(&letters) {
            return *known;
        }
        let place = self.words.len();
        let number = self.stems.len();
        let number = *self.stems.entry(stem(&letters).to_vec()).or_insert(number);
        if number == self.inflected.len() {
            self.inflected.push(Vec::new());
        }
        self.inflected[number].push(place);
        let grams = trigrams(&letters);
        self.words.push(Word {
            letters: letters.clone(),
            stem: number,
            trigrams: grams.len(),
        });
        self.trigrams.extend(grams.into_iter().map(|gram| (gram, place)));
        self.places.insert(letters, place);
        place
    }

    /// Tells the known words their concepts and sorts the trigrams, once all words are known.
    pub fn join(&mut self, concepts: &[Concept]) {
        self.trigrams.sort_unstable();
        for (number, concept) in concepts.iter().enumerate() {
            for word in &concept.words {
                let letters: Vec<char> = word.chars().collect();
                let key = stem(&letters).to_vec();
                self.concepts.entry(key).or_default().push((letters, number));
            }
        }
        self.members = vec![Vec::new(); concepts.len()];
        for (place, word) in self.words.iter().enumerate() {
            if let Some(concept) = self.concept(&word.letters) {
                self.members[concept].push(place);
            }
        }
    }

    /// How many words are known.
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// How many stems the known words have.
    pub fn stems(&self) -> usize {
        self.inflected.len()
    }

    /// Whether a folded word has a known stem or a concept: such a one is no slip of the pen.
    pub fn knows(&self, word: &[char]) -> bool {
        self.stems.contains_key(stem(word)) || self.concept(word).is_some()
    }

    /// The letters of a word.
    pub fn letters(&self, word: usize) -> &[char] {
        &self.words[word].letters
    }

    /// The number of a word's stem.
    pub fn stem_of(&self, word: usize) -> usize {
        self.words[word].stem
    }

    /// How many letters a stem has.
    pub fn stem_length(&self, number: usize) -> usize {
        let first = self.inflected[number].first();
        first.map_or(0, |word| stem(&self.words[*word].letters).len())
    }

    /// The known words that are like this folded one, each with its likeness from 0 to 1.
    pub fn alike(&self, asked: &[char]) -> Vec<(usize, f64)> {
        let mut alike: HashMap<usize, f64> = HashMap::new();
        let mut note = |known: usize, likeness: f64| {
            let best = alike.entry(known).or_default();
            *best = best.max(likeness);
        };
        if let Some(known) = self.places.get(asked) {
            note(*known, 1.0);
        }
        let number = self.stems.get(stem(asked));
        if let Some(number) = number {
            self.inflected[*number].iter().for_each(|known| note(*known, ENDING));
        }
        if let Some(concept) = self.concept(asked) {
            self.members[concept].iter().for_each(|known| note(*known, CONCEPT));
        }
        // A word whose stem is known is no slip of the pen.
        if number.is_none() && asked.len() >= LONG {
            self.slips(asked)
                .into_iter()
                .for_each(|(known, dice)| note(known, SLIP * dice));
        }
        alike.into_iter().collect()
    }

    /// The known words that share many trigrams with an unknown one, each with Dice's coefficient.
    fn slips(&self, asked: &[char]) -> Vec<(usize, f64)> {
        let grams = trigrams(asked);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for gram in &grams {
            let start = self.trigrams.partition_point(|(other, _)| other < gram);
            let same = self.trigrams[start..].iter().take_while(|(other, _)| other == gram);
            same.for_each(|(_, known)| *shared.entry(*known).or_default() += 1);
        }
        let dice = |(known, count): (usize, usize)| {
            let word = &self.words[known];
            let dice = 2.0 * count as f64 / (grams.len() + word.trigrams) as f64;
            (dice >= ALIKE && word.letters.len() >= LONG).then_some((known, dice))
        };
        shared.into_iter().filter_map(dice).collect()
    }

    /// The concept of a folded word: that of the most like word among those of its stem.
    pub fn concept(&self, word: &[char]) -> Option<usize> {
        let common = |other: &[char]| other.iter().zip(word).take_while(|(a, b)| a == b).count();
        let likeness = |other: &[char]| common(other) as f64 / other.len().max(word.len()) as f64;
        let candidates = self.concepts.get(stem(word))?.iter();
        let best = candidates.max_by(|(a, first), (b, second)| {
            likeness(a).total_cmp(&likeness(b)).then(second.cmp(first)) // the earlier one of two as like
        });
        best.map(|(_, concept)| *concept)
    }
}

/// The part of a word that its endings leave alone: the first five letters, fewer of a short word. Cutting endings
/// by the tables of three languages found no more subjects than this does.
pub(super) fn stem(word: &[char]) -> &[char] {
    &word[..word.len().min(STEM)]
}

/// The distinct trigrams of a word with its beginning and end marked.
fn trigrams(word: &[char]) -> Vec<[char; 3]> {
    let marked: Vec<char> = [' '].into_iter().chain(word.iter().copied()).chain([' ']).collect();
    let mut grams: Vec<[char; 3]> = marked.windows(3).map(|gram| [gram[0], gram[1], gram[2]]).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}
