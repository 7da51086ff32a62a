//! Keeps the status of an appeal: the one place where it is asked whether anybody still owes something.

use crate::lifecycle::closing;
use crate::store::appeals::{self, Appeal};
use crate::store::{Conn, StoreError, cases};

/// Opens or closes an appeal by what is owed in all of its cases, where that has changed. Call it when a case was written.
pub(super) fn update_appeal_status(c: &mut Conn, appeal: &Appeal) -> Result<(), StoreError> {
    let status = closing::of_appeal(cases::standings(c, appeal.id)?);
    if status != appeal.status {
        appeals::set_status(c, appeal.id, status)?;
    }
    Ok(())
}
