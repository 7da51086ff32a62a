//! What the first entry of an appeal's journal says.

use serde_json::{Map, Value, json};

use crate::journal;
use crate::powers::Routing;
use crate::store::StoreError;
use crate::store::appeals::{Appeal, SealedAppeal};
use crate::store::cases::{self, Case};

/// The facts, as the replay of the journal takes them up.
pub(super) fn registered_facts(
    appeal: &Appeal,
    sealed: &SealedAppeal,
    case: &Case,
    routing: &Routing,
) -> Result<Map<String, Value>, StoreError> {
    let facts = [
        ("number", json!(appeal.number.0)),
        ("kind", json!(appeal.kind.as_str())),
        ("language", json!(appeal.language.as_str())),
        ("subject", json!(appeal.subject)),
        ("settlement", json!(appeal.settlement.as_str())),
        ("identity", json!(appeal.identity.as_str())),
        ("body", json!(case.body.0)),
        ("rule", json!(routing.rule)),
        ("undetermined", json!(case.undetermined)),
        ("overlapping", json!(case.overlapping())),
        ("registered_on", json!(case.registered_on)),
        ("clock", json!(case.clock)),
        ("complains_of", json!(appeal.complains_of.map(|appeal| appeal.0))),
        ("due_on", json!(case.due_on)),
        ("forward_due_on", json!(case.forward_due_on)),
        ("law", json!(case.law_version)),
        (
            journal::ROUTING_DIGEST,
            json!(cases::routing_digest(&appeal.salt, case)?),
        ),
        (
            journal::DEADLINE_DIGEST,
            json!(cases::deadline_digest(&appeal.salt, case)?),
        ),
    ];
    let digests = sealed.digests().into_iter().map(|(fact, digest)| (fact, json!(digest)));
    Ok(facts
        .into_iter()
        .chain(digests)
        .map(|(fact, value)| (fact.to_owned(), value))
        .collect())
}
