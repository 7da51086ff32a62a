//! Quotations of the law: what answers a citation, what is counted as missing, and what is refused.

use std::collections::BTreeMap;

use crate::appeal::Language;
use crate::powers::{Rulebook, check};
use crate::territory::{Place, TerritoryCode, TerritoryKind};

use super::broken::snow;
use super::last_change::day;

const QUOTES: &str = "powers/2021-07-01/quotes.toml";

/// The street row of `road.snow`, read in its source.
const STREET: &str =
    "[[subject.rule]]\ncode = \"street\"\nbasis = [\"148 35(1)(7) [F]\", \"148 35(2) [R]\"]\nalso = []\n";

const ENTRY: &str = r#"[[quote]]
act = "148"
article = "35(1)(7)"
text = { ru = "обеспечивает содержание дорог", kk = "жолдарды күтіп ұстауды қамтамасыз етеді" }
copy_of = 2026-06-15
"#;

fn files(quotes: &str) -> BTreeMap<String, String> {
    let mut files = snow(STREET);
    files.insert(QUOTES.to_owned(), quotes.to_owned());
    files
}

#[test]
fn wrong_quotations_are_named() {
    let doubled = format!("{ENTRY}{ENTRY}");
    for (text, line, message) in [
        (
            ENTRY.replace("\"148\"", "\"184\""),
            2,
            "quotation of 184 35(1)(7): acts.toml has no act \"184\"",
        ),
        (
            ENTRY.replace("35(1)(7)", "35(1)(7), 36"),
            3,
            "quotation of 148 35(1)(7), 36: \"35(1)(7), 36\" is not one article",
        ),
        (
            ENTRY.replace("обеспечивает содержание дорог", " "),
            4,
            "quotation of 148 35(1)(7): the text in ru is empty",
        ),
        (
            ENTRY.replace("text = {", "text = {} #"),
            4,
            "quotation of 148 35(1)(7) has no text: kk or ru",
        ),
        (
            ENTRY.replace("kk =", "en ="),
            4,
            "unknown field `en`, expected `kk` or `ru`",
        ),
        (
            ENTRY.replace("2026-06-15", "2026-06-15T10:00:00"),
            5,
            "2026-06-15T10:00:00 is not a date like 2026-01-01",
        ),
        (
            format!("{ENTRY}valid_until = 2020-12-31\n"),
            6,
            "dead: no day is left to the quotation of 148 35(1)(7)",
        ),
        (doubled, 8, "duplicate quotation of 148 35(1)(7)"),
        (
            format!("{ENTRY}valid_until = 2026-06-30\n{ENTRY}valid_from = 2026-06-30\n"),
            9,
            "duplicate quotation of 148 35(1)(7)",
        ),
    ] {
        let faults = check(&files(&text)).faults;
        let found: Vec<_> = faults
            .iter()
            .map(|fault| (fault.file.as_str(), fault.line, fault.message.as_str()))
            .collect();
        assert_eq!(found, [(QUOTES, line, message)], "{text}");
    }
}

#[test]
fn an_act_is_read_on_a_day_and_has_a_number() {
    let acts = "powers/2021-07-01/acts.toml";
    let own = |line: &str| {
        let mut files = files(ENTRY);
        let act = "[[act]]\ncode = \"new-law\"\nstyle = \"law\"\nname = { kk = \"а\", ru = \"б\", en = \"c\" }\n";
        let rest = "of = { kk = \"а\", ru = \"б\", en = \"c\" }\nshort = { kk = \"а\", ru = \"б\", en = \"c\" }\n";
        *files.get_mut(acts).unwrap() += &format!("\n{act}{rest}{line}\n");
        files
    };
    let messages = |line: &str| -> Vec<String> {
        let faults = check(&own(line)).faults;
        faults.into_iter().map(|fault| fault.message).collect()
    };
    assert_eq!(messages("number = \" \""), ["act new-law has an empty number"]);
    assert_eq!(messages("read_on = 2026-13-01T00:00:00").len(), 1);
    let rulebook = Rulebook::parse(&own("number = \"1-VIII\"\nread_on = 2026-06-15")).unwrap();
    let known = rulebook.acts(day("2026-05-04"));
    let act = known.iter().find(|act| act.code == "new-law").unwrap();
    assert_eq!(
        (act.number.as_deref(), act.read_on),
        (Some("1-VIII"), Some(day("2026-06-15")))
    );
}

#[test]
fn a_routing_quotes_the_wording_of_its_day() {
    let older = ENTRY.replace("обеспечивает", "осуществляет") + "valid_until = 2026-03-31\n";
    let both = format!("{older}{ENTRY}valid_from = 2026-04-01\n");
    let rulebook = Rulebook::parse(&files(&both)).unwrap();
    let place = Place {
        settlement: TerritoryCode::parse("103641100").unwrap(),
        around: Some(TerritoryKind::RuralOkrug),
    };
    let facts = [("road_class".to_owned(), "street".to_owned())].into();
    for (on, words) in [
        ("2026-03-31", "осуществляет содержание дорог"),
        ("2026-04-01", "обеспечивает содержание дорог"),
    ] {
        let routing = rulebook.route(day(on), &place, "road.snow", &facts).unwrap();
        assert_eq!(routing.quotes.len(), 1, "what is recalled is not quoted");
        let quote = &routing.quotes[0];
        assert_eq!(quote.text.get(Language::Ru), (words, Language::Ru));
        assert_eq!(quote.text.get(Language::En), (words, Language::Ru));
        assert_eq!(quote.text.get(Language::Kk).1, Language::Kk);
        assert!(
            quote.cited.ru.starts_with("подпункт 7) пункта 1 статьи 35"),
            "{}",
            quote.cited.ru
        );
        assert_eq!(quote.copy_of, day("2026-06-15"));
    }
    let kazakh = ENTRY.replace("ru = \"обеспечивает содержание дорог\", ", "");
    let rulebook = Rulebook::parse(&files(&kazakh)).unwrap();
    let routing = rulebook.route(day("2026-05-04"), &place, "road.snow", &facts).unwrap();
    let quote = &routing.quotes[0];
    assert_eq!(quote.text.get(Language::Ru).1, Language::Kk);
}

#[test]
fn the_check_counts_what_is_not_quoted_for_as_long_as_it_is_cited() {
    let unquoted = |quotes: &str| {
        let report = check(&files(quotes));
        assert_eq!(report.faults, []);
        let ours = "2021-07-01: 148 35(1)(7)";
        (report.quoted, report.unquoted.contains(ours), report.unquoted.len())
    };
    let (none, missing, all) = unquoted("");
    assert_eq!((none, missing), (0, true));
    assert_eq!(unquoted(ENTRY), (1, false, all - 1));
    // A wording that ends leaves the rule without its words.
    assert_eq!(unquoted(&format!("{ENTRY}valid_until = 2026-06-30\n")), (0, true, all));
    let followed = format!("{ENTRY}valid_until = 2026-06-30\n{ENTRY}valid_from = 2026-07-01\n");
    assert_eq!(unquoted(&followed), (1, false, all - 1));
}
