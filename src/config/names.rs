//! The names of the settings, and which one a misspelt name was meant to be.

use strsim::osa_distance;

/// Every setting, as the environment writes it.
const NAMES: [&str; 11] = [
    "DATABASE_URL",
    "SECRET_KEY_FILE",
    "PUBLIC_URL",
    "BIND",
    "TRUSTED_PROXIES",
    "SMTP_URL",
    "MAIL_FROM",
    "MAIL_DIR",
    "LAW_DIR",
    "LOG",
    "LOG_FORMAT",
];

/// Variables of other programs that stand near one of ours.
const OTHERS: [&str; 1] = ["MAILDIR"];

/// Names up to this length are taken for misspelt by one slip only: two make LANG of LOG.
const SHORT: usize = 8;

/// The setting of exactly this name.
pub(super) fn known(name: &str) -> Option<&'static str> {
    NAMES.into_iter().find(|known| *known == name)
}

/// The setting that a name was likely meant to be: another case, or a slip or two of letters away.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let upper = name.to_uppercase();
    if OTHERS.contains(&name) {
        return None;
    }
    NAMES
        .into_iter()
        .map(|known| (osa_distance(&upper, known), known))
        .filter(|(slips, known)| *slips <= if known.len() <= SHORT { 1 } else { 2 })
        .min()
        .map(|(_, known)| known)
}

/// What is said of a name that is none.
pub(super) fn unknown(name: &str, origin: &str, meant: Option<&str>) -> String {
    let meant = meant.map(|meant| format!("; did you mean {meant}?"));
    format!(
        "{name} ({origin}): there is no such setting{}",
        meant.unwrap_or_default()
    )
}
