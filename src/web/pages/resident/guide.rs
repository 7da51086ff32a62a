//! Help in short: the kinds of appeals, the terms, personal data, accessibility.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::{Frame, Visit, Words};
use crate::appeal::Kind;
use crate::web::WebError;

#[derive(Template)]
#[template(path = "resident/guide.html")]
struct Guide<'a> {
    words: Words<'a>,
    frame: Frame,
    /// Each kind with what it means.
    kinds: Vec<(String, String)>,
}

/// `GET /{lang}/help`
pub(super) async fn help(visit: Visit) -> Result<HttpResponse, WebError> {
    let words = visit.words();
    let page = Guide {
        frame: visit.frame(words.say("help-title"), "help"),
        kinds: Kind::ALL
            .into_iter()
            .map(|kind| {
                (
                    words.say(&format!("kind-{}", kind.as_str())),
                    words.say(&format!("filing-kind-{}", kind.as_str())),
                )
            })
            .collect(),
        words,
    };
    visit.page(StatusCode::OK, &page)
}
