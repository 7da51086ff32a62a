//! Writing to the terminal: results to standard output, complaints to standard error.

use std::io::Write as _;

/// Prints one line. A closed pipe (`| head`) is no reason to fail.
pub(crate) fn line(text: &str) {
    let _closed = writeln!(std::io::stdout().lock(), "{text}");
}

/// Prints a result as indented JSON.
pub(crate) fn json(value: &serde_json::Value) {
    line(&format!("{value:#}"));
}

/// Says why a command was refused.
pub(crate) fn complain(text: &str) {
    let _closed = writeln!(std::io::stderr().lock(), "listening-state: {text}");
}
