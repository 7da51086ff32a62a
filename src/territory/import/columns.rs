//! The layouts of the lists: what each column of a header means.

use super::faults::Refused;
use super::table::Table;

/// The layouts that are read, for whoever brought another one.
pub(super) const LAYOUTS: &str = "code,name_ru[,name_kk[,name_en]] or kato,kato_version,level,type_code,name_ru,name_kk or the workbook's \
     te,ab,cd,ef,hij,k,name_kaz,name_rus,nn";

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Code,
    Ru,
    Kk,
    En,
    /// A part of the code, from this digit, so many.
    Part(usize, usize),
    Level,
    Version,
    /// The kind of locality (`k`, the tenth sign) and the bureau's own running number: neither is needed.
    Ignored,
}

fn meaning(name: &str) -> Option<Meaning> {
    Some(match name.to_lowercase().as_str() {
        "code" | "kato" | "te" => Meaning::Code,
        "name_ru" | "name_rus" | "rus_name" => Meaning::Ru,
        "name_kk" | "name_kaz" | "kaz_name" => Meaning::Kk,
        "name_en" => Meaning::En,
        "ab" => Meaning::Part(0, 2),
        "cd" => Meaning::Part(2, 2),
        "ef" => Meaning::Part(4, 2),
        "hij" => Meaning::Part(6, 3),
        "level" => Meaning::Level,
        "kato_version" => Meaning::Version,
        "k" | "type_code" | "nn" => Meaning::Ignored,
        _ => return None,
    })
}

/// Whether a row of a sheet is the header: a code and a name in Russian.
pub(super) fn looks_like_header(cells: &[String]) -> bool {
    let has = |wanted| cells.iter().any(|cell| meaning(cell) == Some(wanted));
    has(Meaning::Code) && has(Meaning::Ru)
}

/// Where the columns of a table stand.
pub(super) struct Columns {
    pub code: usize,
    pub ru: usize,
    pub kk: Option<usize>,
    pub en: Option<usize>,
    pub level: Option<usize>,
    pub version: Option<usize>,
    /// Columns of parts of the code, with the part.
    pub parts: Vec<(usize, std::ops::Range<usize>)>,
    /// How many columns the header has.
    pub width: usize,
}

impl Columns {
    /// Reads the header: every column must be known, none may stand twice, the code and the Russian name must be there.
    pub(super) fn find(table: &Table) -> Result<Self, Refused> {
        let end = table.header.iter().rposition(|name| !name.is_empty());
        let names = table.header.get(..=end.unwrap_or(0)).unwrap_or_default();
        let refused = |why: &str| {
            let why = format!("the header is {}: {why}; expected {LAYOUTS}", names.join(","));
            Refused::of_line(table.unit, table.header_line, &why)
        };
        let mut meanings = Vec::new();
        for name in names {
            let Some(meaning) = meaning(name) else {
                return Err(refused(&format!("nothing is known of the column {name:?}")));
            };
            if meaning != Meaning::Ignored && meanings.contains(&meaning) {
                return Err(refused(&format!("the column {name} stands there twice")));
            }
            meanings.push(meaning);
        }
        let at = |wanted| meanings.iter().position(|meaning| *meaning == wanted);
        let (Some(code), Some(ru)) = (at(Meaning::Code), at(Meaning::Ru)) else {
            return Err(refused("it has no code or no Russian name"));
        };
        let parts = meanings
            .iter()
            .enumerate()
            .filter_map(|(column, meaning)| match meaning {
                Meaning::Part(from, length) => Some((column, *from..from + length)),
                _ => None,
            });
        Ok(Self {
            code,
            ru,
            kk: at(Meaning::Kk),
            en: at(Meaning::En),
            level: at(Meaning::Level),
            version: at(Meaning::Version),
            parts: parts.collect(),
            width: meanings.len(),
        })
    }
}
