//! In which language to answer: the path, the reader's own setting, `Accept-Language`, the language of the body,
//! else Kazakh.
//!
//! It owns that order. It renders nothing.
use std::str::FromStr;

use actix_web::http::header::ACCEPT_LANGUAGE;
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

/// The best of our languages that `Accept-Language` names.
fn accepted(req: &HttpRequest) -> Option<Language> {
    choose(req.headers().get(ACCEPT_LANGUAGE)?.to_str().ok()?)
}

/// Chooses by weight; of equal weights the first named. A weight of zero refuses a language.
fn choose(header: &str) -> Option<Language> {
    let mut best: Option<(f32, Language)> = None;
    for part in header.split(',') {
        let mut pieces = part.split(';');
        let tag = pieces.next().unwrap_or_default().trim();
        let primary = tag.split('-').next().unwrap_or_default();
        let Ok(language) = Language::from_str(&primary.to_ascii_lowercase()) else {
            continue;
        };
        let weight = pieces
            .find_map(|piece| piece.trim().strip_prefix("q="))
            .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
        if weight > 0.0 && best.is_none_or(|(so_far, _)| weight > so_far) {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

#[cfg(test)]
#[path = "negotiate_tests.rs"]
mod tests;
