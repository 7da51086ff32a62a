//! The one cleaning step for text that comes in: what cannot be kept or seen becomes a blank or nothing, then NFC.
//!
//! Every text that the store keeps is a [`CleanText`], and there is no other way to make one of what was typed. It
//! judges no length and no meaning: the checks do, after the cleaning.

use std::fmt;
use std::ops::Deref;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::{
    Alphabetic, CanonicalCombiningClass, DefaultIgnorableCodePoint, Emoji, EmojiModifier, ExtendedPictographic,
    GeneralCategory, JoiningType, NoncharacterCodePoint,
};
use icu_properties::{CodePointMapData, CodePointSetData};

/// The most combining marks on one letter (UTS #39 names four): more are only piled up to cover other lines.
const MARKS_MAX: usize = 4;

const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';
const ZERO_WIDTH_JOINER: char = '\u{200d}';
/// Asks for an emoji as text or as a picture.
const PRESENTATION: [char; 2] = ['\u{fe0e}', '\u{fe0f}'];

/// A text as it is kept: line ends are `\n`, no control but that and the tab, nothing invisible, NFC, no blanks
/// around it. It may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CleanText(String);

impl CleanText {
    /// A text that was cleaned before it was stored. It is not cleaned again: what the journal has a digest of never
    /// changes with a later version of Unicode.
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }

    /// The text on one line: line ends, tabs and runs of blanks become one blank.
    pub fn on_one_line(self) -> Self {
        Self(self.0.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for CleanText {
    fn from(typed: &str) -> Self {
        Self(clean(typed))
    }
}

impl From<String> for CleanText {
    fn from(typed: String) -> Self {
        Self(clean(&typed))
    }
}

impl From<CleanText> for String {
    fn from(text: CleanText) -> Self {
        text.0
    }
}

impl Deref for CleanText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CleanText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<str> for CleanText {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for CleanText {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// Cleans a text of many lines, until nothing changes: what one rule takes away may be what another stood on.
///
/// A character of control separates words and becomes a blank; what is invisible by its nature (zero-width characters,
/// soft hyphens, marks of direction, a BOM, fillers, noncharacters) becomes nothing. Joiners stay where they shape a
/// script or an emoji. What another device may show is kept, though this version of Unicode does not know it.
fn clean(typed: &str) -> String {
    if typed.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return typed.trim().to_owned();
    }
    let mut cleaned = clean_once(typed);
    loop {
        let again = clean_once(&cleaned);
        if again == cleaned {
            return cleaned;
        }
        cleaned = again;
    }
}

fn clean_once(typed: &str) -> String {
    let mut kept = String::with_capacity(typed.len());
    let mut rest = typed.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            // NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR are line ends too.
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\t' => kept.push('\t'),
            // The blank of Braille is a picture of nothing.
            c if c.is_control() || c == '\u{2800}' => kept.push(' '),
            ZERO_WIDTH_JOINER | ZERO_WIDTH_NON_JOINER => {
                if rest.peek().is_some_and(|next| joins(&kept, c, *next)) {
                    kept.push(c);
                }
            }
            c if PRESENTATION.contains(&c) => {
                if kept.chars().next_back().is_some_and(is_emoji) {
                    kept.push(c);
                }
            }
            c if is_invisible(c) => {}
            c => kept.push(c),
        }
    }
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&kept);
    without_piles(&composed).trim().to_owned()
}

/// The text without the combining marks beyond the bound.
fn without_piles(text: &str) -> String {
    let category = CodePointMapData::<GeneralCategory>::new();
    let mut pile = 0;
    text.chars()
        .filter(|c| {
            // The presentation of an emoji is a mark by its category and lies on nothing.
            let mark = matches!(
                category.get(*c),
                GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark
            ) && !PRESENTATION.contains(c);
            pile = if mark { pile + 1 } else { 0 };
            pile <= MARKS_MAX
        })
        .collect()
}

/// Whether the character is never seen by itself.
pub(super) fn is_invisible(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
        || CodePointSetData::new::<NoncharacterCodePoint>().contains(c)
        // Marks of interlinear annotation, which need a protocol of their own.
        || matches!(c, '\u{fff9}'..='\u{fffb}')
}

fn is_emoji(c: char) -> bool {
    CodePointSetData::new::<Emoji>().contains(c)
}

/// Whether a joiner between what was kept and the next character changes how they look: in an emoji of several, between
/// letters that join (Arabic, Mongolian), or behind the sign that silences a vowel (Indic scripts; RFC 5892, A.1, A.2).
fn joins(kept: &str, joiner: char, next: char) -> bool {
    let Some(last) = kept.chars().next_back() else {
        return false;
    };
    let pictographic = CodePointSetData::new::<ExtendedPictographic>();
    let modifier = CodePointSetData::new::<EmojiModifier>();
    if joiner == ZERO_WIDTH_JOINER && pictographic.contains(next) {
        return pictographic.contains(last) || modifier.contains(last) || last == PRESENTATION[1];
    }
    let joining = CodePointMapData::<JoiningType>::new();
    let letter = CodePointSetData::new::<Alphabetic>().contains(next) && joining.get(next) != JoiningType::Transparent;
    if !letter || is_invisible(next) {
        return false;
    }
    let before = kept.chars().rev().find(|c| joining.get(*c) != JoiningType::Transparent);
    CodePointMapData::<CanonicalCombiningClass>::new().get(last) == CanonicalCombiningClass::Virama
        || before.is_some_and(|c| matches!(joining.get(c), JoiningType::DualJoining | JoiningType::LeftJoining))
            && matches!(joining.get(next), JoiningType::DualJoining | JoiningType::RightJoining)
}

#[cfg(test)]
mod tests;
