//! What the address asks for: months from and to, the rows, a narrower territory; and the filter of one measure.
//!
//! Pure: words of an address in, dates and filters out. Bad words are named, never guessed.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::appeal::BodyCode;
use crate::statistics::{AsOf, BadPeriod, GroupBy, Measure, Period, month_word};
use crate::store::cases::{CaseFilter, Scope, Sort, is_cursor};
use crate::territory::TerritoryCode;

/// The words of the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// First month, `2026-01`.
    pub from: String,
    /// Last month, inclusive.
    pub to: String,
    /// `body`, `subject`, `month`, `oblast`, `district`.
    pub group_by: String,
    /// A territory inside the reader's own.
    pub territory: String,
    /// For the list of cases: one body.
    pub body: String,
    /// For the list of cases: one subject.
    pub subject: String,
    /// For the list of cases: the measure behind which they stand.
    pub measure: String,
    /// Where the list goes on.
    pub cursor: String,
}

/// A word at fault: its field and the key of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: &'static str,
    /// The key of what is wrong.
    pub key: &'static str,
}

impl Asked {
    /// The months asked for; `registered_next` is the day on which an appeal that comes now is registered.
    pub fn period(&self, registered_next: NaiveDate) -> Result<(NaiveDate, NaiveDate), Fault> {
        let fault = |fault| {
            let (field, key) = match fault {
                BadPeriod::From => ("from", "oversight-bad-month"),
                BadPeriod::To => ("to", "oversight-bad-month"),
                BadPeriod::Order => ("to", "oversight-bad-order"),
            };
            Fault { field, key }
        };
        let period = Period::asked(&self.from, &self.to, registered_next).map_err(fault)?;
        Ok((period.from, period.to))
    }

    /// The rows; bodies where the word is not known.
    pub fn grouping(&self) -> GroupBy {
        match self.group_by.as_str() {
            "subject" => GroupBy::Subject,
            "month" => GroupBy::Month,
            "oblast" => GroupBy::Oblast,
            "district" => GroupBy::District,
            _ => GroupBy::Body,
        }
    }

    /// What of the reader's scope lies in the territory asked for: a wider one gives the whole scope.
    pub fn scope(&self, own: &Scope) -> Result<Scope, Fault> {
        let word = &self.territory;
        if word.is_empty() {
            return Ok(own.clone());
        }
        let fault = Fault {
            field: "territory",
            key: "oversight-bad-territory",
        };
        let asked = TerritoryCode::read(word).ok_or(fault)?;
        match own {
            Scope::Territory(own) if asked.contains(own) => Ok(Scope::Territory(own.clone())),
            Scope::Territory(own) if own.contains(&asked) => Ok(Scope::Territory(asked)),
            Scope::Country => Ok(Scope::Territory(asked)),
            Scope::Territory(_) | Scope::Body(_) => Err(fault),
        }
    }

    /// The cases behind a measure; they stand in the same months and rows as the figure itself.
    pub fn filter(&self, from: NaiveDate, to: NaiveDate, today: NaiveDate, limit: i64) -> CaseFilter {
        let given = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
        CaseFilter {
            registered_from: Some(from),
            registered_to: Some(to),
            body: given(&self.body).map(BodyCode),
            subject: given(&self.subject),
            measure: self.known_measure().map(|measure| (measure, AsOf::day(today))),
            sort: Sort::Received,
            limit,
            cursor: given(&self.cursor).filter(|cursor| is_cursor(cursor, Sort::Received)),
            ..CaseFilter::default()
        }
    }

    /// The measure, where it is a known one of the figures.
    pub fn known_measure(&self) -> Option<Measure> {
        Measure::FIGURES
            .into_iter()
            .find(|measure| measure.as_str() == self.measure)
    }

    /// The query of an address with these words.
    pub fn query(&self) -> String {
        let parts: Vec<(&str, &str)> = [
            ("from", self.from.as_str()),
            ("to", self.to.as_str()),
            ("group_by", self.group_by.as_str()),
            ("territory", self.territory.as_str()),
            ("body", self.body.as_str()),
            ("subject", self.subject.as_str()),
            ("measure", self.measure.as_str()),
            ("cursor", self.cursor.as_str()),
        ]
        .into_iter()
        .filter(|(_, word)| !word.is_empty())
        .collect();
        serde_urlencoded::to_string(parts).unwrap_or_default()
    }

    /// The same with the months written out, so that a link keeps its meaning next month.
    pub fn dated(&self, from: NaiveDate, to: NaiveDate) -> Self {
        Self {
            from: month_word(from),
            to: month_word(to),
            ..self.clone()
        }
    }

    /// The list behind a number of a row.
    pub fn behind(&self, by: GroupBy, group: &str, measure: Measure) -> String {
        let mut asked = Self {
            measure: measure.as_str().to_owned(),
            ..self.clone()
        };
        let group = group.to_owned();
        match by {
            GroupBy::Body => asked.body = group,
            GroupBy::Subject => asked.subject = group,
            GroupBy::Month => {
                asked.from.clone_from(&group);
                asked.to = group;
            }
            GroupBy::Oblast | GroupBy::District => asked.territory = group,
        }
        format!("/oversight/cases?{}", asked.query())
    }
}

#[cfg(test)]
#[path = "period_tests.rs"]
mod tests;
