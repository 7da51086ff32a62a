//! A mail server in this process whose answers a test chooses. It offers no SMTPUTF8.

use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use listening_state::mail::Courier;
use mailin_embedded::{Handler, Response, Server, SslConfig, response};

/// Who sends, in the tests.
pub const FROM: &str = "Құлақ асатын мемлекет <office@akimat.example>";

/// What the server was given, and what it says to it.
#[derive(Clone)]
pub struct Sink {
    pub address: SocketAddr,
    to_sender: Arc<Mutex<Option<(u16, String)>>>,
    to_recipients: Arc<Mutex<BTreeMap<String, (u16, String)>>>,
    at_the_end: Arc<Mutex<Option<(u16, String)>>>,
    /// Everybody whom a letter was for, taken or not.
    pub recipients: Arc<Mutex<Vec<String>>>,
    /// The letters that were taken, one after the other.
    pub data: Arc<Mutex<Vec<u8>>>,
}

fn say(chosen: Option<&(u16, String)>) -> Response {
    chosen.map_or(response::OK, |(code, words)| Response::custom(*code, words.clone()))
}

impl Handler for Sink {
    fn mail(&mut self, _ip: std::net::IpAddr, _domain: &str, _from: &str) -> Response {
        say(self.to_sender.lock().unwrap().as_ref())
    }
    fn rcpt(&mut self, to: &str) -> Response {
        self.recipients.lock().unwrap().push(to.to_owned());
        say(self.to_recipients.lock().unwrap().get(to))
    }
    fn data(&mut self, line: &[u8]) -> std::io::Result<()> {
        self.data.lock().unwrap().extend_from_slice(line);
        Ok(())
    }
    fn data_end(&mut self) -> Response {
        say(self.at_the_end.lock().unwrap().as_ref())
    }
}

impl Sink {
    /// A server that takes everything.
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let sink = Self {
            address: listener.local_addr().unwrap(),
            to_sender: Arc::default(),
            to_recipients: Arc::default(),
            at_the_end: Arc::default(),
            recipients: Arc::default(),
            data: Arc::default(),
        };
        let mut server = Server::new(sink.clone());
        server
            .with_name("sink.example")
            .with_ssl(SslConfig::None)
            .unwrap()
            .with_tcp_listener(listener);
        // The server has no way to stop; it ends with the process.
        std::thread::spawn(move || server.serve().is_ok());
        sink
    }

    /// A courier to this server.
    pub fn courier(&self) -> Courier {
        Courier::smtp_within(&format!("smtp://{}", self.address), FROM, Duration::from_secs(10)).unwrap()
    }

    /// Answers MAIL FROM like this from now on.
    pub fn to_sender(&self, code: u16, words: &str) {
        *self.to_sender.lock().unwrap() = Some((code, words.to_owned()));
    }

    /// Answers RCPT TO of an address like this from now on.
    pub fn to_recipient(&self, address: &str, code: u16, words: &str) {
        let said = (code, words.to_owned());
        self.to_recipients.lock().unwrap().insert(address.to_owned(), said);
    }

    /// Answers whole letters like this from now on.
    pub fn at_the_end(&self, code: u16, words: &str) {
        *self.at_the_end.lock().unwrap() = Some((code, words.to_owned()));
    }

    /// Takes everything again.
    pub fn relent(&self) {
        *self.to_sender.lock().unwrap() = None;
        self.to_recipients.lock().unwrap().clear();
        *self.at_the_end.lock().unwrap() = None;
    }
}
