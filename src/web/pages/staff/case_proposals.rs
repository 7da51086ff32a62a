//! What was proposed to the head on a case: what waits, with the forms that sign it and hand it back, and what came back with a remark.
//!
//! Pure: what was read and what was typed in, views out.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::case_forms::{StepForm, form_of_proposal};
use super::case_input::{Input, label};
use super::case_read::Seen;
use super::desk::{Desk, ShownError};
use crate::appeal::Actor;
use crate::deadlines::civil;
use crate::lifecycle::steps::{Field, FieldType, StepName, permitted};
use crate::store::proposals::Proposal;
use crate::store::steps::TakenStep;
use crate::texts::{long_date, short_date};
use crate::web::error::refused_text;
use crate::web::pages::Words;

/// What was proposed on a case.
pub struct Proposals {
    /// The heading of what waits.
    pub title: String,
    pub waiting: Vec<ShownProposal>,
    /// What came back, the last of each step, until the step is proposed again or taken.
    pub returned: Vec<ShownProposal>,
}

/// A proposal.
pub struct ShownProposal {
    pub id: String,
    /// What the step is called.
    pub title: String,
    /// By whom, and when.
    pub by: String,
    /// What was filled in, under the labels of the fields.
    pub texts: Vec<(String, String)>,
    /// By whom it was handed back and when, with the remark.
    pub remark: Option<(String, String)>,
    /// Why the head cannot take the step now.
    pub refused: Option<String>,
    /// The form that signs it, changed or not: for the head.
    pub sign: Option<StepForm>,
    /// The form that hands it back: for the head.
    pub back: Option<StepForm>,
}

/// What was proposed, with the forms of the head.
pub fn proposals(desk: &Desk, seen: &Seen, input: &Input, errors: &[ShownError]) -> Proposals {
    let words = desk.words();
    let open = seen.case.closed_at.is_none();
    let waits = |proposal: &&Proposal| open && proposal.ended_by.is_none();
    let key = match desk.officer.taker().is_head() {
        true => "staff-proposals-yours",
        false => "staff-proposals-title",
    };
    let waiting = seen.proposals.iter().filter(waits);
    let returned = seen.returned();
    Proposals {
        title: words.say(key),
        waiting: waiting.map(|one| waiting_one(desk, seen, one, input, errors)).collect(),
        returned: returned
            .into_iter()
            .map(|one| returned_one(&words, seen, one))
            .collect(),
    }
}

fn waiting_one(desk: &Desk, seen: &Seen, proposal: &Proposal, input: &Input, errors: &[ShownError]) -> ShownProposal {
    let shown = shown(&desk.words(), seen, proposal);
    let by = desk.officer.taker();
    if !by.is_head() {
        return shown;
    }
    let form = |name| form_of_proposal(desk, seen, (name, proposal), input, errors);
    let may = |name| permitted(name, &seen.state, by, desk.today);
    let name = proposal.step.name;
    ShownProposal {
        refused: may(name)
            .err()
            .map(|why| refused_text(&desk.texts, desk.officer.language, why)),
        sign: may(name).is_ok().then(|| form(name)),
        back: may(StepName::HandBack).is_ok().then(|| form(StepName::HandBack)),
        ..shown
    }
}

fn returned_one(words: &Words<'_>, seen: &Seen, (proposal, back): (&Proposal, &TakenStep)) -> ShownProposal {
    let (who, at) = (name_of(words, seen, back.actor), moment(back.at));
    let by = words.say2("staff-proposal-back", ("who", &who), ("when", &at));
    ShownProposal {
        remark: Some((by, back.texts.detail("remark").to_owned())),
        ..shown(words, seen, proposal)
    }
}

fn shown(words: &Words<'_>, seen: &Seen, proposal: &Proposal) -> ShownProposal {
    let who = name_of(words, seen, Actor::Officer(proposal.by));
    let name = proposal.step.name;
    ShownProposal {
        id: proposal.id.0.to_string(),
        title: words.say(&label(name, "title")),
        by: words.say2("staff-proposal-by", ("who", &who), ("when", &moment(proposal.at))),
        texts: name
            .row()
            .fields
            .iter()
            .filter_map(|field| text(words, proposal, field))
            .collect(),
        remark: None,
        refused: None,
        sign: None,
        back: None,
    }
}

fn name_of(words: &Words<'_>, seen: &Seen, actor: Actor) -> String {
    let known = seen.colleagues.get(&actor.to_string());
    known.cloned().unwrap_or_else(|| words.say("staff-actor-officer"))
}

fn moment(at: DateTime<Utc>) -> String {
    let at = civil(at);
    format!("{} {}", short_date(at.date()), at.format("%H:%M"))
}

/// What was filled in under a field.
fn text(words: &Words<'_>, proposal: &Proposal, field: &Field) -> Option<(String, String)> {
    let key = label(proposal.step.name, field.name);
    let text = proposal.step.fields.get(field.name)?.as_str();
    let said = match field.kind {
        FieldType::Choice(_) => words.say(&format!("{key}-{}", text.replace('_', "-"))),
        FieldType::Date => text
            .parse()
            .map_or_else(|_| text.to_owned(), |day| long_date(words.language, day)),
        FieldType::DateTime => NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").map_or_else(
            |_| text.to_owned(),
            |at| format!("{} {}", long_date(words.language, at.date()), at.format("%H:%M")),
        ),
        FieldType::Text { .. } | FieldType::Number | FieldType::Body | FieldType::Officer | FieldType::Proposal => {
            text.to_owned()
        }
    };
    Some((words.say(&key), said))
}
