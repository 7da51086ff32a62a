//! `territory successors` and `territory succeed`: what took the place of retired territories, for operators.

use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::Args;
use serde_json::{Value, json};

use super::super::{Refusal, output};
use crate::actions::{self, Confirmation, HandedOver, Office, SuccessionRefused};
use crate::clock::Clock;
use crate::store::security_journal::By;
use crate::store::{Store, StoreError, territories, unattended};
use crate::territory::{NoSuccessor, Retired, TerritoryCode, awaiting};

#[derive(Debug, Args)]
pub(crate) struct Succeed {
    /// The retired territory.
    #[arg(value_parser = code, required_unless_present = "suggested")]
    retired: Option<TerritoryCode>,
    /// What took its place.
    #[arg(value_parser = code, required_unless_present = "suggested")]
    successor: Option<TerritoryCode>,
    /// What was confirmed before, when it is to be replaced.
    #[arg(long, value_parser = code, requires = "successor")]
    instead_of: Option<TerritoryCode>,
    /// Confirm every suggestion that is beyond doubt.
    #[arg(long, conflicts_with = "retired")]
    suggested: bool,
}

pub(super) fn code(text: &str) -> Result<TerritoryCode, String> {
    TerritoryCode::read(text).ok_or_else(|| "not nine digits".to_owned())
}

fn waiting(store: &Store) -> Result<Vec<Retired>, Refusal> {
    let found = store.read(|c| {
        let known = territories::all_known(c)?;
        Ok::<_, StoreError>(awaiting(&known, &territories::successions(c)?))
    });
    found.map_err(|error| Refusal::of("database", error))
}

/// Lists the retired territories whose successor is not confirmed yet.
pub(crate) fn list(store: &Store, json: bool) -> Result<ExitCode, Refusal> {
    let waiting = waiting(store)?;
    let open = store
        .read(unattended::open_by_retired_territory)
        .map_err(|error| Refusal::of("database", error))?;
    let open_of = |one: &Retired| open.get(&one.territory.code).copied().unwrap_or(0);
    if json {
        let items: Vec<Value> = waiting
            .iter()
            .map(|one| {
                json!({
                    "code": one.territory.code,
                    "name": one.territory.name,
                    "suggested": one.suggested.successors,
                    "sure": one.suggested.sure,
                    "open_cases": open_of(one),
                })
            })
            .collect();
        output::json(&json!({ "retired": items }));
        return Ok(ExitCode::SUCCESS);
    }
    for one in &waiting {
        let codes: Vec<&str> = one.suggested.successors.iter().map(TerritoryCode::as_str).collect();
        let suggested = match &codes[..] {
            [] => "nothing suggested".to_owned(),
            [sure] if one.suggested.sure => (*sure).to_owned(),
            several => format!("perhaps {}", several.join(" or ")),
        };
        let open = open_of(one);
        let cases = match open {
            0 => String::new(),
            open => format!(", open cases {open}"),
        };
        output::line(&format!(
            "{}  {}: {suggested}{cases}",
            one.territory.code, one.territory.name.ru
        ));
    }
    output::line(&format!(
        "{} retired territories without a confirmed successor",
        waiting.len()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Confirms one successor, or all that are suggested without doubt. Where the address of the service is not `known` here, the
/// service hands the cases over itself: its letters must lead there.
pub(crate) fn succeed(command: &Succeed, office: &Office, known: bool, json: bool) -> Result<ExitCode, Refusal> {
    let confirmations: Vec<Confirmation> = match (&command.retired, &command.successor) {
        (Some(retired), Some(successor)) => vec![Confirmation {
            retired: retired.clone(),
            successor: successor.clone(),
            instead_of: command.instead_of.clone(),
        }],
        _ => {
            let sure = waiting(&office.store)?.into_iter().filter_map(|one| {
                Some(Confirmation {
                    successor: one.moved_to()?.clone(),
                    retired: one.territory.code,
                    instead_of: None,
                })
            });
            sure.collect()
        }
    };
    let now: DateTime<Utc> = Clock::System.now();
    let confirmed =
        actions::confirm_successors(office, &confirmations, By::operator(), now).map_err(|why| refused(&why))?;
    let handed_over = match known {
        true => Some(
            actions::hand_over_cases(office, now).map_err(|error| Refusal(format!("handing over cases: {error:?}")))?,
        ),
        false => None,
    };
    show(confirmed, handed_over.as_ref(), json);
    Ok(ExitCode::SUCCESS)
}

fn show(confirmed: u64, handed_over: Option<&HandedOver>, json: bool) {
    if json {
        let set_aside = |one: &HandedOver| one.set_aside.iter().map(|case| case.0).collect::<Vec<_>>();
        output::json(&json!({
            "confirmed": confirmed,
            "handed_over": handed_over.map(|one| one.cases),
            "set_aside": handed_over.map(set_aside),
        }));
        return;
    }
    let Some(handed_over) = handed_over else {
        output::line(&format!(
            "confirmed {confirmed}; the service hands the cases over: PUBLIC_URL, where its letters lead, is not set here"
        ));
        return;
    };
    output::line(&format!(
        "confirmed {confirmed}, cases handed over {}",
        handed_over.cases
    ));
    for case in &handed_over.set_aside {
        output::line(&format!("case {} cannot be read and stays where it is", case.0));
    }
}

fn refused(why: &SuccessionRefused) -> Refusal {
    Refusal(match why {
        SuccessionRefused::Unknown(code) => format!("no list has {code}"),
        SuccessionRefused::Confirmed {
            retired,
            successor: Some(now),
        } => format!("{now} is confirmed for {retired} already; to replace it add --instead-of {now}"),
        SuccessionRefused::Confirmed { retired, .. } => {
            format!("nothing is confirmed for {retired}: leave --instead-of out")
        }
        SuccessionRefused::Unfit { confirmation, why, now } => {
            let Confirmation { retired, successor, .. } = confirmation;
            match why {
                NoSuccessor::NotRetired => format!("{retired} is not retired"),
                NoSuccessor::Circle => format!("{successor} for {retired} would make a circle"),
                NoSuccessor::Retired => match now {
                    Some(now) => format!("{successor} is retired itself; in its place is {now}"),
                    None => format!("{successor} is retired itself"),
                },
                NoSuccessor::Village => {
                    format!("{successor} is a village, {retired} was none: name the okrug, the city or the district")
                }
                NoSuccessor::OtherKind => {
                    format!("{retired} is a place that people live in, {successor} is none")
                }
            }
        }
        SuccessionRefused::Store(error) => return Refusal::of("database", error),
    })
}
