//! Floods: an address that is filed to again and again, a source that files without end, keys that are guessed. Every
//! lawful appeal is registered; what waits is the letter.
use std::sync::{Arc, Mutex};

use listening_state::actions::{ActionError, Source, file_appeal_from};
use listening_state::appeal::AppealDraft;
use listening_state::jobs;
use listening_state::mail::Courier;
use listening_state::store::outbox::{Recipient, StoredLetter};
use listening_state::store::{held, journal};
use reqwest::{Method, StatusCode};
use serde_json::Value;

use crate::desk::{AKIM, House, at, only_case};
use crate::support::office::draft;
use crate::support::{Answered, TestApp, TestEnv, both};

mod sources;

const VICTIM: &str = "victim@mail.example";
const ADMINISTRATOR: &str = "admin@akimat.example";
const ADVERTISEMENT: &str = "Купите окна на spam.kz";

/// What a stranger files in the name of an advertisement.
fn advertisement(email: &str) -> AppealDraft {
    let mut draft = draft();
    draft.applicant.name = ADVERTISEMENT.to_owned();
    draft.applicant.postal_address = "Звоните 87011234567".to_owned();
    draft.applicant.email = Some(email.to_owned());
    draft.address = "spam.example/address".to_owned();
    draft.text = "Переходите на spam.example/text".to_owned();
    draft
}

fn file(app: &TestApp, source: &str, key: &str, draft: &AppealDraft) -> Answered {
    let request = app
        .request(Method::POST, "/api/v1/appeals")
        .header("Idempotency-Key", key)
        .header("X-Forwarded-For", source);
    app.send(request.json(draft))
}

/// Delivers what is due and gives the letters that went to residents.
fn delivered(env: &TestEnv) -> Vec<StoredLetter> {
    let taken = Arc::<Mutex<Vec<StoredLetter>>>::default();
    let courier = Courier::Memory(Arc::clone(&taken));
    while jobs::deliver_outbox(&env.office, &courier, env.now()).expect("a delivery") > 0 {}
    let letters = taken.lock().expect("the letters").clone();
    letters
        .into_iter()
        .filter(|letter| !["new_case", "reminder", "escalation"].contains(&letter.kind.as_str()))
        .collect()
}

fn whole_journal(env: &TestEnv, appeals: u64) {
    let verdict = env.office.store.read(journal::verify).expect("a verdict");
    assert_eq!((verdict.bad, verdict.appeals), (None, appeals));
}

/// An appeal that another akimat answers.
fn elsewhere(email: &str) -> AppealDraft {
    let mut draft = advertisement(email);
    draft.facts = [("road_class".to_owned(), "district".to_owned())].into();
    draft
}

#[test]
fn forty_filings_to_one_address_send_a_few_letters_and_the_rest_waits() {
    both("forty filings", |env| {
        let house = House::open(env, at(4, 30, 10));
        for n in 0..40 {
            // From everywhere, and with every spelling of the mailbox.
            let email = match n % 3 {
                0 => VICTIM.to_owned(),
                1 => format!("Victim+{n}@mail.example"),
                _ => "vic.tim@mail.example".to_owned(),
            };
            let source = format!("203.0.113.{n}");
            let receipt = file(house.app(), &source, &format!("n-{n}"), &advertisement(&email))
                .expect(201)
                .json();
            assert_eq!(receipt["due_on"], "2026-05-26");
        }
        let went = delivered(env);
        assert_eq!(went.len(), 5);
        for letter in &went {
            let said = format!("{}\n{}", letter.letter.subject, letter.letter.body);
            for typed in ["spam", "окна", "8701", "Купите"] {
                assert!(!said.contains(typed), "{typed} in {said}");
            }
            assert!(said.contains("Здравствуйте!") && said.contains("26 мая 2026"), "{said}");
        }
        whole_journal(env, 40);

        let admin = house.signed_in(ADMINISTRATOR);
        let page = admin.page("/staff/floods");
        assert!(
            page.contains("v***@mail.example") && page.contains(">35</td>"),
            "{page}"
        );
        assert!(page.contains("203.0.113.*"), "{page}");
        for hidden in ["victim", "spam", "203.0.113.7"] {
            assert!(!page.contains(hidden), "{hidden} in {page}");
        }
        env.set_time("2026-04-30T10:05:00");
        let action = flood_form(&page);
        let decided = admin.submit(&page, &action, &[("do", "drop")]);
        assert_eq!(decided.status, StatusCode::SEE_OTHER);
        assert!(!admin.page("/staff/floods").contains("mail.example"));
        assert_eq!(delivered(env).len(), 0, "nothing that was dropped goes");
        whole_journal(env, 40);
    });
}

#[test]
fn the_letters_of_a_day_count_until_it_is_over_and_are_forgotten_then() {
    both("a day's letters", |env| {
        let house = House::open(env, at(4, 30, 10));
        let counted = |text: &str| {
            let day = text.parse().expect("a day");
            let recipient = env.office.secrets.lookup("first-letters", VICTIM);
            env.office
                .store
                .read(|c| {
                    held::first_letters_to(c, &std::collections::BTreeSet::from([recipient.clone()]), day)
                        .map(|counted| counted.values().sum::<i64>())
                })
                .expect("a count")
        };
        for n in 0..7 {
            file(
                house.app(),
                &format!("203.0.113.{n}"),
                &format!("n-{n}"),
                &advertisement(VICTIM),
            )
            .expect(201);
        }
        assert_eq!((delivered(env).len(), counted("2026-04-30")), (5, 5));
        jobs::forget_first_letters(&env.office, at(4, 30, 23)).expect("looked through");
        assert_eq!(counted("2026-04-30"), 5, "the day is not over");
        jobs::forget_first_letters(&env.office, at(5, 1, 0)).expect("looked through");
        assert_eq!(counted("2026-04-30"), 0);
        whole_journal(env, 7);
    });
}

/// Where the form of the only flood leads.
fn flood_form(page: &str) -> String {
    let mark = "action=\"/staff/floods/";
    assert_eq!(page.matches(mark).count(), 1, "one flood: {page}");
    let start = page.find(mark).expect("a flood") + "action=\"".len();
    page[start..].split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn a_held_letter_is_told_on_the_slip_and_the_case_and_goes_when_released() {
    both("held", |env| {
        let house = House::open(env, at(4, 30, 10));
        let mut receipt = Value::Null;
        for n in 0..6 {
            receipt = file(house.app(), "203.0.113.9", &format!("h-{n}"), &advertisement(VICTIM))
                .expect(201)
                .json();
        }
        assert_eq!(delivered(env).len(), 5);

        let resident = house.visitor();
        let key = receipt["tracking_key"].as_str().expect("a key");
        let tracking = resident.get(&format!("/ru/t/{key}")).location;
        assert!(
            resident
                .page(&format!("{tracking}/receipt"))
                .contains("Письмо с талоном задержано")
        );
        let page = resident.page(&tracking);
        assert!(
            page.contains("Письмо заявителю задержано") && page.contains("· задержано"),
            "{page}"
        );

        // What an officer does meanwhile waits with it, but for the answer.
        let officer = house.signed_in(AKIM);
        let queue = officer.page("/staff/");
        let number = receipt["number"].as_str().expect("a number");
        let path = case_of(env, number);
        assert!(queue.contains(&path));
        let case = officer.page(&path);
        assert!(case.contains("Письмо заявителю задержано"), "{case}");
        officer.submit(&case, &format!("{path}/accept"), &[("revision", "1")]);
        assert_eq!(delivered(env).len(), 0);

        let admin = house.signed_in(ADMINISTRATOR);
        let page = admin.page("/staff/floods");
        assert!(page.contains(">2</td>"), "{page}");
        admin.submit(&page, &flood_form(&page), &[("do", "release")]);
        let mut went: Vec<String> = delivered(env)
            .into_iter()
            .map(|letter| letter.kind.to_string())
            .collect();
        went.sort_unstable();
        assert_eq!(went, ["accepted", "registered"]);
        let page = resident.page(&tracking);
        assert!(
            page.contains("Задержанное письмо заявителю разрешили отправить"),
            "{page}"
        );
        assert!(!page.contains("· задержано"), "{page}");
        let again = admin.submit(&admin.page("/staff/floods"), "/staff/floods/00ff", &[("do", "release")]);
        assert_eq!(again.status, StatusCode::SEE_OTHER, "nothing waits there");
        whole_journal(env, 6);
    });
}

fn case_of(env: &TestEnv, number: &str) -> String {
    use listening_state::store::{appeals, cases};
    let number = listening_state::appeal::Number(number.to_owned());
    let office = &env.office;
    let case = office.store.read(|c| {
        let appeal = appeals::by_number(c, &office.secrets, &number)?.expect("an appeal");
        Ok::<_, listening_state::store::StoreError>(cases::of_appeal(c, appeal.id)?.remove(0).id)
    });
    format!("/staff/cases/{}", case.expect("a case").0)
}

#[test]
fn an_answer_goes_also_where_the_first_letter_waits() {
    both("answered", |env| {
        let house = House::open(env, at(4, 30, 10));
        for n in 0..5 {
            file(house.app(), "203.0.113.9", &format!("e-{n}"), &elsewhere(VICTIM)).expect(201);
        }
        file(house.app(), "203.0.113.9", "a", &advertisement(VICTIM)).expect(201);
        assert_eq!(delivered(env).len(), 5);
        let officer = house.signed_in(AKIM);
        let path = only_case(&officer.page("/staff/"));
        let fields = [
            ("revision", "1"),
            ("text", "Яма засыпана."),
            ("findings", "Осмотрено."),
            ("basis", "Закон 148, статья 35"),
        ];
        officer.submit(&officer.page(&path), &format!("{path}/answer"), &fields);
        let went = delivered(env);
        assert_eq!(went.len(), 1);
        assert!(went[0].kind.is_answer());
        assert_eq!(went[0].to, Recipient::Email(VICTIM.to_owned()));
        assert!(!went[0].letter.body.contains("spam"), "{}", went[0].letter.body);
    });
}

#[test]
fn a_letter_on_paper_greets_nobody_by_an_advertisement() {
    both("paper", |env| {
        let house = House::open(env, at(4, 30, 10));
        let mut draft = advertisement(VICTIM);
        draft.applicant.email = None;
        file(house.app(), "203.0.113.9", "p", &draft).expect(201);
        draft.applicant.name = "Серікбаева Айгүл Маратқызы".to_owned();
        file(house.app(), "203.0.113.9", "q", &draft).expect(201);
        let officer = house.signed_in(AKIM);
        let tasks = officer.page("/staff/print");
        let letters: Vec<String> = tasks
            .match_indices("/staff/print/")
            .filter_map(|(start, mark)| tasks.get(start..start + mark.len() + 36))
            .filter(|path| uuid::Uuid::try_parse(&path["/staff/print/".len()..]).is_ok())
            .map(str::to_owned)
            .collect();
        let pages: Vec<String> = letters.iter().map(|path| officer.page(path)).collect();
        assert_eq!(pages.len(), 2);
        let greeted = |name: &str, greeting: &str| {
            let with_name = pages.iter().find(|page| page.contains(name));
            with_name.is_some_and(|page| page.contains(greeting))
        };
        assert!(greeted(ADVERTISEMENT, "Здравствуйте!"), "{pages:?}");
        assert!(greeted("Серікбаева Айгүл", "Уважаемая Айгүл Маратқызы!"), "{pages:?}");
    });
}

#[test]
fn a_letter_cannot_be_given_a_header_or_another_recipient() {
    use listening_state::appeal::{Language, LetterId, LetterKind};
    use listening_state::letters::Letter;
    use listening_state::store::outbox::LetterStatus;
    let mut letter = StoredLetter {
        id: LetterId(uuid::Uuid::nil()),
        appeal: None,
        case: None,
        kind: LetterKind::Registered,
        language: Language::Ru,
        to: Recipient::Email(VICTIM.to_owned()),
        letter: Letter {
            subject: "ЖТ-2026-000001\r\nBcc: other@mail.example".to_owned(),
            body: "Здравствуйте!\n".to_owned(),
        },
        body: None,
        status: LetterStatus::Queued,
        created_at: at(4, 30, 10),
        attempts: 0,
        last_error: None,
        sent_at: None,
        posted_on: None,
        refusal: None,
        failing_since: None,
    };
    let folder = tempfile::tempdir().expect("a folder");
    let courier = Courier::Files(folder.path().to_owned());
    courier.deliver(&letter).expect("a letter");
    let file = std::fs::read_dir(folder.path())
        .expect("the folder")
        .next()
        .expect("a file")
        .expect("an entry");
    let message = std::fs::read_to_string(file.path()).expect("a text");
    assert!(
        message.lines().all(|line| !line.to_lowercase().starts_with("bcc")),
        "{message}"
    );
    letter.to = Recipient::Email("victim@mail.example\r\nBcc: other@mail.example".to_owned());
    assert!(courier.deliver(&letter).is_err());
}
