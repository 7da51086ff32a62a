//! Every route of the table × every kind of reader: who is let in and who is not.
//!
//! The table of routes itself is read, so a new route is covered the moment it exists, and a route whose address the
//! test cannot fill fails it.
use listening_state::actions;
use listening_state::web::routes::{self, Access, Route};
use reqwest::Method;

use crate::support::office::{PASSWORD, draft};
use crate::support::{Answered, TestApp, TestEnv, both};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Nobody,
    /// With the tracking key of the appeal.
    Resident,
    /// Of the body that holds the case.
    Executor,
    /// Of another body.
    Stranger,
    Head,
    Registrar,
    Overseer,
    Administrator,
    /// A head of the body with a password that somebody else made.
    TemporaryHead,
    /// The same as an administrator.
    TemporaryAdministrator,
}

impl Who {
    const ALL: [Self; 10] = [
        Self::Nobody,
        Self::Resident,
        Self::Executor,
        Self::Stranger,
        Self::Head,
        Self::Registrar,
        Self::Overseer,
        Self::Administrator,
        Self::TemporaryHead,
        Self::TemporaryAdministrator,
    ];

    fn email(self) -> Option<&'static str> {
        match self {
            Self::Nobody | Self::Resident => None,
            Self::Executor => Some("executor@akimat.example"),
            Self::Stranger => Some("emeltau@akimat.example"),
            Self::Head => Some("akshatau@akimat.example"),
            Self::Registrar => Some("registrar@akimat.example"),
            Self::Overseer => Some("overseer@akimat.example"),
            Self::Administrator => Some("admin@akimat.example"),
            Self::TemporaryHead => Some("new.head@akimat.example"),
            Self::TemporaryAdministrator => Some("new.admin@akimat.example"),
        }
    }

    fn signed_in(self) -> bool {
        self.email().is_some()
    }

    fn temporary(self) -> bool {
        matches!(self, Self::TemporaryHead | Self::TemporaryAdministrator)
    }

    fn of_the_body(self) -> bool {
        matches!(self, Self::Executor | Self::Head | Self::Registrar)
    }
}

/// What exists to be asked for.
struct Sample {
    number: String,
    key: String,
    case: String,
    officer: String,
    letter: String,
}

/// Whether a route lets this reader in. Of a single record (`{…}` after the first part) a stranger sees nothing.
fn lets_in(route: &Route, who: Who) -> bool {
    let one_record = route.path.contains("/cases/{id}") || route.path.contains("{letter}");
    match route.access {
        Access::Public => true,
        Access::Tracking if route.path.starts_with("/api/") => {
            who == Who::Resident || who == Who::Overseer || who.of_the_body()
        }
        Access::Tracking | Access::Applicant => who == Who::Resident,
        Access::Officer => who.of_the_body() || (who == Who::Stranger && !one_record),
        Access::CaseReader => who.of_the_body() || who == Who::Overseer || (who == Who::Stranger && !one_record),
        Access::Overseer => who == Who::Overseer,
        Access::Administrator => who == Who::Administrator,
        Access::AnyUser => who.signed_in() && !who.temporary(),
        Access::AnyPassword => who.signed_in(),
        // The tests do not run as the demonstration.
        Access::Demo => false,
    }
}

/// Whether the answer let its reader in. What is wrong with the request itself was read after the permission.
fn let_in(answered: &Answered) -> bool {
    let to_sign_in = answered.status == 303 && answered.header("location").starts_with("/staff/sign-in?next");
    let to_tracking = answered.status == 303 && answered.header("location").ends_with("/appeals");
    let to_password = answered.status == 303 && answered.header("location") == "/staff/password";
    !matches!(answered.status, 401 | 403 | 404) && !to_sign_in && !to_tracking && !to_password
}

/// The address of a route with what exists put in.
fn address(path: &str, sample: &Sample) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in path.split('/') {
        let before = parts.last().map_or("", String::as_str);
        let value = match (part, before) {
            ("{lang}", _) => "ru",
            ("{number}", _) => &sample.number,
            ("{year}", _) => "2026",
            ("{key}", _) => &sample.key,
            ("{name}", "assets") => "favicon.svg",
            ("{id}", "cases") => &sample.case,
            ("{id}", "officers") => &sample.officer,
            ("{letter}", _) => &sample.letter,
            ("{step}", "steps") => "complain",
            ("{step}", _) => "accept",
            ("{flood}", _) => "00ff",
            ("{subject}", _) => "road.pothole",
            (pattern, before) if pattern.contains('{') => {
                panic!("{path}: what stands for {pattern} after {before}? Add it to this test")
            }
            (literal, _) => literal,
        };
        parts.push(value.to_owned());
    }
    parts.join("/")
}

/// A request whose form is right but which changes nothing: its revision is not the present one.
fn body(path: &str, csrf: &str, sample: &Sample) -> (serde_json::Value, Vec<(&'static str, String)>) {
    let json = match path.rsplit('/').next().unwrap_or_default() {
        "steps" if path.starts_with("/api/v1/appeals/") => serde_json::json!({ "step": "complain", "text": "t" }),
        "steps" => serde_json::json!({ "step": "accept", "revision": 99 }),
        _ => serde_json::json!({}),
    };
    let form = [
        ("csrf", csrf),
        ("revision", "99"),
        ("text", "t"),
        ("findings", "f"),
        ("basis", "b"),
        ("body", "103600000.roads"),
        ("reason", "r"),
        ("posted_on", "2026-04-30"),
        ("number", &sample.number),
        ("key", &sample.key),
        ("email", "spare@akimat.example"),
        ("password", PASSWORD),
        ("lang", "ru"),
        ("end", "others"),
    ];
    (json, form.map(|(name, value)| (name, value.to_owned())).to_vec())
}

/// A session past the API, which opens none for a temporary password.
fn token(env: &TestEnv, email: &str) -> String {
    let signed_in = actions::sign_in(&env.office, email, PASSWORD, "192.0.2.1", env.now());
    signed_in.unwrap_or_else(|error| panic!("{email}: {error:?}")).token
}

fn ask(env: &TestEnv, app: &mut TestApp, route: &Route, who: Who, sample: &Sample) -> Answered {
    app.new_visitor();
    let token = who.email().map(|email| token(env, email));
    let session = token.as_ref().map(|token| {
        let found = actions::authenticate(&env.office, token, env.now()).expect("a read");
        found.expect("a live session").1.to_string()
    });
    let csrf = session
        .map(|session| env.office.secrets.csrf(&session))
        .unwrap_or_default();
    let mut request = app.request(
        route.method.as_str().parse().expect("a method"),
        &address(route.path, sample),
    );
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    if who == Who::Resident {
        request = request
            .header("Tracking-Key", &sample.key)
            .header("Cookie", format!("track={}", sample.key));
    }
    let (json, form) = body(route.path, &csrf, sample);
    if route.method.as_str() == "POST" {
        request = if route.path.starts_with("/api/") {
            request.json(&json)
        } else {
            request.form(&form)
        };
    }
    app.send(request)
}

fn sample(env: &TestEnv, app: &TestApp) -> Sample {
    let mut draft = draft();
    draft.applicant.email = None;
    let receipt = app.file("access", &draft).expect(201).json();
    let token = app.sign_in("executor@akimat.example");
    let cases = app.get_as(&token, "/api/v1/cases").expect(200).json();
    let body = env
        .officer("executor@akimat.example")
        .body
        .expect("an officer of a body");
    let office = &env.office;
    let letters = office
        .store
        .read(|c| {
            let scope = listening_state::store::cases::Scope::Body(body.clone());
            listening_state::store::outbox::to_print(c, &office.secrets, &scope, 10)
        })
        .expect("a read")
        .rows;
    env.add_temporary("new.head@akimat.example", "head", Some(&body.0));
    env.add_temporary("new.admin@akimat.example", "administrator", None);
    let spare = env.add_officer("spare@akimat.example", "executor", Some(&body.0), None);
    Sample {
        number: receipt["number"].as_str().expect("a number").to_owned(),
        key: receipt["tracking_key"].as_str().expect("a key").to_owned(),
        case: cases["items"][0]["id"].as_str().expect("a case").to_owned(),
        officer: spare.id.0.to_string(),
        letter: letters.first().expect("a letter to print").letter.id.0.to_string(),
    }
}

#[test]
fn every_route_lets_in_whom_it_says() {
    both("access", |env| {
        let mut app = TestApp::start(env);
        let sample = sample(env, &app);
        let routes = routes::all();
        assert!(routes.len() > 15, "the table of routes was read");
        let mut wrong = Vec::new();
        for route in &routes {
            for who in Who::ALL {
                let answered = ask(env, &mut app, route, who, &sample);
                let expected = lets_in(route, who);
                if answered.status >= 500 || answered.status == 405 || let_in(&answered) != expected {
                    wrong.push(format!(
                        "{} {} as {who:?}: {} {}, but lets in: {expected}",
                        route.method,
                        route.path,
                        answered.status,
                        answered.header("location")
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn a_temporary_password_opens_its_own_form_and_nothing_else() {
    both("temporary", |env| {
        let mut app = TestApp::start(env);
        env.add_temporary("new.admin@akimat.example", "administrator", None);
        let credentials = serde_json::json!({ "email": "new.admin@akimat.example", "password": PASSWORD });
        let refused = app.post_json("/api/v1/sessions", &credentials).expect(403);
        assert_eq!(refused.header("content-type"), "application/problem+json");
        assert_eq!(refused.json()["code"], "temporary_password");

        let token = token(env, "new.admin@akimat.example");
        let read = app.get_as(&token, "/api/v1/statistics").expect(403);
        assert_eq!(read.json()["code"], "temporary_password");
        app.new_visitor();
        let typed = [("email", "new.admin@akimat.example"), ("password", PASSWORD)];
        let entered = app
            .send(app.request(Method::POST, "/staff/sign-in").form(&typed))
            .expect(303);
        assert_eq!(entered.header("location"), "/staff/password");
        let away = app.get("/staff/officers").expect(303);
        assert_eq!(away.header("location"), "/staff/password");
        app.get("/staff/password").expect(200);
    });
}

#[test]
fn a_cookie_never_writes_through_the_api() {
    both("cookie", |env| {
        let app = TestApp::start(env);
        let sample = sample(env, &app);
        let token = app.sign_in("executor@akimat.example");
        let cookie = format!("session={token}");
        let path = format!("/api/v1/cases/{}/steps", sample.case);
        let write = app.request(Method::POST, &path).header("Cookie", &cookie);
        app.send(write.json(&serde_json::json!({ "step": "accept", "revision": 1 })))
            .expect(401);
        let end = app
            .request(Method::DELETE, "/api/v1/sessions")
            .header("Cookie", &cookie);
        app.send(end).expect(401);
        let read = app.request(Method::GET, "/api/v1/cases").header("Cookie", &cookie);
        app.send(read).expect(200);
    });
}
