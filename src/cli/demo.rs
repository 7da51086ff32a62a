//! `demo`: an own database in a folder, a small territory, an officer for every body, letters as files.
//!
//! Starting it again on the same folder keeps everything, also after a start that was killed halfway: each part of the
//! set-up is made where it is not there yet. It listens on loopback only, since its passwords are known.

use std::collections::BTreeMap;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{NaiveDate, TimeDelta};
use clap::Args;
use serde::{Deserialize, Serialize};

use super::{Refusal, office, output, samples, serve};
use crate::actions::{self, ActionError, ImportOptions, NewOfficer, Office, Problem};
use crate::appeal::{Language, Role};
use crate::clock::Clock;
use crate::config::Config;
use crate::deadlines::civil;
use crate::mail::Courier;
use crate::store::bodies::Near;
use crate::store::security_journal::By;
use crate::store::{StoreError, bodies, territories};
use crate::web::{Settings, State};

const TERRITORY: &str = include_str!("../../config/demo/territory.csv");
/// Names of the officers, all invented, given in turn.
const NAMES: [&str; 12] = [
    "Сәрсенова Айгүл Маратқызы",
    "Жақсыбеков Нұрлан Ерболұлы",
    "Әлімбаева Гүлмира Асқарқызы",
    "Тоқтаров Бекзат Серікұлы",
    "Қасенова Дана Қайратқызы",
    "Омаров Ержан Болатұлы",
    "Нұрғалиева Сандуғаш Талғатқызы",
    "Ким Сергей Викторович",
    "Исабекова Ләззат Жанатқызы",
    "Абдрахманов Руслан Тимурұлы",
    "Петренко Ольга Николаевна",
    "Мұқанов Дәурен Саматұлы",
];
/// Bodies where more people than the head work, so that every role can be tried; each is added after all heads.
const STAFFED: [(&str, Role, &str); 4] = [
    ("103663000.akimat", Role::Executor, "Смағұлов Асхат Дулатұлы"),
    ("103663000.akimat", Role::Registrar, "Төлегенова Қарлығаш Сайлауқызы"),
    ("103230000.akimat", Role::Executor, "Оразбекова Жанар Мұратқызы"),
    ("103230000.akimat", Role::Registrar, "Шаяхметов Қайсар Бауыржанұлы"),
];
/// The oblast of the demonstration's territory.
const OBLAST: &str = "100000000";

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Port on the loopback interface.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Folder of the database, the letters and the sign-ins.
    #[arg(long, default_value = "data/demo")]
    data: PathBuf,
    /// Pretend that today is this date; the clock runs on from there.
    #[arg(long, value_parser = super::law::day)]
    today: Option<NaiveDate>,
    /// Also file sample appeals of the past months, through the same actions that residents and officers use.
    #[arg(long)]
    samples: bool,
}

/// One account of the demonstration, as `demo.json` lists it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct SignIn {
    email: String,
    password: String,
    role: Role,
    body: Option<String>,
    territory: Option<String>,
}

/// What `demo.json` says.
#[derive(Debug, Serialize, Deserialize)]
struct DemoFile {
    url: String,
    sign_ins: Vec<SignIn>,
    /// Whether the sample appeals were filed to the last; what older versions wrote does not say, and is left as it is.
    #[serde(default = "written_to_the_last")]
    samples: bool,
}

fn written_to_the_last() -> bool {
    true
}

pub(crate) fn run(demo: &Demo) -> Result<ExitCode, Refusal> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, demo.port));
    let listener = serve::listen(address)?;
    let port = listener
        .local_addr()
        .map_err(|error| Refusal::of("port", error))?
        .port();
    let config = config(demo, port)?;
    let clock = shifted(demo.today);
    let office = office(&config)?;
    let file = prepare(demo, &office, &clock, config.public_url.clone())?;
    write_whole(&demo.data.join("demo.json"), &file)?;
    announce(&file, &demo.data);
    let mail = demo.data.join("mail");
    let courier = Courier::Files(mail.clone());
    let work = serve::start_jobs(&office, courier, &clock);
    let settings = Settings {
        secure_cookies: false,
        trusted_proxies: Vec::new(),
        letters: Some(mail.clone()),
        demo: Some(mail),
    };
    serve::serve_until_stopped(
        State {
            office,
            clock,
            settings,
        },
        listener,
        work,
    )
}

fn config(demo: &Demo, port: u16) -> Result<Config, Refusal> {
    fs::create_dir_all(demo.data.join("mail")).map_err(|error| Refusal::of("data folder", error))?;
    let folder = fs::canonicalize(&demo.data).map_err(|error| Refusal::of("data folder", error))?;
    Ok(Config {
        database_url: format!("sqlite://{}", folder.join("listening-state.db").display()),
        secret_key_file: folder.join("secret.key"),
        public_url: format!("http://127.0.0.1:{port}"),
        bind: SocketAddr::from((Ipv4Addr::LOCALHOST, port)),
        mail_dir: folder.join("mail"),
        law_dir: std::env::var_os("LAW_DIR").map(PathBuf::from),
        ..Config::default()
    })
}

/// The system's clock, moved by whole days so that today is the given date.
fn shifted(today: Option<NaiveDate>) -> Clock {
    let real = civil(Clock::System.now()).date();
    match today {
        Some(date) => Clock::Shifted(TimeDelta::days((date - real).num_days())),
        None => Clock::System,
    }
}

/// Makes what is not there yet: the territory, the accounts, and (when asked) the sample appeals. `demo.json` is written
/// after all of it, so as long as it is missing any part may be.
fn prepare(demo: &Demo, office: &Office, clock: &Clock, url: String) -> Result<DemoFile, Refusal> {
    let database = |error: StoreError| Refusal::of("database", error);
    let now = clock.now();
    if office.store.read(territories::count).map_err(database)? == 0 {
        // As old as the rulebook, so that any list may be tried after it.
        let list = ImportOptions {
            on: NaiveDate::from_ymd_opt(2021, 7, 1),
            file: "the demonstration".to_owned(),
            ..ImportOptions::default()
        };
        actions::import_territory(office, TERRITORY.as_bytes(), &list, now)
            .map_err(|error| Refusal(format!("demo territory: {error:?}")))?;
    }
    let known = read_known(&demo.data.join("demo.json"));
    let mut samples = known.as_ref().is_some_and(|file| file.samples);
    let mut listed: BTreeMap<String, SignIn> = known
        .map(|file| file.sign_ins.into_iter().map(|one| (one.email.clone(), one)).collect())
        .unwrap_or_default();
    let mut sign_ins = Vec::new();
    for wanted in accounts(office)? {
        let sign_in = match listed.remove(&wanted.email) {
            Some(sign_in) => sign_in,
            None => add(office, wanted, now)?,
        };
        sign_ins.push(sign_in);
    }
    if demo.samples && !samples {
        samples::file(office, now)?;
        samples = true;
    }
    Ok(DemoFile { url, sign_ins, samples })
}

fn read_known(file: &Path) -> Option<DemoFile> {
    let bytes = fs::read(file).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// The head of every body, the other people of a few, an overseer of the oblast and an administrator.
fn accounts(office: &Office) -> Result<Vec<NewOfficer>, Refusal> {
    let all = office
        .store
        .read(|c| bodies::search(c, "", &Near::default(), i64::from(u16::MAX)))
        .map_err(|error: StoreError| Refusal::of("database", error))?;
    let all_codes: Vec<String> = all.items.iter().map(|body| body.code.0.clone()).collect();
    let mut wanted: Vec<NewOfficer> = all
        .items
        .into_iter()
        .zip(NAMES.iter().cycle())
        .map(|(body, name)| NewOfficer {
            email: format!("{}@demo.example", body.code.0.to_lowercase()),
            name: (*name).to_owned(),
            role: Role::Head.as_str().to_owned(),
            body: Some(body.code.0),
            territory: None,
            language: Language::Kk,
        })
        .collect();
    let here = |body: &str| all_codes.iter().any(|code| code == body);
    let staff = STAFFED.into_iter().filter(|(body, ..)| here(body));
    wanted.extend(staff.map(|(body, role, name)| NewOfficer {
        email: format!("{role}.{body}@demo.example"),
        name: name.to_owned(),
        role: role.as_str().to_owned(),
        body: Some(body.to_owned()),
        territory: None,
        language: Language::Kk,
    }));
    wanted.push(NewOfficer {
        email: "overseer@demo.example".to_owned(),
        name: "Ыбыраева Мәдина Нұрланқызы".to_owned(),
        role: Role::Overseer.as_str().to_owned(),
        body: None,
        territory: Some(OBLAST.to_owned()),
        language: Language::Kk,
    });
    wanted.push(NewOfficer {
        email: "administrator@demo.example".to_owned(),
        name: "Сейітов Арман Қанатұлы".to_owned(),
        role: Role::Administrator.as_str().to_owned(),
        body: None,
        territory: None,
        language: Language::Kk,
    });
    Ok(wanted)
}

fn add(office: &Office, new: NewOfficer, now: chrono::DateTime<chrono::Utc>) -> Result<SignIn, Refusal> {
    // Known passwords are the point of a demonstration; they must not be changed at the first sign-in. They follow from the
    // demonstration's own secret, so that they are the same after an interrupted start, and nobody else's.
    let password = actions::derived_password(&office.secrets, &new.email);
    match actions::add_officer(office, &new, Some(&password), By::system(), now) {
        Ok(_) => {}
        // Made by a start that did not live to list it.
        Err(ActionError::Invalid(faults)) if faults.iter().all(|fault| fault.problem == Problem::EmailTaken) => {}
        Err(error) => return Err(Refusal(format!("demo account {}: {error:?}", new.email))),
    }
    Ok(SignIn {
        role: new
            .role
            .parse()
            .map_err(|_| Refusal(format!("demo account {}: unknown role", new.email)))?,
        email: new.email,
        password,
        body: new.body,
        territory: new.territory,
    })
}

fn write_whole(path: &Path, file: &DemoFile) -> Result<(), Refusal> {
    let text = serde_json::to_vec_pretty(file).map_err(|error| Refusal::of("demo.json", error))?;
    let part = path.with_extension("json.part");
    fs::write(&part, text)
        .and_then(|()| fs::rename(&part, path))
        .map_err(|error| Refusal::of("demo.json", error))
}

fn announce(file: &DemoFile, data: &Path) {
    output::line(&format!("Listening State, a demonstration: {}", file.url));
    output::line(&format!(
        "Letters: {} or {}/dev/mail",
        data.join("mail").display(),
        file.url
    ));
    output::line(&format!("Sign in at {}/staff/ with one of:", file.url));
    for one in &file.sign_ins {
        let place = one.body.as_deref().or(one.territory.as_deref()).unwrap_or("everything");
        output::line(&format!(
            "  {:<44} {:<40} {} of {place}",
            one.email,
            one.password,
            one.role.as_str()
        ));
    }
}
