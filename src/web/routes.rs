//! The one table of routes: method, path, who may call it, and the handler.
//!
//! The application is built from this table and the access test reads it, so a route cannot exist without saying
//! who may use it. It never checks a permission itself: the handlers' extractors do.
use std::collections::BTreeMap;

use actix_web::http::Method;
use actix_web::{Resource, guard, web};

use super::error::WebError;
use super::{api, assets, pages};

/// Who may call a route. The test of access holds every route to its class for every role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Access {
    /// Anybody.
    Public,
    /// Who holds the tracking key of the appeal, or an officer of a body that has a case of it.
    Tracking,
    /// Who holds the tracking key of the appeal.
    Applicant,
    /// Executors, heads and registrars of a body.
    Officer,
    /// Who reads cases: officers of their body, overseers of their territory (without persons).
    CaseReader,
    /// Overseers.
    Overseer,
    /// Administrators.
    Administrator,
    /// Any signed-in user with a password of their own choice.
    AnyUser,
    /// Any signed-in user, also one who must first choose a password.
    AnyPassword,
    /// Anybody in the demonstration; elsewhere the route is not there.
    Demo,
}

/// One row of the table.
#[derive(Clone)]
pub struct Route {
    /// The method; `GET` answers `HEAD` too.
    pub method: Method,
    /// The path as actix writes it. A `{lang}` matches `kk`, `ru` and `en` only.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
    handler: fn() -> actix_web::Route,
}

impl Route {
    /// A row for `GET` (and `HEAD`); the handler is given as `|| web::to(handler)`.
    pub fn get(path: &'static str, access: Access, handler: fn() -> actix_web::Route) -> Self {
        Self::new(Method::GET, path, access, handler)
    }

    /// A row for `POST`; the handler is given as `|| web::to(handler)`.
    pub fn post(path: &'static str, access: Access, handler: fn() -> actix_web::Route) -> Self {
        Self::new(Method::POST, path, access, handler)
    }

    /// A row for another method.
    pub fn new(method: Method, path: &'static str, access: Access, handler: fn() -> actix_web::Route) -> Self {
        Self {
            method,
            path,
            access,
            handler,
        }
    }
}

/// Every route of the service.
pub fn all() -> Vec<Route> {
    let mut routes = vec![Route::get("/assets/{name}", Access::Public, || {
        web::to(assets::asset_file)
    })];
    routes.extend(api::routes());
    routes.extend(pages::resident::routes());
    routes.extend(pages::staff::routes());
    routes.extend(pages::oversight::routes());
    routes.push(Route::get("/dev/mail", Access::Demo, || web::to(pages::dev_mail::list)));
    routes
}

/// Adds the table to an application: one resource a path, literal paths before patterns, so that the order of
/// the table never matters.
pub fn configure(config: &mut web::ServiceConfig) {
    let mut by_path: BTreeMap<Vec<(bool, &'static str)>, Vec<Route>> = BTreeMap::new();
    for route in all() {
        by_path.entry(precedence(route.path)).or_default().push(route);
    }
    for routes in by_path.into_values() {
        config.service(resource(&routes));
    }
}

/// The order in which paths are tried: at the first segment that differs, a literal comes before a pattern.
fn precedence(path: &'static str) -> Vec<(bool, &'static str)> {
    path.split('/')
        .map(|segment| (segment.contains('{'), segment))
        .collect()
}

fn resource(routes: &[Route]) -> Resource {
    let path = routes.first().map_or("", |route| route.path);
    let mut resource = web::resource(path.replace("{lang}", "{lang:kk|ru|en}"));
    for route in routes {
        let handler = (route.handler)();
        resource = resource.route(if route.method == Method::GET {
            handler.guard(guard::Any(guard::Get()).or(guard::Head()))
        } else {
            handler.method(route.method.clone())
        });
    }
    let allow = allowed(routes);
    resource.default_service(web::to(move || {
        let allow = allow.clone();
        async move { Err::<&'static str, _>(WebError::MethodNotAllowed { allow }) }
    }))
}

/// The `Allow` header of a path.
fn allowed(routes: &[Route]) -> String {
    let mut methods: Vec<&str> = routes.iter().map(|route| route.method.as_str()).collect();
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    methods.join(", ")
}
