//! The structure that the schema of DMN 1.3 (OMG formal/2021-02-01, `DMN13.xsd`) gives to the elements that we write:
//! which children stand in which order, how often, and which attributes there are.
//!
//! It knows no more elements than a decision table needs: any other is a fault.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

pub const NAMESPACE: &str = "https://www.omg.org/spec/DMN/20191111/MODEL/";

/// How often a child stands.
#[derive(Clone, Copy, PartialEq)]
enum Times {
    Once,
    Perhaps,
    Many,
    OnceOrMore,
}
use Times::{Many, Once, OnceOrMore, Perhaps};

/// An element: the attributes that it must have, those that it may have, its children in the order of the schema.
struct Shape {
    must: &'static [&'static str],
    may: &'static [&'static str],
    children: &'static [(&'static str, Times)],
}

/// The elements of a decision table by their names. An `input` is a clause of the table; `variable` an information item.
fn shape(name: &str) -> Shape {
    let (must, may, children): (&[&str], &[&str], &[(&str, Times)]) = match name {
        "definitions" => (
            &["name", "namespace"],
            &[
                "id",
                "label",
                "exporter",
                "exporterVersion",
                "expressionLanguage",
                "typeLanguage",
            ],
            &[("description", Perhaps), ("inputData", Many), ("decision", Many)],
        ),
        "inputData" => (
            &["name"],
            &["id", "label"],
            &[("description", Perhaps), ("variable", Perhaps)],
        ),
        "decision" => (
            &["name"],
            &["id", "label"],
            &[
                ("description", Perhaps),
                ("variable", Perhaps),
                ("informationRequirement", Many),
                ("decisionTable", Perhaps),
            ],
        ),
        "variable" => (&["name"], &["id", "label", "typeRef"], &[("description", Perhaps)]),
        "informationRequirement" => (
            &[],
            &["id", "label"],
            &[("description", Perhaps), ("requiredInput", Once)],
        ),
        "requiredInput" => (&["href"], &[], &[]),
        "decisionTable" => (
            &[],
            &[
                "id",
                "label",
                "typeRef",
                "hitPolicy",
                "aggregation",
                "preferredOrientation",
                "outputLabel",
            ],
            &[
                ("description", Perhaps),
                ("input", Many),
                ("output", OnceOrMore),
                ("rule", Many),
            ],
        ),
        "input" => (
            &[],
            &["id", "label"],
            &[
                ("description", Perhaps),
                ("inputExpression", Once),
                ("inputValues", Perhaps),
            ],
        ),
        "output" => (&[], &["id", "label", "name", "typeRef"], &[("description", Perhaps)]),
        "rule" => (
            &[],
            &["id", "label"],
            &[
                ("description", Perhaps),
                ("inputEntry", Many),
                ("outputEntry", OnceOrMore),
            ],
        ),
        "inputExpression" | "outputEntry" => (
            &[],
            &["id", "label", "typeRef", "expressionLanguage"],
            &[("description", Perhaps), ("text", Perhaps)],
        ),
        "inputValues" | "inputEntry" => (
            &[],
            &["id", "label", "expressionLanguage"],
            &[("description", Perhaps), ("text", Once)],
        ),
        "text" | "description" => (&[], &[], &[]),
        other => panic!("{other} is no element of a decision table"),
    };
    Shape { must, may, children }
}

/// Everything that is wrong with a file, in words.
pub fn faults(text: &str) -> Vec<String> {
    let document = Document::parse(text).expect("well-formed XML");
    let mut faults = Vec::new();
    let root = document.root_element();
    if !root.has_tag_name((NAMESPACE, "definitions")) {
        faults.push(format!("the root is {:?}", root.tag_name()));
    }
    let mut ids = BTreeSet::new();
    for node in root.descendants().filter(Node::is_element) {
        if node.tag_name().namespace() != Some(NAMESPACE) {
            faults.push(format!("{:?} is of another namespace", node.tag_name()));
            continue;
        }
        element(node, &mut faults);
        if let Some(id) = node.attribute("id")
            && (!is_name(id) || !ids.insert(id))
        {
            faults.push(format!("the id {id:?} is no name, or stands twice"));
        }
    }
    for reference in root.descendants().filter_map(|node| node.attribute("href")) {
        if !reference.strip_prefix('#').is_some_and(|id| ids.contains(id)) {
            faults.push(format!("{reference} leads nowhere"));
        }
    }
    faults.extend(
        root.descendants()
            .filter(|node| node.has_tag_name((NAMESPACE, "rule")))
            .filter_map(wrong_width),
    );
    faults
}

fn element(node: Node<'_, '_>, faults: &mut Vec<String>) {
    let name = node.tag_name().name();
    let shape = shape(name);
    for must in shape.must {
        if node.attribute(*must).is_none() {
            faults.push(format!("{name} without {must}"));
        }
    }
    for attribute in node.attributes() {
        if !shape
            .must
            .iter()
            .chain(shape.may)
            .any(|known| *known == attribute.name())
        {
            faults.push(format!("{name} has no attribute {}", attribute.name()));
        }
    }
    let mut children = node.children().filter(Node::is_element).peekable();
    for (child, times) in shape.children {
        let mut count = 0;
        while children.next_if(|node| node.tag_name().name() == *child).is_some() {
            count += 1;
        }
        let wrong = match times {
            Once => count != 1,
            Perhaps => count > 1,
            OnceOrMore => count == 0,
            Many => false,
        };
        if wrong {
            faults.push(format!("{name} has {count} {child}"));
        }
    }
    if let Some(left) = children.next() {
        faults.push(format!("{} is out of its place in {name}", left.tag_name().name()));
    }
}

/// Whether a line has as many entries as the table has columns; the schema leaves that to the words of the specification.
fn wrong_width(rule: Node<'_, '_>) -> Option<String> {
    let table = rule.parent()?;
    let count = |node: Node<'_, '_>, name: &str| {
        let named = node.children().filter(|inner| inner.has_tag_name((NAMESPACE, name)));
        named.count()
    };
    let same =
        count(rule, "inputEntry") == count(table, "input") && count(rule, "outputEntry") == count(table, "output");
    (!same).then(|| format!("{:?} has another width than its table", rule.attribute("id")))
}

/// An NCName of ASCII letters: what an `xsd:ID` may be.
fn is_name(id: &str) -> bool {
    let first = id.chars().next();
    first.is_some_and(|letter| letter.is_ascii_alphabetic() || letter == '_')
        && id
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "_-.".contains(letter))
}
