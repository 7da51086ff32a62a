//! A small reader of DMN of our own: it knows the few words of FEEL that a decision table of ours may use, and refuses
//! every other.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use roxmltree::{Document, Node};

use super::schema::NAMESPACE;

/// What one entry of a line asks.
enum Test {
    Any,
    OneOf(Vec<String>),
    Days(NaiveDate, Option<NaiveDate>),
}

/// A value of an output.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    Null,
    Text(String),
    List(Vec<BTreeMap<String, Output>>),
}

impl Output {
    pub fn of(text: Option<&str>) -> Self {
        text.map_or(Self::Null, |text| Self::Text(text.to_owned()))
    }
}

/// A decision table as it was read back.
pub struct Read {
    /// Names of the inputs.
    pub inputs: Vec<String>,
    /// For each input the values that it may have; none for days.
    pub values: Vec<Vec<String>>,
    pub outputs: Vec<String>,
    lines: Vec<(Vec<Test>, Vec<Output>)>,
}

impl Read {
    pub fn parse(text: &str) -> Self {
        let document = Document::parse(text).expect("well-formed XML");
        let named = |name: &'static str| document.descendants().filter(move |node| is(node, name));
        let text_of = |node: Node<'_, '_>| {
            let text = node.descendants().find(|inner| is(inner, "text")).expect("a text");
            text.text().expect("words").to_owned()
        };
        let child = |node: Node<'_, '_>, name: &'static str| {
            let found = node.children().find(|inner| is(inner, name));
            text_of(found.expect(name))
        };
        let values = |node| match test(&child(node, "inputValues")) {
            Test::OneOf(values) => values,
            Test::Any | Test::Days(..) => Vec::new(),
        };
        let entries = |node: Node<'_, '_>, name: &'static str| -> Vec<String> {
            let entries = node.children().filter(|inner| is(inner, name));
            entries.map(text_of).collect()
        };
        let line = |node| {
            let tests = entries(node, "inputEntry");
            let answers = entries(node, "outputEntry");
            let tests = tests.iter().map(|entry| test(entry)).collect();
            (tests, answers.iter().map(|entry| output(entry)).collect())
        };
        let name = |node: Node<'_, '_>| node.attribute("name").expect("a name").to_owned();
        Self {
            inputs: named("input").map(|node| child(node, "inputExpression")).collect(),
            values: named("input").map(values).collect(),
            outputs: named("output").map(name).collect(),
            lines: named("rule").map(line).collect(),
        }
    }

    /// The answers of all lines that hold for these values: with hit policy UNIQUE one at most.
    pub fn fired(&self, values: &BTreeMap<String, String>, on: NaiveDate) -> Vec<BTreeMap<String, Output>> {
        let holds = |tests: &[Test]| {
            self.inputs.iter().zip(tests).all(|(input, test)| match test {
                Test::Any => true,
                Test::OneOf(allowed) => allowed.contains(&values[input]),
                Test::Days(from, until) => *from <= on && until.is_none_or(|until| on <= until),
            })
        };
        let fired = self.lines.iter().filter(|(tests, _)| holds(tests));
        fired
            .map(|(_, answers)| self.outputs.iter().cloned().zip(answers.iter().cloned()).collect())
            .collect()
    }

    /// Every day on which a line begins or ends, with its neighbours.
    pub fn days(&self) -> BTreeSet<NaiveDate> {
        let tests = self.lines.iter().flat_map(|(tests, _)| tests);
        let bounds = tests.flat_map(|test| match test {
            Test::Days(from, until) => [Some(*from), *until],
            Test::Any | Test::OneOf(_) => [None, None],
        });
        let around = |day: NaiveDate| [day.pred_opt(), Some(day), day.succ_opt()];
        bounds.flatten().flat_map(around).flatten().collect()
    }
}

pub fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((NAMESPACE, name))
}

fn test(text: &str) -> Test {
    if text == "-" {
        return Test::Any;
    }
    if let Some(from) = text.strip_prefix(">= ") {
        return Test::Days(date(from), None);
    }
    if let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        let (from, until) = inner.split_once("..").expect("an interval");
        return Test::Days(date(from), Some(date(until)));
    }
    let mut rest = text;
    let mut values = Vec::new();
    loop {
        let (value, after) = literal(rest);
        values.push(value);
        match after.strip_prefix(',') {
            Some(more) => rest = more,
            None => {
                assert_eq!(after, "", "{text}");
                return Test::OneOf(values);
            }
        }
    }
}

fn date(text: &str) -> NaiveDate {
    let inner = text.strip_prefix("date(\"").and_then(|text| text.strip_suffix("\")"));
    inner.expect("a date").parse().expect("a day")
}

fn output(text: &str) -> Output {
    let (value, rest) = value(text);
    assert_eq!(rest, "", "{text}");
    value
}

/// The value that a text begins with, and what follows it.
fn value(text: &str) -> (Output, &str) {
    if let Some(rest) = text.strip_prefix("null") {
        return (Output::Null, rest);
    }
    let Some(mut rest) = text.strip_prefix('[') else {
        let (words, rest) = literal(text);
        return (Output::Text(words), rest);
    };
    let mut items = Vec::new();
    while let Some(inner) = rest.strip_prefix('{') {
        let (item, after) = context(inner);
        items.push(item);
        rest = after.strip_prefix(", ").unwrap_or(after);
    }
    (Output::List(items), rest.strip_prefix(']').expect("the end of a list"))
}

fn context(mut rest: &str) -> (BTreeMap<String, Output>, &str) {
    let mut entries = BTreeMap::new();
    loop {
        let (name, after) = rest.split_once(": ").expect("a name");
        let (entry, after) = value(after);
        entries.insert(name.to_owned(), entry);
        match after.strip_prefix(", ") {
            Some(more) => rest = more,
            None => return (entries, after.strip_prefix('}').expect("the end of a context")),
        }
    }
}

/// The text between the first quotes, and what follows them.
fn literal(text: &str) -> (String, &str) {
    let inner = text.strip_prefix('"').unwrap_or_else(|| panic!("a quote: {text}"));
    let mut value = String::new();
    let mut letters = inner.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (value, &inner[at + 1..]),
            '\\' => match letters.next().expect("an escaped letter").1 {
                'n' => value.push('\n'),
                'r' => value.push('\r'),
                't' => value.push('\t'),
                'u' => {
                    let hex: String = letters.by_ref().take(4).map(|(_, digit)| digit).collect();
                    let code = u32::from_str_radix(&hex, 16).expect("four digits");
                    value.push(char::from_u32(code).expect("a letter"));
                }
                other => value.push(other),
            },
            other => value.push(other),
        }
    }
    panic!("no end: {text}")
}
