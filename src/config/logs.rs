//! What is logged and how: `LOG` and `LOG_FORMAT`.

use tracing_subscriber::EnvFilter;

use super::{BadConfig, Reading};

/// What is logged, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Logs {
    /// A level, or `target=level` by commas; the command's own default where absent.
    pub filter: Option<String>,
    /// Lines of JSON instead of text.
    pub json: bool,
}

impl Logs {
    /// For commands without settings: from the environment alone. What else stands there is not theirs to judge.
    pub fn of_environment() -> Result<Self, BadConfig> {
        let of_logs = |(name, _): &(String, String)| name == "LOG" || name == "LOG_FORMAT";
        let reading = Reading::of("", super::environment().filter(of_logs));
        reading.finish().map(|config| config.logs)
    }
}

/// Reads `LOG`. The library takes any word for the name of a module and would log nothing but that one.
pub(super) fn filter(text: &str) -> Result<String, String> {
    let wrong = |part: &str| {
        format!("{part:?} is not one of off, error, warn, info, debug, trace, nor TARGET=LEVEL (several by commas)")
    };
    for part in text.split(',').map(str::trim) {
        let level = part.rsplit_once('=').map_or(part, |(_, level)| level);
        // The library reads no word at all as "error".
        if level.is_empty() || level.parse::<tracing::level_filters::LevelFilter>().is_err() {
            return Err(wrong(part));
        }
    }
    EnvFilter::try_new(text).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

/// Reads `LOG_FORMAT`: whether logs are JSON.
pub(super) fn format(text: &str) -> Result<bool, String> {
    match text {
        "text" => Ok(false),
        "json" => Ok(true),
        other => Err(format!("{other:?} is neither text nor json")),
    }
}
