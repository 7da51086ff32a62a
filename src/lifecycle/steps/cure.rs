//! `cure`: the applicant supplies what was missing (APPC 64(6)). It is taken late too, until the appeal is returned.

use super::{Act, Context, Field, Fields, Missing, Plan, Row, StepName, Supplied, Tell, Who};
use crate::appeal::{
    CleanText, EntryKind, FieldError, LetterKind, NAME_MAX, Problem, TEXT_MAX, is_iin, parse_email, parse_phone,
};
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Applicant,
    on_every_case: true,
    too_early_or_late: Refused::NotDefective,
    fields: &[
        Field::text("text", TEXT_MAX),
        Field::personal("applicant.name", NAME_MAX),
        Field::personal("applicant.postal_address", 500),
        Field::personal("applicant.email", 254),
        Field::personal("applicant.phone", 40),
        Field::personal("applicant.iin", 40),
    ],
    ..Row::plain(StepName::Cure, EntryKind::Cured, &[CaseStatus::Defective], read)
};

struct CureDefects {
    name: CleanText,
    postal_address: CleanText,
    email: CleanText,
    phone: CleanText,
    iin: CleanText,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(CureDefects {
        name: fields.text("applicant.name"),
        postal_address: fields.text("applicant.postal_address"),
        email: fields.text("applicant.email"),
        phone: fields.text("applicant.phone"),
        iin: fields.text("applicant.iin"),
    }))
}

impl CureDefects {
    fn digits(&self) -> String {
        self.iin.chars().filter(char::is_ascii_digit).collect()
    }
}

impl Act for CureDefects {
    fn faults(&self, _at: &Context<'_>) -> Vec<FieldError> {
        let wrong = [
            (
                parse_email(&self.email).is_some(),
                &self.email,
                "applicant.email",
                Problem::InvalidEmail,
            ),
            (
                parse_phone(&self.phone).is_some(),
                &self.phone,
                "applicant.phone",
                Problem::InvalidPhone,
            ),
            (is_iin(&self.digits()), &self.iin, "applicant.iin", Problem::InvalidIin),
        ];
        let wrong = wrong
            .into_iter()
            .filter(|(right, typed, ..)| !typed.is_empty() && !right);
        wrong
            .map(|(.., field, problem)| FieldError::new(field, problem))
            .collect()
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        let given = |text: &CleanText| (!text.is_empty()).then(|| text.clone());
        let was = at.case.cure.map_or(CaseStatus::InReview, |cure| cure.was);
        Ok(Plan {
            applicant: Supplied {
                name: given(&self.name).map(CleanText::on_one_line),
                postal_address: given(&self.postal_address),
                email: parse_email(&self.email),
                phone: parse_phone(&self.phone),
                iin: given(&self.iin).map(|_| self.digits()),
            },
            tells: vec![Tell::Holder(LetterKind::Cured)],
            ..Plan::to(was)
        })
    }
}
