//! The pages for residents: finding the right subject, filing, the receipt, tracking, and who answers for what.
//!
//! Complete without JavaScript. It owns reading the forms and the words of these pages; what an appeal means is
//! decided by the actions and the core.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::{Method, StatusCode, header};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::de::DeserializeOwned;

use super::{Frame, Words};
use crate::actions::Source;
use crate::appeal::{CleanText, Language};
use crate::web::forms::{KeptForm, Query};
use crate::web::pages::kept::{self, Part};
use crate::web::routes::{Access, Route};
use crate::web::security::{self, PublicReader};
use crate::web::session::{self, TRACK};
use crate::web::{State, WebError, extract, negotiate};

mod answerer;
mod calendar;
mod door;
mod filing;
mod form;
mod guide;
mod history;
mod home;
mod icons;
mod lanes;
mod own_steps;
mod places;
mod powers;
mod qr;
mod receipt;
mod rights;
mod tracking;
mod tracking_cases;
mod tracking_letters;

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    use Access::{Applicant, Public, Tracking};
    vec![
        Route::get("/", Public, || web::to(home::choose_language)),
        Route::get("/{lang}", Public, || web::to(home::to_home)),
        Route::get("/{lang}/", Public, || web::to(home::home)),
        Route::get("/{lang}/appeals/new", Public, || web::to(filing::choose)),
        Route::post("/{lang}/appeals/new", Public, || web::to(filing::file)),
        Route::get("/{lang}/appeals", Public, || web::to(door::ask_key)),
        Route::post("/{lang}/appeals", Public, || web::to(door::open_by_key)),
        Route::get("/{lang}/t/{key}", Public, || web::to(door::by_link)),
        Route::get("/{lang}/appeals/{number}", Tracking, || web::to(tracking::track)),
        Route::get("/{lang}/appeals/{number}/steps/{step}", Applicant, || {
            web::to(own_steps::form)
        }),
        Route::post("/{lang}/appeals/{number}/steps/{step}", Applicant, || {
            web::to(own_steps::take)
        }),
        Route::get("/{lang}/appeals/{number}/receipt", Tracking, || {
            web::to(receipt::receipt)
        }),
        Route::get("/{lang}/powers", Public, || web::to(powers::powers)),
        Route::get("/{lang}/powers/notice", Public, || web::to(powers::notice::notice)),
        Route::get("/{lang}/powers/{subject}", Public, || web::to(powers::subject::subject)),
        Route::get("/{lang}/help", Public, || web::to(guide::help)),
        Route::get("/{lang}/rights", Public, || web::to(rights::rights)),
    ]
}

/// One request by a resident: the application's state, the language of the address, the request.
struct Visit {
    state: web::Data<State>,
    language: Language,
    request: HttpRequest,
}

impl FromRequest for Visit {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(extract::state(request).and_then(|state| {
            // What was typed into a form is never lost to the limit of the pages; filing has one of its own.
            if *request.method() != Method::POST {
                PublicReader::count(request, &state)?;
            }
            Ok(Self {
                state,
                language: negotiate::of_path(request).ok_or(WebError::NotFound)?,
                request: request.clone(),
            })
        }))
    }
}

impl Visit {
    fn words(&self) -> Words<'_> {
        Words {
            texts: &self.state.office.texts,
            language: self.language,
        }
    }

    /// The civil date in Kazakhstan.
    fn today(&self) -> NaiveDate {
        self.state.today()
    }

    /// Where the request comes from.
    fn source(&self) -> Source {
        security::source(&self.request, &self.state)
    }

    /// Counts a key that opened nothing; how long to wait, in seconds, past the limit.
    fn wrong_key(&self) -> Result<Option<u64>, WebError> {
        let counted = self
            .state
            .office
            .limits
            .wrong_key(self.source(), self.state.clock.now());
        match counted.map_err(WebError::from) {
            Ok(()) => Ok(None),
            Err(WebError::TooMany { retry_after }) => Ok(Some(retry_after)),
            Err(other) => Err(other),
        }
    }

    /// What the query asks; a query that cannot be read asks nothing.
    fn query<T: DeserializeOwned + Default>(&self) -> T {
        Query::parse(self.request.query_string())
            .map(|query| query.0)
            .unwrap_or_default()
    }

    /// A part of the path, decoded.
    fn part(&self, name: &str) -> String {
        CleanText::from(self.request.match_info().query(name)).into()
    }

    /// The frame of the page at this address.
    fn frame(&self, title: String, here: &str) -> Frame {
        let address = self.request.uri().path_and_query();
        let after_language = address.and_then(|address| address.as_str().get(4..));
        Frame::resident(&self.words(), title, after_language.unwrap_or_default(), here)
    }

    /// The texts of a form that led to another page than its own, to be read and copied.
    fn typed_parts(&self) -> Vec<Part> {
        let kept = self.request.extensions().get::<KeptForm>().cloned();
        kept.map_or_else(Vec::new, |kept| kept::parts(&self.words(), &kept))
    }

    /// The tracking key that this browser carries, if any.
    fn tracking_key(&self) -> Option<String> {
        session::read(&self.state, &self.request, TRACK)
    }

    /// Writes a page.
    fn page(&self, status: StatusCode, page: &impl Template) -> Result<HttpResponse, WebError> {
        let html = page.render().map_err(internal)?;
        Ok(HttpResponse::build(status)
            .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
            .insert_header((header::CONTENT_LANGUAGE, self.language.as_str()))
            .body(html))
    }

    /// Leads to another page.
    fn see_other(&self, path: &str) -> HttpResponse {
        HttpResponse::SeeOther()
            .insert_header((header::LOCATION, path))
            .finish()
    }

    /// Leads to a page of an appeal and gives the browser its key, so that no address carries it.
    fn enter(&self, path: &str, key: String) -> Result<HttpResponse, WebError> {
        let mut response = HttpResponse::SeeOther()
            .insert_header((header::LOCATION, path))
            .finish();
        response
            .add_cookie(&session::tracking_cookie(&self.state, key))
            .map_err(internal)?;
        Ok(response)
    }
}

/// Seconds as whole minutes, never too few.
fn minutes(seconds: u64) -> i64 {
    i64::try_from(seconds.div_ceil(60)).unwrap_or(i64::MAX)
}

/// An answer that says when to come again.
fn retry_later(mut response: HttpResponse, seconds: u64) -> HttpResponse {
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
    response
}

fn internal(error: impl std::fmt::Display) -> WebError {
    WebError::Internal(error.to_string())
}
