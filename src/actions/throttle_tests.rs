//! The table of waits.
use super::*;

fn at(second: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(1_777_500_000 + second)
}

fn wait(limit: Limit, count: i32, last: i64, now: i64) -> Option<i64> {
    let failures = Failures { count, last: at(last) };
    limit.wait(failures, at(now)).map(|left| left.num_seconds())
}

#[test]
fn waits_grow_to_their_longest() {
    let table = [
        (0, None),
        (4, None),
        (5, Some(30)),
        (6, Some(60)),
        (9, Some(480)),
        (10, Some(900)),
        (400, Some(900)),
    ];
    for (count, expected) in table {
        assert_eq!(wait(PAIR, count, 0, 0), expected, "{count}");
    }
    assert_eq!(wait(PAIR, 5, 0, 29), Some(1));
    assert_eq!(wait(PAIR, 5, 0, 30), None);
    assert_eq!(wait(ACCOUNT, 19, 0, 0), None);
    assert_eq!(
        wait(ACCOUNT, 1000, 0, 0),
        Some(60),
        "nobody closes an account for longer than a minute"
    );
    assert_eq!(wait(ADDRESS, 1000, 0, 0), Some(300));
}

#[test]
fn failures_are_forgotten_and_a_clock_that_jumped_locks_nobody() {
    assert_eq!(wait(PAIR, 400, 0, 3600), None, "an hour later");
    assert_eq!(wait(PAIR, 400, 26 * 86_400, 0), None, "26 days ahead");
    assert_eq!(wait(PAIR, 5, 30, 0), Some(60), "two nodes half a minute apart");
    assert_eq!(
        current(
            Failures {
                count: 400,
                last: at(86_400)
            },
            at(0)
        ),
        0
    );
}
