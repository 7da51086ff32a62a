//! Where the mail server is and how one signs in to it, read from `SMTP_URL`; and the way to an open connection.

use std::time::Duration;

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;
use url::Url;

use super::BadSetting;
use super::refusal::Phase;

/// How a connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encryption {
    /// Not at all.
    None,
    /// Where the server offers it; whoever stands between may take the offer away.
    Opportunistic,
    /// By STARTTLS, or not connected.
    Required,
    /// From the first byte.
    Wrapped,
}

/// A mail server.
pub(super) struct Server {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
    name: ClientId,
    patience: Duration,
}

impl Server {
    /// Reads the URL. Its own words are never repeated: they may hold the password.
    pub(super) fn parse(url: &str, patience: Duration) -> Result<Self, BadSetting> {
        let not_one = || BadSetting("SMTP_URL is not smtp://host[:port][?tls=required] or smtps://host".to_owned());
        let url = Url::parse(url).map_err(|_| not_one())?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(not_one)?;
        let tls = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value);
        let (encryption, port) = match (url.scheme(), tls.as_deref()) {
            ("smtp", None) => (Encryption::None, SMTP_PORT),
            ("smtp", Some("required")) => (Encryption::Required, SUBMISSION_PORT),
            ("smtp", Some("opportunistic")) => (Encryption::Opportunistic, SUBMISSION_PORT),
            ("smtps", _) => (Encryption::Wrapped, SUBMISSIONS_PORT),
            _ => return Err(not_one()),
        };
        let decoded = |part: &str| {
            let text = percent_decode_str(part).decode_utf8().map_err(|_| not_one())?;
            Ok::<_, BadSetting>(text.into_owned())
        };
        let credentials = match url.password() {
            None => None,
            Some(password) => Some(Credentials::new(decoded(url.username())?, decoded(password)?)),
        };
        let certain = matches!(encryption, Encryption::Required | Encryption::Wrapped);
        if credentials.is_some() && !certain {
            return Err(BadSetting(
                "SMTP_URL has a password but no TLS: use smtps:// or add ?tls=required".to_owned(),
            ));
        }
        // The path, where there is one, is the name by which we greet.
        let name = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        Ok(Self {
            host: host.to_owned(),
            port: url.port().unwrap_or(port),
            encryption,
            credentials,
            name,
            patience,
        })
    }

    /// Connects, encrypts and signs in; on failure with how far it came.
    pub(super) fn connect(&self) -> Result<SmtpConnection, (Phase, Error)> {
        let connecting = |error| (Phase::Connect, error);
        let tls = match self.encryption {
            Encryption::None => None,
            _ => Some(TlsParameters::new(self.host.clone()).map_err(connecting)?),
        };
        let wrapped = tls.as_ref().filter(|_| self.encryption == Encryption::Wrapped);
        let server = (self.host.as_str(), self.port);
        let mut connection =
            SmtpConnection::connect(server, Some(self.patience), &self.name, wrapped, None).map_err(connecting)?;
        let start = match self.encryption {
            Encryption::Required => true,
            Encryption::Opportunistic => connection.can_starttls(),
            Encryption::None | Encryption::Wrapped => false,
        };
        if let Some(tls) = tls.filter(|_| start) {
            connection.starttls(&tls, &self.name).map_err(connecting)?;
        }
        if let Some(credentials) = &self.credentials {
            connection
                .auth(DEFAULT_MECHANISMS, credentials)
                .map_err(|error| (Phase::SignIn, error))?;
        }
        Ok(connection)
    }
}
