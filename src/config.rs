//! Settings: from the environment, else from `config/listening-state.toml`, else the defaults.
//!
//! It owns their names, defaults and refusals. It never opens a database or a port.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

/// What an operator may set. Every name in upper case is a variable of the environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Config {
    /// `sqlite:///path/file.db` or `postgres://…`.
    pub database_url: String,
    /// 32 random bytes or more; made at the first start where absent.
    pub secret_key_file: PathBuf,
    /// What residents type into a browser, without a trailing slash. Cookies are Secure when it is https.
    pub public_url: String,
    /// Where to listen.
    pub bind: SocketAddr,
    /// Addresses of the reverse proxies whose X-Forwarded-For is believed, separated by commas.
    #[serde(default)]
    pub trusted_proxies: String,
    /// `smtp://…` or `smtps://…`; letters are written as files where it is absent.
    pub smtp_url: Option<String>,
    /// The sender of the letters.
    pub mail_from: String,
    /// Where letters are written without an SMTP server.
    pub mail_dir: PathBuf,
    /// A folder of law data instead of the copy inside the binary.
    pub law_dir: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: "sqlite://data/listening-state.db".to_owned(),
            secret_key_file: PathBuf::from("data/secret.key"),
            public_url: "http://127.0.0.1:8080".to_owned(),
            bind: SocketAddr::from(([127, 0, 0, 1], 8080)),
            trusted_proxies: String::new(),
            smtp_url: None,
            mail_from: "Listening State <no-reply@localhost>".to_owned(),
            mail_dir: PathBuf::from("data/mail"),
            law_dir: None,
        }
    }
}

/// A setting that cannot be used, named.
#[derive(Debug, thiserror::Error)]
#[error("settings: {0}")]
pub struct BadConfig(pub String);

impl Config {
    /// Reads the settings of this process.
    pub fn load() -> Result<Self, BadConfig> {
        const NAMES: [&str; 9] = [
            "database_url",
            "secret_key_file",
            "public_url",
            "bind",
            "trusted_proxies",
            "smtp_url",
            "mail_from",
            "mail_dir",
            "law_dir",
        ];
        let mut config: Self = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file("config/listening-state.toml"))
            .merge(Env::raw().only(&NAMES))
            .extract()
            .map_err(|error| BadConfig(error.to_string()))?;
        config.public_url = config.public_url.trim_end_matches('/').to_owned();
        if !config.public_url.starts_with("http://") && !config.public_url.starts_with("https://") {
            return Err(BadConfig(
                "PUBLIC_URL begins with neither http:// nor https://".to_owned(),
            ));
        }
        config.proxies()?;
        Ok(config)
    }

    /// The trusted proxies as addresses.
    pub fn proxies(&self) -> Result<Vec<IpAddr>, BadConfig> {
        self.trusted_proxies
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(|word| {
                word.parse()
                    .map_err(|_| BadConfig(format!("TRUSTED_PROXIES: {word} is not an address")))
            })
            .collect()
    }

    /// Whether cookies may travel by https only. Browsers drop Secure cookies on a plain-http LAN address, so a
    /// village network without TLS could not sign in otherwise.
    pub fn secure_cookies(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
