//! The other bodies that other texts of law name for the same thing, as pages show them beside the one that answers.
//!
//! It shows what was decided and stored when the appeal was filed; bodies carry their names of today. It decides
//! nothing.

use super::Words;
use super::quotes::{Quotation, quotations};
use crate::appeal::{BodyCode, Trilingual};
use crate::powers::{Overlap, Routing};
use crate::store::{Conn, StoreError, bodies};

/// Another body that the law names.
pub(super) struct Other {
    /// Its name; `None` where the list of bodies does not have it.
    pub name: Option<Trilingual>,
    /// What the decision says of it.
    pub overlap: Overlap,
}

/// The same in words, for `others.html`.
pub(super) struct OtherView {
    pub name: String,
    pub why: String,
    pub decides: Option<String>,
    pub basis: String,
    pub quotes: Vec<Quotation>,
    /// Where an officer sends the appeal to it.
    pub forward: Option<String>,
}

/// The overlaps of a stored decision, in its order.
pub(super) fn others(c: &mut Conn, routing: Option<&Routing>) -> Result<Vec<Other>, StoreError> {
    let said = routing.map_or(&[][..], |routing| &routing.also);
    let mut others = Vec::new();
    for overlap in said {
        let body = match &overlap.body {
            Some(code) => bodies::find(c, code)?,
            None => None,
        };
        others.push(Other {
            name: body.map(|body| body.name),
            overlap: overlap.clone(),
        });
    }
    Ok(others)
}

impl Other {
    /// For a reader.
    pub(super) fn view(&self, words: &Words<'_>) -> OtherView {
        let overlap = &self.overlap;
        OtherView {
            name: self.name(words),
            why: words.of(&overlap.why).to_owned(),
            decides: overlap.decides.as_ref().map(|question| words.of(question).to_owned()),
            basis: words.of(&overlap.basis).to_owned(),
            quotes: quotations(words, &overlap.quotes),
            forward: None,
        }
    }

    /// The name of the body, else its code, else its level.
    pub(super) fn name(&self, words: &Words<'_>) -> String {
        match (&self.name, &self.overlap.body) {
            (Some(name), _) => words.of(name).to_owned(),
            (None, Some(code)) => code.to_string(),
            (None, None) => words.say(&format!("level-{}", self.overlap.level.as_str())),
        }
    }

    /// The body, where it is another than this one: who holds a case sends it to nobody else by sending it to itself.
    pub(super) fn beside(&self, holder: &BodyCode) -> Option<&BodyCode> {
        self.overlap.body.as_ref().filter(|body| *body != holder)
    }
}
