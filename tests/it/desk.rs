//! A served office, and visitors who fill in forms as a browser does.
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use listening_state::actions::{self, Receipt};
use listening_state::deadlines::instant;
use reqwest::{Client, RequestBuilder, StatusCode, redirect};

pub use crate::support::office::PASSWORD;
use crate::support::office::draft;
use crate::support::{TestApp, TestEnv};

/// The akim of the okrug that the appeals are about, and the district's roads department.
pub const AKIM: &str = "akshatau@akimat.example";
pub const ROADS: &str = "ayagoz.roads@akimat.example";

/// A served office.
pub struct House<'e> {
    pub env: &'e TestEnv,
    pub app: TestApp,
}

/// The instant of a civil time in Kazakhstan in 2026.
pub fn at(month: u32, day: u32, hour: u32) -> DateTime<Utc> {
    let date = NaiveDate::from_ymd_opt(2026, month, day).expect("a date");
    instant(date.and_time(NaiveTime::from_hms_opt(hour, 0, 0).expect("a time")))
}

impl<'e> House<'e> {
    /// Serves the office of a test, its clock standing at an instant.
    pub fn open(env: &'e TestEnv, now: DateTime<Utc>) -> Self {
        env.clock.set(now);
        let app = TestApp::start(env);
        Self { env, app }
    }

    /// The server itself, for its API.
    pub fn app(&self) -> &TestApp {
        &self.app
    }

    /// Moves the clock.
    pub fn set(&self, now: DateTime<Utc>) {
        self.env.clock.set(now);
    }

    /// Files an appeal about a pothole in a street of the village; without an e-mail its letters go by post.
    pub fn file(&self, key: &str, email: Option<&str>, text: &str) -> Receipt {
        let mut draft = draft();
        draft.text = text.to_owned();
        draft.applicant.email = email.map(str::to_owned);
        actions::file_appeal(&self.env.office, &draft, key, self.env.now()).expect("a receipt")
    }

    /// A visitor without a session.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(&self.app.url)
    }

    /// A visitor who has signed in.
    pub fn signed_in(&self, email: &str) -> Visitor {
        let visitor = self.visitor();
        let answer = visitor.post("/staff/sign-in", &[("email", email), ("password", PASSWORD)]);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        visitor
    }
}

/// A browser without a screen: cookies, no redirects followed by themselves.
pub struct Visitor {
    client: Client,
    runtime: tokio::runtime::Runtime,
    url: String,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub retry_after: Option<u64>,
    pub text: String,
}

impl Visitor {
    fn new(url: &str) -> Self {
        let client = Client::builder()
            .cookie_store(true)
            .no_proxy()
            .redirect(redirect::Policy::none())
            .build()
            .expect("a client");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        Self {
            client,
            runtime,
            url: url.to_owned(),
        }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.send(self.client.get(format!("{}{path}", self.url)))
    }

    /// A page that must be there.
    pub fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        assert!(
            !answer.text.contains("{$"),
            "{path} shows a placeholder: {}",
            answer.text
        );
        answer.text
    }

    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.send(self.client.post(format!("{}{path}", self.url)).form(form))
    }

    /// Sends a form with the token of the page that it stands on.
    pub fn submit(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = hidden(page, "csrf");
        let mut form = vec![("csrf", csrf.as_str())];
        form.extend_from_slice(fields);
        self.post(path, &form)
    }

    fn send(&self, request: RequestBuilder) -> Answer {
        self.runtime.block_on(async {
            let response = request.send().await.expect("an answer");
            let header = |name: &str| {
                let value = response.headers().get(name)?;
                value.to_str().ok().map(str::to_owned)
            };
            Answer {
                status: response.status(),
                location: header("location").unwrap_or_default(),
                retry_after: header("retry-after").and_then(|seconds| seconds.parse().ok()),
                text: response.text().await.expect("a text"),
            }
        })
    }
}

/// The value of a hidden field.
pub fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let start = page.find(&mark).unwrap_or_else(|| panic!("no field {name} in {page}")) + mark.len();
    page[start..].split('"').next().unwrap_or_default().to_owned()
}

/// The address of the only case in a queue.
pub fn only_case(queue: &str) -> String {
    let cases: Vec<&str> = queue
        .match_indices("/staff/cases/")
        .map(|(start, mark)| &queue[start..start + mark.len() + 36])
        .collect();
    assert_eq!(cases.len(), 1, "one case in the queue: {queue}");
    cases[0].to_owned()
}
