//! Rows of the decision tables: what a subject inherits from its template and its group, what it writes itself,
//! and whether each field makes sense.
//!
//! It owns inheritance; the fields of a row are `row`'s. Whether the rows together are complete and unambiguous is `check`'s matter.

use std::collections::{BTreeMap, BTreeSet};

use super::book::Table;
use super::fault::Source;
use super::raw::{RawGroup, RawRule, RawSubject, RawTemplate};
use super::read::{Glossary, Reader};
use super::row::{Layers, Row};
use super::{Function, Subject};
use crate::appeal::Kind;

/// What the rows of a version are read against.
pub(super) struct Ground<'a> {
    pub functions: &'a [Function],
    pub glossary: &'a Glossary,
    pub templates: &'a BTreeMap<String, RawTemplate>,
    pub template_source: &'a Source<'a>,
    /// First and last day of the version.
    pub days: (i32, i32),
}

/// Reads one subject with its inherited rows.
pub(super) fn table<'a>(
    reader: &mut Reader,
    ground: &'a Ground<'a>,
    source: &'a Source<'a>,
    group: &'a RawGroup,
    raw: &'a RawSubject,
) -> Table {
    let before = reader.noted;
    let template = raw.template.as_ref().and_then(|wanted| {
        let found = ground.templates.get(wanted.get_ref());
        if found.is_none() {
            reader.fault(
                source,
                &wanted.span(),
                format!("unknown template {:?}", wanted.get_ref()),
            );
        }
        found
    });
    let questions = questions(reader, ground, source, raw, template);
    let subject = subject(reader, source, group, raw, &questions);
    let words = raw.words.get_ref();
    let answers: Vec<Vec<String>> = questions
        .iter()
        .filter_map(|code| ground.glossary.questions.get(code))
        .map(|question| question.answers.iter().map(|answer| answer.code.clone()).collect())
        .collect();
    let mut table = Table {
        subject,
        words: [words.kk.clone(), words.ru.clone(), words.en.clone()],
        answers,
        rules: Vec::new(),
        sound: false,
        file: source.file.to_owned(),
        line: source.line(raw.code.span().start),
    };
    for layers in inherit(reader, ground, source, raw, template) {
        let rule = Row {
            reader,
            ground,
            source,
            group,
            raw,
            layers,
        }
        .read(&table);
        table.rules.extend(rule);
    }
    table.sound = reader.noted == before;
    table
}

/// The questions of a subject: its own list, or its template's; unknown ones are faults and left out.
fn questions(
    reader: &mut Reader,
    ground: &Ground<'_>,
    source: &Source<'_>,
    raw: &RawSubject,
    template: Option<&RawTemplate>,
) -> Vec<String> {
    let (list, source) = match (&raw.questions, template) {
        (Some(own), _) => (own.as_slice(), source),
        (None, Some(template)) => (template.questions.as_slice(), ground.template_source),
        (None, None) => (&[][..], source),
    };
    let mut seen = BTreeSet::new();
    let mut known = Vec::new();
    for question in list {
        reader.unique(source, question, &mut seen, "question");
        let code = question.get_ref();
        if !ground.glossary.questions.contains_key(code) {
            reader.fault(source, &question.span(), format!("unknown question {code:?}"));
        } else if !known.contains(code) {
            known.push(code.clone());
        }
    }
    known
}

fn subject(
    reader: &mut Reader,
    source: &Source<'_>,
    group: &RawGroup,
    raw: &RawSubject,
    questions: &[String],
) -> Subject {
    let code = raw.code.get_ref().clone();
    let words = raw.words.get_ref();
    for (language, list) in [("kk", &words.kk), ("ru", &words.ru), ("en", &words.en)] {
        if list.iter().all(|word| word.trim().is_empty()) {
            reader.fault(
                source,
                &raw.words.span(),
                format!("missing translation: words of {code} have no {language}"),
            );
        }
    }
    let kind = raw.kind.as_ref().or(group.kind.as_ref());
    let kind = kind.and_then(|kind| reader.word::<Kind>(source, kind, "kind"));
    Subject {
        name: reader.names(source, &raw.name, &format!("name of {code}")),
        code,
        group: group.group.get_ref().clone(),
        questions: questions.to_vec(),
        kind: kind.unwrap_or(Kind::Message),
    }
}

/// The rows of a subject in layers: the template's in their order (but those left out), then its own new ones.
fn inherit<'a>(
    reader: &mut Reader,
    ground: &'a Ground<'a>,
    source: &'a Source<'a>,
    raw: &'a RawSubject,
    template: Option<&'a RawTemplate>,
) -> Vec<Layers<'a>> {
    let mut seen = BTreeSet::new();
    for rule in &raw.rule {
        reader.unique(source, &rule.code, &mut seen, "rule");
    }
    let base: &[RawRule] = template.map_or(&[], |template| &template.rule);
    let in_base = |code: &str| base.iter().any(|rule| rule.code.get_ref() == code);
    for code in &raw.without {
        if !in_base(code.get_ref()) {
            reader.fault(
                source,
                &code.span(),
                format!("the template has no rule {:?}", code.get_ref()),
            );
        }
    }
    let own = |code: &str| raw.rule.iter().find(|rule| rule.code.get_ref() == code);
    let kept = base
        .iter()
        .filter(|rule| !raw.without.iter().any(|code| code.get_ref() == rule.code.get_ref()))
        .map(|rule| Layers {
            own: own(rule.code.get_ref()).map(|rule| (rule, source)),
            base: Some((rule, ground.template_source)),
        });
    let added = raw
        .rule
        .iter()
        .filter(|rule| !in_base(rule.code.get_ref()))
        .map(|rule| Layers {
            own: Some((rule, source)),
            base: None,
        });
    kept.chain(added).collect()
}
