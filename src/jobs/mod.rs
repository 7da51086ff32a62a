//! Jobs: no input, idempotent; the next tick is the retry.
//!
//! Whatever a job did is found in the database, so that running it twice, or on two nodes at once, changes nothing
//! more. A job that fails is logged with the ids at hand, never with a person.

use crate::actions::ActionError;
use crate::store::StoreError;

mod deliver_outbox;
mod escalate;
mod follow_calendars;
mod follow_territories;
mod notices;
mod patience;
mod recount_due_dates;
mod remind;
mod run;
mod take_stock;
mod tell_new_dates;
mod tell_unattended;
mod watch_calendar;

pub use deliver_outbox::deliver_outbox;
pub use escalate::escalate;
pub use follow_calendars::follow_calendars;
pub use follow_territories::follow_territories;
pub use recount_due_dates::{Move, Recount, recount_due_dates};
pub use remind::remind;
pub use run::{follow, run};
pub use take_stock::{forget_first_letters, release_from_the_future, take_stock};
pub use tell_new_dates::tell_new_dates;
pub use tell_unattended::tell_unattended;
pub use watch_calendar::watch_calendar;

/// A job reads and writes only; what an action might refuse is a fault here.
fn fault(error: ActionError) -> StoreError {
    match error {
        ActionError::Busy => StoreError::Busy,
        ActionError::Unavailable(why) => StoreError::Unavailable(why),
        other => StoreError::Other(format!("{other:?}")),
    }
}
