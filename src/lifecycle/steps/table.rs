//! The rows of the table of steps: who may take which, from where, with which fields.

use chrono::NaiveDate;

use super::{Act, Field, FieldType, Fields, Missing, StepName};
use crate::appeal::{EntryKind, Kind, Role};
use crate::deadlines::Clock;
use crate::law::Law;
use crate::lifecycle::{CaseState, CaseStatus, Refused, Taker};

/// A row of the table of steps.
pub struct Row {
    /// Which step.
    pub step: StepName,
    /// What the journal calls it.
    pub entry: EntryKind,
    /// The statuses from which it may be taken.
    pub from: &'static [CaseStatus],
    /// Why not from another one, where the case is still open.
    pub too_early_or_late: Refused,
    /// The kinds of appeals that it is for, and what is said of others; `None`: all.
    pub kinds: Option<(&'static [Kind], Refused)>,
    /// The clocks under which it is taken; `None`: any.
    pub clocks: Option<&'static [Clock]>,
    /// Who takes it.
    pub who: Who,
    /// Whether the head alone takes it in some cases that only its fields tell, though others take it too.
    pub head_in_part: bool,
    /// What it asks for.
    pub fields: &'static [Field],
    /// Whether it decides the appeal: its letter says how to complain (APPC 91, 92), and it cannot be called back.
    pub decides: bool,
    /// Whether its texts are what the applicant is answered.
    pub answers: bool,
    /// Whether it is taken on every case of the appeal that permits it, and not on the last one alone: for steps of the applicant.
    pub on_every_case: bool,
    /// The last day on which it is lawful; later it is taken all the same, and recorded as a breach.
    pub lawful_until: fn(&CaseState, &Law) -> Option<NaiveDate>,
    /// What must be true of the case besides.
    pub(super) besides: fn(&CaseState, Taker, NaiveDate) -> Result<(), Refused>,
    /// Its own struct, from the fields.
    pub(super) read: fn(&Fields) -> Result<Box<dyn Act>, Missing>,
}

impl Row {
    /// What most rows are: nothing is asked for and nothing besides, any kind, any officer of the body. Each states the rest.
    pub(super) const fn plain(
        step: StepName,
        entry: EntryKind,
        from: &'static [CaseStatus],
        read: fn(&Fields) -> Result<Box<dyn Act>, Missing>,
    ) -> Self {
        Self {
            step,
            entry,
            from,
            too_early_or_late: Refused::NotAtThisStage,
            kinds: None,
            clocks: None,
            who: Who::AnyOfTheBody,
            head_in_part: false,
            fields: &[],
            decides: false,
            answers: false,
            on_every_case: false,
            lawful_until: |_, _| None,
            besides: |_, _, _| Ok(()),
            read,
        }
    }

    /// Whether only the head of the body may take it.
    pub fn head_only(&self) -> bool {
        self.who == Who::Head
    }

    /// Whether it can be proposed to the head: what the head alone takes, always or in some cases. To hand a proposal back is not
    /// proposed.
    pub fn proposable(&self) -> bool {
        (self.head_only() || self.head_in_part) && self.fields.iter().all(|field| field.kind != FieldType::Proposal)
    }

    /// Whether the applicant takes it.
    pub fn of_residents(&self) -> bool {
        self.who == Who::Applicant
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// All of the body that holds the case: executors, registrars, the head.
    AnyOfTheBody,
    /// Those who sign what decides an appeal: executors and the head. A registrar registers and passes on.
    Signing,
    /// Those who pass on and hand out: registrars and the head.
    Registering,
    /// The head.
    Head,
    /// The applicant.
    Applicant,
}

impl Who {
    /// The roles of officers.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::AnyOfTheBody => &[Role::Executor, Role::Registrar, Role::Head],
            Self::Signing => &Role::SIGNING,
            Self::Registering => &[Role::Registrar, Role::Head],
            Self::Head => &[Role::Head],
            Self::Applicant => &[],
        }
    }

    /// Whether somebody is among them; the service itself follows whoever took a step.
    pub(super) fn judge(self, by: Taker) -> Result<(), Refused> {
        match (self, by) {
            (_, Taker::System) | (Self::Applicant, Taker::Resident) => Ok(()),
            (Self::Applicant, _) => Err(Refused::OnlyTheApplicant),
            (_, Taker::Resident) => Err(Refused::NotOfTheBody),
            (who, Taker::Officer(_, role)) if who.roles().contains(&role) => Ok(()),
            (_, Taker::Officer(_, role)) if !role.of_a_body() => Err(Refused::NotOfTheBody),
            (Self::AnyOfTheBody, _) => Err(Refused::NotOfTheBody),
            (Self::Signing, _) => Err(Refused::NotSignedByRegistrars),
            (Self::Registering, _) => Err(Refused::OnlyRegistrarOrHead),
            (Self::Head, _) => Err(Refused::OnlyTheHead),
        }
    }
}
