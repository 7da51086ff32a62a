//! What the benchmarks share: the real binary as a process of its own, a plain HTTP/1.1 client over loopback, percentiles.
#![allow(dead_code, reason = "each benchmark uses a part")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The binary under test, built by the same `cargo bench`.
pub const BINARY: &str = env!("CARGO_BIN_EXE_listening-state");

/// A folder that is removed at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    /// On the disk of the build, not in memory: durability is part of what is measured.
    pub fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

/// A running server.
pub struct Server {
    child: Child,
    pub port: u16,
    /// From the start of the process to the first answer of `/healthz`.
    pub started_in: Duration,
}

/// A command of the binary on a database.
pub fn command(folder: &Path, database: &str) -> Command {
    let mut command = Command::new(BINARY);
    command
        .current_dir(folder)
        .env("DATABASE_URL", database)
        .env("SECRET_KEY_FILE", folder.join("secret.key"))
        .env("MAIL_DIR", folder.join("mail"))
        // The client plays a proxy, so that its appeals come from many sources: one alone soon meets its limit.
        .env("TRUSTED_PROXIES", "127.0.0.1")
        .env("LOG", "error");
    command
}

/// Runs a command to its end and gives its output.
pub fn run(folder: &Path, database: &str, words: &[&str]) -> String {
    let done = command(folder, database).args(words).output().expect("the binary runs");
    assert!(
        done.status.success(),
        "{words:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// Makes an empty database on the cluster and gives its address.
pub fn create_database(url: &str, name: &str) -> String {
    let name = format!("bench_{name}_{}", std::process::id());
    let sql = format!("CREATE DATABASE {name}");
    let done = Command::new("psql")
        .args([url, "-X", "-q", "-c", &sql])
        .status()
        .expect("psql runs");
    assert!(done.success(), "{name} is not made");
    let (server, _) = url.rsplit_once('/').expect("a database in the address");
    format!("{server}/{name}")
}

/// Imports the demonstration's territory and adds an officer of its first rural akimat.
pub fn prepare(folder: &Path, database: &str) -> (String, String) {
    let territory = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo/territory.csv");
    run(folder, database, &["migrate"]);
    run(
        folder,
        database,
        &["territory", "import", territory.to_str().expect("UTF-8")],
    );
    let added = run(
        folder,
        database,
        &[
            "--json",
            "officer",
            "add",
            "--email",
            "officer@bench.example",
            "--name",
            "Officer",
            "--role",
            "head",
            "--body",
            "103641000.akimat",
        ],
    );
    let added: serde_json::Value = serde_json::from_str(&added).expect("JSON");
    (
        "officer@bench.example".to_owned(),
        added["password"].as_str().expect("a password").to_owned(),
    )
}

impl Server {
    /// Starts `serve --no-jobs` and waits for its first answer.
    pub fn start(folder: &Path, database: &str) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|free| free.local_addr())
            .expect("a port")
            .port();
        let began = Instant::now();
        // Whoever drops the server stops and awaits its process.
        let child = command(folder, database)
            .env("BIND", format!("127.0.0.1:{port}"))
            .args(["serve", "--no-jobs"])
            .stdout(Stdio::null())
            .spawn()
            .expect("the binary starts");
        let mut server = Self {
            child,
            port,
            started_in: Duration::ZERO,
        };
        while began.elapsed() < Duration::from_secs(30) {
            if let Some(mut client) = Client::connect(port)
                && client.send("GET", "/healthz", &[], "").0 == 200
            {
                server.started_in = began.elapsed();
                return server;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        panic!("the server did not answer");
    }

    /// Resident memory in MiB (Linux).
    pub fn resident_mib(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("proc");
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("VmRSS");
        line.split_whitespace()
            .nth(1)
            .and_then(|kib| kib.parse::<f64>().ok())
            .expect("KiB")
            / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Only the process that we started.
        let _stopped = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        let _ended = self.child.wait();
    }
}

/// One connection, kept alive.
pub struct Client {
    reader: BufReader<TcpStream>,
    writer: TcpStream,
    /// The last cookie that the server set, as it is sent back.
    pub cookie: Option<String>,
}

impl Client {
    pub fn connect(port: u16) -> Option<Self> {
        let writer = TcpStream::connect(("127.0.0.1", port)).ok()?;
        writer.set_nodelay(true).ok()?;
        let reader = BufReader::new(writer.try_clone().ok()?);
        Some(Self {
            reader,
            writer,
            cookie: None,
        })
    }

    /// Sends a request and reads the whole answer: status and body.
    pub fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n",
            body.len()
        );
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        request.push_str(body);
        self.writer.write_all(request.as_bytes()).expect("sent");
        self.read_answer()
    }

    fn read_answer(&mut self) -> (u16, String) {
        let mut line = String::new();
        self.reader.read_line(&mut line).expect("a status line");
        let status = line.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        let (mut length, mut chunked) = (0_usize, false);
        loop {
            line.clear();
            self.reader.read_line(&mut line).expect("a header");
            let header = line.trim().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if header.starts_with("set-cookie: ") {
                let cookie = line.trim()["set-cookie: ".len()..].split(';').next();
                self.cookie = cookie.map(str::to_owned);
            }
            if let Some(value) = header.strip_prefix("content-length: ") {
                length = value.parse().expect("a length");
            }
            chunked |= header == "transfer-encoding: chunked";
        }
        let mut body = Vec::new();
        if chunked {
            self.read_chunks(&mut body);
        } else {
            body.resize(length, 0);
            self.reader.read_exact(&mut body).expect("a body");
        }
        (status, String::from_utf8_lossy(&body).into_owned())
    }

    fn read_chunks(&mut self, body: &mut Vec<u8>) {
        loop {
            let mut line = String::new();
            self.reader.read_line(&mut line).expect("a chunk size");
            let size = usize::from_str_radix(line.trim(), 16).expect("hex");
            let mut chunk = vec![0; size + 2];
            self.reader.read_exact(&mut chunk).expect("a chunk");
            if size == 0 {
                return;
            }
            body.extend_from_slice(&chunk[..size]);
        }
    }
}

/// Runs clients side by side, each sending `each` requests made by `request(client, index)`, and returns the rate per second
/// with p50 and p99 in milliseconds.
pub fn load<F>(port: u16, clients: usize, each: usize, request: F) -> Measured
where
    F: Fn(&mut Client, usize, usize) + Send + Sync,
{
    let began = Instant::now();
    let mut times: Vec<f64> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..clients)
            .map(|client| {
                let request = &request;
                scope.spawn(move || {
                    let mut connection = Client::connect(port).expect("a connection");
                    (0..each)
                        .map(|index| {
                            let sent = Instant::now();
                            request(&mut connection, client, index);
                            sent.elapsed().as_secs_f64() * 1000.0
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().expect("a client"))
            .collect()
    });
    let seconds = began.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    Measured {
        rate: times.len() as f64 / seconds,
        p50: at(&times, 0.50),
        p99: at(&times, 0.99),
    }
}

/// A rate with its latencies.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    pub rate: f64,
    pub p50: f64,
    pub p99: f64,
}

fn at(sorted: &[f64], share: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * share).round() as usize]
}

/// The address that an appeal comes from, as a proxy names it: twenty neighbours share one.
pub fn source(serial: u64) -> String {
    let bytes = (serial / 20).to_be_bytes();
    format!("10.{}.{}.{}", bytes[5], bytes[6], bytes[7])
}

/// The JSON of one appeal; every one is another person's.
pub fn appeal(serial: u64) -> String {
    serde_json::json!({
        "kind": "message", "language": "kk", "subject": "road.pothole", "settlement": "103641100",
        "address": format!("Абай көшесі, {serial}"), "facts": { "road_class": "street" },
        "text": "Су тасқынынан кейін көпір жанында шұңқыр пайда болды: ені бір метрдей, тереңдігі 30 см. Балалар мектепке осы жолмен барады.",
        "applicant": { "name": format!("Тұрғын {serial}"), "postal_address": format!("Ақтоғай ауылы, {serial}"), "email": format!("r{serial}@bench.example") }
    })
    .to_string()
}
