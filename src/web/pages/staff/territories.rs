//! Retired territories, for administrators: what may have taken the place of each is suggested, a person confirms it.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::desk::{Desk, ShownError, message, page, see_other};
use crate::actions::{self, Confirmation, SuccessionRefused};
use crate::store::{StoreError, territories, unattended};
use crate::territory::{Known, NoSuccessor, Retired, TerritoryCode, awaiting};
use crate::texts::short_date;
use crate::web::error::WebError;
use crate::web::extract::SignedInAdministrator;
use crate::web::forms::{Checked, Permitted, Query};
use crate::web::pages::{Frame, Words};
use crate::web::security::ClientAddress;
use crate::web::state::State;

/// Rows of a page: as many as a person looks through before the button.
const SHOWN: usize = 50;

/// A retired territory.
struct Row {
    code: String,
    name: String,
    around: String,
    until: String,
    open: i64,
    /// Whether it is ticked, and what stands in its field.
    ticked: bool,
    successor: String,
    suggestions: Vec<String>,
    /// What is confirmed, in the list of those.
    instead_of: String,
    /// What is wrong with what was typed.
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/territories.html")]
struct TerritoriesPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    errors: Vec<ShownError>,
    awaiting: Vec<Row>,
    /// The number of the page, from 0.
    page: usize,
    next: Option<usize>,
    confirmed: Vec<Row>,
}

/// Which rows are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: usize,
}

/// What the form holds.
#[derive(Default)]
struct Typed(Vec<(String, String)>);

impl Typed {
    fn get(&self, name: &str, code: &str) -> Option<&str> {
        let field = format!("{name}_{code}");
        self.0
            .iter()
            .find(|(own, _)| *own == field)
            .map(|(_, value)| value.as_str())
    }

    fn ticked(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(|(name, _)| name == "code")
            .map(|(_, code)| code.as_str())
    }

    /// The page of the list that the form stood on.
    fn page(&self) -> usize {
        let typed = self.0.iter().find(|(name, _)| name == "page");
        typed.and_then(|(_, number)| number.parse().ok()).unwrap_or_default()
    }

    /// What is to be confirmed, or the first field at fault.
    fn confirmations(&self, words: &Words<'_>) -> Result<Vec<Confirmation>, ShownError> {
        let read = |code: &str, field: &str| {
            TerritoryCode::read(code).ok_or_else(|| ShownError {
                field: field.to_owned(),
                message: words.say1("territories-bad-code", "code", code),
            })
        };
        let mut confirmations = Vec::new();
        for code in self.ticked() {
            let field = format!("successor_{code}");
            confirmations.push(Confirmation {
                retired: read(code, &field)?,
                successor: read(self.get("successor", code).unwrap_or_default(), &field)?,
                instead_of: self.get("instead", code).and_then(TerritoryCode::read),
            });
        }
        match confirmations.is_empty() {
            true => Err(ShownError {
                field: "territories".to_owned(),
                message: words.say("territories-none-ticked"),
            }),
            false => Ok(confirmations),
        }
    }
}

/// `GET /staff/territories`
pub async fn show(
    state: Data<State>,
    user: SignedInAdministrator,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(&state, &user, &request).await?;
    render(&state, &desk, asked.page, &Typed::default(), None).await
}

/// `POST /staff/territories`: confirms what is ticked, all or nothing.
pub async fn confirm(
    state: Data<State>,
    address: ClientAddress,
    Permitted(user, form): Permitted<SignedInAdministrator, Checked<Vec<(String, String)>>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(&state, &user, &request).await?;
    let typed = Typed(form.0);
    let words = desk.words();
    let confirmations = match typed.confirmations(&words) {
        Ok(confirmations) => confirmations,
        Err(error) => return render(&state, &desk, typed.page(), &typed, Some(error)).await,
    };
    let by = user.by(&state, &address);
    let outcome = state
        .run(move |office, now| Ok::<_, WebError>(actions::confirm_successors(office, &confirmations, by, now)))
        .await?;
    match outcome {
        Ok(_) => Ok(see_other(&path_of(typed.page()))),
        Err(SuccessionRefused::Store(error)) => Err(error.into()),
        Err(refused) => render(&state, &desk, typed.page(), &typed, Some(said(&words, &refused))).await,
    }
}

/// The page again after an interrupted session, with what was ticked and typed.
pub(super) async fn again(
    state: &State,
    user: &SignedInAdministrator,
    typed: Vec<(String, String)>,
    request: &HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(state, user, request).await?;
    let typed = Typed(typed);
    render(state, &desk, typed.page(), &typed, None).await
}

fn path_of(page: usize) -> String {
    match page {
        0 => "/staff/territories".to_owned(),
        page => format!("/staff/territories?page={page}"),
    }
}

/// Why nothing was confirmed.
fn said(words: &Words<'_>, refused: &SuccessionRefused) -> ShownError {
    let (retired, message) = match refused {
        SuccessionRefused::Unknown(code) => (code, words.say1("territories-refused-unknown", "code", code.as_str())),
        SuccessionRefused::Confirmed { retired, successor } => {
            let message = match successor {
                Some(now) => words.say2(
                    "territories-refused-confirmed",
                    ("code", retired.as_str()),
                    ("now", now.as_str()),
                ),
                None => words.say1("territories-refused-withdrawn", "code", retired.as_str()),
            };
            (retired, message)
        }
        SuccessionRefused::Unfit { confirmation, why, now } => {
            let successor = confirmation.successor.as_str();
            let message = match (why, now) {
                (NoSuccessor::NotRetired, _) => {
                    words.say1("territories-refused-not-retired", "code", confirmation.retired.as_str())
                }
                (NoSuccessor::Circle, _) => words.say1("territories-refused-circle", "code", successor),
                (NoSuccessor::Retired, None) => words.say1("territories-refused-retired", "code", successor),
                (NoSuccessor::Retired, Some(now)) => words.say2(
                    "territories-refused-retired-now",
                    ("code", successor),
                    ("now", now.as_str()),
                ),
                (NoSuccessor::OtherKind, _) => words.say1("territories-refused-other-kind", "code", successor),
                (NoSuccessor::Village, _) => words.say1("territories-refused-village", "code", successor),
            };
            (&confirmation.retired, message)
        }
        SuccessionRefused::Store(_) => {
            return ShownError {
                field: "territories".to_owned(),
                message: words.say("error-unavailable"),
            };
        }
    };
    ShownError {
        field: format!("successor_{retired}"),
        message,
    }
}

/// What the page is made of.
struct Found {
    known: BTreeMap<TerritoryCode, Known>,
    awaiting: Vec<Retired>,
    open: BTreeMap<TerritoryCode, i64>,
    confirmed: Vec<(TerritoryCode, TerritoryCode)>,
}

async fn read(state: &State) -> Result<Found, WebError> {
    state
        .run(|office, _| {
            office.store.read(|c| {
                let known = territories::all_known(c)?;
                let open = unattended::open_by_retired_territory(c)?;
                let mut waiting = awaiting(&known, &territories::successions(c)?);
                // Where somebody waits comes first, then what only needs a nod.
                waiting.sort_by_key(|one| {
                    let open = open.get(&one.territory.code).copied().unwrap_or(0);
                    (-open, one.moved_to().is_none(), one.territory.code.clone())
                });
                Ok::<_, StoreError>(Found {
                    known: known.into_iter().map(|one| (one.territory.code.clone(), one)).collect(),
                    awaiting: waiting,
                    open,
                    confirmed: territories::last_confirmed(c, SHOWN as i64)?,
                })
            })
        })
        .await
}

async fn render(
    state: &State,
    desk: &Desk,
    number: usize,
    typed: &Typed,
    error: Option<ShownError>,
) -> Result<HttpResponse, WebError> {
    let found = read(state).await?;
    let words = desk.words();
    // A page that is no more, since its rows were confirmed, is the last one.
    let number = number.min(found.awaiting.len().saturating_sub(1) / SHOWN);
    let first = number * SHOWN;
    let status = match error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let errors: Vec<ShownError> = error.into_iter().collect();
    let shown = found.awaiting.iter().skip(first).take(SHOWN);
    let awaiting: Vec<Row> = shown
        .map(|one| {
            let suggested = &one.suggested.successors;
            found.row(&words, &one.territory.code, one.moved_to(), suggested, typed)
        })
        .map(|row| row.told(&errors))
        .collect();
    let confirmed: Vec<Row> = found
        .confirmed
        .iter()
        .map(|(retired, successor)| Row {
            ticked: typed.ticked().any(|code| code == retired.as_str()),
            instead_of: successor.to_string(),
            ..found.row(&words, retired, Some(successor), std::slice::from_ref(successor), typed)
        })
        .map(|row| row.told(&errors))
        .collect();
    let territories = TerritoriesPage {
        words,
        frame: desk.frame(words.say("territories-title"), "/staff/territories"),
        csrf: &desk.csrf,
        errors: errors
            .into_iter()
            .map(|error| reachable(error, &awaiting, &confirmed))
            .collect(),
        next: (found.awaiting.len() > first + SHOWN).then_some(number + 1),
        page: number,
        awaiting,
        confirmed,
    };
    page(status, &territories)
}

impl Row {
    /// With what is wrong with it.
    fn told(self, errors: &[ShownError]) -> Self {
        let error = message(errors, &self.field()).map(str::to_owned);
        Self { error, ..self }
    }

    /// The id of its field.
    fn field(&self) -> String {
        format!("successor_{}", self.code)
    }
}

/// Leads to the list where the row of the field is not on this page any more.
fn reachable(error: ShownError, awaiting: &[Row], confirmed: &[Row]) -> ShownError {
    match awaiting.iter().chain(confirmed).any(|row| row.field() == error.field) {
        true => error,
        false => ShownError {
            field: "territories".to_owned(),
            ..error
        },
    }
}

impl Found {
    fn row(
        &self,
        words: &Words<'_>,
        code: &TerritoryCode,
        sure: Option<&TerritoryCode>,
        suggestions: &[TerritoryCode],
        typed: &Typed,
    ) -> Row {
        let known = self.known.get(code);
        let nothing_typed = typed.0.is_empty();
        Row {
            code: code.to_string(),
            name: self.name(words, code),
            around: self.around(words, code),
            until: known
                .and_then(|one| one.valid.until)
                .map_or_else(String::new, short_date),
            open: self.open.get(code).copied().unwrap_or(0),
            ticked: match nothing_typed {
                true => sure.is_some(),
                false => typed.ticked().any(|ticked| ticked == code.as_str()),
            },
            successor: match typed.get("successor", code.as_str()) {
                Some(typed) => typed.to_owned(),
                // The only one that may be meant stands there already; whether it is, the tick says.
                None => match suggestions {
                    [one] => one.to_string(),
                    _ => String::new(),
                },
            },
            suggestions: suggestions
                .iter()
                .map(|code| format!("{code} {}, {}", self.name(words, code), self.around(words, code)))
                .collect(),
            instead_of: String::new(),
            error: None,
        }
    }

    fn name(&self, words: &Words<'_>, code: &TerritoryCode) -> String {
        let known = self.known.get(code);
        known.map_or_else(|| code.to_string(), |one| words.of(&one.territory.name).to_owned())
    }

    /// What lies around a territory, the nearest first.
    fn around(&self, words: &Words<'_>, code: &TerritoryCode) -> String {
        let mut names: Vec<&str> = Vec::new();
        for around in code.around() {
            if let Some(one) = self.known.get(&around) {
                names.push(words.of(&one.territory.name));
            }
        }
        names.join(", ")
    }
}
