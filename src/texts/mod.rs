//! The words of the interface and the letters in Kazakh, Russian and English (Fluent).
//!
//! It owns sentences, plurals, and the writing of dates and numbers. It knows no page, letter or rule: a key and
//! its values come in, a sentence goes out. One area of the program has one file, `<language>/<area>.ftl`, with
//! the same keys and placeholders in the three languages.

mod dates;
mod numbers;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use include_dir::{Dir, include_dir};
use unic_langid::langid;

use crate::appeal::Language;

pub use dates::{by_date, day_month, long_date, month_year, on_date, short_date, time, weekday, weekday_short};
pub use numbers::{decimal, number, percent};

/// A value that stands in a sentence. Whole numbers choose the plural; strings stand as they are.
pub use fluent_bundle::FluentValue as Value;

/// The texts as they were when the program was built.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/texts");

type Bundle = FluentBundle<FluentResource>;

/// All texts, loaded once and passed by reference.
pub struct Texts {
    kk: Bundle,
    ru: Bundle,
    en: Bundle,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts")
    }
}

impl Texts {
    /// Parses the embedded texts. A file that is not Fluent, or a key that stands twice in a language, is an error
    /// that names the file.
    pub fn load() -> Result<Self, String> {
        Ok(Self {
            kk: bundle(Language::Kk)?,
            ru: bundle(Language::Ru)?,
            en: bundle(Language::En)?,
        })
    }

    /// The sentence of a key. A key that is missing shows itself, so that a page with a fault is still a page (a
    /// test keeps the key sets whole).
    pub fn say(&self, language: Language, key: &str, args: &[(&str, Value<'_>)]) -> String {
        let bundle = self.bundle(language);
        let Some(pattern) = bundle.get_message(key).and_then(|text| text.value()) else {
            return key.to_owned();
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(Cow::Borrowed(*name), value.clone());
        }
        let mut faults = Vec::new();
        bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned()
    }

    /// Whether a key has a sentence in a language.
    pub fn knows(&self, language: Language, key: &str) -> bool {
        self.bundle(language)
            .get_message(key)
            .is_some_and(|text| text.value().is_some())
    }

    fn bundle(&self, language: Language) -> &Bundle {
        match language {
            Language::Kk => &self.kk,
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }
}

/// The files of one language: path and content, in the order of their names.
fn files(language: Language) -> Vec<(&'static str, &'static str)> {
    let mut files: Vec<_> = FILES
        .get_dir(language.as_str())
        .into_iter()
        .flat_map(Dir::files)
        .filter(|file| file.path().extension().is_some_and(|ext| ext == "ftl"))
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
        .collect();
    files.sort_unstable();
    files
}

fn bundle(language: Language) -> Result<Bundle, String> {
    let locale = match language {
        Language::Kk => langid!("kk"),
        Language::Ru => langid!("ru"),
        Language::En => langid!("en"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Isolating marks around values are for mixed directions; here they would only stand in plain-text letters.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Kk | Language::Ru => grouped_by_spaces,
        Language::En => grouped_by_commas,
    }));
    for (path, content) in files(language) {
        let resource =
            FluentResource::try_new(content.to_owned()).map_err(|(_, faults)| format!("{path}: {faults:?}"))?;
        bundle
            .add_resource(resource)
            .map_err(|faults| format!("{path}: {faults:?}"))?;
    }
    Ok(bundle)
}

fn grouped_by_spaces<M>(value: &Value<'_>, _: &M) -> Option<String> {
    numbers::in_a_sentence(Language::Ru, value)
}

fn grouped_by_commas<M>(value: &Value<'_>, _: &M) -> Option<String> {
    numbers::in_a_sentence(Language::En, value)
}
