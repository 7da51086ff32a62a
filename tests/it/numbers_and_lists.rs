//! Every number that is a link opens a list of exactly so many cases: a crawl of all pages that show some, over cases
//! in every state, on both databases.

use std::collections::BTreeSet;

use listening_state::actions;
use listening_state::appeal::Language;
use listening_state::deadlines::civil;

use crate::desk::{House, Visitor};
use crate::support::{Kind, TestEnv, every_state};

/// The pages of figures, and the queue.
const FIGURES: [&str; 5] = ["body", "subject", "month", "oblast", "district"];
/// Who sees figures, and whose queue has cases.
const OVERSEERS: [&str; 2] = ["overseer@akimat.example", "ayagoz@overseer.example"];
const OFFICERS: [&str; 5] = [
    "akshatau@akimat.example",
    "registrar@akimat.example",
    "ayagoz@akimat.example",
    "ayagoz.roads@akimat.example",
    "semey@akimat.example",
];

#[test]
fn each_number_opens_exactly_its_cases() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let env = every_state::office(kind);
        env.add_officer("ayagoz@overseer.example", "overseer", None, Some("103600000"));
        let house = House::open(&env, env.now());
        let mut followed = 0;
        for overseer in OVERSEERS {
            let visitor = house.signed_in(overseer);
            for by in FIGURES {
                followed += crawl(&visitor, &format!("/oversight/?group_by={by}"));
            }
            // One period of its own, and the usual one above.
            followed += crawl(&visitor, "/oversight/?group_by=body&from=2026-04&to=2026-06");
        }
        for officer in OFFICERS {
            followed += crawl(&house.signed_in(officer), "/staff/");
        }
        // The administrator's own page; whatever number with a link it comes to show is followed too.
        follow(&house.signed_in("admin@akimat.example"), "/staff/officers");
        // The other languages write their numbers in their own way.
        for language in [Language::Kk, Language::En] {
            speak(&env, OVERSEERS[0], language);
            speak(&env, OFFICERS[0], language);
            followed += crawl(&house.signed_in(OVERSEERS[0]), "/oversight/?group_by=subject");
            followed += crawl(&house.signed_in(OFFICERS[0]), "/staff/");
        }
        assert!(followed > 300, "{followed} links were followed on {kind:?}");
    }
}

/// The cases of the office are what the crawl needs: every measure counts some and leaves some out.
#[test]
fn the_office_has_cases_in_every_state() {
    use listening_state::lifecycle::CaseStatus;
    use listening_state::statistics::{AsOf, Measure};
    use listening_state::store::cases::{self, CaseFilter, Scope};
    let env = every_state::office(Kind::Sqlite);
    let today = civil(env.now()).date();
    let soon_until = env.office.law().calendar.add_working_days(today, 3).expect("a day");
    let list = |measure: Option<Measure>| {
        let filter = CaseFilter {
            measure: measure.map(|measure| (measure, AsOf { today, soon_until })),
            limit: 500,
            ..CaseFilter::default()
        };
        let page = env.office.store.read(|c| cases::page(c, &Scope::Country, &filter));
        page.expect("a page").items
    };
    let all = list(None);
    for measure in Measure::FIGURES.into_iter().skip(1).chain(Measure::QUEUE) {
        let counted = list(Some(measure)).len();
        assert!(counted > 0 && counted < all.len(), "{measure:?} counts {counted}");
    }
    for status in CaseStatus::ALL {
        assert!(all.iter().any(|row| row.status == status), "no case is {status}");
    }
    let unposted = all.iter().filter(|row| row.standing().waits_for_posting());
    let overdue: BTreeSet<bool> = unposted.map(|row| row.standing().is_overdue(today)).collect();
    assert_eq!(overdue.len(), 2, "answers that wait for the post, overdue and not");
    assert!(all.iter().any(|row| row.due_on.is_none()), "a case without a date");
}

fn speak(env: &TestEnv, email: &str, language: Language) {
    let officer = env.officer(email);
    actions::set_officer_language(&env.office, &officer, language).expect("a language");
}

/// Follows each number of a page that must show some.
fn crawl(visitor: &Visitor, path: &str) -> usize {
    let followed = follow(visitor, path);
    assert!(followed > 0, "{path} shows no number with a link");
    followed
}

/// Follows each number of a page that is a link; how many there were.
fn follow(visitor: &Visitor, path: &str) -> usize {
    let page = visitor.page(path);
    let links: BTreeSet<(String, usize)> = numbers(&page).into_iter().collect();
    for (href, number) in &links {
        assert_eq!(
            listed(visitor, href),
            *number,
            "{path} says {number}, behind it stands {href}"
        );
    }
    links.len()
}

/// The links of a page whose text begins with a number, or ends with one: the address, and the number.
fn numbers(page: &str) -> Vec<(String, usize)> {
    page.split("<a ")
        .skip(1)
        .filter_map(|link| {
            let inside = link.split("</a>").next()?;
            let (tag, text) = inside.split_once('>')?;
            let href = tag.split("href=\"").nth(1)?.split('"').next()?;
            let bold = text.strip_prefix("<b>").and_then(|text| text.split("</b>").next());
            let counted = text
                .split("<span class=\"num\">")
                .nth(1)
                .and_then(|text| text.split("</span>").next());
            let number: String = bold
                .or(counted)
                .unwrap_or(text)
                .chars()
                .filter(|letter| !letter.is_whitespace())
                .collect();
            Some((href.replace("&amp;", "&").replace("&#38;", "&"), number.parse().ok()?))
        })
        .collect()
}

/// How many rows the list behind a number has, over all its pages.
fn listed(visitor: &Visitor, href: &str) -> usize {
    let (row, next) = match href {
        print if print.starts_with("/staff/print") => ("type=\"checkbox\" name=\"letter\"", None),
        queue if queue.starts_with("/staff/?") || queue == "/staff/" => ("href=\"/staff/cases/", Some("/staff/?")),
        list if list.starts_with("/oversight/cases?") => {
            ("<th role=\"rowheader\" scope=\"row\"", Some("/oversight/cases?"))
        }
        other => panic!("a number leads to {other}, whose list this test does not know"),
    };
    let mut rows = 0;
    let mut path = href.to_owned();
    loop {
        let page = visitor.page(&path);
        rows += page.matches(row).count();
        let following = next.and_then(|next| {
            let links = page.split("href=\"").skip(1).filter_map(|link| link.split('"').next());
            let mut links = links.map(|link| link.replace("&amp;", "&").replace("&#38;", "&"));
            links.find(|link| link.starts_with(next) && link.contains("cursor=") && *link != path)
        });
        match following {
            Some(next) => path = next,
            None => return rows,
        }
    }
}
