//! Which list of the classifier is in force where; an older one is refused.

use chrono::NaiveDate;

use super::TerritoryCode;

/// A list as it was imported, for one of the topmost territories in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedList {
    /// The territory that it speaks for.
    pub territory: TerritoryCode,
    /// The day on which it takes force.
    pub valid_from: NaiveDate,
    /// The version that it names, as `NK RK 11-2025`.
    pub version: Option<String>,
    /// The name of its file.
    pub file: String,
}

/// Why a list is older than one that was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Newer {
    /// That one takes force on a later day.
    ByDay(ImportedList),
    /// That one names a later version.
    ByVersion(ImportedList),
    /// That one names a version, and this one none: nothing tells that it is not an older one.
    Unversioned(ImportedList),
}

/// The imported list than which this one is older, for any territory that it covers; `None` where it may be imported. Of the
/// same day and version it may be: a mended file.
pub fn newer_than(
    imported: &[ImportedList],
    covers: &[TerritoryCode],
    on: NaiveDate,
    version: Option<&str>,
) -> Option<Newer> {
    let touching = |list: &&ImportedList| {
        let touches = |cover: &TerritoryCode| cover.contains(&list.territory) || list.territory.contains(cover);
        covers.iter().any(touches)
    };
    let last = imported.iter().filter(touching).max_by_key(|list| list.valid_from)?;
    if last.valid_from > on {
        return Some(Newer::ByDay(last.clone()));
    }
    let year = |list: &ImportedList| list.version.as_deref().and_then(year_of);
    let newest = imported.iter().filter(touching).max_by_key(|list| year(list))?;
    match (year(newest)?, version.and_then(year_of)) {
        (newest_year, Some(own)) if newest_year > own => Some(Newer::ByVersion(newest.clone())),
        (_, None) => Some(Newer::Unversioned(newest.clone())),
        _ => None,
    }
}

/// How far ahead a list may take force: a day that lies further is mistyped, and would keep every other list waiting.
const MONTHS_AHEAD: u32 = 24;

/// The last day on which a list that is imported today may take force.
pub fn last_day_ahead(today: NaiveDate) -> NaiveDate {
    today
        .checked_add_months(chrono::Months::new(MONTHS_AHEAD))
        .unwrap_or(today)
}

/// The year that a version ends with: `NK RK 11-2025` is of 2025.
fn year_of(version: &str) -> Option<u16> {
    let digits = version.trim().rsplit(|letter: char| !letter.is_ascii_digit()).next()?;
    (digits.len() == 4).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(territory: &str, on: &str, version: Option<&str>) -> ImportedList {
        ImportedList {
            territory: TerritoryCode::parse(territory).unwrap(),
            valid_from: on.parse().unwrap(),
            version: version.map(str::to_owned),
            file: "list.csv".to_owned(),
        }
    }

    #[test]
    fn an_older_list_is_known_by_its_day_or_by_its_version() {
        let imported = [
            list("100000000", "2025-02-01", Some("NK RK 11-2025")),
            list("110000000", "2026-05-01", None),
        ];
        let asked = |cover: &str, on: &str, version: Option<&str>| {
            let covers = [TerritoryCode::parse(cover).unwrap()];
            newer_than(&imported, &covers, on.parse().unwrap(), version)
        };
        let (abai, akmola) = (imported[0].clone(), imported[1].clone());
        for (cover, on, version, expected) in [
            ("100000000", "2025-01-31", None, Some(Newer::ByDay(abai.clone()))),
            ("103600000", "2025-01-31", None, Some(Newer::ByDay(abai.clone()))),
            ("100000000", "2025-02-01", None, Some(Newer::Unversioned(abai.clone()))),
            ("100000000", "2026-01-01", Some("NK RK 11-2025"), None),
            (
                "100000000",
                "2026-01-01",
                Some("NK RK 11-2009"),
                Some(Newer::ByVersion(abai.clone())),
            ),
            (
                "100000000",
                "2026-01-01",
                Some("the newest"),
                Some(Newer::Unversioned(abai)),
            ),
            (
                "110000000",
                "2026-01-01",
                Some("NK RK 11-2025"),
                Some(Newer::ByDay(akmola)),
            ),
            ("110000000", "2026-05-01", Some("NK RK 11-2009"), None),
            ("150000000", "1999-01-01", Some("NK RK 11-1999"), None),
        ] {
            assert_eq!(asked(cover, on, version), expected, "{cover} {on} {version:?}");
        }
    }
}
