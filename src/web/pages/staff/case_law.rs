//! What the rulebook offers on the page of a case: the law to cite, and the bodies that it names for the subject.

use crate::appeal::{BodyCode, Trilingual};
use crate::law::Law;
use crate::powers::{Confidence, Outcome};
use crate::store::appeals::Appeal;
use crate::store::bodies::{self, Body, Near};
use crate::store::cases::Case;
use crate::store::{Conn, StoreError, territories};
use crate::territory::TerritoryCode;

/// The law that an answer may cite, with how sure the rule is: shown, for the officer answers for it.
pub struct Proposed {
    /// The long form of the basis.
    pub basis: Trilingual,
    /// How sure the rule is.
    pub confidence: Confidence,
}

/// By the decision that brought the case to the body; after a forward by the rule that names the body, else by that of
/// the first case.
pub fn proposed(law: &Law, appeal: &Appeal, first: &Case, case: &Case, body: Option<&Body>) -> Option<Proposed> {
    let decided = |case: &Case| {
        case.routing.as_ref().map(|routing| Proposed {
            basis: routing.basis.clone(),
            confidence: routing.confidence,
        })
    };
    let routed = |case: &Case| case.routing.as_ref().is_some_and(|one| one.outcome == Outcome::Routed);
    if routed(case) {
        return decided(case);
    }
    let named = body.and_then(|body| {
        let holder = (body.level, body.function.as_str());
        law.powers
            .row_of(case.registered_on, &appeal.subject, &appeal.facts, holder)
    });
    match named {
        Some(row) => Some(Proposed {
            basis: row.basis,
            confidence: row.confidence,
        }),
        None => decided(first),
    }
    .filter(|proposed| !proposed.basis.ru.is_empty())
}

/// Which bodies a search for a receiver puts first: those that the rulebook names for the subject here, whether staffed
/// or not, then those of the district.
pub fn near(c: &mut Conn, law: &Law, appeal: &Appeal, case: &Case) -> Result<Near, StoreError> {
    let mut named = Vec::new();
    let moved_to = territories::successor_now(c, &appeal.settlement)?;
    let settlement = moved_to.map_or_else(|| appeal.settlement.clone(), |now| now.code);
    if let Some(place) = territories::place(c, &settlement, appeal.registered_on)? {
        for row in law.powers.rules(case.registered_on, &appeal.subject) {
            let (Some(level), Some(function)) = (row.level, row.function) else {
                continue;
            };
            let territory = place.territory(level);
            let territory = territory.as_ref().map_or("KZ", TerritoryCode::as_str);
            named.push(BodyCode::of(territory, &function));
            let holder = bodies::holder(c, &place, level, &function)?;
            named.extend(holder.map(|body| body.code));
        }
    }
    named.sort();
    named.dedup();
    Ok(Near {
        named,
        district: Some(settlement.district()),
    })
}
