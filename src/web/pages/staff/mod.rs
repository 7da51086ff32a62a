//! The desk of the officers: sign-in, the triage queue, a case with its steps, letters on paper, accounts.
//!
//! Complete without JavaScript. A handler reads a form, calls one action or one read, and shows a view; the views
//! are made by pure functions. Nothing here decides what a case may become.

use actix_web::web;

use crate::web::routes::{Access, Route};

mod account;
mod case;
mod case_forms;
mod case_input;
mod case_law;
mod case_past;
mod case_proposals;
mod case_read;
mod case_term;
mod case_view;
pub(super) mod desk;
mod due;
mod floods;
mod law;
mod mail;
mod handover;
mod officers;
mod print;
mod print_letter;
mod print_view;
mod queue;
mod queue_view;
mod resume;
mod security;
mod sign_in;
mod steps;
mod territories;
mod unattended;

pub(super) use case_input::label as step_label;
pub(super) use queue_view::status_word;

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    use Access::{Administrator, AnyPassword, AnyUser, Officer, Public};
    vec![
        Route::get("/staff/sign-in", Public, || web::to(sign_in::form)),
        Route::post("/staff/sign-in", Public, || web::to(sign_in::sign_in)),
        Route::post("/staff/sign-out", AnyPassword, || web::to(sign_in::sign_out)),
        Route::post("/staff/resume", Public, || web::to(resume::resume)),
        Route::get("/staff/password", AnyPassword, || web::to(sign_in::password)),
        Route::post("/staff/password", AnyPassword, || web::to(sign_in::change_password)),
        Route::post("/staff/language", AnyPassword, || web::to(account::language)),
        Route::post("/staff/sessions", AnyUser, || web::to(account::end_sessions)),
        Route::get("/staff", Public, || web::to(|| async { desk::see_other("/staff/") })),
        Route::get("/staff/", AnyUser, || web::to(queue::show)),
        Route::get("/staff/cases/{id}", Officer, || web::to(case::show)),
        Route::post("/staff/cases/{id}/{step}", Officer, || web::to(steps::take)),
        Route::post("/staff/cases/{id}/resume", Officer, || web::to(case::resume)),
        Route::get("/staff/print", Officer, || web::to(print::tasks)),
        Route::get("/staff/envelopes", Officer, || web::to(print::all)),
        Route::post("/staff/envelopes/posted", Officer, || web::to(print::posted)),
        Route::get("/staff/print/{letter}", Officer, || web::to(print_letter::letter)),
        Route::post("/staff/print/{letter}/posted", Officer, || {
            web::to(print_letter::posted)
        }),
        Route::get("/staff/mail", Administrator, || web::to(mail::show)),
        Route::get("/staff/security", Administrator, || web::to(security::show)),
        Route::get("/staff/floods", Administrator, || web::to(floods::list)),
        Route::post("/staff/floods/{flood}", Administrator, || web::to(floods::decide)),
        Route::get("/staff/territories", Administrator, || web::to(territories::show)),
        Route::post("/staff/territories", Administrator, || web::to(territories::confirm)),
        Route::get("/staff/law", Administrator, || web::to(law::show)),
        Route::get("/staff/unattended", AnyUser, || web::to(unattended::show)),
        Route::get("/staff/officers", Administrator, || web::to(officers::list)),
        Route::post("/staff/officers", Administrator, || web::to(officers::add)),
        Route::post("/staff/officers/{id}", Administrator, || web::to(officers::order)),
    ]
}
