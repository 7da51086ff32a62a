//! `law export`: the decision tables as DMN files for engines that are not ours, and every cell of them with our answer.
//!
//! It owns the folder that is written to. What is written is `powers::export`'s matter.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use serde_json::json;

use super::{LawError, files, law_from, output};
use crate::cli::Refusal;
use crate::config::Config;
use crate::powers::Rulebook;
use crate::powers::export::{EXPORTER, File};

/// How many strangers of a folder a refusal names.
const NAMED: usize = 3;
/// The one file of the cells.
const CELLS: &str = "cells.jsonl";

#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// What to write.
    #[arg(long)]
    format: Format,
    /// Where to: a new or an empty folder, or one that holds nothing but an earlier export.
    folder: PathBuf,
    /// The law folder; without it LAW_DIR, else the copy inside the binary.
    #[arg(long = "law")]
    law: Option<PathBuf>,
    /// Write the tables of a rulebook that has gaps or overlaps, so that another program can find them too.
    #[arg(long)]
    unproved: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A decision table of DMN 1.3 for each subject, hit policy UNIQUE.
    Dmn,
    /// Every cell of these tables with our answer, as lines of JSON.
    Cells,
}

/// Writes the files and says how many.
pub(super) fn run(asked: &Export, config: &Config, json: bool) -> Result<ExitCode, Refusal> {
    if asked.unproved && asked.format == Format::Cells {
        output::complain("--unproved goes with --format dmn: a rulebook with gaps or overlaps answers nothing");
        return Ok(ExitCode::from(2));
    }
    let law = asked.law.as_deref().or(config.law_dir.as_deref());
    let rulebook = rulebook(law, asked.unproved).map_err(|error| Refusal(error.to_string()))?;
    let written = match asked.format {
        Format::Dmn => rulebook.dmn().map_err(|error| Refusal::of("dmn", error))?,
        Format::Cells => vec![cells(&rulebook)?],
    };
    write(&asked.folder, asked.format, &written)?;
    let folder = asked.folder.display().to_string();
    if json {
        output::json(&json!({ "folder": folder, "files": written.len() }));
    } else {
        output::line(&format!("Files written to {folder}: {}", written.len()));
    }
    Ok(ExitCode::SUCCESS)
}

fn rulebook(folder: Option<&Path>, unproved: bool) -> Result<Rulebook, LawError> {
    if unproved {
        Rulebook::unproved(&files(folder)?).map_err(LawError::Faulty)
    } else {
        Ok(law_from(folder)?.powers)
    }
}

fn cells(rulebook: &Rulebook) -> Result<File, Refusal> {
    let mut text = String::new();
    for cell in rulebook.cells() {
        text += &serde_json::to_string(&cell).map_err(|error| Refusal::of("cells", error))?;
        text.push('\n');
    }
    let name = CELLS.to_owned();
    Ok(File { name, text })
}

/// Writes the files and takes away those of an earlier export that are not among them. Nothing is touched in a folder
/// with anything else in it.
fn write(folder: &Path, format: Format, written: &[File]) -> Result<(), Refusal> {
    let refused = |path: &Path, error| Refusal::of(&path.display().to_string(), error);
    if folder.is_file() {
        let path = folder.display();
        return Err(Refusal(format!("{path} is a file: name a new or an empty folder")));
    }
    std::fs::create_dir_all(folder).map_err(|error| refused(folder, error))?;
    let (earlier, strangers) = entries(folder, format).map_err(|error| refused(folder, error))?;
    if !strangers.is_empty() {
        let named = strangers.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        return Err(Refusal(format!(
            "{}: the folder holds other files ({named}); name a new or an empty folder",
            folder.display()
        )));
    }
    for name in earlier
        .iter()
        .filter(|name| written.iter().all(|file| file.name != **name))
    {
        let path = folder.join(name);
        std::fs::remove_file(&path).map_err(|error| refused(&path, error))?;
    }
    for file in written {
        let path = folder.join(&file.name);
        std::fs::write(&path, &file.text).map_err(|error| refused(&path, error))?;
    }
    Ok(())
}

/// The names in a folder: files of an earlier export of this format, and everything else.
fn entries(folder: &Path, format: Format) -> std::io::Result<(Vec<String>, Vec<String>)> {
    let (mut earlier, mut strangers) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let ours = entry.file_type()?.is_file()
            && match format {
                Format::Dmn => name.ends_with(".dmn") && is_ours(&entry.path())?,
                Format::Cells => name == CELLS,
            };
        if ours { &mut earlier } else { &mut strangers }.push(name);
    }
    strangers.sort();
    Ok((earlier, strangers))
}

/// Whether a DMN file says that it was written by an export.
fn is_ours(path: &Path) -> std::io::Result<bool> {
    let text = std::fs::read(path)?;
    let mark = format!("exporter=\"{EXPORTER}\"");
    Ok(text.windows(mark.len()).any(|bytes| bytes == mark.as_bytes()))
}
