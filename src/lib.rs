//! Listening State: citizen appeals with codified powers, statutory clocks, explained decisions and honest
//! statistics. The modules in reading order; each may import those above it (a test guards the order).
#![cfg_attr(not(test), warn(clippy::too_many_lines))]

/// The vocabulary: identifiers, languages, kinds, applicants, drafts.
pub mod appeal;
/// The territory classifier: codes, kinds, parents from prefixes.
pub mod territory;
/// The words in three languages.
pub mod texts;
/// Who must answer, and why.
pub mod powers;
/// By when, and how that was counted.
pub mod deadlines;
/// Powers, clocks and calendar as one value.
pub mod law;
/// Which steps a case may take, and what each changes.
pub mod lifecycle;
/// What the letters say.
pub mod letters;
/// What the figures mean.
pub mod statistics;
/// The tamper-evident history.
pub mod journal;
/// Tables of the two databases.
pub mod store;
/// One verb, one transaction.
pub mod actions;
/// Delivery of letters.
pub mod mail;
/// The only reader of the time.
pub mod clock;
/// Settings.
pub mod config;
/// Logs.
pub mod telemetry;
/// What the next tick does.
pub mod jobs;
/// HTTP: the API and the pages.
pub mod web;
/// The commands.
pub mod cli;
