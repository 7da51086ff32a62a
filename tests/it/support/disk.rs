//! A small disk of a test's own: a tmpfs, which only root can mount. Unmounted when dropped.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A mounted disk, or a plain folder where none can be mounted.
pub struct Disk {
    folder: TempDir,
    mounted: bool,
}

impl Disk {
    /// A disk of so many bytes; `None`, and a word about it, where it cannot be mounted.
    pub fn of_bytes(size: u64) -> Option<Self> {
        let folder = TempDir::new().expect("a temporary folder");
        let options = format!("size={size},mode=0700");
        let mounted = run("mount", &["-t", "tmpfs", "-o", &options, "tmpfs", text(folder.path())]);
        if !mounted {
            eprintln!("SKIPPED: no disk of its own can be mounted here (the tests of a full disk run as root)");
        }
        mounted.then_some(Self { folder, mounted })
    }

    /// A plain folder.
    pub fn folder() -> Self {
        Self {
            folder: TempDir::new().expect("a temporary folder"),
            mounted: false,
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Whether it is a folder of the disk around it.
    pub fn is_plain_folder(&self) -> bool {
        !self.mounted
    }

    /// Nothing can be written from now on.
    pub fn make_read_only(&self) {
        assert!(run("mount", &["-o", "remount,ro", text(self.path())]), "remounted");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if self.mounted && !run("umount", &[text(self.path())]) {
            // A process that a failing test left behind may hold it for a moment.
            run("umount", &["-l", text(self.path())]);
        }
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn run(program: &str, words: &[&str]) -> bool {
    Command::new(program)
        .args(words)
        .stderr(std::process::Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
