//! The first letters of appeals: whoever filed may have given the address of somebody else, so that they are counted, and past the
//! limits of an address or of a source held for an administrator.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use super::limits::FIRST_LETTERS_A_DAY;
use super::{Office, Source, new_id};
use crate::appeal::LetterId;
use crate::deadlines::civil;
use crate::store::appeals::Appeal;
use crate::store::{Conn, StoreError, held};

/// Where a filing came from, as far as its letters depend on it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin {
    /// `None` when the office itself took it in.
    pub(crate) source: Option<Source>,
    /// Whether the source has caused as many letters as go at once.
    pub(crate) crowded: bool,
}

/// How the first letter of an appeal was judged, before the appeal has its number.
pub(crate) struct FirstLetter {
    pub(super) id: LetterId,
    /// What it is held for.
    pub(super) flood: Option<Vec<u8>>,
    pub(super) network: Option<String>,
}

/// The letters of a day to one mailbox.
type Mailbox = (NaiveDate, Vec<u8>);

/// Judges, and counts, the first letters of appeals, in their order.
pub(crate) fn judge(
    c: &mut Conn,
    office: &Office,
    filed: &[(&Appeal, Origin, DateTime<Utc>)],
) -> Result<Vec<FirstLetter>, StoreError> {
    let mailbox_of = |(appeal, _, at): &(&Appeal, Origin, DateTime<Utc>)| {
        let email = appeal.applicant.email.as_ref()?;
        Some((
            civil(*at).date(),
            office.secrets.lookup("first-letters", &mailbox(email)),
        ))
    };
    let mailboxes: Vec<Option<Mailbox>> = filed.iter().map(mailbox_of).collect();
    let mut sent = sent(c, mailboxes.iter().flatten())?;
    let (mut judged, mut counted) = (Vec::with_capacity(filed.len()), Vec::new());
    for ((_, origin, at), mailbox) in filed.iter().zip(mailboxes) {
        let id = LetterId(new_id(*at));
        let mut flood = None;
        if let Some((day, recipient)) = mailbox {
            let sent = sent.entry((day, recipient.clone())).or_default();
            if *sent >= FIRST_LETTERS_A_DAY {
                flood = Some(recipient);
            } else {
                *sent += 1;
                counted.push((day, recipient, id));
            }
        }
        let lookup = |source: Source| office.secrets.lookup("flood-source", &source.label());
        judged.push(FirstLetter {
            id,
            flood: flood.or_else(|| origin.source.filter(|_| origin.crowded).map(lookup)),
            network: origin.source.and_then(Source::network),
        });
    }
    held::count_first_letters(c, &counted)?;
    Ok(judged)
}

/// How many first letters each mailbox was sent on its day.
fn sent<'m>(c: &mut Conn, mailboxes: impl Iterator<Item = &'m Mailbox>) -> Result<BTreeMap<Mailbox, i64>, StoreError> {
    let mut by_day: BTreeMap<NaiveDate, BTreeSet<Vec<u8>>> = BTreeMap::new();
    for (day, recipient) in mailboxes {
        by_day.entry(*day).or_default().insert(recipient.clone());
    }
    let mut sent = BTreeMap::new();
    for (day, recipients) in by_day {
        let counted = held::first_letters_to(c, &recipients, day)?;
        sent.extend(counted.into_iter().map(|(recipient, count)| ((day, recipient), count)));
    }
    Ok(sent)
}

/// The mailbox behind an address, as far as many servers agree: case, points and what follows a plus sign lead to the same
/// one. It is only counted by, never written to.
fn mailbox(email: &str) -> String {
    let email = email.to_lowercase();
    match email.rsplit_once('@') {
        Some((name, domain)) => {
            let name = name.split('+').next().unwrap_or_default().replace('.', "");
            format!("{name}@{domain}")
        }
        None => email,
    }
}

#[cfg(test)]
mod tests {
    use super::mailbox;

    #[test]
    fn one_mailbox_has_many_spellings() {
        for spelling in [
            "victim@mail.example",
            "Victim+17@Mail.example",
            "v.ic.tim+x+y@mail.example",
        ] {
            assert_eq!(mailbox(spelling), "victim@mail.example");
        }
        assert_ne!(mailbox("victim2@mail.example"), mailbox("victim@mail.example"));
    }
}
