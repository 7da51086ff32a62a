//! How long a letter is tried before it is given up. Pure.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::deadlines::civil;
use crate::mail::Blame;

/// How long a letter is tried that is refused for now. Mail servers themselves give up after four or five days (RFC
/// 5321, 4.5.4.1): whoever has not taken it by then will not.
const PATIENCE: TimeDelta = TimeDelta::days(4);
/// How long an answer is tried at least, also when its day has come: greylisting and a night's outage are over by then.
const PATIENCE_ON_THE_DAY: TimeDelta = TimeDelta::days(1);

/// A letter that was not taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Waiting {
    /// The first failure that counts against it; `None` when there was none before.
    pub(super) since: Option<DateTime<Utc>>,
    /// Whether it is the answer that the resident waits for.
    pub(super) is_answer: bool,
    /// The last day of the term of an answer.
    pub(super) due_on: Option<NaiveDate>,
}

/// Whether a letter that failed again goes no further by e-mail.
///
/// An answer is never kept longer than its patience, whosever matter the failure is, and not beyond the morning of its
/// last day once it has failed for a day: posted on that day it is still in time. Other letters wait as long as the
/// failure is our own, since an outage of a week must not turn every slip of the week into paper.
pub(super) fn gives_up(letter: Waiting, blame: Blame, now: DateTime<Utc>) -> bool {
    let Some(since) = letter.since else { return false };
    if !letter.is_answer {
        return blame == Blame::Passing && now - since >= PATIENCE;
    }
    let its_day = letter.due_on.is_some_and(|due_on| civil(now).date() >= due_on);
    now - since >= if its_day { PATIENCE_ON_THE_DAY } else { PATIENCE }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadlines::instant;

    fn at(text: &str) -> DateTime<Utc> {
        instant(text.parse().unwrap())
    }

    #[test]
    fn an_answer_is_given_up_in_time_and_a_slip_waits_for_us() {
        let now = at("2026-04-30T10:00:00");
        let (minute, day, days) = (TimeDelta::minutes(1), TimeDelta::days(1), TimeDelta::days(4));
        let (far, today) = (Some("2026-05-20".parse().unwrap()), Some("2026-04-30".parse().unwrap()));
        let passed = Some("2026-04-29".parse().unwrap());
        use Blame::{Passing, Sender};
        for (is_answer, due_on, failing_for, blame, expected) in [
            (true, far, days - minute, Passing, false),
            (true, far, days, Passing, true),
            (true, far, days, Sender, true),
            (true, today, day - minute, Passing, false),
            (true, today, day, Passing, true),
            (true, passed, day, Sender, true),
            (true, None, day, Passing, false),
            (true, None, days, Passing, true),
            (false, None, days - minute, Passing, false),
            (false, None, days, Passing, true),
            (false, None, days * 10, Sender, false),
        ] {
            let letter = Waiting {
                since: Some(now - failing_for),
                is_answer,
                due_on,
            };
            assert_eq!(gives_up(letter, blame, now), expected, "{letter:?} {blame:?}");
        }
        let first = Waiting {
            since: None,
            is_answer: true,
            due_on: passed,
        };
        assert!(!gives_up(first, Passing, now));
        // A clock that has jumped back: the stamp lies ahead, and nothing is given up for it.
        let ahead = Waiting {
            since: Some(now + days),
            ..first
        };
        assert!(!gives_up(ahead, Passing, now));
    }
}
