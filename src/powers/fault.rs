//! A fault of law data: the file, the line and what is wrong, so that the one who edited it can mend it.
//!
//! It owns the position arithmetic. It never decides what a fault is: the readers and the proof do.

use std::fmt;
use std::ops::Range;

/// A fault of the law data, ordered as a reader meets it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Fault {
    /// Path below the law folder.
    pub file: String,
    /// Line in the file, the first is 1.
    pub line: usize,
    /// What is wrong, in English, for the one who edits the law.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// One file being read: turns byte offsets into lines and gathers faults.
pub(super) struct Source<'a> {
    pub file: &'a str,
    pub text: &'a str,
}

impl Source<'_> {
    /// The line of a byte offset.
    pub fn line(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().iter().take(offset);
        1 + before.filter(|byte| **byte == b'\n').count()
    }

    /// A fault at a span of the file.
    pub fn fault(&self, span: &Range<usize>, message: impl Into<String>) -> Fault {
        Fault {
            file: self.file.to_owned(),
            line: self.line(span.start),
            message: message.into(),
        }
    }

    /// Reads the file into its shape; unknown keys, missing keys and broken TOML are one fault with its line.
    pub fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T, Fault> {
        toml::from_str(self.text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            self.fault(&(start..start), error.message())
        })
    }
}
