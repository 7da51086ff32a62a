//! Chromium under chromedriver: started for one test, on a port of its own, and ended with it.
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use thirtyfour::prelude::*;

/// A running chromedriver. The process is killed with this value, and no other process is.
pub struct Chromium {
    driver: Child,
    port: u16,
    binary: PathBuf,
    profile: TempDir,
}

impl Chromium {
    /// Starts chromedriver; a missing program is a failure that says what to install.
    pub fn start() -> Self {
        let binary = program(&["chromium", "chromium-browser", "google-chrome"], "chromium");
        let chromedriver = program(&["chromedriver"], "chromium-driver");
        let port = free_port();
        let driver = Command::new(chromedriver)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let profile = TempDir::new().expect("a folder for the profile");
        let started = Self {
            driver,
            port,
            binary,
            profile,
        };
        started.wait();
        started
    }

    fn wait(&self) {
        let until = Instant::now() + Duration::from_secs(60);
        while !self.ready() {
            assert!(
                Instant::now() < until,
                "chromedriver does not answer on port {}",
                self.port
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn ready(&self) -> bool {
        let ask = || -> std::io::Result<String> {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_read_timeout(Some(Duration::from_secs(5)))?;
            stream.write_all(b"GET /status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
            // The server keeps the connection open: the answer ends where it says that it is ready.
            let mut answer = Vec::new();
            let mut chunk = [0; 1024];
            while !String::from_utf8_lossy(&answer).contains("\"ready\":") {
                match stream.read(&mut chunk)? {
                    0 => break,
                    read => answer.extend_from_slice(&chunk[..read]),
                }
            }
            Ok(String::from_utf8_lossy(&answer).into_owned())
        };
        ask().is_ok_and(|text| text.starts_with("HTTP/1.1 200"))
    }

    /// A browser with an empty profile.
    pub async fn open(&self) -> WebDriverResult<WebDriver> {
        let mut capabilities = DesiredCapabilities::chrome();
        capabilities.set_binary(&self.binary.display().to_string())?;
        for flag in [
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--no-proxy-server",
            "--hide-scrollbars",
        ] {
            capabilities.add_arg(flag)?;
        }
        let profile = self.profile.path().display();
        capabilities.add_arg(&format!("--user-data-dir={profile}"))?;
        // Chromium refuses to sandbox itself for root, who runs the tests in a container.
        if std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
            capabilities.add_arg("--no-sandbox")?;
        }
        WebDriver::new(format!("http://127.0.0.1:{}", self.port), capabilities).await
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The width of the page itself, narrower than any window may be.
pub async fn resize(driver: &WebDriver, width: u32, height: u32) -> WebDriverResult<()> {
    let metrics = serde_json::json!({
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false
    });
    driver
        .cdp()
        .send_raw("Emulation.setDeviceMetricsOverride", metrics)
        .await?;
    Ok(())
}

/// Where the pictures are left.
pub fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    folder
}

fn program(names: &[&str], package: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    folders.push(PathBuf::from("/usr/bin"));
    folders
        .iter()
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|candidate| candidate.is_file())
        .unwrap_or_else(|| {
            panic!("the browser test needs {names:?}: install it (Debian: apt-get install chromium chromium-driver; missing: {package})")
        })
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}
