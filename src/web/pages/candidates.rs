//! Who might answer where the rulebook leaves it open: each body with the answer that leads to it, and its law.
//!
//! It shows what was decided and stored when the appeal was filed; bodies carry their names of today. It decides
//! nothing.

use super::Words;
use crate::appeal::Trilingual;
use crate::law::Law;
use crate::powers::{self, Routing};
use crate::store::appeals::Appeal;
use crate::store::{Conn, StoreError, bodies, territories};

/// A body that would answer after one more answer.
pub(super) struct Candidate {
    answers: Vec<Trilingual>,
    body: Trilingual,
    basis: Trilingual,
}

impl Candidate {
    /// `A village street — Office of the akim …; Law …`.
    pub(super) fn sentence(&self, words: &Words<'_>) -> String {
        let answers: Vec<&str> = self.answers.iter().map(|answer| words.of(answer)).collect();
        format!(
            "{} — {}; {}",
            answers.join(", "),
            words.of(&self.body),
            words.of(&self.basis)
        )
    }
}

/// The candidates of a stored decision, in its order; none where it names a holder. One whose body this territory does
/// not have is left out.
pub(super) fn candidates(
    c: &mut Conn,
    law: &Law,
    appeal: &Appeal,
    routing: Option<&Routing>,
) -> Result<Vec<Candidate>, StoreError> {
    let open = routing.map_or(&[][..], |routing| &routing.candidates);
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let Some(place) = territories::place(c, &appeal.settlement, appeal.registered_on)? else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for candidate in open {
        if let Some(body) = bodies::holder(c, &place, candidate.level, &candidate.function)? {
            found.push(Candidate {
                answers: answers(law, appeal, candidate),
                body: body.name,
                basis: candidate.basis.clone(),
            });
        }
    }
    Ok(found)
}

fn answers(law: &Law, appeal: &Appeal, candidate: &powers::Candidate) -> Vec<Trilingual> {
    let said = candidate.when.iter().filter_map(|(code, answer)| {
        let question = law.powers.question(appeal.registered_on, code)?;
        let known = question.answers.into_iter().find(|known| known.code == *answer)?;
        Some(known.text)
    });
    said.collect()
}
