//! The receipt slip (APPC 64(2)): made at filing, and made again from the stored rows for a repeated request.

use chrono::{DateTime, NaiveDate, Utc};

use crate::appeal::{Kind, Language, Number};
use crate::deadlines::Deadline;
use crate::powers::{Attendant, Routing};
use crate::store::appeals::{self, Appeal};
use crate::store::bodies::{self, Body};
use crate::store::cases::{self, Case};
use crate::store::{Conn, StoreError};

use super::{ActionError, Office};

/// The receipt slip (APPC 64(2)).
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// The number for people.
    pub number: Number,
    /// The key that opens the tracking page; it is stored nowhere.
    pub tracking_key: String,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// The day of registration.
    pub registered_on: NaiveDate,
    /// The body that must answer.
    pub body: Body,
    /// Who works its case meanwhile.
    pub attendant: Attendant,
    /// By when; `None` while a calendar is missing.
    pub due_on: Option<NaiveDate>,
    /// Why that body.
    pub routing: Routing,
    /// Why that day.
    pub deadline: Option<Deadline>,
    /// The language of the appeal.
    pub language: Language,
    /// The kind of the appeal.
    pub kind: Kind,
    /// Whether this request made it (201) or repeated an earlier one (200).
    pub created: bool,
}

/// The body that must answer, and who works its case meanwhile.
pub(super) type Holder = (Body, Attendant);

impl Receipt {
    pub(super) fn new(
        office: &Office,
        appeal: &Appeal,
        case: &Case,
        routing: Routing,
        (body, attendant): Holder,
    ) -> Self {
        Self {
            number: appeal.number.clone(),
            tracking_key: office.secrets.tracking_key(appeal.id),
            received_at: appeal.received_at,
            registered_on: appeal.registered_on,
            body,
            attendant,
            due_on: case.due_on,
            routing,
            deadline: case.deadline.clone(),
            language: appeal.language,
            kind: appeal.kind,
            created: true,
        }
    }
}

/// The receipt of the appeal that was filed under this key, `None` when there is none.
///
/// # Errors
/// [`ActionError::IdempotencyConflict`] when it was filed by another request.
pub(super) fn repeated(office: &Office, key: &str, request_digest: &[u8]) -> Result<Option<Receipt>, ActionError> {
    let Some(appeal) = office
        .store
        .read(|c| appeals::by_idempotency_key(c, &office.secrets, key))?
    else {
        return Ok(None);
    };
    if appeal.request_digest != request_digest {
        return Err(ActionError::IdempotencyConflict);
    }
    let found = office.store.read(|c| first_case(c, &appeal))?;
    let Some((case, routing, holder)) = found else {
        return Err(ActionError::Internal("an appeal without its first case".to_owned()));
    };
    Ok(Some(Receipt {
        created: false,
        ..Receipt::new(office, &appeal, &case, routing, holder)
    }))
}

/// The case that the filing opened; the slip never follows later forwards.
fn first_case(c: &mut Conn, appeal: &Appeal) -> Result<Option<(Case, Routing, Holder)>, StoreError> {
    let Some(case) = cases::of_appeal(c, appeal.id)?.into_iter().next() else {
        return Ok(None);
    };
    let (Some(body), Some(routing)) = (bodies::find(c, &case.body)?, case.routing.clone()) else {
        return Ok(None);
    };
    let attendant = bodies::attendant(c, &body)?;
    Ok(Some((case, routing, (body, attendant))))
}
