//! The tests of the whole: one binary, a module for each feature, every test of the store and the web on both databases.
//!
//! PostgreSQL is found by `TEST_DATABASE_URL` (a running server, a user who may make databases); without it the tests
//! fail and say so.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    missing_docs
)]

mod access;
mod accounts;
mod api_cases;
mod api_filing;
mod api_reference;
mod browser;
mod calendar_command;
mod calendar_letters;
mod calendars;
mod database_files;
mod description;
mod demo;
mod desk;
mod filing;
mod floods;
mod handover;
mod house;
mod interrupted;
mod jobs;
mod journal;
mod law;
mod lifecycle;
mod lifecycle_doc;
mod law_compare;
mod law_export;
mod law_status;
mod law_watch;
mod mail;
mod officer_command;
mod outages;
mod outbox_claims;
mod numbers_and_lists;
mod overlap_bodies;
mod overlaps;
mod oversight_pages;
mod own_account;
mod postings;
mod powers_pages;
mod print_tasks;
mod resident_pages;
mod resident_reading;
mod rights_page;
mod scene;
mod search;
mod secret_key;
mod security_journal;
mod settings;
mod sign_in_floods;
mod signing;
mod staff_pages;
mod statistics;
mod steps;
mod store;
mod support;
mod tampering;
mod territory_changes;
mod territory_import;
mod texts;
mod tracking_tree;
mod typed;
mod unattended;
mod undelivered;
mod upgrade;
mod wording;
