//! Imports a classifier list: its territories from the day on which it takes force, and the bodies of their levels, all or
//! nothing. Without writing it shows what would change.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::Office;
use super::create_bodies::bodies_of;
use crate::deadlines::civil;
use crate::powers::Function;
use crate::store::{Conn, StoreError, attendance, bodies, territories};
use crate::territory::{
    Changes, ImportedList, List, Newer, Placed, Refused, RetiresMost, SkippedRows, Territory, changes, last_day_ahead,
    newer_than, read_list,
};

/// How a list is imported.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The day on which it takes force; today where it is not said.
    pub on: Option<NaiveDate>,
    /// Whether only to show what would change.
    pub dry_run: bool,
    /// Whether most of what is in force may be retired.
    pub retire_most: bool,
    /// Whether a list that names no version may follow one that does.
    pub unversioned: bool,
    /// Leave out the rows that cannot be understood, instead of refusing the whole; what is there of them stays.
    pub skip_unknown: bool,
    /// The name of its file, by which a later refusal names it.
    pub file: String,
}

/// What an import did, or would do, counting territories.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ImportReport {
    /// Rows that were not known.
    pub created: u64,
    /// Rows whose name or kind changed.
    pub updated: u64,
    /// Rows that were known as they are.
    pub unchanged: u64,
    /// Rows that were retired and are in force again.
    pub returned: u64,
    /// Codes that the list no longer has.
    pub retired: u64,
    /// How many of these have moved to another code, beyond doubt.
    pub moved: u64,
    /// Codes that the list lacks and that stay in force, since a row that was left out may stand for them.
    pub kept: u64,
    /// Where most would be retired, which refuses the list unless that is asked for; only a list that is merely looked at tells
    /// it so.
    pub refused: Vec<RetiresMost>,
    /// Rows of the file by kind.
    pub by_kind: BTreeMap<&'static str, u64>,
    /// The day on which the list takes force.
    pub on: NaiveDate,
    /// The version that it names.
    pub version: Option<String>,
    /// Territories without a row of the level above them, and whose akimat answers there.
    pub placed_by_prefix: Vec<Placed>,
    /// Rows that were left out because they cannot be understood.
    pub skipped: Vec<SkippedRows>,
    /// What changes, one by one.
    #[serde(skip)]
    pub changes: Changes,
}

/// Why nothing was imported.
#[derive(Debug)]
pub enum ImportError {
    /// The file: all that is wrong with it.
    List(Refused),
    /// A newer list was imported before.
    Older(Newer),
    /// It would retire more than half of what is there in these territories.
    RetiresMost(Vec<RetiresMost>),
    /// It would take force later than a list may: the last day on which it may.
    TooFarAhead(NaiveDate),
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A list that was read.
#[derive(Clone)]
struct Import {
    list: List,
    options: ImportOptions,
    functions: Vec<Function>,
    now: DateTime<Utc>,
}

/// Imports a list as it is published; importing it again changes nothing. Rows that cannot be understood refuse the whole, and
/// so does a newer list that was imported before.
pub fn import_territory(
    office: &Office,
    file: &[u8],
    options: &ImportOptions,
    now: DateTime<Utc>,
) -> Result<ImportReport, ImportError> {
    let today = civil(now).date();
    let on = options.on.unwrap_or(today);
    if on > last_day_ahead(today) {
        return Err(ImportError::TooFarAhead(last_day_ahead(today)));
    }
    let known = office.store.read(territories::all_known)?;
    let in_force = known
        .into_iter()
        .filter(|known| known.valid.until.is_none() || known.valid.holds_on(on))
        .map(|known| (known.territory.code.clone(), known.territory))
        .collect();
    let import = Import {
        list: read_list(file, &in_force, options.skip_unknown).map_err(ImportError::List)?,
        options: options.clone(),
        functions: office.law().powers.functions().to_vec(),
        now,
    };
    let changes = match options.dry_run {
        true => office.store.read(|c| import.plan(c))?,
        false => {
            let import = import.clone();
            office.store.write(move |c| import.carry_out(c))?
        }
    };
    Ok(import.report(changes))
}

impl Import {
    fn today(&self) -> NaiveDate {
        civil(self.now).date()
    }

    fn on(&self) -> NaiveDate {
        self.options.on.unwrap_or_else(|| self.today())
    }

    /// What the list changes, unless it is refused.
    fn plan(&self, c: &mut Conn) -> Result<Changes, ImportError> {
        let known = territories::all_known(c)?;
        let mut changes = changes(&known, &self.list.rows, self.on());
        changes.keep(&self.list.left_out);
        let imported = territories::imported(c)?;
        match newer_than(&imported, &changes.covers, self.on(), self.list.version.as_deref()) {
            Some(Newer::Unversioned(_)) if self.options.unversioned => Ok(changes),
            Some(newer) => Err(ImportError::Older(newer)),
            None => Ok(changes),
        }
    }

    /// Where most would be retired without having been asked for.
    fn retires_most(&self, changes: &Changes) -> Vec<RetiresMost> {
        match self.options.retire_most {
            true => Vec::new(),
            false => changes.retires_most(),
        }
    }

    fn carry_out(&self, c: &mut Conn) -> Result<Changes, ImportError> {
        // Two imports at once would each compare with what the other has not written yet.
        attendance::lock(c)?;
        // What an older list has brought for today comes first, or it would undo what this one says.
        let renamed = territories::take_force(c, self.today())?;
        write_bodies(c, &renamed, &self.functions)?;
        let changes = self.plan(c)?;
        let most = self.retires_most(&changes);
        if !most.is_empty() {
            return Err(ImportError::RetiresMost(most));
        }
        territories::write(c, &changes, self.today())?;
        let lists: Vec<ImportedList> = changes
            .covers
            .iter()
            .map(|territory| ImportedList {
                territory: territory.clone(),
                valid_from: changes.on,
                version: self.list.version.clone(),
                file: self.options.file.clone(),
            })
            .collect();
        territories::record(c, &lists, self.now)?;
        // As they are named today: what the list names otherwise from a later day has its bodies renamed on that day.
        let codes: Vec<String> = self.list.rows.iter().map(|row| row.code.to_string()).collect();
        let of_rows = territories::find_all(c, &codes)?;
        write_bodies(c, &of_rows, &self.functions)?;
        attendance::settle_day(c, self.today())?;
        Ok(changes)
    }

    fn report(self, changes: Changes) -> ImportReport {
        let mut by_kind = BTreeMap::new();
        for row in &self.list.rows {
            *by_kind.entry(row.kind.as_str()).or_default() += 1;
        }
        let moved = changes.retired.iter().filter(|one| one.moved_to().is_some());
        ImportReport {
            created: changes.created.len() as u64,
            updated: changes.changed.len() as u64,
            unchanged: changes.unchanged,
            returned: changes.returned.len() as u64,
            retired: changes.retired.len() as u64,
            moved: moved.count() as u64,
            kept: changes.kept as u64,
            refused: self.retires_most(&changes),
            by_kind,
            on: changes.on,
            version: self.list.version,
            placed_by_prefix: self.list.placed,
            skipped: self.list.skipped,
            changes,
        }
    }
}

/// Makes or renames the bodies of territories.
pub(super) fn write_bodies(c: &mut Conn, of: &[Territory], functions: &[Function]) -> Result<u64, StoreError> {
    let bodies: Vec<_> = of.iter().flat_map(|row| bodies_of(row, functions)).collect();
    bodies::upsert_all(c, &bodies)
}
