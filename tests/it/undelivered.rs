//! Letters that the mail does not take, over HTTP and a real mail server: a mailbox that refuses for good, one that
//! refuses for now, a mail server that refuses us, an address that no mail can be written to.

use listening_state::appeal::{Actor, EntryKind};
use listening_state::jobs;
use listening_state::mail::Courier;
use listening_state::store::journal;
use listening_state::store::outbox::{self, LetterStatus};
use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::{AKIM, House, Visitor, at, only_case};
use crate::support::office::draft;
use crate::support::sink::Sink;
use crate::support::{TestEnv, both};

const AIGUL: &str = "aigul@resident.example";
const FIGURES: &str = "/api/v1/statistics?from=2026-04&to=2026-12&group_by=body";
const TEXT: &str = "Яму засыпали 30 апреля.";

fn deliver(env: &TestEnv, courier: &Courier) -> u64 {
    jobs::deliver_outbox(&env.office, courier, env.now()).expect("a delivery")
}

/// Files an appeal, and answers it by the API; the receipt and the case.
fn answered(house: &House<'_>, email: &str) -> (Value, String) {
    let mut draft = draft();
    draft.applicant.email = Some(email.to_owned());
    let receipt = house.app.file("undelivered", &draft).expect(201).json();
    let token = house.app.sign_in(AKIM);
    let list = house.app.get_as(&token, "/api/v1/cases").expect(200).json();
    let case = list["items"][0]["id"].as_str().expect("a case").to_owned();
    let answer = json!({
        "step": "answer", "text": TEXT, "findings": "Яма 40 см.",
        "basis": "Закон № 148, статья 35", "revision": 1,
    });
    let path = format!("/api/v1/cases/{case}/steps");
    house.app.post_as(&token, &path, &answer).expect(200);
    (receipt, case)
}

/// Answered, on time, late and overdue, as the overseer reads them.
fn figures(house: &House<'_>) -> [u64; 4] {
    let token = house.app.sign_in("overseer@akimat.example");
    let figures = house.app.get_as(&token, FIGURES).expect(200).json();
    ["answered", "on_time", "late", "overdue"].map(|measure| figures["items"][0][measure].as_u64().expect("a number"))
}

/// The appeal as the resident reads it.
fn appeal(house: &House<'_>, receipt: &Value) -> Value {
    let number = receipt["number"].as_str().expect("a number");
    let read = house.app.request(Method::GET, &format!("/api/v1/appeals/{number}"));
    let key = receipt["tracking_key"].as_str().expect("a key");
    house.app.send(read.header("Tracking-Key", key)).expect(200).json()
}

/// The addresses of the letters on the print list.
fn letters(officer: &Visitor) -> Vec<String> {
    let list = officer.page("/staff/print");
    let mark = "href=\"/staff/print/";
    list.match_indices(mark)
        .filter_map(|(start, _)| list.get(start + 6..start + mark.len() + 36))
        .map(str::to_owned)
        .collect()
}

fn verify(env: &TestEnv) {
    let verdict = env.office.store.read(journal::verify).expect("a verdict");
    assert_eq!(verdict.bad, None);
}

#[test]
fn an_answer_that_the_mailbox_refuses_is_printed_and_counts_from_its_posting() {
    both("550", |env| {
        let house = House::open(env, at(4, 30, 10));
        let sink = Sink::open();
        let courier = sink.courier();
        sink.to_recipient(AIGUL, 550, "5.1.1 <aigul@resident.example> user unknown");
        let (receipt, case) = answered(&house, AIGUL);
        assert_eq!(figures(&house), [1, 1, 0, 0]);
        assert_eq!(appeal(&house, &receipt)["status"], "closed");
        let officers_letters = deliver(env, &courier);
        assert!(officers_letters > 0, "the officers' letters are taken");

        // Nobody has the answer in hand: it is as unposted as any answer on paper.
        assert_eq!(figures(&house), [0, 0, 0, 0]);
        let seen = appeal(&house, &receipt);
        assert_eq!(
            (&seen["status"], &seen["cases"][0]["status"]),
            (&json!("open"), &json!("answered"))
        );
        assert_eq!(seen["cases"][0]["answer"]["answered_on"], Value::Null);
        let officer = house.signed_in(AKIM);
        let page = officer.page(&format!("/staff/cases/{case}"));
        assert!(page.contains("не доставлено по электронной почте"), "{page}");
        let list = officer.page("/staff/print");
        assert!(list.contains("071500, с. Акшатау, ул. Абая, 5"));
        assert!(list.contains("почтовый ящик не принимает писем"));
        let tasks = letters(&officer);
        assert_eq!(tasks.len(), 2, "the slip and the answer");
        for task in &tasks {
            let letter = officer.page(task);
            assert!(letter.contains("071500, с. Акшатау, ул. Абая, 5"), "{letter}");
            assert!(letter.contains("/ru/t/"), "the link to follow it");
        }
        assert!(officer.page(&tasks[0]).contains(TEXT), "the answer comes first");
        let resident = house.visitor();
        let link = format!("/ru/t/{}", receipt["tracking_key"].as_str().expect("a key"));
        let followed = resident.page(&resident.get(&link).location);
        assert!(followed.contains("Письмо не дошло по электронной почте"), "{followed}");
        verify(env);
        house.set(at(4, 30, 12));
        assert_eq!(deliver(env, &courier), 0, "it is not tried again");
        assert_eq!(
            sink.recipients.lock().unwrap().iter().filter(|to| *to == AIGUL).count(),
            2
        );

        // The term ends on 26 May; overdue until it is posted, late by the day of its posting.
        house.set(at(5, 27, 10));
        assert_eq!(figures(&house), [0, 0, 0, 1]);
        let officer = house.signed_in(AKIM);
        let list = officer.page("/staff/print");
        let mut form = vec![("posted_on", "2026-05-27")];
        form.extend(tasks.iter().map(|task| ("letter", &task["/staff/print/".len()..])));
        let sent = officer.submit(&list, "/staff/envelopes/posted", &form);
        assert_eq!(sent.status, reqwest::StatusCode::SEE_OTHER, "{}", sent.text);
        assert_eq!(figures(&house), [1, 0, 1, 0]);
        let seen = appeal(&house, &receipt);
        assert_eq!(seen["status"], "closed");
        assert_eq!(seen["cases"][0]["answer"]["answered_on"], "2026-05-27");
        assert!(letters(&officer).is_empty());
        assert!(
            !officer
                .page(&format!("/staff/cases/{case}"))
                .contains("не доставлено по электронной")
        );
        verify(env);
    });
}

#[test]
fn the_journal_says_what_was_not_delivered() {
    both("journal", |env| {
        let house = House::open(env, at(4, 30, 10));
        let sink = Sink::open();
        sink.to_recipient(AIGUL, 550, "5.1.1 unknown");
        let (receipt, case) = answered(&house, AIGUL);
        deliver(env, &sink.courier());
        let number = receipt["number"].as_str().expect("a number").to_owned();
        let office = &env.office;
        let entries = office
            .store
            .read(|c| {
                let number = listening_state::appeal::Number(number.clone());
                let appeal = listening_state::store::appeals::by_number(c, &office.secrets, &number)?;
                journal::of_appeal(c, appeal.expect("the appeal").id)
            })
            .expect("the journal");
        let undelivered: Vec<_> = entries
            .iter()
            .filter(|entry| entry.step == EntryKind::Undelivered)
            .collect();
        assert_eq!(undelivered.len(), 2);
        for entry in undelivered {
            assert_eq!(entry.actor, Actor::System);
            assert_eq!(entry.case.map(|case| case.to_string()), Some(case.clone()));
            let is_answer = entry.facts["kind"] == "answered";
            assert_eq!(entry.facts.get("answered_on"), is_answer.then_some(&Value::Null));
            assert!(entry.facts["letter"].is_string());
        }
    });
}

#[test]
fn what_is_refused_for_now_is_tried_for_days_and_not_for_ever() {
    both("451", |env| {
        let house = House::open(env, at(4, 30, 10));
        let sink = Sink::open();
        let courier = sink.courier();
        sink.to_recipient(AIGUL, 451, "4.2.0 greylisted");
        let (receipt, _) = answered(&house, AIGUL);
        deliver(env, &courier);
        let officer = house.signed_in(AKIM);
        assert!(letters(&officer).is_empty(), "it may still arrive");
        assert_eq!(figures(&house), [1, 1, 0, 0]);
        for day in 1..=3 {
            house.set(at(5, day, 12));
            deliver(env, &courier);
        }
        assert!(letters(&house.signed_in(AKIM)).is_empty(), "three days are not four");
        house.set(at(5, 4, 12));
        deliver(env, &courier);
        let officer = house.signed_in(AKIM);
        assert_eq!(letters(&officer).len(), 2);
        assert!(officer.page("/staff/print").contains("не приняла его вовремя"));
        assert_eq!(figures(&house), [0, 0, 0, 0]);
        assert_eq!(appeal(&house, &receipt)["status"], "open");
        verify(env);
    });
}

#[test]
fn a_mail_server_that_comes_back_loses_nothing() {
    both("451 and back", |env| {
        let house = House::open(env, at(4, 30, 10));
        let sink = Sink::open();
        let courier = sink.courier();
        sink.to_recipient(AIGUL, 451, "4.2.0 greylisted");
        answered(&house, AIGUL);
        deliver(env, &courier);
        sink.relent();
        house.set(at(4, 30, 11));
        assert_eq!(deliver(env, &courier), 2, "the slip and the answer");
        assert_eq!(figures(&house), [1, 1, 0, 0]);
        assert!(letters(&house.signed_in(AKIM)).is_empty());
    });
}

#[test]
fn a_mail_server_that_refuses_us_makes_no_paper_but_of_answers() {
    both("relay", |env| {
        let house = House::open(env, at(4, 30, 10));
        let sink = Sink::open();
        let courier = sink.courier();
        sink.to_sender(550, "5.7.1 sender is not allowed");
        answered(&house, AIGUL);
        deliver(env, &courier);
        house.set(at(5, 9, 12));
        deliver(env, &courier);
        let officer = house.signed_in(AKIM);
        let tasks = letters(&officer);
        assert_eq!(tasks.len(), 1, "no answer hangs for ever");
        assert!(officer.page(&tasks[0]).contains(TEXT));
        let admin = house.signed_in("admin@akimat.example");
        let page = admin.page("/staff/mail");
        assert!(
            page.contains("the mail server refuses our mail (MAIL FROM: 550 5.7.1)"),
            "{page}"
        );
    });
}

#[test]
fn an_address_that_no_mail_can_be_written_to_goes_on_paper_and_its_domain_as_an_a_label() {
    both("smtputf8", |env| {
        let house = House::open(env, at(4, 30, 10));
        let sink = Sink::open();
        answered(&house, "сәуле@пошта.рф");
        deliver(env, &sink.courier());
        let officer = house.signed_in(AKIM);
        assert_eq!(letters(&officer).len(), 2);
        assert!(officer.page("/staff/print").contains("на этот адрес нельзя отправить"));
        assert_eq!(figures(&house), [0, 0, 0, 0]);
    });
    both("a label", |env| {
        let house = House::open(env, at(4, 30, 10));
        let sink = Sink::open();
        answered(&house, "user@пошта.рф");
        deliver(env, &sink.courier());
        let to = sink.recipients.lock().unwrap();
        assert_eq!(
            to.iter().filter(|to| *to == "user@xn--80a1acn3a.xn--p1ai").count(),
            2,
            "{to:?}"
        );
        assert_eq!(figures(&house), [1, 1, 0, 0]);
    });
}

#[test]
fn a_letter_that_an_officers_mailbox_refuses_is_the_administrators_task() {
    both("officer", |env| {
        let house = House::open(env, at(4, 30, 10));
        let sink = Sink::open();
        let courier = sink.courier();
        sink.to_recipient(AKIM, 550, "5.1.1 unknown");
        house.file("one", Some(AIGUL), "Яма.");
        deliver(env, &courier);
        let office = &env.office;
        let refused = office
            .store
            .read(|c| outbox::refused(c, &office.secrets, 10))
            .expect("a read")
            .rows;
        assert_eq!(refused.len(), 1);
        assert_eq!(refused[0].status, LetterStatus::Refused);
        let admin = house.signed_in("admin@akimat.example");
        let page = admin.page("/staff/mail");
        assert!(
            page.contains(AKIM) && page.contains("почтовый ящик не принимает писем"),
            "{page}"
        );
        let officer = house.signed_in(AKIM);
        only_case(&officer.page("/staff/"));
        assert!(letters(&officer).is_empty(), "nobody prints it");
        house.set(at(5, 9, 12));
        deliver(env, &courier);
        assert_eq!(
            sink.recipients.lock().unwrap().iter().filter(|to| *to == AKIM).count(),
            1
        );
    });
}
