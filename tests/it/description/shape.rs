//! The description as a judge: the operations that it has, and whether an answer is as it says.
use reqwest::Method;
use serde_json::{Map, Value, json};

use super::Operation;
use crate::support::Answered;

/// The document.
pub struct Description {
    document: Value,
}

/// What an object may hold: its properties, those that must be there, and what others are.
struct Object {
    properties: Map<String, Value>,
    required: Vec<String>,
    others: Option<Value>,
}

impl Description {
    pub fn new(document: Value) -> Self {
        Self { document }
    }

    pub fn operations(&self) -> Vec<Operation> {
        let mut operations = Vec::new();
        for (path, methods) in self.document["paths"].as_object().expect("paths") {
            for (method, described) in methods.as_object().expect("methods") {
                operations.push(Operation {
                    method: Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method"),
                    path: path.clone(),
                    described: described.clone(),
                });
            }
        }
        operations
    }

    /// The schema itself, with its references followed. One that may be null says so by `nullable` and is otherwise as if
    /// it could not.
    pub fn resolved(&self, schema: &Value) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            let place = reference.strip_prefix('#').expect("a reference within the document");
            let found = self.document.pointer(place);
            return self.resolved(found.unwrap_or_else(|| panic!("{reference} leads nowhere")));
        }
        if let Some(types) = schema["type"].as_array() {
            let mut schema = schema.clone();
            let other: Vec<&Value> = types.iter().filter(|kind| *kind != "null").collect();
            schema["nullable"] = json!(other.len() < types.len());
            schema["type"] = other[0].clone();
            return schema;
        }
        if let Some(variants) = schema["oneOf"].as_array() {
            let (null, other): (Vec<_>, Vec<_>) = variants.iter().partition(|one| one["type"] == "null");
            if let (false, [one]) = (null.is_empty(), other.as_slice()) {
                let mut schema = self.resolved(one);
                schema["nullable"] = json!(true);
                return schema;
            }
        }
        schema.clone()
    }

    /// The variant of a shape that a body is of, told apart by its discriminator.
    pub fn variant(&self, schema: &Value, body: &Value) -> Value {
        let schema = self.resolved(schema);
        let Some(variants) = schema["oneOf"].as_array() else {
            return schema;
        };
        let by = schema["discriminator"]["propertyName"]
            .as_str()
            .expect("a discriminator");
        let fits = |variant: &Value| {
            let word = self.resolved(&self.resolved(variant)["properties"][by]);
            word["enum"].as_array().is_some_and(|words| words.contains(&body[by]))
        };
        let found: Vec<&Value> = variants.iter().filter(|variant| fits(variant)).collect();
        assert_eq!(found.len(), 1, "one variant fits {body}");
        self.resolved(found[0])
    }

    /// The words of a decision in all variants of a shape.
    pub fn properties(&self, schema: &Value) -> Map<String, Value> {
        self.object(schema).properties
    }

    /// What an object must hold.
    pub fn required(&self, schema: &Value) -> Vec<String> {
        self.object(schema).required
    }

    fn object(&self, schema: &Value) -> Object {
        let schema = self.resolved(schema);
        let mut object = Object {
            properties: schema["properties"].as_object().cloned().unwrap_or_default(),
            required: Vec::new(),
            others: schema
                .get("additionalProperties")
                .filter(|others| **others != false)
                .cloned(),
        };
        let required = schema["required"].as_array().into_iter().flatten();
        object
            .required
            .extend(required.filter_map(|name| name.as_str().map(str::to_owned)));
        for part in schema["allOf"].as_array().into_iter().flatten() {
            let part = self.object(part);
            object.properties.extend(part.properties);
            object.required.extend(part.required);
            object.others = object.others.or(part.others);
        }
        object
    }

    /// What is not as described in an answer of an operation.
    pub fn faults(&self, operation: &Value, answered: &Answered) -> Vec<String> {
        let status = answered.status.to_string();
        let Some(response) = operation["responses"].get(&status) else {
            return vec![format!("the status {status} is not described")];
        };
        let mut faults = Vec::new();
        for name in response["headers"].as_object().into_iter().flat_map(Map::keys) {
            if answered.header(name).is_empty() {
                faults.push(format!("the header {name} is missing"));
            }
        }
        let Some(contents) = response["content"].as_object().filter(|contents| !contents.is_empty()) else {
            if !answered.text.is_empty() {
                faults.push("a body that is not described".to_owned());
            }
            return faults;
        };
        let kind = answered.header("content-type").split(';').next().unwrap_or_default();
        match contents.get(kind) {
            None => faults.push(format!("the content type {kind:?} is not described")),
            Some(content) if kind.ends_with("json") => {
                self.check(&content["schema"], &answered.json(), "", &mut faults);
                if kind == "application/problem+json" && answered.json()["status"] != answered.status {
                    faults.push("the problem has another status".to_owned());
                }
            }
            Some(_) => {}
        }
        faults
    }

    fn check(&self, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
        let schema = self.resolved(schema);
        if value.is_null() && schema["nullable"] == true {
            return;
        }
        if let Some(words) = schema["enum"].as_array()
            && !words.contains(value)
        {
            faults.push(format!("{path}: {value} is none of {words:?}"));
        }
        match schema["type"].as_str() {
            Some("object") => self.check_object(&schema, value, path, faults),
            None if schema.get("allOf").is_some() => self.check_object(&schema, value, path, faults),
            Some("array") => match value.as_array() {
                Some(items) => {
                    for (at, item) in items.iter().enumerate() {
                        self.check(&schema["items"], item, &format!("{path}[{at}]"), faults);
                    }
                }
                None => faults.push(format!("{path}: {value} is no array")),
            },
            Some("string") => {
                let fits = value
                    .as_str()
                    .is_some_and(|text| has_format(text, schema["format"].as_str()));
                if !fits {
                    faults.push(format!("{path}: {value} is no text of {}", schema["format"]));
                }
            }
            Some("integer") if !value.is_i64() && !value.is_u64() => {
                faults.push(format!("{path}: {value} is no integer"))
            }
            Some("number") if !value.is_number() => faults.push(format!("{path}: {value} is no number")),
            Some("boolean") if !value.is_boolean() => faults.push(format!("{path}: {value} is no boolean")),
            _ => {}
        }
    }

    fn check_object(&self, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
        let Some(given) = value.as_object() else {
            faults.push(format!("{path}: {value} is no object"));
            return;
        };
        let object = self.object(schema);
        for name in &object.required {
            if !given.contains_key(name) {
                faults.push(format!("{path}.{name} is missing"));
            }
        }
        for (name, value) in given {
            let inner = format!("{path}.{name}");
            match (object.properties.get(name), &object.others) {
                (Some(schema), _) => self.check(schema, value, &inner, faults),
                (None, Some(schema)) if schema.is_object() => self.check(schema, value, &inner, faults),
                (None, Some(_)) => {}
                // An object of which nothing is said may hold anything.
                (None, None) if object.properties.is_empty() => {}
                (None, None) => faults.push(format!("{inner} is not described")),
            }
        }
    }
}

fn has_format(text: &str, format: Option<&str>) -> bool {
    match format {
        Some("date") => text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok(),
        Some("date-time") => chrono::DateTime::parse_from_rfc3339(text).is_ok(),
        Some("uuid") => uuid::Uuid::try_parse(text).is_ok(),
        _ => true,
    }
}
