//! Reads `synonyms.toml`: everyday words of one thing in three languages, so that a resident's word finds the
//! subjects that say it otherwise; and the phrases of courtesy, which say nothing of the subject.
//!
//! It owns the checks of both. How much a concept counts is the search's matter.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::Source;
use super::raw::{RawConcept, RawCourtesy, RawSynonyms};
use super::read::Reader;
use crate::territory::fold;

/// Words of one thing.
#[derive(Debug, Clone)]
pub(super) struct Concept {
    /// Folded words of all languages.
    pub words: Vec<String>,
}

/// What `synonyms.toml` says.
#[derive(Debug, Clone, Default)]
pub(super) struct Synonyms {
    pub concepts: Vec<Concept>,
    /// Phrases of courtesy as folded words, longest first.
    pub courtesy: Vec<Vec<String>>,
}

/// Reads `synonyms.toml`.
pub(super) fn synonyms(reader: &mut Reader, source: &Source<'_>) -> Synonyms {
    let raw = reader.file::<RawSynonyms>(source);
    raw.map_or_else(Synonyms::default, |raw| Synonyms {
        concepts: concepts(reader, source, &raw.concept),
        courtesy: courtesy(reader, source, &raw.courtesy),
    })
}

fn courtesy(reader: &mut Reader, source: &Source<'_>, raw: &RawCourtesy) -> Vec<Vec<String>> {
    let mut phrases = Vec::new();
    for phrase in raw.kk.iter().chain(&raw.ru).chain(&raw.en) {
        let words: Vec<String> = fold(phrase.get_ref()).split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            reader.fault(source, &phrase.span(), "courtesy: a phrase without words");
        } else {
            phrases.push(words);
        }
    }
    phrases.sort_by_key(|words| std::cmp::Reverse(words.len()));
    phrases
}

/// A word of two concepts would mean either of two things, so it is refused, in whatever letters it is spelt. Words of
/// one stem may stand in two: the search takes the one that is most like the word asked.
fn concepts(reader: &mut Reader, source: &Source<'_>, raw: &[RawConcept]) -> Vec<Concept> {
    let mut codes = BTreeSet::new();
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let mut concepts = Vec::new();
    for concept in raw {
        reader.unique(source, &concept.code, &mut codes, "concept");
        let code = concept.code.get_ref();
        let mut words = BTreeSet::new();
        for word in concept.kk.iter().chain(&concept.ru).chain(&concept.en) {
            let folded = fold(word.get_ref());
            if folded.is_empty() || folded.contains(' ') {
                let message = format!("concept {code}: {:?} is not one word", word.get_ref());
                reader.fault(source, &word.span(), message);
                continue;
            }
            let owner = owners.entry(folded.clone()).or_insert_with(|| code.clone());
            if owner != code {
                let message = format!("{:?} is in the concepts {owner} and {code}", word.get_ref());
                reader.fault(source, &word.span(), message);
            }
            words.insert(folded);
        }
        if words.len() < 2 {
            let message = format!("concept {code} has fewer than two words");
            reader.fault(source, &concept.code.span(), message);
        }
        concepts.push(Concept {
            words: words.into_iter().collect(),
        });
    }
    concepts
}
