//! Headers that every answer carries, the client's address, and the span of a request.
//!
//! It owns what is said of a request in the logs: method, route pattern and status; never a query, a person, a
//! number or a tracking key.
use std::net::IpAddr;

use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpRequest};
use tracing::Span;
use tracing_actix_web::RootSpanBuilder;

use super::error::WebError;
use super::extract;
use super::state::State;
use crate::actions::Source;

/// Only what this server itself sends is loaded, framed, fetched or posted to.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Where the public address is https, browsers shall not try http for a year. Neighbours under the same domain are left alone.
const ONLY_HTTPS: &str = "max-age=31536000";

/// Adds the headers. What says nothing else of caching is never stored: most pages show a person.
pub async fn headers(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let secure = extract::state(req.request()).is_ok_and(|state| state.settings.secure_cookies);
    let mut response = next.call(req).await?;
    let headers = response.headers_mut();
    let fixed: [(HeaderName, &'static str); 4] = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(ONLY_HTTPS));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(response)
}

/// The span of a request: the route's pattern instead of its path, so that no key and no number is logged.
pub struct RouteSpan;

impl RootSpanBuilder for RouteSpan {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let route = request.match_pattern();
        tracing::info_span!(
            "request",
            id = %uuid::Uuid::now_v7(),
            method = %request.method(),
            route = route.as_deref().unwrap_or("unknown"),
            status = tracing::field::Empty,
        )
    }

    fn on_request_end<B: MessageBody>(span: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        let status = match outcome {
            Ok(response) => response.status(),
            Err(error) => error.as_response_error().status_code(),
        };
        span.record("status", status.as_u16());
        span.in_scope(|| tracing::info!("done"));
    }
}

/// The address of the client: the peer's, or, when the peer is a trusted proxy, the last address of
/// `X-Forwarded-For` that is not one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientAddress(pub String);

impl FromRequest for ClientAddress {
    type Error = WebError;
    type Future = std::future::Ready<Result<Self, WebError>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(extract::state(req).map(|state| Self(client_of(req, &state))))
    }
}

fn client_of(req: &HttpRequest, state: &State) -> String {
    let forwarded: Vec<&str> = req
        .headers()
        .get_all(header::X_FORWARDED_FOR)
        .filter_map(|value| value.to_str().ok())
        .collect();
    let peer = req.peer_addr().map(|address| address.ip());
    let trusted = peer.is_some_and(|peer| state.settings.trusted_proxies.contains(&peer));
    if !forwarded.is_empty() && !trusted && state.office.limits.untrusted_proxy_met() {
        tracing::warn!(
            "X-Forwarded-For from an address that is not in TRUSTED_PROXIES: if it is your proxy, name it there, \
             or all of its clients share one limit"
        );
    }
    client(peer, &forwarded.join(","), &state.settings.trusted_proxies)
}

/// The source of a request, as the limits count it.
pub fn source(req: &HttpRequest, state: &State) -> Source {
    Source::of(&client_of(req, state))
}

/// Somebody who reads what is public and costs work: a search, a routing. Counted by source, with a generous limit.
#[derive(Debug, Clone, Copy)]
pub struct PublicReader;

impl PublicReader {
    /// Counts one request.
    pub fn count(req: &HttpRequest, state: &State) -> Result<Self, WebError> {
        state.office.limits.read(source(req, state), state.clock.now())?;
        Ok(Self)
    }
}

impl FromRequest for PublicReader {
    type Error = WebError;
    type Future = std::future::Ready<Result<Self, WebError>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(extract::state(req).and_then(|state| Self::count(req, &state)))
    }
}

fn client(peer: Option<IpAddr>, forwarded: &str, trusted: &[IpAddr]) -> String {
    let Some(peer) = peer else {
        return "unknown".to_owned();
    };
    let mut nearest = peer;
    for named in forwarded.rsplit(',') {
        if !trusted.contains(&nearest) {
            break;
        }
        match named.trim().parse() {
            Ok(address) => nearest = address,
            Err(_) => break,
        }
    }
    nearest.to_string()
}

#[cfg(test)]
#[path = "security_tests.rs"]
mod tests;
