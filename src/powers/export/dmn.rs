//! A table as a file of DMN 1.3 (OMG, namespace `20191111`): one decision, one decision table, hit policy UNIQUE.
//!
//! It owns the elements, their order and their names. What stands in the table is the sheet's matter.

use std::io::Result;

use chrono::NaiveDate;
use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::feel;
use super::sheet::{Line, Sheet};
use crate::appeal::Trilingual;
use crate::powers::book::{Other, PLACES};
use crate::powers::read;

/// The namespace of the elements: DMN 1.3.
const MODEL: &str = "https://www.omg.org/spec/DMN/20191111/MODEL/";
/// Who wrote the file, as the file says itself.
pub const EXPORTER: &str = "listening-state";
/// The input for the kind of place, beside the questions.
const PLACE: &str = "place_kind";
/// The input for the day whose law is asked.
const DAY: &str = "on_day";
/// The column of the overlaps: a list of contexts, the others are texts.
const ALSO: &str = "also";
/// The columns of the answer.
const OUTPUTS: [&str; 14] = [
    "outcome",
    "rule",
    "level",
    "function",
    "budget",
    "confidence",
    "basis_kk",
    "basis_ru",
    "basis_en",
    "owner_kk",
    "owner_ru",
    "owner_en",
    ALSO,
    "law",
];

type Xml = Writer<Vec<u8>>;

/// An input of the decision: a question, the kind of place or the day.
struct Column {
    name: String,
    label: String,
    kind: &'static str,
    /// The values that it may have, in FEEL.
    values: String,
}

/// The table of a subject as a file.
pub(super) fn file(sheet: &Sheet<'_>) -> Result<String> {
    let columns = columns(sheet);
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let code = &sheet.subject.code;
    xml.create_element("definitions")
        .with_attributes([
            ("xmlns", MODEL),
            ("id", "definitions"),
            ("name", code.as_str()),
            ("namespace", format!("urn:listening-state:powers:{code}").as_str()),
            ("exporter", EXPORTER),
            ("exporterVersion", env!("CARGO_PKG_VERSION")),
        ])
        .write_inner_content(|xml| {
            columns.iter().try_for_each(|column| input_data(xml, column))?;
            decision(xml, sheet, &columns)
        })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(std::io::Error::other)
}

fn columns(sheet: &Sheet<'_>) -> Vec<Column> {
    let questions = sheet.inputs.iter().map(|input| {
        let codes: Vec<&str> = input.answers.iter().map(|(code, _)| *code).collect();
        Column {
            name: input.question.code.clone(),
            label: label(&input.question.text),
            kind: "string",
            values: feel::any_of(Some(&codes)),
        }
    });
    let place = Column {
        name: PLACE.to_owned(),
        label: "Kind of place".to_owned(),
        kind: "string",
        values: feel::any_of(Some(&PLACES)),
    };
    let day = Column {
        name: DAY.to_owned(),
        label: "Day whose law is asked".to_owned(),
        kind: "date",
        values: feel::days(sheet.from().unwrap_or_default(), None),
    };
    questions.chain([place, day]).collect()
}

/// A name in three languages as one line.
fn label(name: &Trilingual) -> String {
    let line = [name.kk.as_str(), name.ru.as_str(), name.en.as_str()].join(" / ");
    line.replace(char::is_control, " ")
}

fn input_data(xml: &mut Xml, column: &Column) -> Result<()> {
    xml.create_element("inputData")
        .with_attributes([
            ("id", format!("input_{}", column.name).as_str()),
            ("name", column.name.as_str()),
            ("label", column.label.as_str()),
        ])
        .write_inner_content(|xml| {
            xml.create_element("variable")
                .with_attributes([
                    ("id", format!("variable_{}", column.name).as_str()),
                    ("name", column.name.as_str()),
                    ("typeRef", column.kind),
                ])
                .write_empty()
                .map(|_| ())
        })
        .map(|_| ())
}

fn decision(xml: &mut Xml, sheet: &Sheet<'_>, columns: &[Column]) -> Result<()> {
    // A point in a name would read as a path.
    let name = sheet.subject.code.replace('.', "_");
    xml.create_element("decision")
        .with_attributes([
            ("id", "decision"),
            ("name", name.as_str()),
            ("label", label(&sheet.subject.name).as_str()),
        ])
        .write_inner_content(|xml| {
            xml.create_element("variable")
                .with_attributes([("id", "variable"), ("name", name.as_str())])
                .write_empty()?;
            columns.iter().try_for_each(|column| requirement(xml, column))?;
            xml.create_element("decisionTable")
                .with_attributes([("id", "table"), ("hitPolicy", "UNIQUE"), ("outputLabel", "who answers")])
                .write_inner_content(|xml| table(xml, sheet, columns))?;
            Ok(())
        })
        .map(|_| ())
}

fn requirement(xml: &mut Xml, column: &Column) -> Result<()> {
    xml.create_element("informationRequirement")
        .with_attribute(("id", format!("requirement_{}", column.name).as_str()))
        .write_inner_content(|xml| {
            xml.create_element("requiredInput")
                .with_attribute(("href", format!("#input_{}", column.name).as_str()))
                .write_empty()
                .map(|_| ())
        })
        .map(|_| ())
}

fn table(xml: &mut Xml, sheet: &Sheet<'_>, columns: &[Column]) -> Result<()> {
    for column in columns {
        let clause = format!("clause_{}", column.name);
        xml.create_element("input")
            .with_attributes([("id", clause.as_str()), ("label", column.label.as_str())])
            .write_inner_content(|xml| {
                let expression = xml.create_element("inputExpression");
                let expression = expression.with_attributes([
                    ("id", format!("expression_{}", column.name).as_str()),
                    ("typeRef", column.kind),
                ]);
                expression.write_inner_content(|xml| words(xml, "text", &column.name))?;
                xml.create_element("inputValues")
                    .with_attribute(("id", format!("values_{}", column.name).as_str()))
                    .write_inner_content(|xml| words(xml, "text", &column.values))?;
                Ok(())
            })?;
    }
    for name in OUTPUTS {
        let kind = (name != ALSO).then_some(("typeRef", "string"));
        xml.create_element("output")
            .with_attributes([("id", format!("output_{name}").as_str()), ("name", name)])
            .with_attributes(kind)
            .write_empty()?;
    }
    let mut lines = sheet.lines.iter().enumerate();
    lines.try_for_each(|(number, line)| rule(xml, &sheet.subject.code, number + 1, line))
}

fn rule(xml: &mut Xml, subject: &str, number: usize, line: &Line<'_>) -> Result<()> {
    let id = format!("rule_{number}");
    xml.create_element("rule")
        .with_attribute(("id", id.as_str()))
        .write_inner_content(|xml| {
            let tests = line.tests.iter().map(|test| feel::any_of(test.as_deref()));
            let place = feel::any_of(line.places.as_deref());
            for (column, test) in tests.chain([place, days(line.days)]).enumerate() {
                entry(xml, "inputEntry", &format!("{id}_in_{}", column + 1), &test)?;
            }
            for (column, value) in answer(subject, line).iter().enumerate() {
                entry(xml, "outputEntry", &format!("{id}_out_{}", column + 1), value)?;
            }
            Ok(())
        })
        .map(|_| ())
}

/// The interval of a line; the last day of the calendar is no end.
fn days((from, until): (i32, i32)) -> String {
    let date = |day| NaiveDate::from_num_days_from_ce_opt(day);
    let until = date(until).filter(|until| Some(*until) != read::OPEN_END);
    feel::days(date(from).unwrap_or_default(), until)
}

/// The values of a line in the order of [`OUTPUTS`].
fn answer(subject: &str, line: &Line<'_>) -> [String; OUTPUTS.len()] {
    let law = feel::text(&line.version.id);
    let Some(rule) = line.rule else {
        return OUTPUTS.map(|output| match output {
            "outcome" => feel::text("unroutable"),
            ALSO => also(&[]),
            "law" => law.clone(),
            _ => feel::optional(None),
        });
    };
    let holder = rule.holder.as_ref();
    let owner = rule.owner.as_ref();
    [
        feel::text(if holder.is_some() { "routed" } else { "undetermined" }),
        feel::text(&format!("{subject}/{}", rule.code)),
        feel::optional(holder.map(|(level, _)| level.as_str())),
        feel::optional(holder.map(|(_, function)| function.as_str())),
        feel::text(&rule.budget),
        feel::text(rule.confidence.as_str()),
        feel::text(&rule.basis.long.kk),
        feel::text(&rule.basis.long.ru),
        feel::text(&rule.basis.long.en),
        feel::optional(owner.map(|owner| owner.kk.as_str())),
        feel::optional(owner.map(|owner| owner.ru.as_str())),
        feel::optional(owner.map(|owner| owner.en.as_str())),
        also(&line.also),
        law,
    ]
}

/// The other bodies that other texts name, with those texts.
fn also(others: &[&Other]) -> String {
    let other = |other: &&Other| {
        let (basis, why, decides) = (&other.basis.long, &other.why, other.decides.as_ref());
        feel::context(&[
            ("level", feel::text(other.level.as_str())),
            ("function", feel::text(&other.function)),
            ("basis_kk", feel::text(&basis.kk)),
            ("basis_ru", feel::text(&basis.ru)),
            ("basis_en", feel::text(&basis.en)),
            ("why_kk", feel::text(&why.kk)),
            ("why_ru", feel::text(&why.ru)),
            ("why_en", feel::text(&why.en)),
            ("decides_kk", feel::optional(decides.map(|words| words.kk.as_str()))),
            ("decides_ru", feel::optional(decides.map(|words| words.ru.as_str()))),
            ("decides_en", feel::optional(decides.map(|words| words.en.as_str()))),
        ])
    };
    format!("[{}]", others.iter().map(other).collect::<Vec<_>>().join(", "))
}

fn entry(xml: &mut Xml, element: &str, id: &str, text: &str) -> Result<()> {
    xml.create_element(element)
        .with_attribute(("id", id))
        .write_inner_content(|xml| words(xml, "text", text))
        .map(|_| ())
}

fn words(xml: &mut Xml, element: &str, text: &str) -> Result<()> {
    xml.create_element(element)
        // Quotes may stand in a text as they are, and every value of FEEL has some.
        .write_text_content(BytesText::from_escaped(partial_escape(text)))
        .map(|_| ())
}
