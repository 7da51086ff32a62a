//! The bodies that a routing leads to: who holds the case, and whom other texts of law name besides.
//!
//! It owns the way from levels and functions to the bodies of a place. Which functions these are is the rulebook's.

use super::{Body, duty_desk, holder};
use crate::powers::Routing;
use crate::store::{Conn, StoreError};
use crate::territory::Place;

/// The body that holds the case: by the rule, else the duty desk. `None` where the territory has no bodies at all.
pub fn holder_of(c: &mut Conn, place: &Place, routing: &Routing) -> Result<Option<Body>, StoreError> {
    if let (Some(level), Some(function)) = (routing.level, &routing.function)
        && let Some(body) = holder(c, place, level, function)?
    {
        return Ok(Some(body));
    }
    duty_desk(c, place)
}

/// Finds the body of each overlap as that of the rule is found, so that the decision names both alike.
pub fn name_others(c: &mut Conn, place: &Place, routing: &mut Routing) -> Result<(), StoreError> {
    for other in &mut routing.also {
        other.body = holder(c, place, other.level, &other.function)?.map(|body| body.code);
    }
    Ok(())
}
