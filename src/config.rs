//! Settings: from the environment, else from `config/listening-state.toml`, else the defaults.
//!
//! It owns their names, defaults and refusals: every fault is named at once, with where it came from. It never opens a
//! database or a port.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use actix_web::http::Uri;

mod logs;
mod names;

pub use logs::Logs;

/// The file beside the process that settings may stand in.
const FILE: &str = "config/listening-state.toml";

/// What an operator may set. Every name in upper case is a variable of the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// `sqlite:///path/file.db` or `postgres://…`.
    pub database_url: String,
    /// 32 random bytes or more; made at the first start where absent.
    pub secret_key_file: PathBuf,
    /// What residents type into a browser, without a trailing slash. Cookies are Secure when it is https.
    pub public_url: String,
    /// Where to listen.
    pub bind: SocketAddr,
    /// Addresses of the reverse proxies whose X-Forwarded-For is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// `smtp://…` or `smtps://…`; letters are written as files where it is absent.
    pub smtp_url: Option<String>,
    /// The sender of the letters.
    pub mail_from: String,
    /// Where letters are written without an SMTP server.
    pub mail_dir: PathBuf,
    /// A folder of law data instead of the copy inside the binary.
    pub law_dir: Option<PathBuf>,
    /// What is logged, and how.
    pub logs: Logs,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: "sqlite://data/listening-state.db".to_owned(),
            secret_key_file: PathBuf::from("data/secret.key"),
            public_url: "http://127.0.0.1:8080".to_owned(),
            bind: SocketAddr::from(([127, 0, 0, 1], 8080)),
            trusted_proxies: Vec::new(),
            smtp_url: None,
            mail_from: "Listening State <no-reply@localhost>".to_owned(),
            mail_dir: PathBuf::from("data/mail"),
            law_dir: None,
            logs: Logs::default(),
        }
    }
}

impl Config {
    /// Whether somebody has said where residents find the pages: letters that a command writes lead there.
    pub fn address_is_known(&self) -> bool {
        self.public_url != Self::default().public_url
    }

    /// Whether cookies may travel by https only. Browsers drop Secure cookies on a plain-http LAN address, so a
    /// village network without TLS could not sign in otherwise.
    pub fn secure_cookies(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// Settings that cannot be used: a line for each.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub struct BadConfig(Vec<String>);

impl fmt::Display for BadConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("settings that cannot be used:")?;
        self.0.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
    }
}

/// Settings on their way from texts to a [`Config`]: what is read so far, and what is wrong with it.
#[derive(Debug)]
pub struct Reading {
    config: Config,
    /// The texts that were given, by upper-case name, with where they stood.
    given: BTreeMap<&'static str, (String, &'static str)>,
    faults: Vec<String>,
}

const ENVIRONMENT: &str = "environment";

impl Reading {
    /// Reads the file and the environment of this process.
    pub fn of_process() -> Self {
        let (text, unreadable) = match std::fs::read_to_string(FILE) {
            Ok(text) => (text, None),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (String::new(), None),
            Err(error) => (String::new(), Some(format!("{FILE}: {error}"))),
        };
        let mut reading = Self::of(&text, environment());
        reading.faults.extend(unreadable);
        reading
    }

    /// Reads the text of the file, overlaid by variables of the environment.
    pub fn of(file: &str, variables: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut reading = Self {
            config: Config::default(),
            given: BTreeMap::new(),
            faults: Vec::new(),
        };
        reading.take_file(file);
        reading.take_variables(variables);
        reading.fill();
        reading
    }

    /// What was read; names that are at fault have their defaults.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Adds a fault that only another part of the program can find: it knows what its setting may say.
    pub fn refuse(&mut self, name: &'static str, why: impl fmt::Display) {
        let origin = self.given.get(name).map_or("default", |(_, origin)| origin);
        let why = why.to_string();
        let why = why.strip_prefix(name).map_or(why.as_str(), str::trim_start);
        self.faults.push(format!("{name} ({origin}): {why}"));
    }

    /// The settings, or every fault.
    pub fn finish(self) -> Result<Config, BadConfig> {
        if self.faults.is_empty() {
            Ok(self.config)
        } else {
            Err(BadConfig(self.faults))
        }
    }

    fn take_file(&mut self, text: &str) {
        let table: toml::Table = match toml::from_str(text) {
            Ok(table) => table,
            Err(error) => {
                // The library's words span lines with a picture; its message and the line say enough, and repeat no
                // password of a neighbouring line.
                let line = error
                    .span()
                    .map_or(1, |span| text[..span.start].matches('\n').count() + 1);
                self.faults.push(format!("{FILE}, line {line}: {}", error.message()));
                return;
            }
        };
        for (key, value) in table {
            let Some(name) = names::known(&key.to_uppercase()).filter(|_| key == key.to_lowercase()) else {
                let meant = names::meant(&key).map(str::to_lowercase);
                self.faults.push(names::unknown(&key, FILE, meant.as_deref()));
                continue;
            };
            match in_words(value) {
                Some(text) => {
                    self.given.insert(name, (text, FILE));
                }
                None => self.faults.push(format!("{key} ({FILE}): write it in quotation marks")),
            }
        }
    }

    fn take_variables(&mut self, variables: impl IntoIterator<Item = (String, String)>) {
        for (variable, value) in variables {
            match names::known(&variable) {
                Some(name) => {
                    self.given.insert(name, (value, ENVIRONMENT));
                }
                None => {
                    if let Some(meant) = names::meant(&variable) {
                        self.faults.push(names::unknown(&variable, ENVIRONMENT, Some(meant)));
                    }
                }
            }
        }
    }

    fn fill(&mut self) {
        let mut config = Config::default();
        if let Some(url) = self.text("DATABASE_URL") {
            config.database_url = url;
        }
        if let Some(file) = self.text("SECRET_KEY_FILE") {
            config.secret_key_file = file.into();
        }
        if let Some(sender) = self.text("MAIL_FROM") {
            config.mail_from = sender;
        }
        if let Some(folder) = self.text("MAIL_DIR") {
            config.mail_dir = folder.into();
        }
        config.law_dir = self.optional("LAW_DIR").map(PathBuf::from);
        config.smtp_url = self.optional("SMTP_URL");
        self.parse("PUBLIC_URL", public_url, |url| config.public_url = url);
        self.parse("BIND", address, |bind| config.bind = bind);
        self.parse("TRUSTED_PROXIES", proxies, |proxies| config.trusted_proxies = proxies);
        self.parse("LOG", logs::filter, |filter| config.logs.filter = Some(filter));
        self.parse("LOG_FORMAT", logs::format, |json| config.logs.json = json);
        self.config = config;
    }

    /// A setting that has no use empty.
    fn text(&mut self, name: &'static str) -> Option<String> {
        let text = self.given.get(name)?.0.trim().to_owned();
        if text.is_empty() {
            self.refuse(name, "is empty");
            return None;
        }
        Some(text)
    }

    /// A setting that may be left out; empty is left out too, since container files often say so.
    fn optional(&self, name: &str) -> Option<String> {
        let (text, _) = self.given.get(name)?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn parse<T>(&mut self, name: &'static str, parse: fn(&str) -> Result<T, String>, keep: impl FnOnce(T)) {
        let Some((text, _)) = self.given.get(name) else {
            return;
        };
        match parse(text.trim()) {
            Ok(value) => keep(value),
            Err(why) => self.refuse(name, why),
        }
    }
}

/// The variables of this process that are text.
fn environment() -> impl Iterator<Item = (String, String)> {
    // A name that is not UTF-8 is none of ours; a value that is not becomes one that its parser refuses or cannot find.
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.to_string_lossy().into_owned())))
}

/// A value of the file as the environment would give it.
fn in_words(value: toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text),
        toml::Value::Array(items) => {
            let words: Option<Vec<String>> = items.into_iter().map(in_words).collect();
            words.map(|words| words.join(","))
        }
        _ => None,
    }
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse()
        .map_err(|_| format!("{text:?} is not an address with a port, such as 127.0.0.1:8080 or [::1]:8080"))
}

fn proxies(text: &str) -> Result<Vec<IpAddr>, String> {
    text.split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().map_err(|_| format!("{word:?} is not an address")))
        .collect()
}

fn public_url(text: &str) -> Result<String, String> {
    let url = text.trim_end_matches('/');
    let known = url.starts_with("http://") || url.starts_with("https://");
    let parsed = url.parse::<Uri>().ok();
    let hosted = parsed.is_some_and(|uri| uri.host().is_some_and(|host| !host.is_empty()) && uri.query().is_none());
    if known && hosted && !url.contains('#') {
        Ok(url.to_owned())
    } else {
        Err(format!(
            "{text:?} is not an address of a site, such as https://appeals.example.kz"
        ))
    }
}

#[cfg(test)]
#[path = "config/tests.rs"]
mod tests;
