//! What a process looks after when it starts, and now and then: claims of a process that died, stamps of a clock that
//! has jumped back, rows that cannot be opened.

use chrono::{DateTime, Utc};

use super::deliver_outbox::LEASE;
use crate::actions::Office;
use crate::deadlines::civil;
use crate::store::outbox::{self, LetterStatus};
use crate::store::{StoreError, held, officers};

/// Letters that are looked at in one piece.
const STRETCH: i64 = 500;

/// At the start: gives back what a process that died had claimed, and looks which letters and users can be opened. Each
/// that cannot is logged once; letters are set aside, and taken up again where the right secret has come back.
pub fn take_stock(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let released = office.store.write(move |c| outbox::release(c, now))?;
    if released > 0 {
        tracing::info!(
            count = released,
            "letters that a process had claimed when it died are due again"
        );
    }
    let mut unopened = 0;
    for status in [LetterStatus::Queued, LetterStatus::ToPrint] {
        unopened += look_through(office, status, now)?;
    }
    let users = office.store.read(|c| officers::unopened(c, &office.secrets))?;
    for user in &users {
        tracing::error!(officer = %user.0, "a user cannot be opened with this secret and gets no letters");
    }
    Ok(unopened + users.len() as u64)
}

fn look_through(office: &Office, status: LetterStatus, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let (mut after, mut count) = (None, 0);
    loop {
        let secrets = &office.secrets;
        let stretch = office
            .store
            .read(|c| outbox::try_to_open(c, secrets, status, after, STRETCH))?;
        for letter in &stretch.unopened {
            tracing::error!(%letter, status = status.as_str(), "a letter cannot be opened and is set aside");
        }
        count += stretch.unopened.len() as u64;
        let (bad, good) = (stretch.unopened, stretch.opened_again);
        if !bad.is_empty() || !good.is_empty() {
            office.store.write(move |c| {
                outbox::set_aside(c, &bad, now)?;
                outbox::take_up(c, &good)
            })?;
        }
        match stretch.next {
            Some(next) => after = Some(next),
            None => return Ok(count),
        }
    }
}

/// Now and then: makes letters due that a clock which has jumped back would hold. Returns how many.
pub fn release_from_the_future(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    // Two nodes' clocks may differ by less than a lease.
    let released = office
        .store
        .write(move |c| outbox::release_from_the_future(c, now, LEASE))?;
    Ok(released as u64)
}

/// Now and then: forgets what was counted of the days before, whom letters went to that nobody had confirmed. It is no
/// work that leads to more: returns 0.
pub fn forget_first_letters(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let today = civil(now).date();
    office.store.write(move |c| held::forget_first_letters(c, today))?;
    Ok(0)
}
