//! From the files of the law to proved versions of the rulebook.
//!
//! It owns which files make a version, and the order of reading, inheriting and proving.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Version, Wording, day};
use super::check::{Report, count, prove};
use super::fault::{Fault, Source};
use super::quotes::read_quotes;
use super::raw::{RawGroup, RawTemplate, RawTemplates};
use super::read::{self, Glossary, Head, Reader};
use super::rows::{Ground, table};
use super::search::Index;
use super::synonyms::{Synonyms, synonyms};
use super::{Function, Rulebook};
use crate::appeal::Trilingual;

/// The files of a version beside those of its groups.
const SHARED: [&str; 5] = [
    "version.toml",
    "questions.toml",
    "acts.toml",
    "owners.toml",
    "templates.toml",
];

/// The words of the law where they were read; a rulebook may do without it.
const QUOTES: &str = "quotes.toml";

/// What helps the search and decides nothing; a rulebook may do without it.
const SYNONYMS: &str = "synonyms.toml";

/// Reads and proves everything; the rulebook is fit for use only when the report has no faults.
pub(super) fn load(files: &BTreeMap<String, String>) -> (Rulebook, Report) {
    let mut reader = Reader::default();
    let functions = match files.get("bodies.toml") {
        Some(text) => read::functions(
            &mut reader,
            &Source {
                file: "bodies.toml",
                text,
            },
        ),
        None => {
            reader.faults.insert(absent("bodies.toml"));
            Vec::new()
        }
    };
    let heads = heads(&mut reader, files);
    let mut versions = Vec::new();
    for (index, (folder, head)) in heads.iter().enumerate() {
        let next = heads.get(index + 1).and_then(|(_, next)| next.from.pred_opt());
        versions.push(version(&mut reader, files, &functions, folder, head, next));
    }
    let mut report = Report::default();
    for version in &versions {
        prove(version, &mut report);
        count(version, &mut report);
    }
    let subjects = versions.iter().flat_map(|version| &version.tables);
    report.subjects = subjects.map(|table| &table.subject.code).collect::<BTreeSet<_>>().len();
    report.misread = !reader.faults.is_empty() || !reader.unreadable.is_empty();
    reader.faults.extend(std::mem::take(&mut report.faults));
    let told = if reader.unreadable.is_empty() {
        reader.faults
    } else {
        reader.unreadable
    };
    report.faults = told.into_iter().collect();
    (Rulebook { versions, functions }, report)
}

fn absent(file: &str) -> Fault {
    Fault {
        file: file.to_owned(),
        line: 1,
        message: "the file is missing".to_owned(),
    }
}

/// The heads of all versions by their first day. Two versions of the same day are a fault.
fn heads(reader: &mut Reader, files: &BTreeMap<String, String>) -> Vec<(String, Head)> {
    let inside = |path: &String| Some(path.strip_prefix("powers/")?.split_once('/')?.0.to_owned());
    let folders: BTreeSet<String> = files
        .keys()
        .filter(|path| path.ends_with(".toml"))
        .filter_map(inside)
        .collect();
    if folders.is_empty() {
        reader.faults.insert(absent("powers"));
    }
    let mut heads: Vec<(String, Head)> = Vec::new();
    for folder in folders {
        let folder = format!("powers/{folder}");
        let file = format!("{folder}/version.toml");
        let Some(text) = files.get(&file) else {
            reader.faults.insert(absent(&file));
            continue;
        };
        let Some(head) = read::head(reader, &Source { file: &file, text }) else {
            continue;
        };
        if let Some((other, _)) = heads.iter().find(|(_, other)| other.from == head.from) {
            let message = format!("valid_from {} is that of {other} already", head.from);
            reader.faults.insert(Fault {
                file,
                line: head.line,
                message,
            });
            continue;
        }
        heads.push((folder, head));
    }
    heads.sort_by_key(|(_, head)| head.from);
    heads
}

fn version(
    reader: &mut Reader,
    files: &BTreeMap<String, String>,
    functions: &[Function],
    folder: &str,
    head: &Head,
    last: Option<chrono::NaiveDate>,
) -> Version {
    let path = |name: &str| format!("{folder}/{name}");
    for name in SHARED.iter().filter(|name| !files.contains_key(&path(name))) {
        reader.faults.insert(absent(&path(name)));
    }
    let mut wording: Wording = head.wording.clone();
    let until = last.unwrap_or(read::OPEN_END.unwrap_or(head.from));
    let days = (day(head.from), day(until));
    let glossary = glossary(reader, files, folder, days, &mut wording);
    let templates = path("templates.toml");
    let template_source = Source {
        file: &templates,
        text: files.get(&templates).map_or("", String::as_str),
    };
    let ground = Ground {
        functions,
        glossary: &glossary,
        templates: &read_templates(reader, &template_source),
        template_source: &template_source,
        days,
    };
    let (groups, tables) = tables(reader, files, folder, head, &ground);
    let synonyms = read_synonyms(reader, files, path(SYNONYMS));
    Version {
        id: head.from.to_string(),
        from: head.from,
        until,
        groups,
        index: Index::new(&tables, &synonyms),
        questions: glossary.questions,
        acts: glossary.acts,
        quotes: glossary.quotes,
        wording,
        tables,
    }
}

/// The words that the tables refer to; the sentences of answers go to the wording.
fn glossary(
    reader: &mut Reader,
    files: &BTreeMap<String, String>,
    folder: &str,
    days: (i32, i32),
    wording: &mut Wording,
) -> Glossary {
    let named = ["acts.toml", "owners.toml", "questions.toml", QUOTES].map(|name| format!("{folder}/{name}"));
    let [acts, owners, questions, quotes] = named.each_ref().map(|file| Source {
        file,
        text: files.get(file).map_or("", String::as_str),
    });
    let acts = read::acts(reader, &acts);
    Glossary {
        quotes: read_quotes(reader, &quotes, &acts, days),
        acts,
        owners: read::owners(reader, &owners),
        questions: read::questions(reader, &questions, wording),
    }
}

fn read_synonyms(reader: &mut Reader, files: &BTreeMap<String, String>, file: String) -> Synonyms {
    files.get(&file).map_or_else(Synonyms::default, |text| {
        synonyms(reader, &Source { file: &file, text })
    })
}

fn read_templates(reader: &mut Reader, source: &Source<'_>) -> BTreeMap<String, RawTemplate> {
    let mut seen = BTreeSet::new();
    let mut templates = BTreeMap::new();
    for template in reader
        .file::<RawTemplates>(source)
        .map(|raw| raw.template)
        .unwrap_or_default()
    {
        reader.unique(source, &template.code, &mut seen, "template");
        let mut rules = BTreeSet::new();
        for rule in &template.rule {
            reader.unique(source, &rule.code, &mut rules, "rule");
        }
        templates.insert(template.code.get_ref().clone(), template);
    }
    templates
}

type Groups = Vec<(String, Trilingual)>;

/// The tables of all groups, in the order of the version's list; what nobody uses is a fault.
fn tables(
    reader: &mut Reader,
    files: &BTreeMap<String, String>,
    folder: &str,
    head: &Head,
    ground: &Ground<'_>,
) -> (Groups, Vec<super::book::Table>) {
    let mut groups = Vec::new();
    let mut tables = Vec::new();
    let mut subjects = BTreeSet::new();
    let mut used = BTreeSet::new();
    for (code, line) in &head.groups {
        let file = format!("{folder}/{code}.toml");
        let Some(text) = files.get(&file) else {
            let message = format!("group {code} has no file {code}.toml");
            reader.faults.insert(Fault {
                file: format!("{folder}/version.toml"),
                line: *line,
                message,
            });
            continue;
        };
        let source = Source { file: &file, text };
        let Some(raw) = reader.file::<RawGroup>(&source) else {
            continue;
        };
        if raw.group.get_ref() != code {
            reader.fault(
                &source,
                &raw.group.span(),
                format!("the file of group {code} says {:?}", raw.group.get_ref()),
            );
        }
        groups.push((
            code.clone(),
            reader.names(&source, &raw.name, &format!("name of group {code}")),
        ));
        for subject in &raw.subject {
            reader.unique(&source, &subject.code, &mut subjects, "subject");
            used.extend(subject.template.as_ref().map(|template| template.get_ref().clone()));
            tables.push(table(reader, ground, &source, &raw, subject));
        }
    }
    for (code, template) in ground.templates.iter().filter(|(code, _)| !used.contains(*code)) {
        reader.fault(
            ground.template_source,
            &template.code.span(),
            format!("dead rules: no subject uses template {code}"),
        );
    }
    strangers(reader, files, folder, head);
    (groups, tables)
}

/// A file in the folder that no group list names would be law that nobody reads.
fn strangers(reader: &mut Reader, files: &BTreeMap<String, String>, folder: &str, head: &Head) {
    for file in files.keys() {
        let Some(name) = file.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) else {
            continue;
        };
        let group = name.strip_suffix(".toml").unwrap_or_default();
        let ours = SHARED.contains(&name) || [SYNONYMS, QUOTES].contains(&name);
        if name.ends_with(".toml") && !ours && !head.groups.iter().any(|(code, _)| code == group) {
            let message = format!("version.toml does not list the group {group}");
            reader.faults.insert(Fault {
                file: file.clone(),
                line: 1,
                message,
            });
        }
    }
}
