//! Bodies of requests: JSON with the field at fault named, and forms that were made by our own pages.
//!
//! It owns the limit of 256 KB and the guards against forged forms. It checks no meaning of a field.
use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::str::FromStr;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_TYPE, HOST, HeaderMap, ORIGIN};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use subtle::ConstantTimeEq;

use super::error::WebError;
use super::extract::{self, SignedInAnyPassword};
use super::negotiate::{self, BodyLanguage};
use crate::actions::Problem;
use crate::appeal::{CleanText, Language};

/// The largest body that is read.
pub const LIMIT: usize = 256 * 1024;
/// The media type of forms.
const FORM: &str = "application/x-www-form-urlencoded";
/// What is read and thrown away of a larger one, so that its sender reads our answer and not a broken pipe.
const DRAINED: usize = 8 * 1024 * 1024;
/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

type Extracting<T> = Pin<Box<dyn Future<Output = Result<T, WebError>>>>;

/// A JSON body; unknown and missing fields are named.
#[derive(Debug)]
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for JsonBody<T> {
    type Error = WebError;
    type Future = Extracting<Self>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let req = req.clone();
        let payload = payload.take();
        Box::pin(async move {
            let text = body(&req, payload, "application/json").await?;
            let language = serde_json::from_str::<serde_json::Value>(&text)
                .ok()
                .and_then(|value| Language::from_str(value.get("language")?.as_str()?).ok());
            if let Some(language) = language {
                req.extensions_mut().insert(BodyLanguage(language));
            }
            json(&text).map(Self)
        })
    }
}

/// A body that is read only after the permission is proved, so that who may not write learns nothing of the body.
#[derive(Debug)]
pub struct Permitted<Who, Body>(pub Who, pub Body);

impl<Who, Body> FromRequest for Permitted<Who, Body>
where
    Who: FromRequest<Error = WebError> + 'static,
    Body: FromRequest<Error = WebError> + 'static,
{
    type Error = WebError;
    type Future = Extracting<Self>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let req = req.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            let who = match Who::extract(&req).await {
                Ok(who) => who,
                Err(refused) => {
                    keep_unread(&req, payload).await;
                    return Err(refused);
                }
            };
            let body = Body::from_request(&req, &mut payload).await?;
            Ok(Self(who, body))
        })
    }
}

/// A form of a signed-in user, with the hidden field `csrf` of this session. It is no permission: the guard beside it is.
#[derive(Debug)]
pub struct Checked<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Checked<T> {
    type Error = WebError;
    type Future = Extracting<Self>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let req = req.clone();
        let payload = payload.take();
        Box::pin(async move {
            let fields = clean_fields(&body(&req, payload, FORM).await?)?;
            keep(&req, &fields)?;
            let user = SignedInAnyPassword::extract(&req).await?;
            let given = fields
                .iter()
                .find(|(name, _)| name == "csrf")
                .map_or("", |(_, token)| token.as_str());
            let state = extract::state(&req)?;
            let expected = state.office.secrets.csrf(&user.session.to_string());
            if !bool::from(given.as_bytes().ct_eq(expected.as_bytes())) {
                return Err(WebError::Forged);
            }
            read_fields(&fields).map(Self)
        })
    }
}

/// A form of anybody, sent from a page of this server.
#[derive(Debug)]
pub struct OwnForm<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for OwnForm<T> {
    type Error = WebError;
    type Future = Extracting<Self>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let req = req.clone();
        let payload = payload.take();
        Box::pin(async move {
            let fields = clean_fields(&body(&req, payload, FORM).await?)?;
            let state = extract::state(&req)?;
            if !from_own_page(req.headers(), &state.office.public_url) {
                return Err(WebError::Forged);
            }
            // A sign-in has nothing to lose but its password, which is never kept.
            if !req.path().starts_with("/staff/") {
                keep(&req, &fields)?;
            }
            read_fields(&fields).map(Self)
        })
    }
}

/// A form as it was typed, kept with its request: an error on the way shows it again, so that nothing is typed twice.
/// Never a password, never a token.
#[derive(Debug, Clone)]
pub struct KeptForm {
    /// The path that it was sent to.
    pub to: String,
    /// Its fields, cleaned.
    pub fields: Vec<(String, String)>,
}

/// Keeps a form of our own pages with its request. What another site made a browser send is never shown as typed.
fn keep(req: &HttpRequest, fields: &[(String, String)]) -> Result<(), WebError> {
    let state = extract::state(req)?;
    let typed = fields.iter().filter(|(name, _)| name != "csrf" && !is_secret(name));
    let fields: Vec<_> = typed.cloned().collect();
    if !fields.is_empty() && from_own_page(req.headers(), &state.office.public_url) {
        let to = req.path().to_owned();
        req.extensions_mut().insert(KeptForm { to, fields });
    }
    Ok(())
}

/// The same for a form that is refused before it is read. A body that cannot be read is not worth another error.
async fn keep_unread(req: &HttpRequest, payload: Payload) {
    if negotiate::is_api(req) {
        return;
    }
    let read = body(req, payload, FORM).await.and_then(|text| clean_fields(&text));
    if let Ok(fields) = read {
        let _kept = keep(req, &fields);
    }
}

/// Whether the browser says that the form is of our own page. `Sec-Fetch-Site` says it plainly; older browsers
/// send an `Origin`, which is `null` under our referrer policy and then proves nothing either way.
fn from_own_page(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match text(ORIGIN.as_str()) {
        None | Some("null") => true,
        Some(origin) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            origin == public_url || (host.is_some() && host == text(HOST.as_str()))
        }
    }
}

/// Reads the body of a media type as text.
async fn body(req: &HttpRequest, payload: Payload, media: &str) -> Result<String, WebError> {
    let named = req
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    let fits = named.trim().eq_ignore_ascii_case(media);
    let bytes = tokio::time::timeout(PATIENCE, read(payload))
        .await
        .map_err(|_| WebError::Timeout)??;
    if !fits {
        return Err(WebError::MediaType);
    }
    String::from_utf8(bytes).map_err(|_| WebError::NotUtf8)
}

async fn read(mut payload: Payload) -> Result<Vec<u8>, WebError> {
    let mut bytes = Vec::new();
    let mut length = 0;
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| WebError::Unreadable(error.to_string()))?;
        length += chunk.len();
        if length <= LIMIT {
            bytes.extend_from_slice(&chunk);
        } else if length > DRAINED {
            break;
        }
    }
    if length > LIMIT {
        return Err(WebError::TooLarge);
    }
    Ok(bytes)
}

/// The fields of a form or of a query, cleaned once for all who read them: names on one line, values as texts of many.
///
/// # Errors
/// [`WebError::Unreadable`]
pub fn clean_fields(encoded: &str) -> Result<Vec<(String, String)>, WebError> {
    let fields: Vec<(String, String)> =
        serde_urlencoded::from_str(encoded).map_err(|error| WebError::Unreadable(error.to_string()))?;
    let clean = |(name, value): (String, String)| {
        let name = String::from(CleanText::from(name).on_one_line());
        let value = if is_secret(&name) {
            value
        } else {
            CleanText::from(value).into()
        };
        (name, value)
    };
    Ok(fields.into_iter().map(clean).collect())
}

/// Whether a field is a password: kept to the letter, and never shown again.
pub fn is_secret(field: &str) -> bool {
    matches!(field, "password" | "old" | "new")
}

/// Reads cleaned fields into what a handler asks for.
pub fn read_fields<T: DeserializeOwned>(fields: &[(String, String)]) -> Result<T, WebError> {
    let unreadable = |error: &dyn std::fmt::Display| WebError::Unreadable(error.to_string());
    let encoded = serde_urlencoded::to_string(fields).map_err(|error| unreadable(&error))?;
    serde_urlencoded::from_str(&encoded).map_err(|error| unreadable(&error))
}

/// The query of an address, cleaned. It is the only reader of queries of pages.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> Query<T> {
    /// Reads a query.
    pub fn parse(query: &str) -> Result<Self, WebError> {
        read_fields(&clean_fields(query)?).map(Self)
    }
}

impl<T> Deref for Query<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Query<T> {
    type Error = WebError;
    type Future = std::future::Ready<Result<Self, WebError>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(Self::parse(req.query_string()))
    }
}

/// Parses JSON: what is not JSON is unreadable, what does not fit names its field. The two are told apart first, for
/// serde also calls a number or null in the place of a word a fault of syntax.
fn json<T: DeserializeOwned>(text: &str) -> Result<T, WebError> {
    if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
        return Err(WebError::Unreadable(error.to_string()));
    }
    let mut parser = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut parser)
        .map_err(|error| misfit(&error.path().to_string(), &error.inner().to_string()))
}

/// The field at fault, from the path and the message of serde.
fn misfit(path: &str, message: &str) -> WebError {
    let quoted = message.split('`').nth(1).unwrap_or_default();
    let parent = if path == "." { "" } else { path };
    let under = |name: &str| match parent {
        "" => name.to_owned(),
        parent if parent == name || parent.ends_with(&format!(".{name}")) => parent.to_owned(),
        parent => format!("{parent}.{name}"),
    };
    if message.starts_with("missing field") {
        WebError::field(under(quoted), Problem::Missing)
    } else if message.starts_with("unknown field") {
        WebError::field(under(quoted), Problem::UnknownField)
    } else if message.starts_with("duplicate field") || message.starts_with("not a text") {
        WebError::field(under(quoted), Problem::NotAWord)
    } else {
        WebError::field(parent, Problem::NotAWord)
    }
}
