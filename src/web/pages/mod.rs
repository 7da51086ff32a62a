//! The pages for people: what every page shares (the words, the frame around it) and the folders of its readers.
//!
//! A page is an askama template `x.html` beside `x.rs`; the frame is `layout.html`. A page shows what it is given;
//! it never decides and never holds SQL.

use crate::appeal::{Confidence, Language, Trilingual};
use crate::journal::Entry;
use crate::powers::Attendant;
use crate::texts::{Texts, Value, long_date};

mod branches;
mod candidates;
pub mod dev_mail;
pub mod kept;
mod others;
pub mod oversight;
mod quotes;
pub mod resident;
pub mod staff;

/// The words of a page in its reader's language; every template has one as `words`.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// All texts.
    pub texts: &'a Texts,
    /// The reader's language.
    pub language: Language,
}

impl<'a> Words<'a> {
    /// The sentence of a key.
    pub fn say(&self, key: &str) -> String {
        self.texts.say(self.language, key, &[])
    }

    /// The sentence of a key with one word in it.
    pub fn say1(&self, key: &str, name: &str, value: &str) -> String {
        self.texts.say(self.language, key, &[(name, Value::from(value))])
    }

    /// The sentence of a key with two words in it.
    pub fn say2(&self, key: &str, first: (&str, &str), second: (&str, &str)) -> String {
        let args = [(first.0, Value::from(first.1)), (second.0, Value::from(second.1))];
        self.texts.say(self.language, key, &args)
    }

    /// The versions of the law, which are stored as `powers 2021-07-01, clocks 2025-12-29, calendar 2026.2`, in plain words.
    pub fn law_version(&self, stored: &str) -> String {
        let part = |part: &str| match part.split_once(' ') {
            Some(("powers", version)) => self.say1("law-version-powers", "version", version),
            Some(("clocks", version)) => self.say1("law-version-clocks", "version", version),
            Some(("calendar", version)) => self.say1("law-version-calendar", "version", version),
            _ => part.to_owned(),
        };
        stored.split(", ").map(part).collect::<Vec<_>>().join(", ")
    }

    /// How sure a rule is, in plain words.
    pub fn sure(&self, confidence: Confidence) -> String {
        self.say(&format!("confidence-{confidence}"))
    }

    /// The sentence of a key with a number in it, which chooses the plural.
    pub fn count(&self, key: &str, name: &str, number: i64) -> String {
        self.texts.say(self.language, key, &[(name, Value::from(number))])
    }

    /// Who works the cases of a body while nobody there may sign; `None` where its own officers do.
    pub fn in_trust(&self, body: &str, attendant: &Attendant) -> Option<String> {
        match attendant {
            Attendant::Itself => None,
            Attendant::Above(above) => {
                Some(self.say2("unattended-above", ("body", body), ("attendant", self.of(above))))
            }
            Attendant::Nobody => Some(self.say1("unattended-nobody", "body", body)),
        }
    }

    /// How much a list leaves out; `None` where it is whole.
    pub fn hidden(&self, hidden: u64, at_least: bool) -> Option<String> {
        let key = if at_least { "list-hidden-many" } else { "list-hidden" };
        let count = i64::try_from(hidden).unwrap_or(i64::MAX);
        (hidden > 0 || at_least).then(|| self.count(key, "count", count))
    }

    /// The old and the new due date of an entry that moved it, or, where that stayed, the resident's own; `None` for any
    /// other entry.
    pub fn moved_dates(&self, entry: &Entry) -> Option<String> {
        let date = |fact: &str| entry.facts.get(fact)?.as_str()?.parse().ok();
        let moved = |was: &str, now: &str| date(was).zip(date(now)).filter(|(was, now)| was != now);
        let of_case = moved("due_on_was", "due_on");
        let (was, now) = of_case.or_else(|| moved("resident_due_on_was", "resident_due_on"))?;
        let (was, now) = (long_date(self.language, was), long_date(self.language, now));
        Some(self.say2("step-due-moved-dates", ("was", &was), ("now", &now)))
    }

    /// The reader's language of a text kept in three.
    pub fn of<'t>(&self, text: &'t Trilingual) -> &'t str {
        text.get(self.language)
    }

    /// The language code for `lang` attributes and addresses.
    pub fn lang(&self) -> &'static str {
        self.language.as_str()
    }
}

/// `a***@example.kz`: the screen may be seen by others. What is no address shows its first letter only.
pub fn masked(address: &str) -> String {
    let first = |text: &str| text.chars().take(1).collect::<String>();
    match address.split_once('@') {
        Some((name, host)) => format!("{}***@{host}", first(name)),
        None => format!("{}***", first(address)),
    }
}

/// A link of the header or the footer.
#[derive(Debug, Clone)]
pub struct Link {
    /// What it says, in the reader's language.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// Whether it is the page that is shown.
    pub here: bool,
}

/// One choice of the language switch.
#[derive(Debug, Clone)]
pub struct LanguageLink {
    /// `kk`, `ru` or `en`.
    pub code: &'static str,
    /// Short name, in that language.
    pub short: &'static str,
    /// Full name, in that language.
    pub name: &'static str,
    /// The same page in that language.
    pub href: String,
    /// Whether the page is in it now.
    pub here: bool,
}

/// Whether an address that a form brought back is one of the pages of staff, and so may be gone to.
pub(super) fn ours(path: &str) -> bool {
    let staff = path.starts_with("/staff/") || path.starts_with("/oversight/");
    staff && !path.contains(['\\', '\r', '\n'])
}

/// The language switch of a signed-in user: a form, since it changes the account.
#[derive(Debug, Clone)]
pub struct Switch {
    /// The token of the session's forms.
    pub csrf: String,
    /// The page to come back to.
    pub back: String,
}

/// What stands around a page: title, header, language switch, footer.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Title of the page without the name of the service.
    pub title: String,
    /// Tighter type for those who work here all day.
    pub desk: bool,
    /// Wide pages hold tables; residents get one column.
    pub wide: bool,
    /// Where the mark leads.
    pub home: String,
    /// Main places.
    pub places: Vec<Link>,
    /// The language switch.
    pub languages: Vec<LanguageLink>,
    /// Of a signed-in user the switch is a form, not links.
    pub switch: Option<Switch>,
    /// Who is signed in, on staff pages.
    pub who: Option<String>,
    /// Links of the footer.
    pub more: Vec<Link>,
    /// What the reader must know before the page itself.
    pub notice: Option<String>,
}

impl Frame {
    /// The frame of a page for residents. `path` is the address after the language with its query (never with a key
    /// in it), `here` one of the places: `file`, `track`, `powers` or nothing.
    pub fn resident(words: &Words<'_>, title: String, path: &str, here: &str) -> Self {
        let lang = words.lang();
        let link = |key: &str, name: &str, path: &str| Link {
            text: words.say(key),
            href: format!("/{lang}/{path}"),
            here: name == here,
        };
        Self {
            title,
            desk: false,
            wide: false,
            home: format!("/{lang}/"),
            places: vec![
                link("layout-place-file", "file", ""),
                link("layout-place-track", "track", "appeals"),
                link("layout-place-powers", "powers", "powers"),
            ],
            languages: language_links(words.language, |code| format!("/{code}/{path}")),
            switch: None,
            who: None,
            more: vec![
                link("layout-place-file", "file", ""),
                link("layout-place-track", "track", "appeals"),
                link("layout-place-powers", "powers", "powers"),
                link("rights-place", "rights", "rights"),
                link("layout-place-help", "help", "help"),
                Link {
                    text: words.say("layout-place-staff"),
                    href: "/staff/".to_owned(),
                    here: false,
                },
            ],
            notice: None,
        }
    }

    /// The frame of a page for officers, overseers and administrators. Its switch shows this page once in
    /// another language; a signed-in user's frame replaces it by a form that keeps the choice.
    pub fn desk(words: &Words<'_>, title: String, places: Vec<Link>, who: Option<String>) -> Self {
        let lang = words.lang();
        Self {
            title,
            desk: true,
            wide: true,
            home: places
                .first()
                .map_or_else(|| "/staff/".to_owned(), |place| place.href.clone()),
            places,
            languages: language_links(words.language, |code| format!("?lang={code}")),
            switch: None,
            who,
            more: vec![
                Link {
                    text: words.say("layout-place-powers"),
                    href: format!("/{lang}/powers"),
                    here: false,
                },
                Link {
                    text: words.say("layout-place-help"),
                    href: format!("/{lang}/help"),
                    here: false,
                },
            ],
            notice: None,
        }
    }

    /// The same frame with room for a table.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }
}

/// The switch: each language named in itself.
fn language_links(now: Language, href: impl Fn(&str) -> String) -> Vec<LanguageLink> {
    Language::ALL
        .into_iter()
        .map(|language| {
            let (short, name) = match language {
                Language::Kk => ("Қаз", "Қазақша"),
                Language::Ru => ("Рус", "Русский"),
                Language::En => ("Eng", "English"),
            };
            LanguageLink {
                code: language.as_str(),
                short,
                name,
                href: href(language.as_str()),
                here: language == now,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn an_address_is_not_shown_whole() {
        assert_eq!(masked("saule.a@example.kz"), "s***@example.kz");
        assert_eq!(masked("әсел"), "ә***");
    }
}
