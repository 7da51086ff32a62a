//! Logs: to standard error, as text for people or JSON lines for collectors. They carry ids, never persons.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

/// Starts logging what passes the filter, as text or as lines of JSON. Colours are for terminals: in a file they would be
/// escape codes.
pub fn start(filter: &str, json: bool) {
    let filter = EnvFilter::new(filter);
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    // A second start (in tests) is refused by the library and changes nothing.
    let _already = if json { logs.json().try_init() } else { logs.try_init() };
}
