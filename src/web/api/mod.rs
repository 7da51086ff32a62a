//! The JSON API: the contract that other programs rely on.
//!
//! Handlers are thin: they parse, call an action or a read, and write a view.
use actix_web::http::Method;
use actix_web::web;

use super::routes::{Access, Route};

mod appeals;
mod case_views;
mod cases;
pub mod openapi;
mod own_steps;
mod powers;
mod presence;
mod probes;
mod query;
mod reading;
mod reference;
mod refusals;
mod sessions;
mod statistics;
mod step_schemas;
mod steps;
mod views;

/// The routes of the API and of the probes.
pub fn routes() -> Vec<Route> {
    use Access::{AnyPassword, AnyUser, Applicant, CaseReader, Officer, Public, Tracking};
    let (get, post) = (Route::get, Route::post);
    vec![
        post("/api/v1/appeals", Public, || web::to(appeals::file)),
        get("/api/v1/appeals/{number}", Tracking, || web::to(appeals::show)),
        post("/api/v1/appeals/{number}/steps", Applicant, || web::to(own_steps::take)),
        post("/api/v1/sessions", Public, || web::to(sessions::open)),
        Route::new(Method::DELETE, "/api/v1/sessions", AnyPassword, || {
            web::to(sessions::end)
        }),
        get("/api/v1/cases", CaseReader, || web::to(cases::list)),
        get("/api/v1/cases/{id}", CaseReader, || web::to(cases::show)),
        post("/api/v1/cases/{id}/steps", Officer, || web::to(steps::take)),
        get("/api/v1/statistics", AnyUser, || web::to(statistics::figures)),
        get("/api/v1/bodies", Public, || web::to(reference::bodies)),
        get("/api/v1/territories", Public, || web::to(reference::territories)),
        get("/api/v1/calendar/{year}", Public, || web::to(reference::calendar)),
        get("/api/v1/powers", Public, || web::to(powers::rulebook)),
        get("/api/v1/powers/route", Public, || web::to(powers::route)),
        get("/api/openapi.json", Public, || web::to(openapi::document)),
        get("/healthz", Public, || web::to(probes::alive)),
        get("/readyz", Public, || web::to(probes::ready)),
    ]
}
