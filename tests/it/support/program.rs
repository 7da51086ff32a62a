//! The program itself, run in a folder of its own beside a database.

use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use super::database::TestDb;

/// The program on a database; its secret is a file in the database's folder.
pub struct Program<'a> {
    pub db: &'a TestDb,
    /// The file of the secret.
    pub secret: PathBuf,
}

impl<'a> Program<'a> {
    /// With the secret at `NAME` in the folder of the database.
    pub fn new(db: &'a TestDb, secret: &str) -> Self {
        let secret = db.folder().join(secret);
        Self { db, secret }
    }

    /// A command, not yet started.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_listening-state"));
        command
            .args(words)
            .current_dir(self.db.folder())
            .env_remove("LAW_DIR")
            .env_remove("LOG")
            .env("DATABASE_URL", &self.db.url)
            .env("SECRET_KEY_FILE", &self.secret)
            .env("MAIL_DIR", self.db.folder().join("mail"))
            .env("BIND", "127.0.0.1:0")
            .env("PUBLIC_URL", "https://appeals.example")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().expect("the program starts")
    }

    /// Runs a command that must succeed.
    #[track_caller]
    pub fn done(&self, words: &[&str]) -> String {
        let output = self.run(words);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{words:?}: {said}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Runs a command that must be refused; what it complains of.
    #[track_caller]
    pub fn refused(&self, words: &[&str]) -> String {
        let output = self.run(words);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(1), "{words:?} is not refused: {said}");
        said
    }

    /// Imports the demonstration's territory, which makes the bodies.
    pub fn import(&self) -> String {
        self.done(&["territory", "import", TERRITORY])
    }

    /// Starts `serve`; it is stopped when dropped.
    pub fn serve(&self) -> Serving {
        Serving(self.command(&["serve"]).spawn().expect("the program starts"))
    }
}

/// The demonstration's list of territories.
pub const TERRITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/config/demo/territory.csv");

/// A running `serve`.
pub struct Serving(pub Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _stopped = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status();
        let _ended = self.0.wait();
    }
}
