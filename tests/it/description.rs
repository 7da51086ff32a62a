//! The API's description of itself, held against a running server: every path and method, every parameter and field with a
//! bad value and good ones for the rest, and every answer against the statuses and shapes that are described.
use std::collections::BTreeSet;

use listening_state::actions::{self, Source, file_appeal_from};
use listening_state::appeal::AppealDraft;
use listening_state::lifecycle::StepName;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::office::{PASSWORD, draft};
use crate::support::{Answered, TestApp, TestEnv, both};

mod bad;
mod shape;
mod bad_calls;
mod stages;

use shape::Description;
use stages::Stages;

const EXECUTOR: &str = "executor@akimat.example";
const OVERSEER: &str = "overseer@akimat.example";

/// One request to an operation.
#[derive(Debug, Clone, Default)]
struct Call {
    /// The path with its parts filled in.
    path: String,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    token: Option<String>,
    body: Option<Sent>,
}

/// A body as it is sent.
#[derive(Debug, Clone)]
enum Sent {
    Json(Value),
    Raw(Vec<u8>, &'static str),
}

/// An operation of the description.
#[derive(Debug, Clone)]
struct Operation {
    method: Method,
    path: String,
    described: Value,
}

impl Operation {
    fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    fn parameters(&self, place: &str) -> Vec<Value> {
        let all = self.described["parameters"].as_array().cloned().unwrap_or_default();
        all.into_iter().filter(|one| one["in"] == place).collect()
    }

    fn body(&self) -> Option<&Value> {
        self.described.pointer("/requestBody/content/application~1json/schema")
    }

    fn needs_session(&self) -> bool {
        let security = self.described["security"].as_array();
        security.is_some_and(|ways| ways.iter().all(|way| way.get("bearer").is_some()))
    }
}

/// What exists to be asked for, and what was found wrong.
struct Walk<'e> {
    env: &'e TestEnv,
    app: TestApp,
    description: Description,
    executor: String,
    overseer: String,
    number: String,
    key: String,
    /// Other cases: one to accept, one that is left alone.
    messages: Vec<String>,
    /// Where each step is taken.
    stages: Stages,
    cursor: String,
    filed: u32,
    seen: BTreeSet<(String, u16)>,
    wrong: Vec<String>,
}

impl<'e> Walk<'e> {
    fn begin(env: &'e TestEnv) -> Self {
        let app = TestApp::start(env);
        let document = app.get("/api/openapi.json").expect(200).json();
        let mut receipt = Value::Null;
        for (n, kind) in ["message", "message", "proposal", "inquiry"].into_iter().enumerate() {
            let mut draft = draft();
            draft.kind = kind.to_owned();
            draft.applicant.email = (kind != "inquiry").then(|| format!("resident{n}@mail.example"));
            receipt = app.file(&format!("begin-{n}"), &draft).expect(201).json();
        }
        let executor = app.sign_in(EXECUTOR);
        let list = app.get_as(&executor, "/api/v1/cases?sort=received").expect(200).json();
        let cases = list["items"].as_array().expect("cases");
        let of_kind = |kind: &str| of_kind(cases, kind);
        let on_paper = of_kind("inquiry").remove(0);
        let answer = step("answer", Some(1));
        app.post_as(&executor, &format!("/api/v1/cases/{on_paper}/steps"), &answer)
            .expect(200);
        let cursor = app.get_as(&executor, "/api/v1/cases?limit=1").expect(200).json();
        Self {
            env,
            description: Description::new(document),
            number: receipt["number"].as_str().expect("a number").to_owned(),
            key: receipt["tracking_key"].as_str().expect("a key").to_owned(),
            messages: of_kind("message"),
            stages: Stages::prepare(env, &app),
            cursor: cursor["next"].as_str().expect("a second page").to_owned(),
            overseer: app.sign_in(OVERSEER),
            executor,
            app,
            filed: 0,
            seen: BTreeSet::new(),
            wrong: Vec::new(),
        }
    }

    /// A request that is in order.
    fn good(&mut self, operation: &Operation) -> Call {
        let id = match operation.path.rsplit('/').next() {
            Some("steps") => &self.messages[0],
            _ => &self.messages[1],
        };
        let path = operation
            .path
            .replace("{id}", id)
            .replace("{number}", &self.number)
            .replace("{year}", "2026");
        let token = match (operation.needs_session(), operation.path.as_str()) {
            (true, "/api/v1/statistics") => Some(self.overseer.clone()),
            (true, _) => Some(self.executor.clone()),
            (false, _) => None,
        };
        let mut call = Call {
            path,
            token,
            ..Call::default()
        };
        for parameter in operation.parameters("query") {
            if parameter["required"] == true {
                let name = parameter["name"].as_str().expect("a name");
                call.query.push((name.to_owned(), self.good_text(name)));
            }
        }
        if operation.path == "/api/v1/appeals" {
            self.filed += 1;
            call.headers
                .push(("Idempotency-Key".to_owned(), format!("walk-{}", self.filed)));
        }
        if operation.path.starts_with("/api/v1/appeals/{number}") {
            call.headers.push(("Tracking-Key".to_owned(), self.key.clone()));
        }
        call.body = self.good_bodies(operation).into_iter().next().map(Sent::Json);
        call
    }

    /// A good value of a parameter that the description alone does not give.
    fn good_text(&self, name: &str) -> String {
        match name {
            "settlement" => "103641100",
            "subject" => "road.pothole",
            "on" | "due_by" => "2026-05-26",
            "from" | "to" => "2026-04",
            "territory" => "100000000",
            "body" => "103641000.akimat",
            "q" => "акшатау",
            "cursor" => &self.cursor,
            other => panic!("what is a good value of {other}? Add it to this test"),
        }
        .to_owned()
    }

    /// Good bodies of an operation: one for each variant of its shape.
    fn good_bodies(&self, operation: &Operation) -> Vec<Value> {
        match operation.path.rsplit('/').next() {
            _ if operation.body().is_none() => Vec::new(),
            Some("appeals") => vec![full_draft(self.filed)],
            Some("sessions") => vec![json!({ "email": EXECUTOR, "password": PASSWORD })],
            Some("steps") if operation.path.starts_with("/api/v1/appeals/") => {
                // A complaint first: of the walk's own appeal, whose answer is written, nothing else is left to the applicant.
                let mut steps: Vec<StepName> = StepName::of(true).collect();
                steps.sort_by_key(|name| *name != StepName::Complain);
                steps.into_iter().map(|name| step(name.as_str(), None)).collect()
            }
            Some("steps") => {
                let good = |name: StepName| {
                    let mut body = step(name.as_str(), Some(self.stages.officers[&name].revision));
                    if let Some(proposal) = body.get_mut("proposal") {
                        *proposal = json!(self.stages.proposal);
                    }
                    body
                };
                StepName::of(false).map(good).collect()
            }
            other => panic!("what is a good body of {other:?}? Add it to this test"),
        }
    }

    fn send(&self, operation: &Operation, call: &Call) -> Answered {
        let query = serde_urlencoded_of(&call.query);
        let path = match query.as_str() {
            "" => call.path.clone(),
            query => format!("{}?{query}", call.path),
        };
        let mut request = self.app.request(operation.method.clone(), &path);
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        if let Some(token) = &call.token {
            request = request.bearer_auth(token);
        }
        request = match &call.body {
            None => request,
            Some(Sent::Json(body)) => request.json(body),
            Some(Sent::Raw(body, kind)) => request.header("Content-Type", *kind).body(body.clone()),
        };
        self.app.send(request)
    }

    /// Sends it and holds the answer against the description; whether the status is one of these and, for a refusal of
    /// fields, whether it names this one.
    fn ask(
        &mut self,
        operation: &Operation,
        why: &str,
        call: &Call,
        expected: &[u16],
        field: Option<&str>,
    ) -> Answered {
        let answered = self.send(operation, call);
        let told = format!("{}, {why}: {} {}", operation.name(), answered.status, answered.text);
        if !expected.contains(&answered.status) {
            self.wrong.push(format!("{told}\n  expected {expected:?}"));
        }
        for fault in self.description.faults(&operation.described, &answered) {
            self.wrong.push(format!("{told}\n  {fault}"));
        }
        if let Some(field) = field.filter(|_| answered.status == 422) {
            let named: Vec<String> = answered.json()["errors"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|error| error["field"].as_str().map(str::to_owned))
                .collect();
            // A point on the map is named as a whole.
            let names = |named: &String| {
                named == field
                    || field
                        .strip_prefix(named.as_str())
                        .is_some_and(|rest| rest.starts_with('.'))
            };
            if !named.iter().any(names) {
                self.wrong.push(format!("{told}\n  does not name {field}"));
            }
        }
        self.seen.insert((operation.name(), answered.status));
        answered
    }
}

/// A step in order.
fn step(name: &str, revision: Option<i32>) -> Value {
    let fields = match name {
        "accept" => json!({}),
        "answer" => json!({ "text": "t", "findings": "f", "basis": "b" }),
        "note" => json!({ "text": "t" }),
        "forward" => json!({ "body": "103600000.roads", "reason": "r" }),
        "post" => json!({ "posted_on": "2026-04-30" }),
        "decide" => json!({ "outcome": "favourable", "text": "t", "findings": "f", "basis": "b" }),
        "draft_decision" => json!({ "text": "t", "hearing_at": "2026-05-26T10:00" }),
        "record_hearing" => json!({ "protocol": "p" }),
        "satisfy" => json!({ "text": "t", "findings": "f", "basis": "b" }),
        "pass_up" => json!({ "statement": "s" }),
        "decide_complaint" => json!({ "outcome": "rejected", "text": "t", "findings": "f", "basis": "b" }),
        "determine" => json!({ "body": "103600000.roads", "basis": "b", "reason": "r" }),
        "split" => json!({ "body": "103600000.roads", "part": "p", "reason": "r" }),
        "send_emergency" => json!({ "body": "103600000.roads", "reason": "r" }),
        "ask_cure" => json!({ "missing": "m", "until": "2026-05-26" }),
        "extend" => json!({ "until": "2026-06-10", "reason": "r" }),
        "join" => json!({ "to": "ЖТ-2026-000001" }),
        "separate" | "withdraw" => json!({}),
        "return" => json!({ "ground": "insulting", "reason": "r" }),
        "attach" => json!({ "same_as": "ЖТ-2026-000001" }),
        "terminate" => json!({ "ground": "no_substance", "reason": "r" }),
        "hand_back" => json!({ "proposal": "019a0000-0000-7000-8000-000000000000", "remark": "r" }),
        "assign" => json!({ "officer": EXECUTOR }),
        "cure" => json!({ "text": "t", "applicant": {
            "name": "А. Б.", "postal_address": "Абая, 1", "email": "a@example.kz", "phone": "+77011234567", "iin": "900101300007",
        } }),
        "object" | "complain" => json!({ "text": "t" }),
        other => panic!("what are good fields of {other}? Add them to this test"),
    };
    let mut step = json!({ "step": name });
    if let Some(revision) = revision {
        step["revision"] = json!(revision);
    }
    let all = step.as_object_mut().expect("an object");
    all.extend(fields.as_object().expect("fields").clone());
    step
}

fn of_kind(cases: &[Value], kind: &str) -> Vec<String> {
    let found = cases.iter().filter(|case| case["kind"] == kind);
    found
        .map(|case| case["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// A draft with every field.
fn full_draft(n: u32) -> Value {
    let mut draft = serde_json::to_value(draft()).expect("JSON");
    draft["text"] = json!(format!("Яма № {n}"));
    draft["location"] = json!({ "lat": 47.96, "lon": 80.43 });
    draft["applicant"]["phone"] = json!("+7 701 123 45 67");
    draft["applicant"]["iin"] = json!("900101300007");
    draft["applicant"]["email"] = json!(format!("walk{n}@mail.example"));
    draft
}

fn serde_urlencoded_of(query: &[(String, String)]) -> String {
    let encoded = query
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    encoded.collect::<Vec<_>>().join("&")
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'-' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// A session with a password that somebody else made, opened past the API, which opens none.
fn temporary(env: &TestEnv) -> String {
    let officer = env.add_temporary("temporary@akimat.example", "head", Some("103641000.akimat"));
    let signed_in = actions::sign_in(&env.office, &officer.email, PASSWORD, "192.0.2.1", env.now());
    signed_in.expect("a session").token
}

#[test]
fn every_answer_is_as_described() {
    both("description", |env| {
        let mut walk = Walk::begin(env);
        let operations = walk.description.operations();
        assert!(operations.len() > 15, "the description was read");
        let temporary = temporary(env);
        for operation in &operations {
            walk.bad_parameters(operation);
            walk.bad_headers(operation);
            walk.bad_bodies(operation);
            walk.refused_readers(operation, &temporary);
        }
        for operation in &operations {
            walk.good_answers(operation);
        }
        walk.limits(&operations);
        for operation in &operations {
            for status in operation.described["responses"].as_object().expect("responses").keys() {
                let number: u16 = status
                    .parse()
                    .unwrap_or_else(|_| panic!("{status} is no single status"));
                if number < 300 && !walk.seen.contains(&(operation.name(), number)) {
                    walk.wrong
                        .push(format!("{}: {status} was never seen", operation.name()));
                }
            }
        }
        assert!(
            walk.wrong.is_empty(),
            "{} faults:\n{}",
            walk.wrong.len(),
            walk.wrong.join("\n")
        );
    });
}

#[test]
fn a_method_that_a_path_has_not_is_told_with_those_that_it_has() {
    both("methods", |env| {
        let app = TestApp::start(env);
        let paths = app.get("/api/openapi.json").expect(200).json()["paths"].clone();
        for path in paths.as_object().expect("paths").keys() {
            let path = path
                .replace("{id}", "x")
                .replace("{number}", "x")
                .replace("{year}", "x");
            let refused = app.send(app.request(Method::PUT, &path)).expect(405);
            assert!(!refused.header("allow").is_empty(), "{path}");
            assert_eq!(refused.header("content-type"), "application/problem+json", "{path}");
        }
    });
}
