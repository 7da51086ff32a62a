//! The pages that residents only read, and the assets of all pages, on both databases.

use reqwest::Method;

use crate::powers_pages::visible;
use crate::resident_pages::link_with;
use crate::support::{TestApp, both};

#[test]
fn who_answers_is_told_with_articles_and_help_explains() {
    both("powers", |env| {
        let app = TestApp::start(env);
        let page = app.get("/ru/powers?q=яма").expect(200).text;
        assert!(
            !visible(&page).contains("road.pothole") && !page.contains("road.pothole/"),
            "codes of subjects and rules are for machines: {page}"
        );
        assert!(page.contains("Улица в селе или городе"));
        for language in ["kk", "ru", "en"] {
            app.get(&format!("/{language}/powers")).expect(200);
            let help = app.get(&format!("/{language}/help")).expect(200).text;
            assert!(!help.contains("help-"), "every sentence is there: {help}");
        }
    });
}

#[test]
fn the_stylesheet_is_kept_by_its_fingerprint() {
    both("assets", |env| {
        let app = TestApp::start(env);
        let page = app.get("/kk/").expect(200).text;
        let sheet = app.get(&link_with(&page, "listening-state.css")).expect(200);
        assert!(sheet.header("cache-control").contains("immutable"));
        let tag = sheet.header("etag").to_owned();
        let again = app
            .request(Method::GET, "/assets/listening-state.css")
            .header("If-None-Match", tag);
        assert_eq!(app.send(again).status, 304);
        app.get("/assets/nothing.css").expect(404);
    });
}
