//! Tables for the choice of the language.
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::test::TestRequest;

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
        ("kk;q=0", None),
        ("kk-Cyrl-KZ", Some(Language::Kk)),
        ("ru;q=x, en;q=0.2", Some(Language::En)),
        (",,;q=1", None),
        ("", None),
    ];
    for (header, expected) in table {
        let req = TestRequest::default()
            .insert_header((ACCEPT_LANGUAGE, header))
            .to_http_request();
        assert_eq!(accepted(&req), expected, "{header}");
    }
}
