//! Bad values of every parameter and field, readers who may not, and the limits: each answer is one that is described.
use super::*;

impl Walk<'_> {
    pub(super) fn bad_parameters(&mut self, operation: &Operation) {
        let good = self.good(operation);
        let with = |name: &str, value: &str| {
            let mut call = good.clone();
            call.query.retain(|(other, _)| other != name);
            call.query.push((name.to_owned(), value.to_owned()));
            call
        };
        self.ask(
            operation,
            "an unknown parameter",
            &with("unknown", "1"),
            &[422],
            Some("unknown"),
        );
        for parameter in operation.parameters("query") {
            let name = parameter["name"].as_str().expect("a name").replace('*', "road_class");
            let schema = self.description.resolved(&parameter["schema"]);
            if schema["nullable"] == true {
                self.wrong
                    .push(format!("{}: the parameter {name} cannot be null", operation.name()));
            }
            for (why, value) in bad::texts(&schema) {
                self.ask(
                    operation,
                    &format!("{name} {why}"),
                    &with(&name, &value),
                    &[422],
                    Some(&name),
                );
            }
            let good_values = match name.as_str() {
                "fact.road_class" => vec!["street".to_owned()],
                _ => bad::good_texts(&schema).unwrap_or_else(|| vec![self.good_text(&name)]),
            };
            for value in &good_values {
                self.ask(operation, &format!("{name}={value}"), &with(&name, value), &[200], None);
            }
            let mut twice = with(&name, &good_values[0]);
            twice.query.push((name.clone(), good_values[0].clone()));
            self.ask(operation, &format!("{name} twice"), &twice, &[422], Some(&name));
            if parameter["required"] == true {
                let mut without = good.clone();
                without.query.retain(|(other, _)| *other != name);
                self.ask(operation, &format!("no {name}"), &without, &[422], Some(&name));
            }
        }
        for parameter in operation.parameters("path") {
            let name = parameter["name"].as_str().expect("a name");
            for bad in ["x", "%00", "%FF", "0"] {
                let mut call = good.clone();
                call.path = operation.path.replace(&format!("{{{name}}}"), bad);
                self.ask(operation, &format!("{name} is {bad}"), &call, &[404], None);
            }
        }
    }

    pub(super) fn bad_headers(&mut self, operation: &Operation) {
        for parameter in operation.parameters("header") {
            let name = parameter["name"].as_str().expect("a name").to_owned();
            let field = name.to_lowercase().replace('-', "_");
            let refused = if name == "Tracking-Key" { 404 } else { 422 };
            let mut values = vec!["".to_owned()];
            if let Some(max) = parameter["schema"]["maxLength"].as_u64() {
                values.push("a".repeat(max as usize + 1));
                let mut call = self.good(operation);
                call.headers.retain(|(other, _)| *other != name);
                let filler = if operation.path.ends_with("steps") { "b" } else { "a" };
                call.headers.push((name.clone(), filler.repeat(max as usize)));
                self.ask(
                    operation,
                    &format!("{name} as long as may be"),
                    &call,
                    &[200, 201],
                    None,
                );
            }
            for value in values {
                let mut call = self.good(operation);
                call.headers.retain(|(other, _)| *other != name);
                call.headers.push((name.clone(), value.clone()));
                self.ask(
                    operation,
                    &format!("{name} is {value:?}"),
                    &call,
                    &[refused],
                    Some(&field),
                );
            }
            let required = parameter["required"] == true;
            if name != "Tracking-Key" && !required {
                continue;
            }
            let mut call = self.good(operation);
            call.headers.retain(|(other, _)| *other != name);
            let missing = if name == "Tracking-Key" { 401 } else { 422 };
            self.ask(operation, &format!("no {name}"), &call, &[missing], Some(&field));
        }
    }

    pub(super) fn bad_bodies(&mut self, operation: &Operation) {
        let Some(schema) = operation.body().cloned() else {
            return;
        };
        for body in self.good_bodies(operation) {
            let variant = self.description.variant(&schema, &body);
            for fault in bad::bodies(&self.description, &variant, &body) {
                let mut call = self.good(operation);
                call.body = Some(Sent::Json(fault.body));
                self.go_on_stage(&mut call, operation, &body);
                self.ask(operation, &fault.why, &call, &[422], Some(&fault.field));
            }
        }
        let raw = [
            (400, b"{".to_vec(), "application/json"),
            (400, Vec::new(), "application/json"),
            (400, b"{\"text\": \"\xff\"}".to_vec(), "application/json"),
            (422, b"[]".to_vec(), "application/json"),
            (422, b"null".to_vec(), "application/json"),
            (415, b"{}".to_vec(), "text/plain"),
            (413, vec![b' '; 256 * 1024 + 1], "application/json"),
        ];
        for (status, bytes, kind) in raw {
            let mut call = self.good(operation);
            call.body = Some(Sent::Raw(bytes, kind));
            self.ask(operation, &format!("a body for {status}"), &call, &[status], None);
        }
    }

    /// A step is asked for where it may be taken, by who may, so that only the fault is refused.
    fn go_on_stage(&self, call: &mut Call, operation: &Operation, body: &Value) {
        let Some(name) = body["step"].as_str().and_then(|word| word.parse::<StepName>().ok()) else {
            return;
        };
        if let Some((number, key)) = self.stages.own.get(&name) {
            call.path = operation.path.replace("{number}", number);
            call.headers.retain(|(header, _)| header != "Tracking-Key");
            call.headers.push(("Tracking-Key".to_owned(), key.clone()));
        } else {
            let stage = &self.stages.officers[&name];
            call.path = operation.path.replace("{id}", &stage.case);
            call.token = Some(stage.token.clone());
        }
    }

    /// Who may not: nobody, who has a temporary password, and who has another role.
    pub(super) fn refused_readers(&mut self, operation: &Operation, temporary: &str) {
        let mut call = self.good(operation);
        call.headers.retain(|(name, _)| name != "Tracking-Key");
        if !operation.needs_session() && operation.path != "/api/v1/appeals/{number}" {
            return;
        }
        call.token = None;
        self.ask(operation, "nobody", &call, &[401], None);
        call.token = Some("rubbish".to_owned());
        self.ask(operation, "a token that is none", &call, &[401], None);
        if operation.path != "/api/v1/sessions" {
            call.token = Some(temporary.to_owned());
            self.ask(operation, "a temporary password", &call, &[403], None);
        }
        if operation.path.contains("/cases") && operation.method == Method::POST {
            call.token = Some(self.overseer.clone());
            self.ask(operation, "an overseer", &call, &[404], None);
        }
    }

    /// The description's good answers, each once.
    pub(super) fn good_answers(&mut self, operation: &Operation) {
        let mut call = self.good(operation);
        if operation.method == Method::DELETE {
            call.token = Some(self.app.sign_in(EXECUTOR));
        }
        self.ask(operation, "in order", &call, &[200, 201, 204], None);
        if operation.path == "/api/v1/appeals" {
            self.ask(operation, "again", &call, &[200], None);
            call.body = Some(Sent::Json(full_draft(9_999)));
            self.ask(operation, "another request under the key", &call, &[409], None);
        }
        if operation.path.contains("/cases/{id}/") {
            self.ask(operation, "a revision that is gone", &call, &[409], None);
            let mut proposed = step("extend", Some(2));
            proposed["propose"] = json!(true);
            call.body = Some(Sent::Json(proposed));
            self.ask(operation, "proposed to the head", &call, &[202], None);
            // Who prepares it does not sign it, and a proposal is one of its own case.
            let mut signed = step("extend", Some(2));
            signed["proposal"] = json!("019a0000-0000-7000-8000-000000000000");
            call.body = Some(Sent::Json(signed.clone()));
            self.ask(operation, "a proposal that is none", &call, &[404], None);
            signed["proposal"] = json!("x");
            call.body = Some(Sent::Json(signed.clone()));
            self.ask(operation, "no id of a proposal", &call, &[422], Some("proposal"));
            signed["propose"] = json!(true);
            call.body = Some(Sent::Json(signed));
            self.ask(
                operation,
                "proposed and signed at once",
                &call,
                &[422],
                Some("proposal"),
            );
        }
        if operation.path == "/api/v1/appeals/{number}" {
            call.headers.clear();
            call.token = Some(self.executor.clone());
            self.ask(operation, "as an officer", &call, &[200], None);
        }
        if operation.path == "/api/v1/appeals/{number}/steps" {
            let filed = self.app.file("to-withdraw", &draft()).expect(201).json();
            call.path = format!("/api/v1/appeals/{}/steps", filed["number"].as_str().expect("a number"));
            let key = filed["tracking_key"].as_str().expect("a key").to_owned();
            call.headers = vec![("Tracking-Key".to_owned(), key)];
            call.body = Some(Sent::Json(json!({ "step": "withdraw" })));
            self.ask(operation, "a withdrawal", &call, &[200], None);
            call.body = Some(Sent::Json(json!({ "step": "cure", "text": "t" })));
            self.ask(operation, "a step that is not permitted any more", &call, &[409], None);
        }
        if operation.path == "/api/v1/statistics" {
            call.query.push(("territory".to_owned(), "200000000".to_owned()));
            self.ask(operation, "a territory elsewhere", &call, &[404], None);
        }
    }

    /// Past the limits every answer is described, too.
    pub(super) fn limits(&mut self, operations: &[Operation]) {
        let source = Source::of("127.0.0.1");
        let now = self.env.now();
        let unfinished = AppealDraft {
            text: String::new(),
            ..draft()
        };
        for n in 0..1_000 {
            let _counted = file_appeal_from(&self.env.office, source, &unfinished, &format!("limit-{n}"), now);
        }
        while self.env.office.limits.read(source, now).is_ok() {}
        while self.env.office.limits.wrong_key(source, now).is_ok() {}
        for operation in operations {
            let mut call = self.good(operation);
            let described = operation.described["responses"].get("429").is_some();
            match operation.path.as_str() {
                path if path.starts_with("/api/v1/appeals/{number}") => {
                    call.headers = vec![("Tracking-Key".to_owned(), "wrong".to_owned())]
                }
                "/api/v1/sessions" if operation.method == Method::POST => {
                    call.body = Some(Sent::Json(json!({ "email": EXECUTOR, "password": "nobody knows" })));
                    for _ in 0..40 {
                        if self.ask(operation, "a wrong password", &call, &[401, 429], None).status == 429 {
                            break;
                        }
                    }
                }
                "/api/v1/sessions" => continue,
                _ => {}
            }
            let expected: &[u16] = if described { &[429] } else { &[200, 401, 409] };
            let answered = self.ask(operation, "past the limits", &call, expected, None);
            if answered.status == 429 && answered.header("retry-after").parse::<u64>().is_err() {
                self.wrong
                    .push(format!("{}: 429 without Retry-After", operation.name()));
            }
        }
    }
}
