//! The overseers' pages: figures of their territory, and the cases behind every number.
//!
//! The figures are computed by `statistics`, as the API's are. No page of this folder shows a person.

use actix_web::web;

use crate::web::pages::staff::desk::see_other;
use crate::web::routes::{Access, Route};

mod cases;
mod figures;
mod figures_view;
mod period;

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/oversight", Access::Public, || {
            web::to(|| async { see_other("/oversight/") })
        }),
        Route::get("/oversight/", Access::Overseer, || web::to(figures::show)),
        Route::get("/oversight/cases", Access::Overseer, || web::to(cases::show)),
    ]
}
