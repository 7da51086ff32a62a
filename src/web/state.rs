//! What every handler is given, and the one door from async handlers to the synchronous office.
//!
//! It owns the hand-over to the blocking pool. It never decides and holds no request.
use std::net::IpAddr;
use std::path::PathBuf;

use actix_web::web;
use chrono::{DateTime, NaiveDate, Utc};

use super::error::WebError;
use crate::actions::Office;
use crate::clock::Clock;

/// What every handler is given.
#[derive(Clone)]
pub struct State {
    /// Store, law, texts and secrets.
    pub office: Office,
    /// The only source of the time.
    pub clock: Clock,
    /// Settings of the server itself.
    pub settings: Settings,
}

/// Settings of the server.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether cookies carry `Secure`: when the public address is https.
    pub secure_cookies: bool,
    /// The reverse proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Where letters are written as files; `None` where a mail server takes them.
    pub letters: Option<PathBuf>,
    /// `/dev/mail` and the demo's hints.
    pub demo: Option<PathBuf>,
}

impl State {
    /// Runs an action or a read on the blocking pool, with the office and the present instant.
    ///
    /// Database calls block; the workers of the server never do.
    pub async fn run<T, E>(
        &self,
        act: impl FnOnce(&Office, DateTime<Utc>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, WebError>
    where
        T: Send + 'static,
        E: Into<WebError> + Send + 'static,
    {
        let office = self.office.clone();
        let now = self.clock.now();
        web::block(move || act(&office, now))
            .await
            .map_err(|error| WebError::Internal(error.to_string()))?
            .map_err(Into::into)
    }

    /// The civil date in Kazakhstan now.
    pub fn today(&self) -> NaiveDate {
        crate::deadlines::civil(self.clock.now()).date()
    }
}
