//! Bad values, made from what the description says is good.
use regex::Regex;
use serde_json::{Value, json};

use super::shape::Description;

/// A body with one fault.
#[derive(Debug)]
pub struct Fault {
    pub why: String,
    pub field: String,
    pub body: Value,
}

/// Texts of a parameter that its schema forbids, each with the reason.
pub fn texts(schema: &Value) -> Vec<(String, String)> {
    let mut bad: Vec<(&str, String)> = Vec::new();
    let words = schema["enum"].is_array();
    match schema["type"].as_str() {
        Some("integer") => {
            for value in ["", "x", "1.5", "99999999999999999999", "+1", "1 x", "\0"] {
                bad.push(("is no such integer", value.to_owned()));
            }
            if let Some(least) = whole(&schema["minimum"]) {
                bad.push(("is below the least", (least - 1).to_string()));
            }
            if let Some(most) = whole(&schema["maximum"]) {
                bad.push(("is above the most", (most + 1).to_string()));
            }
        }
        Some("boolean") => bad.extend(["", "perhaps", "1", "TRUE"].map(|value| ("is no boolean", value.to_owned()))),
        Some("string") if words => {
            bad.extend(["", "no-such-word", "\0"].map(|value| ("is no such word", value.to_owned())))
        }
        Some("string") if schema["format"] == "date" => {
            for value in [
                "",
                "2026-02-30",
                "26.05.2026",
                "2026-5-6",
                "+262142-01-01",
                "2026-05-26T00:00:00",
                "\0",
            ] {
                bad.push(("is no date", value.to_owned()));
            }
        }
        Some("string") => {
            if let Some(pattern) = schema["pattern"].as_str() {
                let pattern = Regex::new(pattern).expect("a pattern");
                let candidates = ["", "%", "x y", "12", "\0", "Ж", "2026-13", "999999999999999999999_x"];
                let fits = candidates.into_iter().filter(|value| !pattern.is_match(value));
                bad.extend(fits.map(|value| ("is not of the pattern", value.to_owned())));
            }
            if schema["minLength"].as_u64().is_some_and(|least| least > 0) {
                bad.push(("is empty", String::new()));
            }
            if let Some(most) = schema["maxLength"].as_u64() {
                bad.push(("is too long", "ә".repeat(most as usize + 1)));
            }
        }
        other => panic!("what is bad for a parameter of the type {other:?}?"),
    }
    bad.into_iter()
        .map(|(why, value)| (format!("{why} ({value:?})"), value))
        .collect()
}

/// A bound of an integer; bounds are written as any number.
fn whole(bound: &Value) -> Option<i64> {
    bound.as_f64().map(|bound| bound as i64)
}

/// Texts of a parameter that its schema alone tells to be good; `None` where more must be known.
pub fn good_texts(schema: &Value) -> Option<Vec<String>> {
    if let Some(words) = schema["enum"].as_array() {
        return Some(
            words
                .iter()
                .filter_map(|word| word.as_str().map(str::to_owned))
                .collect(),
        );
    }
    let text = |value: &Value| whole(value).map(|number| number.to_string());
    match schema["type"].as_str() {
        Some("integer") => Some(
            [&schema["minimum"], &schema["maximum"]]
                .into_iter()
                .filter_map(text)
                .collect(),
        ),
        Some("boolean") => Some(vec!["true".to_owned(), "false".to_owned()]),
        Some("string") if schema["pattern"].is_null() && schema["format"].is_null() => {
            let most = schema["maxLength"].as_u64()? as usize;
            Some(vec![String::new(), "ә".repeat(most)])
        }
        _ => None,
    }
}

/// A good body with each fault that its schema names, one at a time.
pub fn bodies(description: &Description, schema: &Value, good: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    walk(description, schema, good, &mut Vec::new(), good, &mut faults);
    faults
}

fn walk(
    description: &Description,
    schema: &Value,
    value: &Value,
    path: &mut Vec<String>,
    whole: &Value,
    faults: &mut Vec<Fault>,
) {
    let schema = description.resolved(schema);
    let mut fault = |path: &[String], why: &str, change: Option<Value>| {
        faults.push(Fault {
            why: format!("{} {why}", path.join(".")),
            field: path.join("."),
            body: changed(whole, path, change),
        });
    };
    if !path.is_empty() {
        for wrong in wrong_values(&schema) {
            fault(path, &format!("is {}", short(&wrong)), Some(wrong));
        }
    }
    if schema["type"] != "object" {
        return;
    }
    path.push("unknown_field".to_owned());
    if schema["additionalProperties"] == false {
        fault(path, "is unknown", Some(json!("x")));
    }
    path.pop();
    for name in description.required(&schema) {
        path.push(name);
        fault(path, "is missing", None);
        path.pop();
    }
    for (name, inner) in description.properties(&schema) {
        path.push(name.clone());
        walk(description, &inner, &value[&name], path, whole, faults);
        path.pop();
    }
    if let Some(others) = schema.get("additionalProperties").filter(|others| others.is_object()) {
        let given = value
            .as_object()
            .expect("a map")
            .keys()
            .next()
            .expect("an example")
            .clone();
        path.push(given);
        walk(description, others, &Value::Null, path, whole, faults);
        path.pop();
    }
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(30).collect()
}

/// Values that a schema forbids.
fn wrong_values(schema: &Value) -> Vec<Value> {
    let mut wrong = vec![json!([]), json!({ "x": 1 })];
    if schema["nullable"] != true {
        wrong.push(Value::Null);
    }
    match schema["type"].as_str() {
        Some("string") => {
            wrong.extend([json!(1), json!(true)]);
            if let Some(words) = schema["enum"].as_array() {
                wrong.push(json!("no-such-word"));
                // Where a word may be left out, the empty one is among them.
                wrong.extend((!words.contains(&json!(""))).then(|| json!("")));
            }
            if schema["minLength"].as_u64().is_some_and(|least| least > 0) {
                wrong.extend([json!(""), json!(" \n ")]);
            }
            if let Some(most) = schema["maxLength"].as_u64() {
                wrong.push(json!("ә".repeat(most as usize + 1)));
            }
            if schema["format"] == "email" {
                wrong.push(json!("nobody"));
            }
            if let Some(pattern) = schema["pattern"].as_str() {
                let pattern = Regex::new(pattern).expect("a pattern");
                let candidates = ["12", "abc", "1234567890123456"];
                wrong.extend(
                    candidates
                        .into_iter()
                        .filter(|value| !pattern.is_match(value))
                        .map(|value| json!(value)),
                );
            }
        }
        Some("integer") => wrong.extend([json!("1"), json!(1.5), json!(2_147_483_648_i64)]),
        Some("number") => wrong.push(json!("1")),
        Some("object") => {
            // An empty object lacks what is required, and an object of words takes any names: those are other faults.
            wrong.remove(1);
            wrong.push(json!("x"));
        }
        _ => {}
    }
    if let Some(least) = schema["minimum"].as_f64() {
        wrong.push(json!((least - 1.0) as i64));
    }
    if let Some(most) = schema["maximum"].as_f64() {
        wrong.push(json!((most + 1.0) as i64));
    }
    wrong
}

/// The body with one place changed, or taken out.
fn changed(whole: &Value, path: &[String], to: Option<Value>) -> Value {
    let mut body = whole.clone();
    let (last, parents) = path.split_last().expect("a place");
    let mut at = &mut body;
    for name in parents {
        at = &mut at[name.as_str()];
    }
    let object = at.as_object_mut().expect("an object");
    match to {
        Some(value) => object.insert(last.clone(), value),
        None => object.remove(last),
    };
    body
}
