//! The refusals that follow from what a route is: who may call it, whether it has a body. Each is described once, here; a
//! handler describes only those that are its own.
use utoipa::Modify;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{Object, Type};
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, Response};

use crate::web::routes::{Access, Route};

const PROBLEM: &str = "application/problem+json";

/// Adds the refusals to every operation, and the shape of problems to every refusal.
pub struct Refusals;

impl Modify for Refusals {
    fn modify(&self, document: &mut OpenApi) {
        let routes = super::routes();
        for (path, item) in &mut document.paths.paths {
            let operations = [
                ("GET", &mut item.get),
                ("POST", &mut item.post),
                ("DELETE", &mut item.delete),
            ];
            for (method, operation) in operations {
                let route = routes
                    .iter()
                    .find(|route| route.path == path && route.method.as_str() == method);
                if let (Some(operation), Some(route)) = (operation, route) {
                    complete(operation, route);
                }
            }
        }
    }
}

fn complete(operation: &mut Operation, route: &Route) {
    let mut refuse = |status: &str, description: &str| {
        let responses = &mut operation.responses.responses;
        responses
            .entry(status.to_owned())
            .or_insert_with(|| RefOr::T(Response::new(description)));
    };
    if operation.request_body.is_some() {
        refuse("400", "The body is not JSON or not UTF-8");
        refuse("408", "The body did not arrive within 30 seconds");
        refuse("413", "The body is larger than 256 KB");
        refuse("415", "The body is not application/json");
    }
    if !matches!(route.access, Access::Public | Access::Tracking | Access::Demo) {
        refuse("401", "No live session");
    }
    if !matches!(
        route.access,
        Access::Public | Access::Tracking | Access::Demo | Access::AnyPassword
    ) {
        refuse("403", "The password must be changed first (`temporary_password`)");
    }
    refuse("405", "The path has no such method; Allow names those that it has");
    refuse("422", "Parameters or fields at fault, each named in `errors`");
    refuse("500", "A fault of ours; it is logged");
    if route.path.starts_with("/api/v1/") {
        refuse("503", "The database is busy or away; nothing was saved");
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && (status.starts_with('4') || status.starts_with('5'))
        {
            as_problem(status, response);
        }
    }
}

/// Every refusal is a problem (RFC 9457), where the handler describes nothing else, and says what its status owes.
fn as_problem(status: &str, response: &mut Response) {
    if response.content.is_empty() {
        let problem = Content::new(Some(Ref::from_schema_name("ProblemDetails")));
        response.content.insert(PROBLEM.to_owned(), problem.into());
    }
    let (name, kind) = match status {
        "401" => ("WWW-Authenticate", Type::String),
        "405" => ("Allow", Type::String),
        "429" | "503" => ("Retry-After", Type::Integer),
        _ => return,
    };
    let header = Header::new(Object::with_type(kind));
    response.headers.insert(name.to_owned(), header.into());
}
