//! The bodies that a routing leads to: who holds the case, and whom other texts of law name besides.
//!
//! It owns the way from levels and functions to the bodies of a place. Which functions these are is the rulebook's.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{Body, find_many};
use crate::appeal::BodyCode;
use crate::powers::{self, Routing};
use crate::store::{Conn, StoreError, territories};
use crate::territory::{Level, Place};

/// The body that holds the case: by the rule, else the duty desk; `None` where the territory has no bodies at all. Names the
/// body of each overlap in the routing, found as that of the rule is; an overlap whose body is the one that holds the case is taken
/// out of it, since here both texts name one body. Only bodies that are in force on the day hold anything. All are read at once.
pub fn holder_of(
    c: &mut Conn,
    place: &Place,
    routing: &mut Routing,
    on: NaiveDate,
) -> Result<Option<Body>, StoreError> {
    let rule = routing.level.zip(routing.function.as_deref());
    let others = routing.also.iter().map(|other| (other.level, other.function.as_str()));
    let codes: BTreeSet<String> = others
        .chain(rule)
        // The duty desk is the akimat of that level.
        .chain([(Level::District, powers::AKIMAT)])
        .flat_map(|(level, function)| powers::holder_codes(place, level, function))
        .map(|code| code.0)
        .collect();
    let read = find_many(c, &Vec::from_iter(codes))?;
    let read = in_force_on(c, read, on)?;
    let bodies: HashMap<BodyCode, Body> = read.into_iter().map(|body| (body.code.clone(), body)).collect();
    let find = |code: BodyCode| Ok::<_, StoreError>(bodies.get(&code).cloned());
    let holder = |level, function: &str| powers::holder(place, level, function, |body: &Body| body.staffed, find);
    let held = match rule {
        Some((level, function)) => holder(level, function)?,
        None => None,
    };
    for other in &mut routing.also {
        other.body = holder(other.level, &other.function)?.map(|body| body.code);
    }
    let held = match held {
        Some(body) => Some(body),
        None => powers::duty_desk(place, find)?,
    };
    if let Some(held) = &held {
        routing.also.retain(|other| other.body.as_ref() != Some(&held.code));
    }
    Ok(held)
}

/// Those that are in force today, and those whose territory was on the day: a question about the law of a day may be older
/// than the body that answers for the place now, or than its end.
fn in_force_on(c: &mut Conn, read: Vec<Body>, on: NaiveDate) -> Result<Vec<Body>, StoreError> {
    let (mut found, others): (Vec<Body>, Vec<Body>) = read.into_iter().partition(|body| body.in_force);
    for body in others {
        if let Some(territory) = &body.territory
            && territories::find_known(c, territory)?
                .is_some_and(|known| known.valid.holds_on(on) && known.territory.kind.level() == Some(body.level))
        {
            found.push(body);
        }
    }
    Ok(found)
}
