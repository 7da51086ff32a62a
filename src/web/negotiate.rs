//! In which language to answer: the path, the reader's own setting, `Accept-Language`, the language of the body,
//! else Kazakh.
//!
//! It owns that order. It renders nothing.
use std::str::FromStr;

use actix_web::http::header::{AcceptLanguage, Header, Preference, q};
use actix_web::{HttpMessage, HttpRequest};

use super::extract::SignedInAnyPassword;
use crate::appeal::Language;

/// The language that a JSON body named, kept with the request for its errors.
#[derive(Debug, Clone, Copy)]
pub struct BodyLanguage(pub Language);

/// The language of the reader of this request.
pub fn language(req: &HttpRequest) -> Language {
    if is_api(req) {
        return accepted(req)
            .or_else(|| req.extensions().get::<BodyLanguage>().map(|body| body.0))
            .unwrap_or_default();
    }
    of_path(req)
        .or_else(|| {
            let extensions = req.extensions();
            extensions
                .get::<SignedInAnyPassword>()
                .map(|user| user.officer.language)
        })
        .or_else(|| accepted(req))
        .unwrap_or_default()
}

/// Whether the answer is for a program (`/api/…` and the probes), not a page.
pub fn is_api(req: &HttpRequest) -> bool {
    let path = req.path();
    path.starts_with("/api/") || path == "/healthz" || path == "/readyz"
}

/// The first segment of the path, where it is a language.
pub fn of_path(req: &HttpRequest) -> Option<Language> {
    Language::from_str(req.path().split('/').nth(1)?).ok()
}

/// The best of our languages that `Accept-Language` names: by weight, of equal weights the first named.
fn accepted(req: &HttpRequest) -> Option<Language> {
    let named = AcceptLanguage::parse(req).ok()?;
    // A weight of zero refuses a language, which the library leaves to us.
    let wanted = AcceptLanguage(named.0.into_iter().filter(|item| item.quality > q(0.0)).collect());
    wanted.ranked().into_iter().find_map(|tag| match tag {
        Preference::Specific(tag) => Language::from_str(tag.primary_language()).ok(),
        Preference::Any => None,
    })
}

#[cfg(test)]
#[path = "negotiate_tests.rs"]
mod tests;
