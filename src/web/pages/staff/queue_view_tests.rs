//! The excerpt of a row and the standing of a case in time.
use chrono::NaiveDate;

use super::excerpt;
use crate::deadlines::Calendar;
use crate::web::pages::staff::due::Standing;

#[test]
fn an_excerpt_is_one_line_cut_between_words() {
    assert_eq!(excerpt("Яма\n\nна  дороге"), "Яма на дороге");
    let long = "слово ".repeat(60);
    let cut = excerpt(&long);
    assert!(cut.ends_with("слово…"), "{cut}");
    assert!(cut.chars().count() <= 141, "{}", cut.chars().count());
    assert_eq!(excerpt(&"я".repeat(500)).chars().count(), 141);
}

#[test]
fn standing_without_a_calendar_still_tells_overdue_from_open() {
    let day = |d| NaiveDate::from_ymd_opt(2026, 5, d);
    let today = day(13).expect("a date");
    let none = Calendar::default();
    let table = [
        (true, None, "waiting"),
        (false, None, "closed"),
        (false, day(1), "closed"),
        (true, day(12), "overdue"),
        (true, day(13), "today"),
        (true, day(14), "later"),
    ];
    for (open, due_on, group) in table {
        assert_eq!(Standing::of(open, due_on, today, &none).group(), group, "{due_on:?}");
    }
}
