//! The real server on a port of its own, with a client that keeps cookies.

use std::net::TcpListener;
use std::sync::mpsc;
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use listening_state::actions::Office;
use listening_state::law::Law;
use listening_state::web::{Settings, State, server};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

use super::office::{PASSWORD, TestEnv};

/// A running server on the office of a test. Calls are plain functions: each waits for its answer.
pub struct TestApp {
    /// `http://127.0.0.1:PORT`, without a trailing slash.
    pub url: String,
    runtime: tokio::runtime::Runtime,
    client: reqwest::Client,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

/// What the server answered.
#[derive(Debug)]
pub struct Answered {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Answered {
    /// The body as JSON; the test fails where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("not JSON ({error}): {self:?}"))
    }

    /// A header, empty where absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("a readable header"))
    }

    /// Fails unless the status is this one; gives itself back.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }
}

impl TestApp {
    /// Starts the server.
    pub fn start(env: &TestEnv) -> Self {
        Self::start_as(env, env.office.clone(), false)
    }

    /// The same as another process that was started with this law.
    pub fn start_under(env: &TestEnv, law: Law) -> Self {
        Self::start_as(env, env.office_under(law), false)
    }

    /// The same as it stands behind a proxy with TLS: its public address is https.
    pub fn start_behind_tls(env: &TestEnv) -> Self {
        Self::start_as(env, env.office.clone(), true)
    }

    fn start_as(env: &TestEnv, office: Office, secure_cookies: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("its address"));
        let state = State {
            office,
            clock: env.clock.clone(),
            settings: Settings {
                secure_cookies,
                // The client may play a proxy and name whom it stands for.
                trusted_proxies: vec![std::net::Ipv4Addr::LOCALHOST.into()],
                letters: None,
                demo: None,
            },
        };
        let (started, starts) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = server(state, listener).expect("the server starts");
                started.send(server.handle()).expect("the test waits");
                server.await.expect("the server runs");
            });
        });
        let handle = starts.recv().expect("the server starts");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        Self {
            url,
            runtime,
            client: client(),
            handle,
            thread: Some(thread),
        }
    }

    /// Forgets all cookies: another visitor.
    pub fn new_visitor(&mut self) {
        self.client = client();
    }

    /// A request to a path; finish it with [`Self::send`].
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url))
    }

    /// Sends a request and waits. Redirects are not followed: they are answers too.
    pub fn send(&self, request: RequestBuilder) -> Answered {
        self.runtime.block_on(async {
            let response = request.send().await.expect("the server answers");
            Answered {
                status: response.status().as_u16(),
                headers: response.headers().clone(),
                text: response.text().await.expect("a text"),
            }
        })
    }

    /// GET.
    pub fn get(&self, path: &str) -> Answered {
        self.send(self.request(Method::GET, path))
    }

    /// GET with a bearer token.
    pub fn get_as(&self, token: &str, path: &str) -> Answered {
        self.send(self.request(Method::GET, path).bearer_auth(token))
    }

    /// POST of JSON.
    pub fn post_json(&self, path: &str, body: &Value) -> Answered {
        self.send(self.request(Method::POST, path).json(body))
    }

    /// POST of JSON with a bearer token.
    pub fn post_as(&self, token: &str, path: &str, body: &Value) -> Answered {
        self.send(self.request(Method::POST, path).bearer_auth(token).json(body))
    }

    /// POST of a form as a browser on our own page sends it.
    pub fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answered {
        self.send(
            self.request(Method::POST, path)
                .header("Origin", &self.url)
                .form(fields),
        )
    }

    /// Files an appeal by the API.
    pub fn file(&self, key: &str, draft: &impl serde::Serialize) -> Answered {
        self.send(
            self.request(Method::POST, "/api/v1/appeals")
                .header("Idempotency-Key", key)
                .json(draft),
        )
    }

    /// Signs in by the API; the token.
    pub fn sign_in(&self, email: &str) -> String {
        let credentials = serde_json::json!({ "email": email, "password": PASSWORD });
        let answered = self.post_json("/api/v1/sessions", &credentials);
        assert!(answered.status < 300, "{email} cannot sign in: {answered:?}");
        answered.json()["access_token"].as_str().expect("a token").to_owned()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        drop(std::mem::replace(&mut self.client, client()));
        self.runtime.block_on(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || std::thread::panicking(), "the server panicked");
        }
    }
}

fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .cookie_store(true)
        .redirect(reqwest::redirect::Policy::none())
        .timeout(std::time::Duration::from_secs(30))
        .build()
        .expect("a client")
}
