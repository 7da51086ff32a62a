//! Asks dsntk, an engine of DMN that is not ours, about every cell of the exported tables, and compares its answers with those
//! that listening-state wrote beside them.
//!
//! `dmn-check TABLES CELLS`: the folder of `law export --format dmn` and the file of `law export --format cells`. It reads nothing
//! else of listening-state. Exit 1 when any answer differs, or when a table has no cell.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use dsntk_feel::context::FeelContext;
use dsntk_feel::values::Value as Feel;
use dsntk_feel_temporal::FeelDate;
use dsntk_model::{DmnElement as _, NamedElement as _};
use dsntk_model_evaluator::ModelEvaluator;
use serde::Deserialize;
use serde_json::{Map, Value};

/// How many differences are printed.
const SHOWN: usize = 20;

/// A cell with the answer of listening-state; without an answer it refuses the question.
#[derive(Deserialize)]
struct Cell {
    subject: String,
    facts: BTreeMap<String, String>,
    place: String,
    from: String,
    until: Option<String>,
    #[serde(flatten)]
    answer: Map<String, Value>,
}

/// A table as the engine has read it.
struct Table {
    engine: Arc<ModelEvaluator>,
    namespace: String,
    model: String,
    decision: String,
    /// The questions of the table.
    questions: Vec<String>,
}

fn read(path: &Path) -> Result<Table, Box<dyn Error>> {
    let definitions = dsntk_model::parse(&std::fs::read_to_string(path)?).map_err(|error| error.to_string())?;
    let inputs = definitions.input_data();
    let names = inputs.iter().map(|input| input.name().to_owned());
    let questions = names.filter(|name| name != "place_kind" && name != "on_day").collect();
    let decision = definitions
        .decisions()
        .first()
        .map(|decision| decision.name().to_owned());
    Ok(Table {
        namespace: definitions.namespace().to_owned(),
        model: definitions.name().to_owned(),
        decision: decision.ok_or("no decision")?,
        questions,
        engine: ModelEvaluator::new(&[definitions]).map_err(|error| error.to_string())?,
    })
}

impl Table {
    /// What the engine answers to a cell on a day: the outputs by their names; nothing where no rule holds.
    fn ask(&self, cell: &Cell, on: &str) -> Result<Map<String, Value>, String> {
        let mut asked = FeelContext::default();
        for question in &self.questions {
            let answer = cell.facts.get(question).map_or("unknown", String::as_str);
            asked.set_entry(&question.as_str().into(), Feel::String(answer.to_owned()));
        }
        asked.set_entry(&"place_kind".into(), Feel::String(cell.place.clone()));
        let day: FeelDate = on.parse().map_err(|error| format!("{on}: {error:?}"))?;
        asked.set_entry(&"on_day".into(), Feel::Date(day));
        let told = self
            .engine
            .evaluate_invocable(&self.namespace, &self.model, &self.decision, &asked);
        match json(&told)? {
            Value::Object(outputs) => Ok(outputs),
            _ => Err(format!("no line alone: {told}")),
        }
    }
}

/// A value of the engine as JSON.
fn json(value: &Feel) -> Result<Value, String> {
    match value {
        Feel::String(text) => Ok(Value::String(text.clone())),
        Feel::Null(None) => Ok(Value::Null),
        Feel::List(items) => items.iter().map(json).collect::<Result<_, _>>().map(Value::Array),
        Feel::Context(entries) => {
            let entry = |(name, value): (&dsntk_feel::Name, &Feel)| Ok((name.to_string(), json(value)?));
            entries.iter().map(entry).collect::<Result<_, _>>().map(Value::Object)
        }
        other => Err(other.to_string()),
    }
}

/// The fields of an answer or of one of its overlaps as the table writes them: a text in three languages is three columns.
fn columns(answer: &Map<String, Value>, plain: &[&str], trilingual: &[&str]) -> Map<String, Value> {
    let mut columns = Map::new();
    for name in plain {
        columns.insert((*name).to_owned(), answer.get(*name).cloned().unwrap_or_default());
    }
    for name in trilingual {
        for language in ["kk", "ru", "en"] {
            let words = answer.get(*name).and_then(|words| words.get(language));
            columns.insert(format!("{name}_{language}"), words.cloned().unwrap_or_default());
        }
    }
    columns
}

/// The outputs that a cell wants.
fn wanted(cell: &Cell) -> Map<String, Value> {
    let plain = ["outcome", "rule", "level", "function", "budget", "confidence", "law"];
    let mut wanted = columns(&cell.answer, &plain, &["basis", "owner"]);
    let others = cell.answer.get("also").and_then(Value::as_array).into_iter().flatten();
    let others = others.filter_map(Value::as_object);
    let also = others.map(|other| columns(other, &["level", "function"], &["basis", "why", "decides"]).into());
    wanted.insert("also".to_owned(), Value::Array(also.collect()));
    wanted
}

fn check(tables: &Path, cells: &Path) -> Result<bool, Box<dyn Error>> {
    let mut known = BTreeMap::new();
    for entry in std::fs::read_dir(tables)? {
        let path = entry?.path();
        let subject = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        known.insert(
            subject,
            read(&path).map_err(|error| format!("{}: {error}", path.display()))?,
        );
    }
    let mut silent: BTreeSet<&String> = known.keys().collect();
    let (mut asked, mut days, mut different) = (0, 0, 0);
    for line in std::fs::read_to_string(cells)?.lines() {
        let cell: Cell = serde_json::from_str(line)?;
        let table = known
            .get(&cell.subject)
            .ok_or_else(|| format!("no table of {}", cell.subject))?;
        silent.remove(&cell.subject);
        asked += 1;
        let last = cell.until.as_deref().unwrap_or("2999-12-31");
        for on in [cell.from.as_str(), last] {
            days += 1;
            let told = table.ask(&cell, on);
            let same = match &told {
                Ok(told) if cell.answer.is_empty() => told["outcome"] == "unroutable",
                Ok(told) => *told == wanted(&cell),
                Err(_) => false,
            };
            different += usize::from(!same);
            if !same && different <= SHOWN {
                println!(
                    "{} {:?} {} on {on}: {told:?}, not {:?}",
                    cell.subject,
                    cell.facts,
                    cell.place,
                    wanted(&cell)
                );
            }
        }
    }
    println!(
        "tables {}, cells {asked}, questions asked {days}, different answers {different}",
        known.len()
    );
    if !silent.is_empty() {
        println!("tables without a cell: {silent:?}");
    }
    Ok(different == 0 && silent.is_empty() && asked > 0)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [tables, cells] = arguments.as_slice() else {
        eprintln!("dmn-check TABLES CELLS");
        return ExitCode::from(2);
    };
    match check(Path::new(tables), Path::new(cells)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("dmn-check: {error}");
            ExitCode::from(1)
        }
    }
}
