//! Who holds each function: for a settlement the bodies by their names, else by what their territory is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::appeal::{BodyCode, Language, Trilingual};
use crate::powers::{self, Function, Rulebook};
use crate::store::bodies::{self, Body};
use crate::store::{Conn, StoreError};
use crate::territory::{Level, Place, TerritoryCode, TerritoryKind};
use crate::web::pages::Words;
use crate::web::pages::resident::places::{self, NamedPlace};

/// Who holds a function.
#[derive(Debug, Clone)]
struct Held {
    /// The body that would get the case.
    by: Trilingual,
    /// The body that the rule names, where it is another: nobody works there yet.
    instead_of: Option<Trilingual>,
}

/// The bodies of a settlement.
#[derive(Debug, Clone)]
pub(super) struct Settled {
    pub place: Place,
    pub named: NamedPlace,
    held: BTreeMap<(Level, String), Held>,
    desk: Option<Trilingual>,
}

/// Reads the bodies of a settled place as it is today; `None` for what the list has not, or no longer, or not yet.
pub(super) fn settled(
    c: &mut Conn,
    (language, today): (Language, NaiveDate),
    functions: &[Function],
    code: &TerritoryCode,
) -> Result<Option<Settled>, StoreError> {
    let Ok((place, named)) = places::choose(c, language, today, code.as_str())? else {
        return Ok(None);
    };
    let wanted: BTreeSet<String> = functions
        .iter()
        .map(|function| (function.level, function.code.as_str()))
        .chain([(Level::District, powers::AKIMAT)])
        .flat_map(|(level, function)| powers::holder_codes(&place, level, function))
        .map(|code| code.0)
        .collect();
    let wanted: Vec<String> = wanted.into_iter().collect();
    let mut found = bodies::find_many(c, &wanted)?;
    found.retain(|body| body.in_force);
    let find = |code: BodyCode| Ok::<_, StoreError>(found.iter().find(|body| body.code == code).cloned());
    let mut held = BTreeMap::new();
    for function in functions {
        let at = |staffed: fn(&Body) -> bool| powers::holder(&place, function.level, &function.code, staffed, find);
        // The first is the body of the function even where nobody works there.
        let (own, by) = (at(|_| true)?, at(|body| body.staffed)?);
        if let Some(by) = by {
            let instead_of = own.filter(|own| own.code != by.code).map(|own| own.name);
            held.insert(
                (function.level, function.code.clone()),
                Held {
                    by: by.name,
                    instead_of,
                },
            );
        }
    }
    let desk = powers::duty_desk(&place, find)?.map(|body| body.name);
    Ok(Some(Settled {
        place,
        named,
        held,
        desk,
    }))
}

/// Who answers, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Holder {
    pub name: String,
    /// The body that the rule names, where another holds for it.
    pub instead_of: Option<String>,
}

/// The holders as a page names them.
pub(super) struct Holders<'a> {
    pub words: Words<'a>,
    pub rulebook: &'a Rulebook,
    pub settled: Option<&'a Settled>,
}

impl Holders<'_> {
    /// The place that the rules are asked about: without a settlement any village that has an akim of its own.
    pub fn place(&self) -> Option<Place> {
        match self.settled {
            Some(settled) => Some(settled.place.clone()),
            None => Some(Place {
                settlement: TerritoryCode::parse("101010101")?,
                around: Some(TerritoryKind::RuralOkrug),
            }),
        }
    }

    /// Who holds a function of a level.
    pub fn of(&self, level: Level, function: &str) -> Holder {
        let held = self
            .settled
            .and_then(|settled| settled.held.get(&(level, function.to_owned())));
        match held {
            Some(held) => Holder {
                name: self.words.of(&held.by).to_owned(),
                instead_of: held.instead_of.as_ref().map(|body| self.words.of(body).to_owned()),
            },
            None => Holder {
                name: self.in_general(level, function),
                instead_of: None,
            },
        }
    }

    /// The body of a level with what kind of territory it has instead of a territory's name.
    pub fn in_general(&self, level: Level, function: &str) -> String {
        match self.rulebook.function(level, function) {
            Some(function) => {
                let territory = self.words.say(&format!("level-{}-territory", level.as_str()));
                let name = self.words.of(&function.name).replace("{territory}", &territory);
                first_letter_large(&name)
            }
            None => self.words.say(&format!("level-{}", level.as_str())),
        }
    }

    /// Who finds out where the law leaves it open.
    pub fn desk(&self) -> String {
        let desk = self.settled.and_then(|settled| settled.desk.as_ref());
        match desk {
            Some(desk) => self.words.say1("powers-undetermined-desk", "body", self.words.of(desk)),
            None => self.words.say("powers-undetermined-text"),
        }
    }
}

fn first_letter_large(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
