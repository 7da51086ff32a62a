//! The kinds of all rows together, from the top: a row is understood by its own names and by what it lies in.

use std::collections::{BTreeMap, BTreeSet};

use super::faults::{BadRow, Reason};
use super::forms::{Form, Reading, Side, agreed};
use super::parents::Placed;
use super::rows::Written;
use super::{kazakh, russian};
use crate::appeal::Trilingual;
use crate::territory::{Territory, TerritoryCode, TerritoryKind, inflection};

/// Every row whose kind is known.
pub(super) struct Settled {
    /// In the order of the file.
    pub rows: Vec<Row>,
    /// What the database has of rows that are left out: it stays as it is.
    pub kept: Vec<Territory>,
    /// Those that have no row of the level above.
    pub placed: Vec<Placed>,
    /// What is written of every code.
    pub written: BTreeMap<TerritoryCode, Written>,
}

/// A row whose kind is known.
pub(super) struct Row {
    code: TerritoryCode,
    kind: TerritoryKind,
}

/// Decides the kinds. Rows that cannot be understood go to `bad`. Where such rows are `skipped`, what lies in them hangs
/// higher, or is left out too; where they refuse the list, they are not counted against what lies in them.
pub(super) fn settle(
    rows: Vec<Written>,
    known: &BTreeMap<TerritoryCode, Territory>,
    skipped: bool,
    bad: &mut Vec<BadRow>,
) -> Settled {
    let order: Vec<TerritoryCode> = rows.iter().map(|row| row.code.clone()).collect();
    let written: BTreeMap<TerritoryCode, Written> = rows.into_iter().map(|row| (row.code.clone(), row)).collect();
    let mut kept = Kept {
        known: skipped.then_some(known),
        rows: BTreeMap::new(),
    };
    bad.iter().for_each(|row| kept.keep(row));
    let mut country = Country::of(&written, known, skipped);
    country.stays(&kept);
    let mut placed = Vec::new();
    let mut understood = BTreeSet::new();
    for depth in 1..=4 {
        for row in written.values().filter(|row| row.code.depth() == depth) {
            match country.kind_of(row) {
                Ok(kind) => {
                    country.learn(row, kind);
                    placed.extend(country.placed(row, kind));
                    understood.insert(row.code.clone());
                }
                Err(reason) => {
                    let mut row = row.bad(reason);
                    if let (Reason::Orphan, Some(code)) = (reason, &row.code) {
                        row.written = format!("{} (missing: {})", row.written, country.missing(code).join(", "));
                    }
                    kept.keep(&row);
                    country.stays(&kept);
                    bad.push(row);
                }
            }
        }
    }
    // The same code may stand in a row that is understood, too.
    kept.rows.retain(|code, _| !understood.contains(code));
    for place in &mut placed {
        if let Some(row) = written.get(&place.code) {
            place.name = names(row, place.kind, &written).ru;
        }
    }
    let rows = order
        .into_iter()
        .filter(|code| understood.contains(code))
        .filter_map(|code| country.kinds.get(&code).map(|kind| Row { kind: *kind, code }))
        .collect();
    Settled {
        rows,
        placed,
        written,
        kept: kept.rows.into_values().collect(),
    }
}

/// What the database has under the codes of rows that are left out.
struct Kept<'a> {
    /// What is known; `None` where no row is left out.
    known: Option<&'a BTreeMap<TerritoryCode, Territory>>,
    rows: BTreeMap<TerritoryCode, Territory>,
}

impl Kept<'_> {
    fn keep(&mut self, row: &BadRow) {
        let there = self
            .known
            .zip(row.code.as_ref())
            .and_then(|(known, code)| known.get(code));
        self.rows.extend(there.map(|there| (there.code.clone(), there.clone())));
    }
}

impl Row {
    /// The territory with its names written out.
    pub(super) fn territory(&self, written: &BTreeMap<TerritoryCode, Written>) -> Territory {
        Territory {
            code: self.code.clone(),
            kind: self.kind,
            name: written
                .get(&self.code)
                .map(|row| names(row, self.kind, written))
                .unwrap_or_default(),
        }
    }
}

/// What is known of the country so far.
struct Country {
    kinds: BTreeMap<TerritoryCode, TerritoryKind>,
    /// Cities of republican rank: they stand at the first level and have no districts around theirs.
    cities: BTreeSet<TerritoryCode>,
    /// Rows of the file that may not be understood: they are there all the same.
    unsettled: BTreeSet<TerritoryCode>,
}

impl Country {
    /// A list speaks for what lies in its territories: of what is known there, only its own rows stay.
    fn of(
        written: &BTreeMap<TerritoryCode, Written>,
        known: &BTreeMap<TerritoryCode, Territory>,
        skipped: bool,
    ) -> Self {
        let spoken_of = |code: &TerritoryCode| {
            [code.oblast(), code.district(), code.okrug()]
                .iter()
                .any(|around| written.contains_key(around))
        };
        let elsewhere = known.iter().filter(|(code, _)| !spoken_of(code));
        Self {
            kinds: elsewhere.map(|(code, known)| (code.clone(), known.kind)).collect(),
            cities: known
                .values()
                .filter(|known| known.code.depth() == 1 && known.name.ru.starts_with("город "))
                .map(|known| known.code.clone())
                .collect(),
            unsettled: match skipped {
                true => BTreeSet::new(),
                false => written.keys().cloned().collect(),
            },
        }
    }

    /// What is kept of rows that are left out lies there still.
    fn stays(&mut self, kept: &Kept<'_>) {
        let kinds = kept.rows.iter().map(|(code, there)| (code.clone(), there.kind));
        self.kinds.extend(kinds);
    }

    fn has(&self, code: &TerritoryCode) -> bool {
        self.kinds.contains_key(code) || self.unsettled.contains(code)
    }

    fn learn(&mut self, row: &Written, kind: TerritoryKind) {
        if row.code.depth() == 1 && russian::read(&row.ru, 1).form == Some(Form::City) {
            self.cities.insert(row.code.clone());
        }
        self.kinds.insert(row.code.clone(), kind);
    }

    fn kind_of(&self, row: &Written) -> Result<TerritoryKind, Reason> {
        let depth = row.code.depth();
        let (ru, kk) = readings(row);
        let kinds = match agreed([ru.form, kk.and_then(|kk| kk.form)], depth) {
            Some(kinds) if kinds.is_empty() => return Err(Reason::Disagree),
            Some(kinds) => kinds,
            None if depth == 1 => vec![TerritoryKind::Oblast],
            None if depth == 4 => vec![TerritoryKind::Settlement],
            None => return Err(Reason::Unknown),
        };
        if !self.lies_in_something(&row.code) {
            return Err(Reason::Orphan);
        }
        match *kinds.as_slice() {
            [kind] => Ok(kind),
            // Only the Kazakh «а.ә.» says anything: the administration of a village or of a district.
            _ if kinds.contains(&TerritoryKind::RuralOkrug) => Err(Reason::Unknown),
            _ => Ok(self.city(&row.code)),
        }
    }

    /// What «г.» is: in a district a town with an akim of its own, in a city the city without its okrugs; a place where
    /// such a one stands around it already.
    fn city(&self, code: &TerritoryCode) -> TerritoryKind {
        if code.depth() == 4 && self.has(&code.okrug()) {
            return TerritoryKind::Settlement;
        }
        match self.kinds.get(&code.district()) {
            Some(TerritoryKind::District) => TerritoryKind::Town,
            _ => TerritoryKind::CityPart,
        }
    }

    fn lies_in_something(&self, code: &TerritoryCode) -> bool {
        let in_city = self.cities.contains(&code.oblast());
        match code.depth() {
            1 => true,
            2 => self.has(&code.oblast()),
            3 => self.has(&code.district()) || in_city,
            _ => self.has(&code.okrug()) || self.has(&code.district()) || in_city,
        }
    }

    /// The codes that must be there for a territory to lie in something, up to the top: told at once.
    fn missing(&self, code: &TerritoryCode) -> Vec<String> {
        let above = [code.district(), code.oblast()];
        let missing = above.iter().filter(|above| *above != code && !self.has(above));
        missing.map(ToString::to_string).collect()
    }

    /// Tells of a territory without a row of the level right above it.
    fn placed(&self, row: &Written, kind: TerritoryKind) -> Option<Placed> {
        let code = &row.code;
        let missing = match code.depth() {
            3 => code.district(),
            4 => code.okrug(),
            _ => return None,
        };
        let answers = match kind {
            TerritoryKind::Town => code.clone(),
            _ if code.depth() == 4 && self.has(&code.district()) => code.district(),
            _ => code.oblast(),
        };
        (!self.has(&missing)).then(|| Placed {
            code: code.clone(),
            name: String::new(),
            kind,
            missing,
            answers,
        })
    }
}

/// Both names taken apart. A Kazakh name that is the Russian one again is none, unless it has a Kazakh word.
fn readings(row: &Written) -> (Reading<'_>, Option<Reading<'_>>) {
    let depth = row.code.depth();
    let kk = row.kk.as_deref().and_then(|kk| match kazakh::read(kk, depth) {
        None if kk == row.ru => None,
        None => Some(russian::slip(kk, depth).unwrap_or(Reading::bare(kk))),
        read => read,
    });
    (russian::read(&row.ru, depth), kk)
}

/// The names of a row written out; what only one language says of the kind is said in the other too.
fn names(row: &Written, kind: TerritoryKind, written: &BTreeMap<TerritoryCode, Written>) -> Trilingual {
    let depth = row.code.depth();
    let (mut ru, kk) = readings(row);
    let named = |form: Option<Form>| form.filter(|form| depth < 4 && !matches!(form, Form::Place(_)));
    let centre = centre(row, ru, kk, written);
    if ru.form.is_none() {
        ru.form = kk.and_then(|kk| named(kk.form));
        ru.side = match inflection::is_adjective(ru.own) {
            true => Side::After,
            false => Side::Before,
        };
    }
    let russian = russian::write(ru, kind, centre);
    let kazakh = kk.map(|mut kk| {
        kk.form = kk.form.or_else(|| named(ru.form));
        kazakh::write(kk, kind)
    });
    Trilingual {
        kk: kazakh.unwrap_or_else(|| russian.clone()),
        en: row.en.clone().unwrap_or_else(|| russian.clone()),
        ru: russian,
    }
}

/// The name of the place that an administration of the third level is called after: the first of its places, where it is of
/// the administration's kind and has its name in one of the languages.
fn centre<'a>(
    row: &Written,
    ru: Reading<'_>,
    kk: Option<Reading<'_>>,
    written: &'a BTreeMap<TerritoryCode, Written>,
) -> Option<&'a str> {
    let wanted = match ru.form? {
        Form::CityAdministration => Form::City,
        Form::TownshipAdministration => Form::Township,
        Form::RuralAdministration => Form::Village,
        _ => return None,
    };
    let first = TerritoryCode::parse(&format!("{}100", row.code.as_str().get(..6)?))?;
    let place = russian::read(&written.get(&first)?.ru, 4);
    let named = |name: &str| russian::called_after(name, place.own);
    let fits = place.form == Some(wanted) && (named(ru.own) || kk.is_some_and(|kk| named(kk.own)));
    fits.then_some(place.own)
}
