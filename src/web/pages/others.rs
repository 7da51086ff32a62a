//! The other bodies that other texts of law name for the same thing, as pages show them beside the one that answers.
//!
//! It shows what was decided and stored when the appeal was filed; bodies carry their names of today. It decides
//! nothing.

use super::Words;
use super::quotes::{Quotation, quotations};
use crate::appeal::{BodyCode, Trilingual};
use crate::powers::Overlap;
use crate::store::bodies::{self, Body};
use crate::store::cases::Case;
use crate::store::{Conn, StoreError};

/// Another body that the law names.
pub(super) struct Other {
    /// Its name; `None` where the list of bodies does not have it.
    pub name: Option<Trilingual>,
    /// The body that the text names, where another holds for it: nobody works there yet.
    instead_of: Option<Trilingual>,
    /// What the decision says of it.
    pub overlap: Overlap,
}

/// The same in words, for `others.html`.
pub(super) struct OtherView {
    pub name: String,
    /// The body that the text names, where another holds for it.
    pub instead_of: Option<String>,
    pub why: String,
    pub decides: Option<String>,
    pub basis: String,
    pub quotes: Vec<Quotation>,
    /// Where an officer sends the appeal to it.
    pub forward: Option<String>,
}

/// The overlaps of the stored decision of a case, in its order. One whose body holds the case itself is left out: to say that
/// the law names besides who answers already would tell nothing.
pub(super) fn others(c: &mut Conn, case: &Case) -> Result<Vec<Other>, StoreError> {
    let said = case.routing.as_ref().map_or(&[][..], |routing| &routing.also);
    let mut others = Vec::new();
    for overlap in said.iter().filter(|overlap| overlap.body.as_ref() != Some(&case.body)) {
        let body = match &overlap.body {
            Some(code) => bodies::find(c, code)?,
            None => None,
        };
        let own = match &body {
            Some(body) => named_by(c, body, overlap)?,
            None => None,
        };
        others.push(Other {
            name: body.map(|body| body.name),
            instead_of: own.map(|own| own.name),
            overlap: overlap.clone(),
        });
    }
    Ok(others)
}

/// The body that the text names, where the akimat of its territory stands in the decision for it.
fn named_by(c: &mut Conn, holds: &Body, overlap: &Overlap) -> Result<Option<Body>, StoreError> {
    match &holds.territory {
        Some(territory) if holds.function != overlap.function => {
            bodies::find(c, &BodyCode(format!("{territory}.{}", overlap.function)))
        }
        _ => Ok(None),
    }
}

impl Other {
    /// For a reader.
    pub(super) fn view(&self, words: &Words<'_>) -> OtherView {
        let overlap = &self.overlap;
        OtherView {
            name: self.name(words),
            instead_of: self.instead_of.as_ref().map(|own| words.of(own).to_owned()),
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
