//! The door to an appeal: its number and its key, typed or in the link of a letter.
//!
//! A wrong key and an unknown number look the same: nobody learns from here whether an appeal exists.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use subtle::ConstantTimeEq;

use super::form::Typed;
use super::{Frame, Visit, Words, minutes, retry_later};
use crate::appeal::{Number, canonical_tracking_key};
use crate::store::appeals::{self, Appeal};
use crate::store::{Conn, Secrets, StoreError};
use crate::web::WebError;
use crate::web::address::encode;
use crate::web::forms::OwnForm;
use crate::web::security::PublicReader;

/// Why the door is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Nothing was tried.
    None,
    /// A page of an appeal was asked for without its key.
    NoKey,
    /// Number and key do not open anything.
    Wrong,
    /// Too many keys from here did not; the seconds to wait.
    TooMany(u64),
}

#[derive(Template)]
#[template(path = "resident/key.html")]
struct KeyPage<'a> {
    words: Words<'a>,
    frame: Frame,
    number: String,
    wrong: bool,
    no_key: bool,
    wait: Option<String>,
}

/// The appeal that a key opens, if it is the one with this number.
pub(super) fn opened(
    c: &mut Conn,
    secrets: &Secrets,
    key: Option<&str>,
    number: &str,
) -> Result<Option<Appeal>, StoreError> {
    let canonical = canonical_tracking_key(key.unwrap_or_default());
    let found = appeals::by_tracking_key(c, secrets, &canonical)?;
    Ok(found.filter(|appeal| {
        let wanted = Number::read(number);
        appeal.number.0.as_bytes().ct_eq(wanted.0.as_bytes()).into()
    }))
}

/// The form for number and key.
pub(super) fn key_page(
    visit: &Visit,
    number: &str,
    trouble: Trouble,
    status: StatusCode,
) -> Result<HttpResponse, WebError> {
    let words = visit.words();
    let mut title = words.say("tracking-open-title");
    if matches!(trouble, Trouble::Wrong | Trouble::TooMany(_)) {
        title = words.say1("filing-error-title", "title", &title);
    }
    let page = KeyPage {
        frame: Frame::resident(&words, title, "appeals", "track"),
        number: number.to_owned(),
        wrong: trouble == Trouble::Wrong,
        no_key: trouble == Trouble::NoKey,
        wait: match trouble {
            Trouble::TooMany(seconds) => Some(words.count("tracking-too-many", "minutes", minutes(seconds))),
            _ => None,
        },
        words,
    };
    visit.page(status, &page)
}

/// The form again, since a key opened nothing; past the limit of wrong keys with how long to wait. A right key never comes
/// here, so that nobody is shut out by another's guesses from the same address.
pub(super) fn not_opened(visit: &Visit, number: &str, trouble: Trouble) -> Result<HttpResponse, WebError> {
    match visit.wrong_key()? {
        None => key_page(visit, number, trouble, StatusCode::NOT_FOUND),
        Some(seconds) => come_again(visit, number, seconds),
    }
}

fn come_again(visit: &Visit, number: &str, seconds: u64) -> Result<HttpResponse, WebError> {
    let page = key_page(visit, number, Trouble::TooMany(seconds), StatusCode::TOO_MANY_REQUESTS)?;
    Ok(retry_later(page, seconds))
}

/// `GET /{lang}/appeals`: the door.
pub(super) async fn ask_key(visit: Visit) -> Result<HttpResponse, WebError> {
    key_page(&visit, "", Trouble::None, StatusCode::OK)
}

/// `POST /{lang}/appeals`: number and key, never in an address.
pub(super) async fn open_by_key(visit: Visit, form: OwnForm<Vec<(String, String)>>) -> Result<HttpResponse, WebError> {
    let typed = Typed(form.0);
    let (number, key) = (typed.get("number").to_owned(), typed.get("key").to_owned());
    if let Err(WebError::TooMany { retry_after }) = PublicReader::count(&visit.request, &visit.state) {
        return come_again(&visit, &number, retry_after);
    }
    let (asked, canonical) = (number.clone(), canonical_tracking_key(&key));
    let found = visit
        .state
        .run(move |office, _| office.store.read(|c| opened(c, &office.secrets, Some(&key), &asked)))
        .await?;
    match found {
        Some(appeal) => visit.enter(&page_of(&visit, &appeal.number), canonical),
        None => not_opened(&visit, &number, Trouble::Wrong),
    }
}

/// `GET /{lang}/t/{key}`: the link of a letter or of the QR code; the key leaves the address at once.
pub(super) async fn by_link(visit: Visit) -> Result<HttpResponse, WebError> {
    let canonical = canonical_tracking_key(&visit.part("key"));
    let asked = canonical.clone();
    let found = visit
        .state
        .run(move |office, _| {
            office
                .store
                .read(|c| appeals::by_tracking_key(c, &office.secrets, &asked))
        })
        .await?;
    match found {
        Some(appeal) => visit.enter(&page_of(&visit, &appeal.number), canonical),
        None => not_opened(&visit, "", Trouble::Wrong),
    }
}

/// The address of an appeal's page.
pub(super) fn page_of(visit: &Visit, number: &Number) -> String {
    format!("/{}/appeals/{}", visit.language, encode(&number.0))
}
