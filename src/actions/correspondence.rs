//! Queues the letters that a step causes: to the applicant by e-mail or as a print task, to officers by e-mail.
//!
//! It chooses who is written to and freezes what the letters module composed. It never sends.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::first_letters::FirstLetter;
use super::{Office, new_id};
use crate::appeal::{Actor, AppealId, CaseId, EntryKind, Identity, Language, LetterId, OfficerId, Role, Trilingual};
use crate::letters::{self, About, Letter, Occasion};
use crate::store::appeals::Appeal;
use crate::store::bodies::Body;
use crate::store::officers::{self, Officer};
use crate::store::outbox::{self, NewLetter, Recipient, SealedLetter};
use crate::store::{Conn, StoreError, held, territories};

/// What a letter is about, and when it is written.
#[derive(Clone, Copy)]
pub(crate) struct Matter<'a> {
    pub(crate) appeal: &'a Appeal,
    /// The case that the letter leads to.
    pub(crate) case: CaseId,
    /// The body that holds the case.
    pub(crate) holder: &'a Body,
    pub(crate) at: DateTime<Utc>,
}

/// What the journal is to tell of a letter that was held back: after the entry of the step, which comes when its letters
/// are queued.
#[must_use]
pub(crate) struct HeldBack(Option<Note>);

/// The entry of a letter that was held back.
struct Note {
    appeal: AppealId,
    case: CaseId,
    at: DateTime<Utc>,
    facts: Map<String, Value>,
}

impl HeldBack {
    /// Appends the entry, where a letter was held back.
    pub(crate) fn tell(self, c: &mut Conn) -> Result<(), StoreError> {
        match self.0 {
            Some(Note {
                appeal,
                case,
                at,
                facts,
            }) => crate::store::journal::append(c, appeal, Some(case), at, EntryKind::LetterHeld, Actor::System, facts),
            None => Ok(()),
        }
    }
}

/// The first letter of an appeal, where it is held.
pub(crate) struct HeldFirst {
    letter: NewLetter,
    flood: Vec<u8>,
    network: Option<String>,
}

/// What the letters about one appeal have in common.
#[derive(Clone)]
pub(crate) struct Correspondence {
    office: Office,
    subject: Trilingual,
    settlement: Trilingual,
}

impl Correspondence {
    /// Looks up the names that letters about the appeal need.
    pub(crate) fn about(c: &mut Conn, office: &Office, appeal: &Appeal) -> Result<Self, StoreError> {
        let settlement = territories::find(c, &appeal.settlement)?.map(|territory| territory.name);
        Ok(Self {
            subject: subject_name(office, appeal),
            settlement: settlement.unwrap_or_else(|| same(appeal.settlement.as_str())),
            office: office.clone(),
        })
    }

    /// The letters of a registration, frozen: those that go, and the first to the applicant where it is held.
    pub(crate) fn of_registration(
        &self,
        matter: &Matter<'_>,
        (registered, first): (&Occasion<'_>, FirstLetter),
        (new_case, officers): (&Occasion<'_>, &[Officer]),
    ) -> Result<(Vec<SealedLetter>, Option<HeldFirst>), StoreError> {
        let letter = NewLetter {
            id: first.id,
            ..self.resident_letter(matter, registered)
        };
        let mut letters = self.officers_letters(matter, matter.holder, officers, new_case);
        let held = match first.flood {
            Some(flood) => Some(HeldFirst {
                letter,
                flood,
                network: first.network,
            }),
            None => {
                letters.insert(0, letter);
                None
            }
        };
        let freeze = |letter: &NewLetter| SealedLetter::of(&self.office.secrets, letter, matter.at);
        Ok((letters.iter().map(freeze).collect::<Result<_, _>>()?, held))
    }

    /// Holds the first letter to the applicant back, and tells the journal of it: after the entry of the registration.
    pub(crate) fn hold_first(&self, c: &mut Conn, matter: &Matter<'_>, first: HeldFirst) -> Result<(), StoreError> {
        self.hold(c, matter, &first.letter, &first.flood, first.network)?
            .tell(c)
    }

    /// Queues a letter to the applicant in the language of the appeal. Without an e-mail address the holder prints
    /// and posts it. While an earlier letter of the appeal is held, so is all but the answer.
    pub(crate) fn to_resident(
        &self,
        c: &mut Conn,
        matter: &Matter<'_>,
        occasion: &Occasion<'_>,
    ) -> Result<HeldBack, StoreError> {
        let letter = self.resident_letter(matter, occasion);
        let flood = match occasion.kind() {
            kind if kind.is_answer() => None,
            _ => held::flood_of(c, matter.appeal.id)?,
        };
        match flood {
            Some(flood) => self.hold(c, matter, &letter, &flood, None),
            None => self.send(c, matter, &letter),
        }
    }

    fn send(&self, c: &mut Conn, matter: &Matter<'_>, letter: &NewLetter) -> Result<HeldBack, StoreError> {
        outbox::queue(c, &self.office.secrets, letter, matter.at)?;
        Ok(HeldBack(None))
    }

    /// Holds a letter back, which the journal of its appeal is to tell.
    fn hold(
        &self,
        c: &mut Conn,
        matter: &Matter<'_>,
        letter: &NewLetter,
        flood: &[u8],
        source: Option<String>,
    ) -> Result<HeldBack, StoreError> {
        let (appeal, case, at) = (matter.appeal.id, matter.case, matter.at);
        held::hold(c, &self.office.secrets, letter, (appeal, case), (flood, source), at)?;
        let facts = [("letter", json!(letter.id.0)), ("kind", json!(letter.kind))];
        let facts = facts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        Ok(HeldBack(Some(Note {
            appeal,
            case,
            at,
            facts,
        })))
    }

    /// A letter to the applicant. By e-mail to an address that nobody has confirmed it carries nothing that was typed by
    /// whoever filed: the reader may be somebody else.
    fn resident_letter(&self, matter: &Matter<'_>, occasion: &Occasion<'_>) -> NewLetter {
        let appeal = matter.appeal;
        let person = &appeal.applicant;
        let key = self.office.secrets.tracking_key(appeal.id);
        let link = format!("{}/{}/t/{key}", self.office.public_url, appeal.language);
        let to = match &person.email {
            Some(email) => Recipient::Email(email.clone()),
            None => Recipient::Post {
                name: person.name.to_string(),
                address: person.postal_address.to_string(),
            },
        };
        let known = appeal.identity != Identity::Unconfirmed || matches!(to, Recipient::Post { .. });
        let typed = known.then_some((person.name.as_str(), appeal.address.as_str()));
        let letter = self.compose(matter, appeal.language, typed, link, occasion);
        self.new_letter(matter, (to, appeal.language), letter, matter.holder, occasion)
    }

    /// A letter to each of the officers of a body, in the language of each.
    fn officers_letters(
        &self,
        matter: &Matter<'_>,
        of: &Body,
        officers: &[Officer],
        occasion: &Occasion<'_>,
    ) -> Vec<NewLetter> {
        let link = self.office.case_link(matter.case);
        officers
            .iter()
            .filter(|officer| officer.active)
            .map(|officer| {
                let letter = self.compose(matter, officer.language, None, link.clone(), occasion);
                let to = (Recipient::Email(officer.email.clone()), officer.language);
                self.new_letter(matter, to, letter, of, occasion)
            })
            .collect()
    }

    /// Queues a letter to each of the active officers who attend a body.
    pub(crate) fn to_body(
        &self,
        c: &mut Conn,
        matter: &Matter<'_>,
        of: &Body,
        occasion: &Occasion<'_>,
    ) -> Result<(), StoreError> {
        let officers = officers::attending(c, &self.office.secrets, of)?;
        for letter in self.officers_letters(matter, of, &officers, occasion) {
            outbox::queue(c, &self.office.secrets, &letter, matter.at)?;
        }
        Ok(())
    }

    /// Queues a letter to each of the active heads among the officers who attend a body.
    pub(crate) fn to_heads(
        &self,
        c: &mut Conn,
        matter: &Matter<'_>,
        of: &Body,
        occasion: &Occasion<'_>,
    ) -> Result<(), StoreError> {
        let mut officers = officers::attending(c, &self.office.secrets, of)?;
        officers.retain(|officer| officer.role == Role::Head);
        for letter in self.officers_letters(matter, of, &officers, occasion) {
            outbox::queue(c, &self.office.secrets, &letter, matter.at)?;
        }
        Ok(())
    }

    /// Queues a letter to one officer of a body.
    pub(crate) fn to_officer(
        &self,
        c: &mut Conn,
        matter: &Matter<'_>,
        of: &Body,
        officer: OfficerId,
        occasion: &Occasion<'_>,
    ) -> Result<(), StoreError> {
        let officers: Vec<Officer> = officers::find(c, &self.office.secrets, officer)?.into_iter().collect();
        for letter in self.officers_letters(matter, of, &officers, occasion) {
            outbox::queue(c, &self.office.secrets, &letter, matter.at)?;
        }
        Ok(())
    }

    /// `typed` is the name and the address that whoever filed has written, where the letter may repeat them.
    fn compose(
        &self,
        matter: &Matter<'_>,
        language: Language,
        typed: Option<(&str, &str)>,
        link: String,
        occasion: &Occasion<'_>,
    ) -> Letter {
        let settlement = self.settlement.get(language);
        let place = match typed {
            Some((_, address)) if !address.is_empty() => format!("{settlement}, {address}"),
            _ => settlement.to_owned(),
        };
        let about = About {
            number: &matter.appeal.number,
            registered_on: matter.appeal.registered_on,
            subject: &self.subject,
            place,
            body: &matter.holder.name,
            addressee: typed.map(|(name, _)| name),
            link,
        };
        letters::compose(&self.office.texts, language, &about, occasion)
    }

    fn new_letter(
        &self,
        matter: &Matter<'_>,
        (to, language): (Recipient, Language),
        letter: Letter,
        of: &Body,
        occasion: &Occasion<'_>,
    ) -> NewLetter {
        NewLetter {
            id: LetterId(new_id(matter.at)),
            appeal: Some(matter.appeal.id),
            case: Some(matter.case),
            kind: occasion.kind(),
            language,
            to,
            letter,
            body: Some(of.code.clone()),
        }
    }
}

/// The subject as the rulebook named it on the day of registration; its code where no version knows it any more.
fn subject_name(office: &Office, appeal: &Appeal) -> Trilingual {
    let subject = office.law().powers.subject(appeal.registered_on, &appeal.subject);
    subject.map_or_else(|| same(&appeal.subject), |subject| subject.name)
}

fn same(text: &str) -> Trilingual {
    Trilingual {
        kk: text.to_owned(),
        ru: text.to_owned(),
        en: text.to_owned(),
    }
}
