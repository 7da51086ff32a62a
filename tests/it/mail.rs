//! The courier against real mail servers in this process: one that takes, one that refuses, one that hangs and one
//! that drops the connection; and against a folder.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::{TimeZone, Utc};
use listening_state::appeal::{Language, LetterId, LetterKind};
use listening_state::letters::Letter;
use listening_state::mail::{BadSetting, Blame, Courier};
use listening_state::store::outbox::{LetterStatus, Recipient, StoredLetter};
use uuid::Uuid;

use crate::support::sink::{FROM, Sink};

const SAULE: &str = "saule@mail.example";
const ID: &str = "019ab1c2-0000-7000-8000-000000000001";

fn letter(to: Recipient) -> StoredLetter {
    StoredLetter {
        id: LetterId(Uuid::parse_str(ID).unwrap()),
        appeal: None,
        case: None,
        kind: LetterKind::Registered,
        language: Language::Kk,
        to,
        letter: Letter {
            subject: "ЖТ-2026-000123: жолданымыңыз тіркелді".to_owned(),
            body: "Құрметті Сәуле Нұрланқызы!\n\nЖауап беріледі.\n".to_owned(),
        },
        body: None,
        status: LetterStatus::Queued,
        created_at: Utc.with_ymd_and_hms(2026, 4, 30, 5, 24, 0).unwrap(),
        attempts: 0,
        last_error: None,
        sent_at: None,
        posted_on: None,
        refusal: None,
        failing_since: None,
    }
}

fn by_mail() -> StoredLetter {
    letter(Recipient::Email(SAULE.to_owned()))
}

fn by_post() -> StoredLetter {
    letter(Recipient::Post {
        name: "Әбдірахманова Сәуле".to_owned(),
        address: "Ақтоғай ауылы, Абай көшесі, 14".to_owned(),
    })
}

fn courier(to: SocketAddr, patience: Duration) -> Courier {
    Courier::smtp_within(&format!("smtp://{to}"), FROM, patience).unwrap()
}

fn not_taken(courier: &Courier) -> String {
    let why = courier.deliver(&by_mail()).unwrap_err().to_string();
    assert!(!why.contains("saule"), "an address in an error: {why}");
    why
}

/// The value of a header, unfolded.
fn header(message: &str, name: &str) -> String {
    let (head, _) = message.split_once("\r\n\r\n").expect("head and body");
    let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let found: Vec<_> = head
        .lines()
        .filter_map(|line| line.strip_prefix(&format!("{name}: ")))
        .collect();
    assert_eq!(found.len(), 1, "{name} in {head}");
    found[0].to_owned()
}

fn from_base64(text: &str) -> Vec<u8> {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bits = 0_u32;
    let mut held = 0;
    let mut bytes = Vec::new();
    for letter in text.bytes().filter(|b| !b.is_ascii_whitespace() && *b != b'=') {
        let value = alphabet.iter().position(|known| *known == letter).expect("base64");
        bits = (bits << 6) | value as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}

/// Encoded words (RFC 2047, base64) as text.
fn words(value: &str) -> String {
    let mut bytes = Vec::new();
    for word in value.split(' ') {
        match word.strip_prefix("=?utf-8?b?") {
            Some(coded) => bytes.extend(from_base64(coded.trim_end_matches("?="))),
            None => bytes.extend(word.bytes()),
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_server_that_takes_gets_the_letter_whole() {
    let sink = Sink::open();
    let courier = sink.courier();
    courier.deliver(&by_mail()).unwrap();

    assert_eq!(*sink.recipients.lock().unwrap(), ["saule@mail.example"]);
    let message = String::from_utf8(sink.data.lock().unwrap().clone()).unwrap();
    assert!(message.is_ascii(), "{message}");
    assert_eq!(header(&message, "Date"), "Thu, 30 Apr 2026 05:24:00 +0000");
    assert_eq!(header(&message, "Message-ID"), format!("<{ID}@akimat.example>"));
    assert_eq!(header(&message, "To"), "saule@mail.example");
    assert!(header(&message, "From").ends_with("<office@akimat.example>"));
    assert_eq!(header(&message, "Content-Language"), "kk");
    assert_eq!(header(&message, "Auto-Submitted"), "auto-generated");
    assert_eq!(header(&message, "Content-Type"), "text/plain; charset=utf-8");
    let subject = words(&header(&message, "Subject"));
    assert_eq!(
        subject.replace(' ', ""),
        "ЖТ-2026-000123: жолданымыңыз тіркелді".replace(' ', "")
    );
    assert_eq!(header(&message, "Content-Transfer-Encoding"), "base64");
    let (_, body) = message.split_once("\r\n\r\n").unwrap();
    assert_eq!(
        String::from_utf8(from_base64(body)).unwrap(),
        "Құрметті Сәуле Нұрланқызы!\r\n\r\nЖауап беріледі.\r\n"
    );
}

#[test]
fn the_same_letter_again_has_the_same_message_id() {
    let sink = Sink::open();
    let courier = sink.courier();
    courier.deliver(&by_mail()).unwrap();
    let first = String::from_utf8(std::mem::take(&mut *sink.data.lock().unwrap())).unwrap();
    courier.deliver(&by_mail()).unwrap();
    let second = String::from_utf8(sink.data.lock().unwrap().clone()).unwrap();
    assert_eq!(first, second);
}

#[test]
fn a_refusal_is_told_with_its_phase_code_and_status_and_whose_matter_it_is() {
    type Choose = fn(&Sink);
    let cases: [(Choose, Blame, &str); 7] = [
        (
            |sink| sink.to_recipient(SAULE, 550, "5.1.1 saule@mail.example is unknown"),
            Blame::Mailbox,
            "for good (RCPT TO: 550 5.1.1)",
        ),
        (
            |sink| sink.to_recipient(SAULE, 550, "No such user"),
            Blame::Mailbox,
            "for good (RCPT TO: 550)",
        ),
        (
            |sink| sink.to_recipient(SAULE, 451, "4.2.0 greylisted, saule@mail.example"),
            Blame::Passing,
            "for now (RCPT TO: 451 4.2.0)",
        ),
        (
            |sink| sink.to_recipient(SAULE, 554, "5.7.1 saule@mail.example: relay access denied"),
            Blame::Sender,
            "refuses our mail (RCPT TO: 554 5.7.1)",
        ),
        (
            |sink| sink.to_sender(550, "5.1.1 who are you"),
            Blame::Sender,
            "refuses our mail (MAIL FROM: 550 5.1.1)",
        ),
        (
            |sink| sink.at_the_end(552, "5.2.2 saule's mailbox is full"),
            Blame::Mailbox,
            "for good (end of data: 552 5.2.2)",
        ),
        (
            |sink| sink.at_the_end(451, "4.3.0 later"),
            Blame::Passing,
            "for now (end of data: 451 4.3.0)",
        ),
    ];
    for (choose, blame, told) in cases {
        let sink = Sink::open();
        let courier = sink.courier();
        choose(&sink);
        let why = courier.deliver(&by_mail()).unwrap_err();
        assert_eq!(why.blame, blame, "{why}");
        let words = why.to_string();
        assert!(words.contains(told) && !words.contains("saule"), "{words}");
        // The connection is whole: what the server takes again goes through it.
        sink.relent();
        courier.deliver(&by_mail()).unwrap();
    }
}

#[test]
fn an_address_outside_ascii_goes_as_its_a_label_or_not_at_all() {
    let sink = Sink::open();
    let courier = sink.courier();
    let to = |address: &str| courier.deliver(&letter(Recipient::Email(address.to_owned())));
    to("user@пошта.рф").unwrap();
    assert_eq!(*sink.recipients.lock().unwrap(), ["user@xn--80a1acn3a.xn--p1ai"]);
    let message = String::from_utf8(std::mem::take(&mut *sink.data.lock().unwrap())).unwrap();
    assert_eq!(header(&message, "To"), "user@xn--80a1acn3a.xn--p1ai");

    let why = to("сәуле@пошта.рф").unwrap_err();
    assert_eq!(why.blame, Blame::Address);
    assert!(why.to_string().contains("SMTPUTF8"), "{why}");
    assert_eq!(sink.recipients.lock().unwrap().len(), 1, "the server was not asked");
    to("user@mail.example").unwrap();
}

#[test]
fn a_server_with_smtputf8_is_given_the_address_as_it_is() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let courier = courier(listener.local_addr().unwrap(), Duration::from_secs(10));
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let mut said = Vec::new();
        stream.write_all(b"220 sink.example ESMTP\r\n").unwrap();
        let mut in_letter = false;
        loop {
            let line = lines.next().unwrap().unwrap();
            let answer: &[u8] = match line.split(' ').next().unwrap_or_default() {
                "." => b"250 2.0.0 taken\r\n",
                _ if in_letter => b"",
                "EHLO" => b"250-sink.example\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
                "DATA" => b"354 go on\r\n",
                _ => b"250 2.0.0 OK\r\n",
            };
            in_letter = (in_letter || line == "DATA") && line != ".";
            stream.write_all(answer).unwrap();
            said.push(line.clone());
            if line == "." {
                return said;
            }
        }
    });
    let to = letter(Recipient::Email("сәуле@пошта.рф".to_owned()));
    courier.deliver(&to).unwrap();
    let said = server.join().unwrap();
    assert!(
        said[1].starts_with("MAIL FROM:<office@akimat.example>") && said[1].contains("SMTPUTF8"),
        "{said:?}"
    );
    assert_eq!(said[2], "RCPT TO:<сәуле@xn--80a1acn3a.xn--p1ai>");
}

#[test]
fn a_server_that_hangs_is_left_in_time() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let courier = courier(listener.local_addr().unwrap(), Duration::from_millis(300));
    let began = Instant::now();
    let why = not_taken(&courier);
    assert!(why.contains("did not answer in time"), "{why}");
    let took = began.elapsed();
    assert!(took >= Duration::from_millis(300), "{took:?}");
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_dropped_connection_is_not_a_delivery() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        stream.write_all(b"220 sink.example ESMTP\r\n").unwrap();
        assert!(lines.next().unwrap().unwrap().starts_with("EHLO "));
        stream.write_all(b"250 sink.example\r\n").unwrap();
        assert!(lines.next().unwrap().unwrap().starts_with("MAIL FROM:"));
    });
    not_taken(&courier(address, Duration::from_secs(10)));
    server.join().unwrap();
}

#[test]
fn nobody_listening_is_an_error_and_not_a_panic() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let why = not_taken(&courier(address, Duration::from_secs(10)));
    assert!(why.contains("no connection to the mail server"), "{why}");
}

#[test]
fn a_letter_for_the_post_is_given_to_no_courier() {
    let sink = Sink::open();
    let folder = tempfile::tempdir().unwrap();
    let memory = Arc::<Mutex<Vec<_>>>::default();
    for courier in [
        sink.courier(),
        Courier::Files(folder.path().join("mail")),
        Courier::Memory(Arc::clone(&memory)),
    ] {
        assert!(courier.deliver(&by_post()).is_err());
    }
    assert!(sink.recipients.lock().unwrap().is_empty());
    assert!(!folder.path().join("mail").exists());
    assert!(memory.lock().unwrap().is_empty());
}

#[test]
fn memory_keeps_what_it_was_given() {
    let memory = Arc::<Mutex<Vec<StoredLetter>>>::default();
    Courier::Memory(Arc::clone(&memory)).deliver(&by_mail()).unwrap();
    let taken = memory.lock().unwrap();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].letter, by_mail().letter);
}

#[test]
fn a_file_is_written_whole_and_once() {
    let folder = tempfile::tempdir().unwrap();
    let mail = folder.path().join("data").join("mail");
    let courier = Courier::Files(mail.clone());
    courier.deliver(&by_mail()).unwrap();
    courier.deliver(&by_mail()).unwrap();
    let files: Vec<_> = std::fs::read_dir(&mail)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(files, [format!("20260430T052400Z-{ID}.eml")]);
    let message = std::fs::read_to_string(mail.join(&files[0])).unwrap();
    assert_eq!(header(&message, "To"), "saule@mail.example");
    assert_eq!(header(&message, "Content-Language"), "kk");
    assert!(message.ends_with("Құрметті Сәуле Нұрланқызы!\r\n\r\nЖауап беріледі.\r\n"));
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "in the way").unwrap();
    let why = not_taken(&Courier::Files(file));
    assert!(why.contains("the mail folder cannot be written"), "{why}");
}

#[test]
fn a_wrong_setting_is_told_at_the_start_without_its_password() {
    for (url, from, told) in [
        ("mail.example", FROM, "SMTP_URL is not"),
        ("http://mail.example", FROM, "SMTP_URL is not"),
        ("smtp://mail.example?tls=perhaps", FROM, "SMTP_URL is not"),
        ("smtp://me:secret@mail.example", FROM, "no TLS"),
        ("smtp://me:secret@mail.example?tls=opportunistic", FROM, "no TLS"),
        ("smtp://mail.example", "nobody", "MAIL_FROM"),
        ("smtp://mail.example", "сәуле@mail.example", "MAIL_FROM"),
    ] {
        let BadSetting(why) = Courier::smtp(url, from).unwrap_err();
        assert!(why.contains(told) && !why.contains("secret"), "{url}: {why}");
    }
    for url in [
        "smtp://mail.example",
        "smtp://mail.example?tls=opportunistic",
        "smtp://me:secret@mail.example?tls=required",
        "smtps://me:secret@mail.example",
    ] {
        let courier = Courier::smtp(url, FROM).unwrap();
        assert!(!format!("{courier:?}").contains("secret"), "{url}");
    }
}
