//! Parameters of a query, each error naming its parameter.
//!
//! It owns reading and refusing them: what is not known, given twice, given empty or out of its bounds is refused, and
//! nothing that was asked is left unheard. What they mean is the handlers'.
use std::str::FromStr;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use chrono::NaiveDate;

use crate::actions::{FieldError, Problem};
use crate::web::error::WebError;
use crate::web::forms::clean_fields;

/// The most characters of the words of a search.
pub const WORDS_MAX: usize = 200;
/// The most characters of a code: of a subject, a body, an answer.
pub const CODE_MAX: usize = 100;

/// The parameters as given, in order.
#[derive(Debug, Clone)]
pub struct Parameters(Vec<(String, String)>);

impl FromRequest for Parameters {
    type Error = WebError;
    type Future = std::future::Ready<Result<Self, WebError>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(clean_fields(req.query_string()).map(Self))
    }
}

/// The query of a route that has no parameters: any is refused.
#[derive(Debug, Clone, Copy)]
pub struct NoParameters;

impl FromRequest for NoParameters {
    type Error = WebError;
    type Future = std::future::Ready<Result<Self, WebError>>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let parameters = Parameters::from_request(req, payload).into_inner();
        std::future::ready(parameters.and_then(|parameters| parameters.only(&[]).map(|()| Self)))
    }
}

impl Parameters {
    /// Refuses parameters that are not of these names, and those that are given twice. A name that ends in a point allows
    /// all that begin with it.
    pub fn only(&self, names: &[&str]) -> Result<(), WebError> {
        let known = |given: &str| {
            names
                .iter()
                .any(|name| given == *name || (name.ends_with('.') && given.starts_with(name)))
        };
        for (at, (given, _)) in self.0.iter().enumerate() {
            if !known(given) {
                return Err(WebError::field(given, Problem::UnknownField));
            }
            if self.0.iter().skip(at + 1).any(|(later, _)| later == given) {
                return Err(WebError::field(given, Problem::NotAWord));
            }
        }
        Ok(())
    }

    fn given(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(given, _)| given == name)
            .map(|(_, value)| value.as_str())
    }

    /// The text of a parameter, where it is given; an empty one is refused.
    pub fn text(&self, name: &str) -> Result<Option<&str>, WebError> {
        match self.given(name) {
            Some("") => Err(WebError::field(name, Problem::Missing)),
            given => Ok(given),
        }
    }

    /// The words of a search, at most [`WORDS_MAX`] characters; none and empty are the same.
    pub fn words(&self, name: &str) -> Result<&str, WebError> {
        let words = self.given(name).unwrap_or_default();
        match words.chars().count() {
            0..=WORDS_MAX => Ok(words),
            _ => Err(WebError::field(name, Problem::TooLong { max: WORDS_MAX })),
        }
    }

    /// The texts of parameters that must be given: all that are missing are named at once.
    pub fn all_required<const N: usize>(&self, names: [&str; N]) -> Result<[&str; N], WebError> {
        let texts = names.map(|name| self.given(name).unwrap_or_default());
        let missing: Vec<FieldError> = names
            .iter()
            .zip(texts)
            .filter(|(_, text)| text.is_empty())
            .map(|(name, _)| FieldError::new(*name, Problem::Missing))
            .collect();
        if missing.is_empty() {
            Ok(texts)
        } else {
            Err(WebError::Invalid(missing))
        }
    }

    /// A parameter read as a value, or refused with a problem.
    pub fn parsed<T: FromStr>(&self, name: &str, problem: Problem) -> Result<Option<T>, WebError> {
        self.text(name)?
            .map(|text| text.parse().map_err(|_| WebError::field(name, problem)))
            .transpose()
    }

    /// A parameter read by a function, or refused as not one of the known words.
    pub fn read<T>(&self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, WebError> {
        self.text(name)?
            .map(|text| read(text).ok_or_else(|| WebError::field(name, Problem::NotAWord)))
            .transpose()
    }

    /// A date written `2026-05-26`, no shorter and no longer.
    pub fn date(&self, name: &str) -> Result<Option<NaiveDate>, WebError> {
        let read = |text: &str| (text.len() == 10).then(|| text.parse().ok()).flatten();
        self.text(name)?
            .map(|text| read(text).ok_or_else(|| WebError::field(name, Problem::InvalidDate)))
            .transpose()
    }

    /// A code of small Latin letters, digits, points and underlines, such as the rulebook's; not looked up.
    pub fn code(&self, name: &str) -> Result<Option<String>, WebError> {
        self.read(name, |code| is_code(code).then(|| code.to_owned()))
    }

    /// How many items are asked for: from 1 to `max`.
    pub fn limit(&self, usual: i64, max: i64) -> Result<i64, WebError> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let read = |text: &str| {
            let number = digits(text).then(|| text.parse().ok()).flatten();
            number.filter(|limit| (1..=max).contains(limit))
        };
        Ok(self.read("limit", read)?.unwrap_or(usual))
    }

    /// The parameters that begin with a prefix, without it.
    pub fn under(&self, prefix: &str) -> impl Iterator<Item = (String, String)> {
        self.0
            .iter()
            .filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?.to_owned(), value.clone())))
    }
}

fn is_code(text: &str) -> bool {
    let of_a_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_');
    text.len() <= CODE_MAX && text.chars().all(of_a_code)
}
