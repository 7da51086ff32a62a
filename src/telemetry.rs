//! Logs: to standard error, as text for people or JSON lines for collectors. They carry ids, never persons.

use tracing_subscriber::EnvFilter;

/// Starts logging. `LOG` chooses what (`info` by default, the syntax of tracing's filters), `LOG_FORMAT=json` how.
pub fn start(default_filter: &str) {
    let filter = EnvFilter::try_from_env("LOG").unwrap_or_else(|_| EnvFilter::new(default_filter));
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // A second start (in tests) is refused by the library and changes nothing.
    let _already = if std::env::var("LOG_FORMAT").is_ok_and(|format| format == "json") {
        logs.json().try_init()
    } else {
        logs.try_init()
    };
}
