//! The place that an appeal is about, as far as it can be about it on a day.

use chrono::NaiveDate;

use crate::appeal::Problem;
use crate::store::{Conn, StoreError, territories};
use crate::territory::{Place, TerritoryCode};

/// The settled place of a code that is in force on a day, or what is wrong with it: a retired one is named with what has
/// taken its place, where that is confirmed.
pub fn find_place(c: &mut Conn, code: &TerritoryCode, on: NaiveDate) -> Result<Result<Place, Problem>, StoreError> {
    let Some(known) = territories::find_known(c, code)?.filter(|known| !known.valid.is_never()) else {
        return Ok(Err(Problem::UnknownSettlement));
    };
    let Some(place) = territories::place(c, code, on)? else {
        return Ok(Err(Problem::NotASettlement));
    };
    if known.valid.holds_on(on) {
        return Ok(Ok(place));
    }
    if let Some(until) = known.valid.ended_before(on) {
        let successor = territories::successor_now(c, code)?.map(|now| (now.code.to_string(), now.name));
        return Ok(Err(Problem::RetiredSettlement { until, successor }));
    }
    Ok(Err(match known.valid.from {
        Some(from) => Problem::ComingSettlement { from },
        None => Problem::UnknownSettlement,
    }))
}

/// The same for a question about the law of a day: a place that is in force today may be asked about for an earlier day too,
/// though the lists do not have it then.
pub fn find_place_of_question(
    c: &mut Conn,
    code: &TerritoryCode,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<Result<Place, Problem>, StoreError> {
    match find_place(c, code, on)? {
        Err(Problem::ComingSettlement { from }) if from <= today => find_place(c, code, today),
        found => Ok(found),
    }
}
