//! HTTP: the JSON API and the pages, in one actix application.
//!
//! A handler parses, calls and answers. It never decides and never holds SQL.
use std::time::Duration;

use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, Data};
use actix_web::{App, HttpServer};
use tracing_actix_web::TracingLogger;

pub mod address;
pub mod api;
pub mod assets;
pub mod error;
pub mod extract;
pub mod forms;
pub mod negotiate;
pub mod pages;
pub mod present;
pub mod readiness;
pub mod routes;
pub mod security;
pub mod session;
pub mod state;

pub use error::WebError;
pub use state::{Settings, State};

/// Starts the server on a bound listener. It listens to no signals: the caller awaits it and stops it by its
/// handle, and requests under way then have five seconds.
///
/// # Errors
/// The listener cannot be used.
pub fn server(state: State, listener: std::net::TcpListener) -> std::io::Result<actix_web::dev::Server> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let state = Data::new(state);
    let readiness = Data::new(readiness::Readiness::default());
    let server = HttpServer::new(move || {
        App::new()
            .app_data(state.clone())
            .app_data(readiness.clone())
            .wrap(from_fn(present::errors))
            .wrap(from_fn(security::headers))
            .wrap(Compress::default())
            .wrap(TracingLogger::<security::RouteSpan>::new())
            .configure(routes::configure)
            .default_service(web::to(|| async { Err::<&'static str, _>(WebError::NotFound) }))
    })
    .workers(cores.min(4))
    .worker_max_blocking_threads(32)
    .client_request_timeout(Duration::from_secs(10))
    .client_disconnect_timeout(Duration::from_secs(5))
    .keep_alive(Duration::from_secs(75))
    .shutdown_timeout(5)
    .disable_signals()
    .listen(listener)?
    .run();
    Ok(server)
}
