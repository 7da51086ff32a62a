//! `law calendar apply`: a calendar that was declared late, taken up and counted by at once.
//!
//! It owns how the outcome stands on a terminal. Taking up is the action's, counting again and the letters are the
//! jobs'; whatever is interrupted here a running server finishes.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Subcommand;
use serde_json::{Value, json};

use super::{Refusal, items, output, plain, show};
use crate::actions::{self, AppliedCalendar, CalendarRefused, ChangedDay, Office};
use crate::appeal::Language;
use crate::clock::Clock;
use crate::config::Config;
use crate::deadlines::{CalendarDay, Defect};
use crate::jobs::{self, Recount};
use crate::law::Fault;
use crate::store::{StoreError, cases};

/// How many moves a terminal shows.
const SHOWN: usize = 20;

#[derive(Debug, Subcommand)]
pub(crate) enum CalendarCommand {
    /// Take up the calendar of a year: open due dates are counted again, each move is journaled, and residents whose
    /// date moved are written to. Closed cases stay as they were. Again changes nothing.
    Apply {
        /// A file like those of config/law/calendar, with a higher version than the one in force.
        file: PathBuf,
        /// Leave the letters to the jobs of a server, as is done where PUBLIC_URL is not set: letters lead there.
        #[arg(long)]
        no_letters: bool,
    },
}

/// Runs a command of the calendars.
pub(super) fn run(command: &CalendarCommand, config: &Config, json: bool) -> Result<ExitCode, Refusal> {
    let CalendarCommand::Apply { file, no_letters } = command;
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|error| Refusal::of(&name, error))?;
    let office = crate::cli::office_beside(config)?;
    let applied = actions::apply_calendar(&office, &name, &text, Clock::System.now()).map_err(refused)?;
    let (recount, dates) = recount(&office)?;
    let (letters, writing) = if *no_letters || !config.address_is_known() {
        (0, 0.0)
    } else {
        tell(&office)?
    };
    let edition = office.law().calendar_edition;
    let left = office
        .store
        .read(|c| cases::count_outdated(c, edition))
        .map_err(database)?;
    let mut view = applied_view(&applied);
    view["cases"] = json!(recount.cases);
    view["moved"] = json!(recount.moved);
    view["dated"] = json!(recount.dated);
    view["recounted"] = json!(recount.recounted);
    view["moves"] = json!(recount.moves);
    view["letters"] = json!(letters);
    view["left"] = json!(left);
    view["seconds"] = json!({ "dates": dates, "letters": writing });
    show(&view, json, applied_text);
    Ok(ExitCode::SUCCESS)
}

fn database(error: StoreError) -> Refusal {
    Refusal::of("database", error)
}

/// Counts all that is left to count; with the seconds that it took.
fn recount(office: &Office) -> Result<(Recount, f64), Refusal> {
    let began = Instant::now();
    let mut all = Recount::default();
    loop {
        let more = jobs::recount_due_dates(office, Clock::System.now()).map_err(database)?;
        let done = more.cases == 0;
        all += more;
        if done {
            return Ok((all, seconds(began)));
        }
        output::complain(&format!("{} open cases counted, {} moved", all.cases, all.moved));
    }
}

/// Queues all letters that are owed; with the seconds that it took.
fn tell(office: &Office) -> Result<(u64, f64), Refusal> {
    let began = Instant::now();
    let mut all = 0;
    loop {
        let more = jobs::tell_new_dates(office, Clock::System.now()).map_err(database)?;
        if more == 0 {
            return Ok((all, seconds(began)));
        }
        all += more;
        output::complain(&format!("{all} letters queued"));
    }
}

fn seconds(began: Instant) -> f64 {
    (began.elapsed().as_secs_f64() * 1000.0).round() / 1000.0
}

fn refused(why: CalendarRefused) -> Refusal {
    Refusal(match why {
        CalendarRefused::Faulty(defects) => defects
            .into_iter()
            .map(|defect: Defect| Fault::from(defect).to_string())
            .collect::<Vec<_>>()
            .join("\n"),
        CalendarRefused::NotNewer { version, in_force } => format!(
            "the calendar in force is {in_force}, and another one: give the file a higher version than {in_force} (it says {version})"
        ),
        CalendarRefused::Failed(error) => format!("the calendar was not taken up: {error:?}"),
    })
}

fn applied_view(applied: &AppliedCalendar) -> Value {
    json!({
        "year": applied.year,
        "version": applied.version,
        "was": applied.was,
        "new": applied.new,
        "days": applied.changed.iter().map(day_view).collect::<Vec<_>>(),
    })
}

fn day_view(day: &ChangedDay) -> Value {
    let name = |day: &Option<CalendarDay>| day.as_ref().and_then(|day| day.name.clone());
    json!({
        "date": day.date,
        "was": day.was.as_ref().map(|day| day.kind),
        "now": day.now.as_ref().map(|day| day.kind),
        "name": name(&day.now).or(name(&day.was)).map(|name| name.get(Language::Kk).to_owned()),
    })
}

fn applied_text(view: &Value) -> String {
    let mut text = match (view["new"].as_bool(), plain(&view["was"]).as_str()) {
        (Some(false), _) => format!("calendar {} is in force already", plain(&view["version"])),
        (_, "") => format!("calendar {} is taken up", plain(&view["version"])),
        (_, was) => format!("calendar {} is taken up in place of {was}", plain(&view["version"])),
    };
    for day in items(&view["days"]) {
        let kind = |value: &Value| value.as_str().unwrap_or("ordinary day").to_owned();
        let line = format!(
            "\n  {}  {} -> {}  {}",
            plain(&day["date"]),
            kind(&day["was"]),
            kind(&day["now"]),
            plain(&day["name"])
        );
        text += line.trim_end();
    }
    for (field, words) in [
        ("cases", "open cases counted again"),
        ("moved", "due dates moved"),
        ("dated", "cases that waited for a calendar got their date"),
        ("recounted", "cases keep their due date and count other days"),
        ("letters", "letters queued: they leave when the service runs"),
        ("left", "open cases left to the next run: somebody is working on them"),
    ] {
        if field != "left" || view[field] != 0 {
            text += &format!("\n{:>9}  {words}", plain(&view[field]));
        }
    }
    for moved in items(&view["moves"]).take(SHOWN) {
        let [number, was, due_on] = ["number", "was", "due_on"].map(|field| plain(&moved[field]));
        text += &format!("\n  {number}  {was} -> {due_on}");
    }
    if view["moved"].as_u64() > Some(SHOWN as u64) {
        text += "\n  and more: --json names a hundred, the journal all";
    }
    text
}
