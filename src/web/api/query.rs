//! Parameters of a query, each error naming its parameter.
//!
//! It owns reading and refusing them; what they mean is the handlers'.
use std::str::FromStr;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use crate::actions::Problem;
use crate::web::error::WebError;

/// The parameters as given, in order.
#[derive(Debug, Clone)]
pub struct Parameters(Vec<(String, String)>);

impl FromRequest for Parameters {
    type Error = WebError;
    type Future = std::future::Ready<Result<Self, WebError>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(
            serde_urlencoded::from_str(req.query_string())
                .map(Self)
                .map_err(|error| WebError::Unreadable(error.to_string())),
        )
    }
}

impl Parameters {
    /// Refuses parameters that are not of these names. A name that ends in a point allows all that begin with it.
    pub fn only(&self, names: &[&str]) -> Result<(), WebError> {
        let known = |given: &str| {
            names
                .iter()
                .any(|name| given == *name || (name.ends_with('.') && given.starts_with(name)))
        };
        match self.0.iter().find(|(given, _)| !known(given)) {
            Some((unknown, _)) => Err(WebError::field(unknown, Problem::UnknownField)),
            None => Ok(()),
        }
    }

    /// The text of a parameter; an empty one counts as not given.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(given, value)| given == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// The text of a parameter that must be given.
    pub fn required(&self, name: &str) -> Result<&str, WebError> {
        self.text(name).ok_or_else(|| WebError::field(name, Problem::Missing))
    }

    /// A parameter read as a value, or refused with a problem.
    pub fn parsed<T: FromStr>(&self, name: &str, problem: Problem) -> Result<Option<T>, WebError> {
        self.text(name)
            .map(|text| text.parse().map_err(|_| WebError::field(name, problem)))
            .transpose()
    }

    /// A parameter read by a function, or refused as not one of the known words.
    pub fn read<T>(&self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, WebError> {
        self.text(name)
            .map(|text| read(text).ok_or_else(|| WebError::field(name, Problem::NotAWord)))
            .transpose()
    }

    /// How many items are asked for: from 1 to `max`.
    pub fn limit(&self, usual: i64, max: i64) -> Result<i64, WebError> {
        let read = |text: &str| text.parse().ok().filter(|limit| (1..=max).contains(limit));
        Ok(self.read("limit", read)?.unwrap_or(usual))
    }

    /// The parameters that begin with a prefix, without it.
    pub fn under(&self, prefix: &str) -> impl Iterator<Item = (String, String)> {
        self.0
            .iter()
            .filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?.to_owned(), value.clone())))
    }
}
