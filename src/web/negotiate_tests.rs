//! Tables for the choice of the language.
use super::*;

#[test]
fn the_heaviest_known_language_wins() {
    let table = [
        ("ru", Some(Language::Ru)),
        ("en-GB,en;q=0.9", Some(Language::En)),
        ("de, ru;q=0.4, kk;q=0.8", Some(Language::Kk)),
        ("fr, de", None),
        ("*", None),
        ("RU-ru", Some(Language::Ru)),
        ("kk;q=0, ru;q=0.1", Some(Language::Ru)),
        ("ru;q=x, en;q=0.2", Some(Language::En)),
        ("", None),
    ];
    for (header, expected) in table {
        assert_eq!(choose(header), expected, "{header}");
    }
}
