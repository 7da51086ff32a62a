//! Tables of settings: what is read, and what is refused and named.
use super::*;

fn of(file: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
    let owned = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Reading::of(file, owned).finish().map_err(|bad| bad.to_string())
}

#[test]
fn nothing_set_gives_the_defaults() {
    assert_eq!(
        of("", &[("PATH", "/bin"), ("LANG", "kk_KZ.UTF-8"), ("HOME", "/root")]),
        Ok(Config::default())
    );
}

#[test]
fn the_environment_lies_over_the_file() {
    let file = "bind = \"0.0.0.0:80\"\npublic_url = \"https://a.example/\"\ntrusted_proxies = [\"10.0.0.1\", \"10.0.0.2\"]\nlog = \"debug\"";
    let config = of(
        file,
        &[("BIND", "0.0.0.0:81"), ("SMTP_URL", ""), ("LOG_FORMAT", "json")],
    )
    .unwrap();
    assert_eq!(config.bind.port(), 81);
    assert_eq!(config.public_url, "https://a.example");
    assert_eq!(config.trusted_proxies.len(), 2);
    assert_eq!(
        (config.smtp_url, config.logs.filter.as_deref(), config.logs.json),
        (None, Some("debug"), true)
    );
}

#[test]
fn every_fault_is_named_at_once_with_its_origin() {
    let file = "bindd = \"0.0.0.0:80\"\nmail_dir = 7\ncolour = \"red\"\nBIND = \"0.0.0.0:80\"";
    let variables = [
        ("BIND", "127.0.0.1:many"),
        ("DATABASE_URl", "sqlite://x"),
        ("LOG", "loud"),
        ("LOG_FORMAT", "xml"),
        ("PUBLIC_URL", "appeals.example"),
        ("TRUSTED_PROXIES", "10.0.0.1, proxy"),
        ("SECRET_KEY_FILE", " "),
    ];
    let said = of(file, &variables).unwrap_err();
    for line in [
        "bindd (config/listening-state.toml): there is no such setting; did you mean bind?",
        "mail_dir (config/listening-state.toml): write it in quotation marks",
        "colour (config/listening-state.toml): there is no such setting",
        "BIND (config/listening-state.toml): there is no such setting; did you mean bind?",
        "BIND (environment): \"127.0.0.1:many\" is not an address with a port, such as 127.0.0.1:8080 or [::1]:8080",
        "DATABASE_URl (environment): there is no such setting; did you mean DATABASE_URL?",
        "LOG (environment): \"loud\" is not one of off, error, warn, info, debug, trace, nor TARGET=LEVEL (several by commas)",
        "LOG_FORMAT (environment): \"xml\" is neither text nor json",
        "PUBLIC_URL (environment): \"appeals.example\" is not an address of a site, such as https://appeals.example.kz",
        "TRUSTED_PROXIES (environment): \"proxy\" is not an address",
        "SECRET_KEY_FILE (environment): is empty",
    ] {
        assert!(said.lines().any(|said| said.trim() == line), "not said: {line}\n{said}");
    }
    assert_eq!(said.lines().count(), 12, "{said}");
}

#[test]
fn a_name_nearly_ours_is_a_slip_and_an_unrelated_one_is_not() {
    for (slip, meant) in [
        ("BINDD", "BIND"),
        ("BIDN", "BIND"),
        ("bind", "BIND"),
        ("DATABSE_URL", "DATABASE_URL"),
        ("SECRET_KEYFILE", "SECRET_KEY_FILE"),
        ("TRUSTED_PROXYS", "TRUSTED_PROXIES"),
        ("SMTPURL", "SMTP_URL"),
        ("LOGFORMAT", "LOG_FORMAT"),
        ("LAWDIR", "LAW_DIR"),
        ("LOGS", "LOG"),
    ] {
        assert_eq!(names::meant(slip), Some(meant), "{slip}");
    }
    for other in [
        "LANG",
        "PWD",
        "HOME",
        "USER",
        "LOGNAME",
        "MAIL",
        "MAILDIR",
        "PATH",
        "LOG_DIR",
        "LOG_LEVEL",
        "PORT",
        "TZ",
        "_",
        "RUST_LOG",
        "SHLVL",
        "TERM",
        "DATA_DIR",
        "PGDATABASE",
        "HOSTNAME",
        "DEBUG",
        "TEST_DATABASE_URL",
    ] {
        assert_eq!(names::meant(other), None, "{other}");
    }
}

#[test]
fn filters_of_targets_are_taken() {
    for text in ["info", "WARN", "warn,listening_state=debug", "off"] {
        assert!(logs::filter(text).is_ok(), "{text}");
    }
    for text in ["", "loud", "info,loud", "listening_state=", "listening_state=loud"] {
        assert!(logs::filter(text).is_err(), "{text}");
    }
}

#[test]
fn a_file_that_is_no_toml_is_named_by_its_line() {
    let said = of("bind = \"0.0.0.0:80\"\nmail_dir = \n", &[]).unwrap_err();
    assert!(said.contains("config/listening-state.toml, line 2:"), "{said}");
}
