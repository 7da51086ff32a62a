//! Finding the subject that a resident means, from a word, a few words or a whole letter.
//!
//! It owns the ranking: folded words are matched whole, by stem and by trigrams (so that endings and slips of the
//! pen still meet), a rare word counts for more than a common one, and the words of one phrase found together
//! count for more than apart. It knows no particular text.

use std::collections::HashMap;

use super::Subject;
use crate::territory::fold;

/// How much the words of the subject's own name count beside its search words.
const NAME: f64 = 0.8;
/// How much a whole phrase counts beside its single words.
const PHRASE: f64 = 4.0;
/// Trigrams shared (Dice's coefficient) from which two words count as one misspelt.
const ALIKE: f64 = 0.5;

/// A phrase of a subject: its name in a language, or one of its search words.
#[derive(Debug, Clone)]
struct Phrase {
    subject: usize,
    words: Vec<usize>,
    weight: f64,
}

/// The words of all subjects, prepared once.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    subjects: usize,
    /// Folded words; a word is known by its place here.
    words: Vec<Vec<char>>,
    exact: HashMap<Vec<char>, usize>,
    /// The words that contain a trigram.
    trigrams: HashMap<[char; 3], Vec<usize>>,
    /// How many distinct trigrams a word has.
    sizes: Vec<usize>,
    /// How much each word tells: the fewer subjects use it (or one of its stem), the more.
    rarity: Vec<f64>,
    phrases: Vec<Phrase>,
}

impl Index {
    /// Prepares the subjects; the results of searches are their places in this order.
    pub fn new<'a>(subjects: impl Iterator<Item = &'a Subject>) -> Self {
        let mut index = Self::default();
        for subject in subjects {
            let place = index.subjects;
            index.subjects += 1;
            for name in [&subject.name.kk, &subject.name.ru, &subject.name.en] {
                index.add(place, name, NAME);
            }
            for phrase in subject.words.iter().flatten() {
                index.add(place, phrase, 1.0);
            }
        }
        index.weigh();
        index
    }

    fn add(&mut self, subject: usize, text: &str, weight: f64) {
        let words = fold(text).split(' ').map(|word| self.word(word)).collect();
        self.phrases.push(Phrase { subject, words, weight });
    }

    fn word(&mut self, word: &str) -> usize {
        let letters: Vec<char> = word.chars().collect();
        if let Some(known) = self.exact.get(&letters) {
            return *known;
        }
        let place = self.words.len();
        let grams = trigrams(&letters);
        self.sizes.push(grams.len());
        for gram in grams {
            self.trigrams.entry(gram).or_default().push(place);
        }
        self.exact.insert(letters.clone(), place);
        self.words.push(letters);
        place
    }

    /// The inverse share of subjects that use a word or one of its stem.
    fn weigh(&mut self) {
        let mut users: HashMap<&[char], Vec<usize>> = HashMap::new();
        for phrase in &self.phrases {
            for word in &phrase.words {
                users.entry(stem(&self.words[*word])).or_default().push(phrase.subject);
            }
        }
        for subjects in users.values_mut() {
            subjects.sort_unstable();
            subjects.dedup();
        }
        let rarity = |word: &Vec<char>| {
            let used = users.get(stem(word)).map_or(1, Vec::len);
            (1.0 + self.subjects as f64 / used as f64).ln() * if word.len() < 3 { 0.6 } else { 1.0 }
        };
        self.rarity = self.words.iter().map(rarity).collect();
    }

    /// The places of the best subjects, best first; subjects that share nothing with the words are left out.
    pub fn best(&self, words: &str, limit: usize) -> Vec<usize> {
        let near = self.near(words);
        let mut single = vec![HashMap::<usize, f64>::new(); self.subjects];
        let mut together = vec![0.0_f64; self.subjects];
        for phrase in &self.phrases {
            let (mut found, mut all) = (0.0, 0.0);
            for word in &phrase.words {
                all += self.rarity[*word];
                let Some((asked, likeness)) = near.get(word) else {
                    continue;
                };
                let value = self.rarity[*word] * likeness;
                found += value;
                let best = single[phrase.subject].entry(*asked).or_default();
                *best = best.max(value * phrase.weight);
            }
            let share = if all > 0.0 { found / all } else { 0.0 };
            let value = PHRASE * found * share.powi(3) * phrase.weight;
            together[phrase.subject] = together[phrase.subject].max(value);
        }
        let sums = single.iter().map(|words| words.values().sum::<f64>());
        let mut ranked: Vec<(usize, f64)> = sums.zip(together).map(|(a, b)| a + b).enumerate().collect();
        ranked.retain(|(_, score)| *score > 0.0);
        ranked.sort_by(|(a, first), (b, second)| second.total_cmp(first).then(a.cmp(b)));
        ranked.into_iter().take(limit).map(|(subject, _)| subject).collect()
    }

    /// For each known word the word of the question that is most like it (by its place there), and how like.
    fn near(&self, words: &str) -> HashMap<usize, (usize, f64)> {
        let mut near: HashMap<usize, (usize, f64)> = HashMap::new();
        for (place, word) in fold(words).split(' ').enumerate() {
            let letters: Vec<char> = word.chars().collect();
            let mut note = |known: usize, likeness: f64| {
                let best = near.entry(known).or_insert((place, likeness));
                if likeness > best.1 {
                    *best = (place, likeness);
                }
            };
            if let Some(known) = self.exact.get(&letters) {
                note(*known, 1.0);
            }
            let grams = trigrams(&letters);
            let mut shared: HashMap<usize, usize> = HashMap::new();
            for gram in &grams {
                for known in self.trigrams.get(gram).into_iter().flatten() {
                    *shared.entry(*known).or_default() += 1;
                }
            }
            for (known, count) in shared {
                let dice = 2.0 * count as f64 / (grams.len() + self.sizes[known]) as f64;
                if let Some(likeness) = likeness(&letters, &self.words[known], dice) {
                    note(known, likeness);
                }
            }
        }
        near
    }
}

/// How like two different words are: one stem, or many trigrams in common.
fn likeness(asked: &[char], known: &[char], dice: f64) -> Option<f64> {
    let common = asked.iter().zip(known).take_while(|(a, b)| a == b).count();
    let shorter = asked.len().min(known.len());
    let longer = asked.len().max(known.len());
    if common >= 5 || (common >= 3 && common + 1 >= shorter && longer <= common + 4) {
        return Some(0.7 + 0.3 * common as f64 / longer as f64);
    }
    (dice >= ALIKE && shorter >= 4).then_some(0.8 * dice)
}

/// The part of a word that its endings leave alone: the first five letters, fewer of a short word.
fn stem(word: &[char]) -> &[char] {
    &word[..word.len().min(5)]
}

/// The distinct trigrams of a word with its beginning and end marked.
fn trigrams(word: &[char]) -> Vec<[char; 3]> {
    let marked: Vec<char> = [' '].into_iter().chain(word.iter().copied()).chain([' ']).collect();
    let mut grams: Vec<[char; 3]> = marked.windows(3).map(|gram| [gram[0], gram[1], gram[2]]).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}
