//! The tamper-evident history: canonical content, the hash chain of an appeal, and the digests that it holds.
//!
//! Pure. Texts and persons enter only as salted digests, so a lawful erasure leaves the chain verifiable. It never
//! reads a database: `store::journal` keeps the entries and walks the chains.
//!
//! # What entries say
//! An entry holds every fact that its step put into a row: codes, words and dates as they are, texts, persons and
//! letters as digests under the appeal's salt. [`replay`] tells the rows again from the entries; verification compares
//! them, so that whoever changes a row past the service is noticed. The constants of this module are the facts that are
//! digests. Entries of steps on a case must name it.

use chrono::{DateTime, NaiveDate, SecondsFormat, SubsecRound, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::appeal::{Actor, EntryKind};

pub mod replay;
pub mod security;

/// Fact: digest of the text of the appeal.
pub const TEXT_DIGEST: &str = "text_digest";
/// Fact: digest of the applicant's sealed columns.
pub const PERSONS_DIGEST: &str = "persons_digest";
/// Fact: digest of where in the settlement it is about.
pub const ADDRESS_DIGEST: &str = "address_digest";
/// Fact: digest of the answers to the questions of the subject.
pub const FACTS_DIGEST: &str = "facts_digest";
/// Fact: digest of the pin on the map.
pub const LOCATION_DIGEST: &str = "location_digest";
/// Fact: digest of what a request and a tracking key are recognised by.
pub const KEYS_DIGEST: &str = "keys_digest";
/// Fact: digest of how the rulebook decided.
pub const ROUTING_DIGEST: &str = "routing_digest";
/// Fact: digest of how the term was counted.
pub const DEADLINE_DIGEST: &str = "deadline_digest";
/// Fact: digest of the step's row in the table of steps. Entries of steps that were written before that table have none: they are
/// verified by the rule of their kind.
pub const STEP_DIGEST: &str = "step_digest";
/// Fact: the columns of its case that the step changed, as they stand after it.
pub const CASE: &str = "case";
/// Fact: the cases that the step opened, each with what it began with.
pub const OPENS: &str = "opens";
/// Fact: the proposal that an entry is about, by id.
pub const PROPOSAL: &str = "proposal";
/// Fact: digest of what was proposed.
pub const PROPOSAL_DIGEST: &str = "proposal_digest";
/// Fact: who proposed what the step signs or hands back.
pub const PROPOSED_BY: &str = "proposed_by";
/// Fact: digest of an answer, see [`answer_digest`].
pub const ANSWER_DIGEST: &str = "answer_digest";
/// Fact: digest of the reason of a forward, as kept with the case that it opened.
pub const REASON_DIGEST: &str = "reason_digest";
/// Fact: the letters that the step queued, and the one that it is about: digests by id. The store adds it.
pub const LETTERS: &str = "letters";

/// What an entry says, before it is chained.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The appeal whose history this is.
    pub appeal: uuid::Uuid,
    /// From 1 within the appeal.
    pub seq: i64,
    /// When the step was taken; kept to the microsecond.
    pub at: DateTime<Utc>,
    /// What it records.
    pub step: EntryKind,
    /// The case of the step, where it has one.
    pub case: Option<uuid::Uuid>,
    /// Who did it.
    pub actor: Actor,
    /// Facts of the step: ids, codes, dates, digests of texts. Their order does not matter: the canonical content
    /// sorts them.
    pub facts: serde_json::Map<String, Value>,
}

impl Entry {
    /// The content, as it is hashed.
    pub fn content(&self) -> Content<'_> {
        Content {
            appeal: self.appeal,
            seq: self.seq,
            at: self.at,
            step: self.step.as_str(),
            case: self.case,
            actor: self.actor.to_string(),
            facts: &self.facts,
        }
    }
}

/// What an entry says, before its words are read: verification hashes what is there, whatever it is.
#[derive(Debug, Clone)]
pub struct Content<'a> {
    /// The appeal.
    pub appeal: uuid::Uuid,
    /// From 1 within the appeal.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// The word of its kind.
    pub step: &'a str,
    /// The case.
    pub case: Option<uuid::Uuid>,
    /// Who, as the journal keeps it.
    pub actor: String,
    /// Its facts.
    pub facts: &'a serde_json::Map<String, Value>,
}

impl Content<'_> {
    /// The canonical content: JSON without spaces, the fields in the order of this structure, keys of facts sorted
    /// at every depth, the instant in UTC to the microsecond. The same entry gives the same bytes on every machine.
    pub fn canonical(&self) -> String {
        let at = self.at.trunc_subsecs(6).to_rfc3339_opts(SecondsFormat::Micros, true);
        let case = self
            .case
            .map_or_else(|| "null".to_owned(), |case| format!("\"{case}\""));
        let mut json = format!(
            "{{\"appeal\":\"{}\",\"seq\":{},\"at\":\"{at}\",\"step\":{},\"case\":{case},\"actor\":{},\"facts\":",
            self.appeal,
            self.seq,
            Value::from(self.step),
            Value::from(self.actor.as_str()),
        );
        write_sorted_map(self.facts, &mut json);
        json.push('}');
        json
    }
}

/// The facts as canonical JSON: what the database keeps.
pub fn canonical_facts(facts: &serde_json::Map<String, Value>) -> String {
    let mut json = String::new();
    write_sorted_map(facts, &mut json);
    json
}

/// Maps keep the order of insertion here, so the order is made explicit.
fn write_sorted_map(map: &serde_json::Map<String, Value>, json: &mut String) {
    let mut keys: Vec<&String> = map.keys().collect();
    keys.sort_unstable();
    json.push('{');
    for (place, key) in keys.into_iter().enumerate() {
        if place > 0 {
            json.push(',');
        }
        json.push_str(&Value::from(key.as_str()).to_string());
        json.push(':');
        if let Some(value) = map.get(key) {
            write_sorted(value, json);
        }
    }
    json.push('}');
}

fn write_sorted(value: &Value, json: &mut String) {
    match value {
        Value::Object(map) => write_sorted_map(map, json),
        Value::Array(items) => {
            json.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    json.push(',');
                }
                write_sorted(item, json);
            }
            json.push(']');
        }
        plain => json.push_str(&plain.to_string()),
    }
}

/// SHA-256 of the previous hash (empty for the first entry) and the canonical content.
pub fn chain(previous: &[u8], content: &Content<'_>) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(previous);
    hash.update(content.canonical().as_bytes());
    hash.finalize().into()
}

/// Digest of a text under the appeal's salt: SHA-256 of salt and text, in lower-case hexadecimal.
pub fn digest(salt: &[u8], text: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(text);
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        hex.push_str(&format!("{byte:02x}"));
        hex
    })
}

/// Digest of an answer: text, findings and basis, each on lines of its own.
pub fn answer_digest(salt: &[u8], text: &str, findings: &str, basis: &str) -> String {
    digest(salt, format!("{text}\n{findings}\n{basis}").as_bytes())
}

/// The first date for an answer that the resident was given: that of the entry which opened the history or, where no
/// calendar covered it then, of the first that had one. Neither a later calendar nor a forward changes it.
pub fn first_due_on(history: &[Entry]) -> Option<NaiveDate> {
    history
        .iter()
        .find_map(|entry| entry.facts.get("due_on")?.as_str()?.parse().ok())
}

/// By when the body must answer to which a step sent an appeal, as it was said then.
pub fn due_of_receiver(entry: &Entry) -> Option<NaiveDate> {
    let opened = entry.facts.get(OPENS).and_then(|opened| opened.get(0));
    let due_on = match opened {
        Some(opened) => opened.get("due_on"),
        None => entry.facts.get("due_on"),
    };
    due_on?.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn entry(facts: &str) -> Entry {
        Entry {
            appeal: uuid::Uuid::from_u128(1),
            seq: 1,
            at: Utc.timestamp_opt(1_777_777_777, 123_456_789).unwrap(),
            step: EntryKind::Registered,
            case: None,
            actor: Actor::Resident,
            facts: serde_json::from_str(facts).unwrap(),
        }
    }

    #[test]
    fn the_first_date_stays_whatever_follows() {
        let waiting = r#"{"due_on":null}"#;
        let (first, later) = (
            r#"{"due_on":"2026-05-26"}"#,
            r#"{"due_on":"2026-05-27","due_on_was":"2026-05-26"}"#,
        );
        let day = NaiveDate::from_ymd_opt(2026, 5, 26);
        assert_eq!(first_due_on(&[entry(first), entry("{}"), entry(later)]), day);
        assert_eq!(
            first_due_on(&[entry(waiting), entry("{}"), entry(first), entry(later)]),
            day
        );
        assert_eq!(first_due_on(&[entry(waiting)]), None);
    }

    #[test]
    fn the_order_of_facts_and_nanoseconds_do_not_change_the_hash() {
        let one = entry(r#"{"b":{"d":1,"c":[{"f":1,"e":2}]},"a":"х"}"#);
        let mut other = entry(r#"{"a":"х","b":{"c":[{"e":2,"f":1}],"d":1}}"#);
        other.at = other.at.trunc_subsecs(6);
        assert_eq!(one.content().canonical(), other.content().canonical());
        assert_eq!(chain(b"p", &one.content()), chain(b"p", &other.content()));
    }

    #[test]
    fn the_canonical_content_is_the_same_json_for_ever() {
        assert_eq!(
            entry(r#"{"z":1,"a":"\"х\""}"#).content().canonical(),
            "{\"appeal\":\"00000000-0000-0000-0000-000000000001\",\"seq\":1,\
             \"at\":\"2026-05-03T03:09:37.123456Z\",\"step\":\"registered\",\"case\":null,\
             \"actor\":\"resident\",\"facts\":{\"a\":\"\\\"х\\\"\",\"z\":1}}"
        );
    }

    #[test]
    fn whatever_changes_changes_the_hash() {
        let base = entry("{}");
        let mut changed = vec![entry(r#"{"a":1}"#)];
        for change in [
            |e: &mut Entry| e.seq = 2,
            |e: &mut Entry| e.step = EntryKind::Accepted,
            |e: &mut Entry| e.actor = Actor::System,
            |e: &mut Entry| e.case = Some(uuid::Uuid::from_u128(2)),
            |e: &mut Entry| e.appeal = uuid::Uuid::from_u128(2),
            |e: &mut Entry| e.at += chrono::TimeDelta::microseconds(1),
        ] {
            let mut entry = base.clone();
            change(&mut entry);
            changed.push(entry);
        }
        for entry in changed {
            assert_ne!(chain(&[], &base.content()), chain(&[], &entry.content()), "{entry:?}");
        }
        assert_ne!(chain(&[], &base.content()), chain(b"other", &base.content()));
    }

    #[test]
    fn digests_depend_on_the_salt() {
        assert_ne!(digest(b"one", b"text"), digest(b"two", b"text"));
        assert_eq!(digest(b"", b"").len(), 64);
    }
}
