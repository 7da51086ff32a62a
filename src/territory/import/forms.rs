//! What a name says of the kind of its territory, in either language: the forms, and which kinds each can mean at a level.

use crate::territory::TerritoryKind::{self, CityPart, District, Oblast, RuralOkrug, Settlement, Town, Township};

/// What a word or an abbreviation beside a name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// область, облысы.
    Oblast,
    /// г., город, қ., қаласы.
    City,
    /// Г.А. and г.а. (городская администрация), Қ.Ә. and қ.ә. (қала әкімдігі).
    CityAdministration,
    /// район, ауданы: a district, or one in a city.
    District,
    /// р.а. (районная администрация): a district in a city.
    DistrictAdministration,
    /// с.о. (сельский округ), а.о. (ауылдық округ).
    RuralOkrug,
    /// с.а. (сельская администрация): a village that has an akim of its own.
    RuralAdministration,
    /// а.ә.: ауыл әкімдігі, but аудан әкімдігі too.
    RuralOrDistrictAdministration,
    /// п., посёлок, к., кенті.
    Township,
    /// п.а. (поселковая администрация), к.ә. (кент әкімдігі).
    TownshipAdministration,
    /// с., село, а., ауылы.
    Village,
    /// Another settled place: a station, a farm; the word in full.
    Place(&'static str),
}

impl Form {
    /// The kinds that it can mean at a level of the classifier; none where it cannot stand there.
    pub(super) fn kinds(self, depth: u8) -> &'static [TerritoryKind] {
        match (depth, self) {
            (1, Self::Oblast | Self::City) => &[Oblast],
            (2, Self::City | Self::CityAdministration) => &[TerritoryKind::City],
            (2, Self::District) => &[District],
            (3, Self::City) => &[CityPart, Town],
            (3, Self::CityAdministration) => &[Town],
            (3, Self::District | Self::DistrictAdministration) => &[CityPart],
            (3, Self::RuralOkrug | Self::RuralAdministration | Self::Village) => &[RuralOkrug],
            (3, Self::RuralOrDistrictAdministration) => &[RuralOkrug, CityPart],
            (3, Self::Township | Self::TownshipAdministration) => &[Township],
            (4, Self::City) => &[Settlement, Town, CityPart],
            (4, Self::District) => &[CityPart],
            (4, Self::Township | Self::Village | Self::Place(_)) => &[Settlement],
            _ => &[],
        }
    }
}

/// On which side of the name the word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// A name taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading<'a> {
    /// What the word beside the name says; `None` where there is none that is known.
    pub form: Option<Form>,
    /// Where it stands.
    pub side: Side,
    /// The name without it.
    pub own: &'a str,
}

impl<'a> Reading<'a> {
    /// A name without a word of its kind.
    pub(super) fn bare(own: &'a str) -> Self {
        Self {
            form: None,
            side: Side::Before,
            own,
        }
    }
}

/// The kinds that all forms can mean that there are; `None` where there is no form at all.
pub(super) fn agreed(forms: [Option<Form>; 2], depth: u8) -> Option<Vec<TerritoryKind>> {
    let mut said = forms.into_iter().flatten().map(|form| form.kinds(depth));
    let first = said.next()?;
    let others: Vec<_> = said.collect();
    let all = first
        .iter()
        .copied()
        .filter(|kind| others.iter().all(|kinds| kinds.contains(kind)));
    Some(all.collect())
}

/// The name behind an abbreviation of two letters: `с.о.`, `с.о`, `с. о.`. Large letters before a name are those of a person
/// (`с.О.Тайманова`, `А.О.Тайманова`).
pub(super) fn behind_two(name: &str, [first, second]: [char; 2]) -> Option<&str> {
    let rest = name.strip_prefix(first)?.trim_start().strip_prefix('.')?;
    let rest = rest.trim_start().strip_prefix(second)?;
    let own = rest.strip_prefix('.').or_else(|| rest.strip_prefix(' '))?.trim();
    (!own.is_empty()).then_some(own)
}

/// The name before an abbreviation of two letters, both small or both large.
pub(super) fn before_two(name: &str, letters: [char; 2]) -> Option<&str> {
    both_sizes(letters).into_iter().find_map(|[first, second]| {
        let rest = name.strip_suffix('.').unwrap_or(name).trim_end();
        let rest = rest.strip_suffix(second)?.trim_end().strip_suffix('.')?;
        apart(rest.trim_end().strip_suffix(first)?)
    })
}

fn both_sizes(letters: [char; 2]) -> [[char; 2]; 2] {
    let large = letters.map(|letter| letter.to_uppercase().next().unwrap_or(letter));
    [letters, large]
}

/// The name before a word or an abbreviation that stands apart from it.
pub(super) fn before<'a>(name: &'a str, word: &str) -> Option<&'a str> {
    apart(name.strip_suffix(word)?)
}

/// The name behind a whole word or an abbreviation, whose first letter may be large; a single large letter is that of a person
/// («Г.Мусрепов»).
pub(super) fn behind<'a>(name: &'a str, word: &str) -> Option<&'a str> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let large = || {
        let several = word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
        name.strip_prefix(first.to_uppercase().next().filter(|_| several)?)
    };
    let rest = name
        .strip_prefix(first)
        .or_else(large)?
        .strip_prefix(letters.as_str())?;
    let own = rest.trim();
    let parted = word.ends_with('.') || rest.len() > rest.trim_start().len() || rest.starts_with('"');
    (parted && is_name(own)).then_some(own)
}

/// What is left of a name when a word was taken off its end: it must end where a word can begin, and say something.
fn apart(rest: &str) -> Option<&str> {
    let own = rest.trim_end();
    let ends = own.len() < rest.len() || own.ends_with(['.', '"', '»']) || own.ends_with(|c: char| c.is_ascii_digit());
    (ends && is_name(own)).then_some(own)
}

/// Whether something is left that can be a name: «с.о.» is no village of the name «о.».
fn is_name(own: &str) -> bool {
    let mut letters = own.chars();
    own.contains(|letter: char| letter.is_ascii_digit())
        || letters.any(char::is_alphabetic) && letters.next().is_some_and(char::is_alphabetic)
        || own.chars().filter(|letter| letter.is_alphabetic()).count() > 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_found_on_both_sides_and_nowhere_inside() {
        for (name, own) in [
            ("Акшатауский с.о.", Some("Акшатауский")),
            ("Токтамысский с.о", Some("Токтамысский")),
            ("Бурыл с. о .", Some("Бурыл")),
            ("Семей С.О.", Some("Семей")),
            ("Канай би им.с.о.", Some("Канай би им.")),
            ("с.о.", None),
            ("Колхозс.о.", None),
            ("Абай", None),
        ] {
            assert_eq!(before_two(name, ['с', 'о']), own, "{name}");
        }
        for (name, own) in [
            ("с.о.Елтоқ", Some("Елтоқ")),
            ("с.о. Олжабай батыра", Some("Олжабай батыра")),
            ("с.о Елтоқ", Some("Елтоқ")),
            ("с.о.им.Абая", Some("им.Абая")),
            ("с.О.Тайманова", None),
            ("С.О.Тайманова", None),
            ("с.оазис", None),
            ("с.о.", None),
        ] {
            assert_eq!(behind_two(name, ['с', 'о']), own, "{name}");
        }
        assert_eq!(behind("Район Шал акына", "район"), Some("Шал акына"));
        assert_eq!(behind("районный", "район"), None);
        assert_eq!(before("Топжиде 1а.", "а."), Some("Топжиде 1"));
        assert_eq!(before("Алма", "а"), None);
        assert_eq!(behind("с.о.", "с."), None, "no name is left");
        assert_eq!(behind("г.Шу", "г."), Some("Шу"));
        assert_eq!(behind("Г.Мусрепов", "г."), None, "a person");
        assert_eq!(behind("Рзд.41", "рзд."), Some("41"));
    }

    #[test]
    fn both_languages_must_be_able_to_mean_the_kind() {
        use Form::*;
        for (forms, depth, kinds) in [
            (
                [Some(RuralOkrug), Some(RuralOkrug)],
                3,
                Some(vec![TerritoryKind::RuralOkrug]),
            ),
            (
                [Some(RuralAdministration), Some(RuralOrDistrictAdministration)],
                3,
                Some(vec![TerritoryKind::RuralOkrug]),
            ),
            (
                [Some(DistrictAdministration), Some(RuralOrDistrictAdministration)],
                3,
                Some(vec![TerritoryKind::CityPart]),
            ),
            ([Some(RuralOkrug), Some(CityAdministration)], 3, Some(vec![])),
            (
                [Some(City), None],
                3,
                Some(vec![TerritoryKind::CityPart, TerritoryKind::Town]),
            ),
            ([None, Some(CityAdministration)], 3, Some(vec![TerritoryKind::Town])),
            ([Some(CityAdministration), None], 4, Some(vec![])),
            ([None, None], 3, None),
        ] {
            assert_eq!(agreed(forms, depth), kinds, "{forms:?} at {depth}");
        }
    }
}
