//! The reading of classifier lists: kinds, names, layouts, and everything that is wrong with one, at once.

use std::collections::BTreeMap;

use super::{List, Reason, read_list};
use crate::territory::{Territory, TerritoryKind as Kind};

mod forms;
mod layouts;
mod refusals;

/// An oblast and a district that small lists hang under.
const ABOVE: &str =
    "100000000,область Абай,Абай облысы\n103600000,Аягозский район,Аягөз ауданы\n101000000,Семей Г.А.,Семей Қ.Ә.\n";

fn read(text: &str) -> Result<List, super::Refused> {
    read_list(text.as_bytes(), &BTreeMap::new(), false)
}

/// Rows in Russian and Kazakh below [`ABOVE`].
fn below(rows: &str) -> String {
    format!("code,name_ru,name_kk\n{ABOVE}{rows}")
}

fn row<'a>(list: &'a List, code: &str) -> &'a Territory {
    list.rows.iter().find(|row| row.code.as_str() == code).expect(code)
}

fn refusal(text: &str) -> String {
    read(text).expect_err(text).to_string()
}
