//! Imports a classifier list: the territories and the bodies of their levels, all or nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Office;
use super::create_bodies::bodies_of;
use crate::store::{StoreError, bodies, territories};
use crate::territory::{BadRow, parse_csv};

/// What an import did, counting territories.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ImportReport {
    /// Rows that were not known.
    pub created: u64,
    /// Rows whose name or kind changed.
    pub updated: u64,
    /// Rows that were known as they are.
    pub unchanged: u64,
    /// Rows of the file by kind.
    pub by_kind: BTreeMap<&'static str, u64>,
}

/// Why nothing was imported.
#[derive(Debug)]
pub enum ImportError {
    /// The first bad row.
    BadRow(BadRow),
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Imports a list; importing it again changes nothing. A row that cannot be read refuses the whole.
pub fn import_territory(office: &Office, csv: &str, today: NaiveDate) -> Result<ImportReport, ImportError> {
    let rows = parse_csv(csv).map_err(ImportError::BadRow)?;
    let mut by_kind = BTreeMap::new();
    for row in &rows {
        *by_kind.entry(row.kind.as_str()).or_default() += 1;
    }
    let law = office.law();
    let functions = law.powers.functions();
    let of_rows: Vec<_> = rows.iter().flat_map(|row| bodies_of(row, functions)).collect();
    let counts = office.store.write(move |c| {
        let counts = territories::upsert_all(c, &rows, today)?;
        bodies::upsert_all(c, &of_rows)?;
        Ok::<_, ImportError>(counts)
    })?;
    Ok(ImportReport {
        created: counts.created,
        updated: counts.updated,
        unchanged: counts.unchanged,
        by_kind,
    })
}
