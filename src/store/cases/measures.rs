//! The measures in SQL: what `statistics::Measure` says of one case, said of a table of them.
//!
//! The column `open` holds whether the body still owes the resident something (`Standing::is_open`), so that each
//! measure of the queue is a range of an index.

use diesel::dsl::sql;
use diesel::expression::SelectableExpression;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::Condition;
use super::queue::NO_DUE_DATE;
use crate::lifecycle::CaseStatus;
use crate::statistics::{AsOf, Measure};
use crate::store::schema::cases;

/// The cases that a measure counts, as a condition for any query that reads cases; `None` for all.
pub(super) fn counted<'a, QS: 'a>(measure: Measure, as_of: AsOf) -> Option<Condition<'a, QS>>
where
    cases::open: SelectableExpression<QS>,
    cases::status: SelectableExpression<QS>,
    cases::due_order: SelectableExpression<QS>,
    cases::undetermined: SelectableExpression<QS>,
    cases::overlapping: SelectableExpression<QS>,
{
    let open = || cases::open.eq(true);
    let answered = || {
        let answers = CaseStatus::ANSWERS.map(CaseStatus::as_str);
        cases::status.eq_any(answers).and(cases::open.eq(false))
    };
    let AsOf { today, soon_until } = as_of;
    Some(match measure {
        Measure::Received => return None,
        Measure::Answered => Box::new(answered()),
        Measure::OnTime => Box::new(answered().and(sql::<Bool>("coalesce(cases.answered_on <= cases.due_on, FALSE)"))),
        Measure::Late => Box::new(answered().and(sql::<Bool>("coalesce(cases.answered_on > cases.due_on, FALSE)"))),
        Measure::Overdue => Box::new(open().and(cases::due_order.lt(today))),
        Measure::Forwarded => Box::new(
            cases::status
                .eq(CaseStatus::Forwarded.as_str())
                .and(cases::undetermined.eq(false)),
        ),
        Measure::Undetermined => Box::new(cases::undetermined.eq(true)),
        Measure::Overlapping => Box::new(cases::overlapping.eq(true)),
        Measure::Open => Box::new(open()),
        Measure::Today => Box::new(open().and(cases::due_order.eq(today))),
        // A case without a date is due on no day, however late soon ends.
        Measure::Soon => Box::new(
            open()
                .and(cases::due_order.gt(today))
                .and(cases::due_order.le(soon_until))
                .and(cases::due_order.ne(NO_DUE_DATE)),
        ),
        // Nothing but an open case is registered; saying so leads both databases into the index of the queue.
        Measure::New => Box::new(open().and(cases::status.eq(CaseStatus::Registered.as_str()))),
    })
}
