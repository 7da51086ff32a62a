//! What an officer typed into the form of a step: it comes back whenever the step was not taken.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::appeal::ProposalId;
use crate::lifecycle::steps::{Field, FieldType, PROPOSAL, Step, StepName};
use crate::web::pages::Words;

/// The form of a step as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    /// The revision of the case that the officer saw.
    pub revision: i32,
    /// Whose form it is; `None` before any was sent.
    pub step: Option<StepName>,
    /// The proposal that the form signs or hands back.
    pub proposal: Option<ProposalId>,
    /// Whether the step is to be proposed to the head.
    pub propose: bool,
    /// What was typed, by field of the step.
    fields: BTreeMap<String, String>,
    /// Words of the search for a body.
    pub body_q: String,
}

impl Input {
    /// The page as it is first shown, with the words of a search.
    pub fn search(body_q: String) -> Self {
        Self {
            body_q,
            ..Self::default()
        }
    }

    /// The form of a step. What is not a field of the step is left aside.
    pub fn of(step: Option<StepName>, sent: &[(String, String)]) -> Self {
        let value = |name: &str| {
            let sent = sent.iter().find(|(field, _)| field == name);
            sent.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let fields = step.map_or(&[][..], |step| step.row().fields);
        let proposal = Uuid::try_parse(&value(PROPOSAL)).ok().map(ProposalId);
        // What is not sent with a proposal stands as it was proposed.
        let is_sent = |field: &&Field| proposal.is_none() || sent.iter().any(|(name, _)| name == field.name);
        Self {
            revision: value("revision").parse().unwrap_or_default(),
            proposal,
            propose: !value("propose").is_empty(),
            fields: fields
                .iter()
                .filter(is_sent)
                .map(|field| (field.name.to_owned(), value(field.name)))
                .collect(),
            body_q: value("body_q"),
            step,
        }
    }

    /// A form that names its step itself, in the hidden field `step`.
    pub fn resumed(sent: &[(String, String)]) -> Self {
        let named = sent.iter().find(|(field, _)| field == "step");
        Self::of(named.and_then(|(_, word)| word.parse().ok()), sent)
    }

    /// What was typed into a field of a form: that of a step or, where a proposal is given, of its signature or return.
    pub fn typed(&self, (step, proposal): (StepName, Option<ProposalId>), field: &str) -> Option<&str> {
        match self.is_of(step, proposal) {
            true => self.fields.get(field).map(String::as_str),
            false => None,
        }
    }

    /// Whether it is what was sent by this form.
    pub fn is_of(&self, step: StepName, proposal: Option<ProposalId>) -> bool {
        (self.step, self.proposal) == (Some(step), proposal)
    }

    /// The proposal that the step signs; to hand one back is a step of its own, with the proposal among its fields.
    pub fn signs(&self) -> Option<ProposalId> {
        self.proposal
            .filter(|_| self.step.is_some_and(|step| step.row().proposable()))
    }

    /// The step, as the lifecycle takes it.
    pub fn to_step(&self, name: StepName) -> Step {
        let fields = self.fields.iter();
        fields.fold(Step::new(name), |step, (field, typed)| step.with(field, typed.as_str()))
    }

    /// The texts, each under the label of its field.
    pub fn shown(&self, words: &Words<'_>) -> Vec<(String, String)> {
        let Some(step) = self.step else {
            return Vec::new();
        };
        let typed = |field: &Field| {
            (
                words.say(&label(step, field.name)),
                self.fields.get(field.name).cloned(),
            )
        };
        let fields = step.row().fields.iter();
        let shown = fields.filter(|field| field.kind != FieldType::Proposal).map(typed);
        shown
            .filter_map(|(label, text)| Some((label, text.filter(|text| !text.is_empty())?)))
            .collect()
    }

    /// What a form must carry to come back to this one with another revision.
    pub fn carried(&self, revision: i32) -> Vec<(String, String)> {
        let mut carried = vec![
            ("revision".to_owned(), revision.to_string()),
            ("body_q".to_owned(), self.body_q.clone()),
        ];
        carried.extend(self.step.map(|step| ("step".to_owned(), step.as_str().to_owned())));
        let signs = self
            .signs()
            .map(|proposal| (PROPOSAL.to_owned(), proposal.0.to_string()));
        carried.extend(signs);
        carried.extend(self.fields.clone());
        carried
    }
}

/// The id of a field on the page of a case: several forms have a field of one name, and each proposal has forms of its own.
pub fn field_id(step: StepName, field: &str, proposal: Option<ProposalId>) -> String {
    match proposal {
        Some(proposal) => format!("{step}-{field}-{}", proposal.0),
        None => format!("{step}-{field}"),
    }
}

/// The key of the label of a field; that of its hint ends in `-hint`.
pub fn label(step: StepName, field: &str) -> String {
    format!("staff-{step}-{field}").replace('_', "-")
}
