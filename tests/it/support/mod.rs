//! What the tests share: databases of their own, a small office with officers, a server with a client.
//!
//! It proves nothing itself.
#![allow(dead_code)] // not every helper is used in every state of the suite

pub mod app;
pub mod database;
pub mod disk;
pub mod every_state;
pub mod office;
pub mod program;
pub mod rows;
pub mod sink;
pub mod small_law;
pub mod territory;

pub use app::{Answered, TestApp};
pub use database::{Kind, TestDb, both_databases};
pub use office::{TestEnv, both};
