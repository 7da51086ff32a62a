//! The description of the API for machines, derived from the handlers; tests hold it to the table of routes and to what a
//! running server answers.
use actix_web::HttpResponse;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::presence::Presence;
use super::query::NoParameters;
use super::refusals::Refusals;
use super::{appeals, cases, own_steps, powers, probes, reference, sessions, statistics, steps};
use crate::statistics::GroupBy;
use crate::web::present::ProblemDetails;

/// The document.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Listening State",
        description = "Appeals of residents, the cases of the bodies that answer them, the law that says who and by when, and the figures. Sentences are in the language of Accept-Language, else of the body, else Kazakh. A method that a path does not have is 405 with Allow; a parameter or field that is not described, or is given twice or empty where it may not be, is 422 and named."
    ),
    paths(
        appeals::file, appeals::show, own_steps::take, sessions::open, sessions::end,
        cases::list, cases::show, steps::take,
        statistics::figures, reference::bodies, reference::territories, reference::calendar,
        powers::rulebook, powers::route, probes::alive, probes::ready, document
    ),
    components(schemas(ProblemDetails, GroupBy, cases::SortWord, statistics::FormatWord)),
    modifiers(&Bearer, &Refusals, &Presence)
)]
pub struct Document;

/// The tokens of sessions.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_with(Default::default);
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .build();
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// This description.
#[utoipa::path(get, path = "/api/openapi.json", tag = "description", responses((status = 200, description = "OpenAPI 3.1", body = Object)))]
pub async fn document(_: NoParameters) -> HttpResponse {
    HttpResponse::Ok().json(Document::openapi())
}
