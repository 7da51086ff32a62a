//! The steps of a case. Each has one home, its own file: what it asks for, its row of the table, what is checked in its fields, and
//! what it decides. This file is the only one that tells the steps apart.
//!
//! A step is asked for by name and fields as they were typed ([`Step`]). [`permitted`] says whether somebody may take it now, without
//! its fields, so that a page can offer it; [`ready`] checks the fields; [`Ready::decide`] is asked once and gives a [`Plan`], which
//! the executor carries out without knowing the step.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{CaseState, CaseStatus, Refused, Taker};
use crate::appeal::words::words;
use crate::appeal::{CleanText, FieldError, Problem};
use crate::deadlines::civil;
use crate::law::Law;

mod accept;
mod answer;
mod ask_cure;
mod assign;
mod attach;
mod complain;
mod cure;
mod decide;
mod decide_complaint;
mod determine;
mod draft_decision;
mod extend;
mod field;
mod forward;
mod hand_back;
mod join;
mod note;
mod object;
mod pass_up;
mod plan;
mod post;
mod propose;
mod record_hearing;
mod return_appeal;
mod satisfy;
mod send_emergency;
mod separate;
mod split;
mod table;
mod terminate;
#[cfg(test)]
mod tests;
mod withdraw;

pub use ask_cure::{UNTIL, WAS};
pub use draft_decision::HEARING_AT;
use field::Missing;
pub use field::{Field, FieldType, Fields, OtherAppeal, OtherCase};
pub use hand_back::PROPOSAL;
pub use plan::{Joined, Plan, Supplied, Tell, Texts, ToOpen};
pub use propose::{NamedProposal, may_propose};
pub use table::{Row, Who};

words! {
    /// The names of the steps, in the order in which pages offer them.
    pub enum StepName {
        /// Take the case up.
        Accept = "accept",
        /// Answer on the substance.
        Answer = "answer",
        /// Take note of a proposal or a response.
        Note = "note",
        /// Decide an application.
        Decide = "decide",
        /// Send the applicant a preliminary decision.
        DraftDecision = "draft_decision",
        /// Keep the protocol of the hearing.
        RecordHearing = "record_hearing",
        /// Satisfy a complaint in full.
        Satisfy = "satisfy",
        /// Send a complaint to the higher body.
        PassUp = "pass_up",
        /// Decide a complaint.
        DecideComplaint = "decide_complaint",
        /// Say who is competent, where the rulebook leaves it open.
        Determine = "determine",
        /// Send it on to the body that is competent.
        Forward = "forward",
        /// Send a part to another body.
        Split = "split",
        /// Send a report of a crime or a threat on at once.
        SendEmergency = "send_emergency",
        /// Ask the applicant for what is missing.
        AskCure = "ask_cure",
        /// Extend the term.
        Extend = "extend",
        /// Consider it together with another.
        Join = "join",
        /// Consider it by itself again.
        Separate = "separate",
        /// Return it.
        Return = "return",
        /// Put it to the one that was returned before.
        Attach = "attach",
        /// Terminate the procedure.
        Terminate = "terminate",
        /// Make an officer its executor.
        Assign = "assign",
        /// Hand a proposed step back, with a remark.
        HandBack = "hand_back",
        /// Record the day on which the letter of an answer was posted.
        Post = "post",
        /// The applicant withdraws it.
        Withdraw = "withdraw",
        /// The applicant supplies what was missing.
        Cure = "cure",
        /// The applicant objects to the preliminary decision.
        Object = "object",
        /// The applicant complains.
        Complain = "complain",
    }
}

impl StepName {
    /// Its row of the table.
    pub fn row(self) -> &'static Row {
        match self {
            Self::Accept => &accept::ROW,
            Self::Answer => &answer::ROW,
            Self::Note => &note::ROW,
            Self::Decide => &decide::ROW,
            Self::DraftDecision => &draft_decision::ROW,
            Self::RecordHearing => &record_hearing::ROW,
            Self::Satisfy => &satisfy::ROW,
            Self::PassUp => &pass_up::ROW,
            Self::DecideComplaint => &decide_complaint::ROW,
            Self::Determine => &determine::ROW,
            Self::Forward => &forward::ROW,
            Self::Split => &split::ROW,
            Self::SendEmergency => &send_emergency::ROW,
            Self::AskCure => &ask_cure::ROW,
            Self::Extend => &extend::ROW,
            Self::Join => &join::ROW,
            Self::Separate => &separate::ROW,
            Self::Return => &return_appeal::ROW,
            Self::Attach => &attach::ROW,
            Self::Terminate => &terminate::ROW,
            Self::Assign => &assign::ROW,
            Self::HandBack => &hand_back::ROW,
            Self::Post => &post::ROW,
            Self::Withdraw => &withdraw::ROW,
            Self::Cure => &cure::ROW,
            Self::Object => &object::ROW,
            Self::Complain => &complain::ROW,
        }
    }

    /// The steps of officers, or those of the applicant.
    pub fn of(applicant: bool) -> impl Iterator<Item = Self> {
        let mut all = Self::ALL.into_iter();
        std::iter::from_fn(move || all.find(|name| name.row().of_residents() == applicant))
    }
}

/// A step as somebody asks for it: its name, and its fields as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub name: StepName,
    /// By the names of its row; what is left out was left empty.
    pub fields: BTreeMap<String, CleanText>,
}

impl Step {
    /// A step without fields yet.
    pub fn new(name: StepName) -> Self {
        Self {
            name,
            fields: BTreeMap::new(),
        }
    }

    /// With one field more.
    pub fn with(mut self, field: &str, typed: impl Into<CleanText>) -> Self {
        self.fields.insert(field.to_owned(), typed.into());
        self
    }
}

/// What a step is decided on, besides its fields.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The case, as it stands.
    pub case: &'a CaseState,
    /// The law of the day.
    pub law: &'a Law,
    /// The instant.
    pub now: DateTime<Utc>,
    /// Who asks.
    pub by: Taker,
}

impl Context<'_> {
    /// The civil day.
    pub fn today(&self) -> NaiveDate {
        civil(self.now).date()
    }

    /// The date of an answer that is given now, where its letter goes by e-mail; one on paper gets that of its posting.
    fn answered(&self) -> Option<(NaiveDate, Option<i64>)> {
        let today = self.today();
        let days = || super::working_days(&self.law.calendar, self.case.registered_on, today);
        self.case.answered_by_email.then(|| (today, days()))
    }
}

/// What a step does with its own fields.
trait Act {
    /// What is wrong with the fields beyond their form.
    fn faults(&self, _at: &Context<'_>) -> Vec<FieldError> {
        Vec::new()
    }

    /// What becomes of the case.
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused>;
}

/// A step whose fields are right.
pub struct Ready {
    act: Box<dyn Act>,
    row: &'static Row,
    texts: Texts,
}

impl Ready {
    /// What becomes of the case; the step must be [`permitted`].
    ///
    /// # Errors
    /// What only the fields could tell: a forward to the body that holds the case.
    pub fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        let plan = self.act.decide(at)?;
        let closes = at.case.status.is_open() && !plan.status.is_open() && plan.status != CaseStatus::Joined;
        let joined = match plan.joined {
            Joined::Stay if closes && at.case.leads => match self.row.answers {
                true => Joined::Follow,
                false => Joined::Take(StepName::Separate),
            },
            joined => joined,
        };
        let mut texts = self.texts.clone();
        texts.details.extend(plan.texts.details.clone());
        Ok(Plan {
            closed_at: if closes { Some(at.now) } else { at.case.closed_at },
            executor: plan.executor.or(at.case.executor).or(at.by.officer()),
            answers: self.row.answers,
            joined,
            texts,
            ..plan
        })
    }
}

/// Whether somebody may take a step of this name now.
///
/// # Errors
/// Why not; what nobody may do any more is told first.
pub fn permitted(name: StepName, case: &CaseState, by: Taker, today: NaiveDate) -> Result<(), Refused> {
    let row = name.row();
    if !row.from.contains(&case.status) {
        return Err(match case.status {
            status if status.is_open() => row.too_early_or_late,
            CaseStatus::Joined => Refused::IsJoined,
            status if status.moved_on() => Refused::AlreadyForwarded,
            status if status.is_answer() => Refused::AlreadyClosed,
            _ => Refused::AlreadyEnded,
        });
    }
    row.who.judge(by)?;
    if row.clocks.is_some_and(|clocks| !clocks.contains(&case.clock)) {
        return Err(Refused::AnotherClock);
    }
    match row.kinds {
        Some((kinds, refused)) if !kinds.contains(&case.kind) => Err(refused),
        _ => (row.besides)(case, by, today),
    }
}

/// The steps that somebody may take now, as pages and the API list them.
pub fn allowed(case: &CaseState, by: Taker, today: NaiveDate) -> Vec<StepName> {
    StepName::ALL
        .into_iter()
        .filter(|name| permitted(*name, case, by, today).is_ok())
        .collect()
}

/// Reads the fields of a step by its row: form only, all faults at once. Whether a body exists is for the store to say.
pub fn read(step: &Step) -> (Fields, Vec<FieldError>) {
    Fields::read(step.name.row().fields, &step.fields)
}

/// The step, when everything that can be said of its fields is right.
///
/// # Errors
/// Each field at fault.
pub fn ready(name: StepName, fields: &Fields, at: &Context<'_>) -> Result<Ready, Vec<FieldError>> {
    let missing = |Missing(field)| vec![FieldError::new(field, Problem::Missing)];
    let row = name.row();
    let act = (row.read)(fields).map_err(missing)?;
    match act.faults(at) {
        faults if faults.is_empty() => Ok(Ready {
            act,
            row,
            texts: fields.texts(row.fields),
        }),
        faults => Err(faults),
    }
}
