//! The tracking page of an appeal with several cases: each that still owes something or has ended it, with its body, its day, its answer
//! and the way on.

use listening_state::store::{StoreError, appeals, cases};
use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::{AKIM, ROADS};
use crate::support::office::draft;
use crate::support::territory::DISTRICT_ROADS;
use crate::support::{TestApp, TestEnv, both};

const DISTRICT: &str = "ayagoz@akimat.example";
const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

/// An appeal that somebody follows by its key.
struct Followed<'a> {
    env: &'a TestEnv,
    app: &'a TestApp,
    number: String,
    key: String,
}

impl<'a> Followed<'a> {
    fn file(env: &'a TestEnv, app: &'a TestApp) -> Self {
        Self::file_as(env, app, "message")
    }

    fn file_as(env: &'a TestEnv, app: &'a TestApp, kind: &str) -> Self {
        let mut draft = draft();
        draft.kind = kind.to_owned();
        Self::of(env, app, &app.file(kind, &draft).expect(201).json())
    }

    fn of(env: &'a TestEnv, app: &'a TestApp, receipt: &Value) -> Self {
        let text = |name: &str| receipt[name].as_str().expect("a text").to_owned();
        Self {
            env,
            app,
            number: text("number"),
            key: text("tracking_key"),
        }
    }

    /// The ids and revisions of the cases, in their order.
    fn cases(&self) -> Vec<(String, i32)> {
        let secrets = &self.env.office.secrets;
        let number = listening_state::appeal::Number(self.number.clone());
        let found = self.env.office.store.read(|c| -> Result<_, StoreError> {
            let appeal = appeals::by_number(c, secrets, &number)?.expect("an appeal");
            cases::of_appeal(c, appeal.id)
        });
        let found = found.expect("the cases");
        found
            .iter()
            .map(|case| (case.id.0.to_string(), case.revision))
            .collect()
    }

    /// Takes a step on the case at a place, from 0.
    fn take(&self, by: &str, place: usize, mut step: Value) {
        let (id, revision) = self.cases()[place].clone();
        step["revision"] = json!(revision);
        let token = self.app.sign_in(by);
        self.app
            .post_as(&token, &format!("/api/v1/cases/{id}/steps"), &step)
            .expect(200);
    }

    /// Complains; the complaint.
    fn complain(&self) -> Followed<'a> {
        let path = format!("/api/v1/appeals/{}/steps", self.number);
        let request = self.app.request(Method::POST, &path).header("Tracking-Key", &self.key);
        let request = request.json(&json!({ "step": "complain", "text": "Яма на месте." }));
        Self::of(self.env, self.app, &self.app.send(request).expect(201).json())
    }

    fn page(&self, language: &str) -> String {
        let path = format!("/{language}/appeals/{}", self.number);
        let request = self.app.request(Method::GET, &path);
        let page = self
            .app
            .send(request.header("Cookie", format!("track={}", self.key)))
            .expect(200);
        for key in ["tracking-", "status-", "step-", "own-", "{ $"] {
            let text = crate::powers_pages::visible(&page.text);
            assert!(!text.contains(key), "{key} is left on {text}");
        }
        page.text
    }

    /// What the page says of the case of a branch, from its label to the next one.
    fn of_branch(&self, language: &str, place: usize) -> String {
        let page = self.page(language);
        let part = |place: usize| page.find(&format!("<h2><span class=\"num\">{}/{place}</span>", self.number));
        let from = part(place).unwrap_or_else(|| panic!("no branch {place} on {page}"));
        let until = part(place + 1)
            .or_else(|| page.find("class=\"clock\""))
            .expect("an end");
        page[from..until].to_owned()
    }

    /// What the page says above the history.
    fn above(&self, language: &str) -> String {
        let page = self.page(language);
        let history = page.find("<ol class=\"steps\">").expect("the history");
        page[..history].to_owned()
    }
}

fn answer() -> Value {
    json!({ "step": "answer", "text": "Яма засыпана.", "findings": "Осмотр.", "basis": "Закон 148, статья 35" })
}

#[track_caller]
fn says(page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{words} is not on {page}");
    }
}

#[track_caller]
fn never(page: &str, words: &[&str]) {
    for words in words {
        assert!(!page.contains(words), "{words} is on {page}");
    }
}

#[test]
fn both_parts_of_a_split_appeal_are_shown_with_their_bodies_days_and_answers() {
    both("split", |env| {
        let app = TestApp::start(env);
        let appeal = Followed::file(env, &app);
        never(&appeal.page("ru"), &[&format!("{}/1", appeal.number)]);
        appeal.take(AKIM, 0, json!({ "step": "accept" }));
        env.set_time("2026-05-05T10:00:00");
        let split =
            json!({ "step": "split", "body": DISTRICT_ROADS, "part": "Въезд с трассы", "reason": "Дорога района." });
        appeal.take(AKIM, 0, split);
        for (language, status, by) in [
            ("kk", "Қаралуда", ["26 мамырдан кешіктірмей", "29 мамырдан кешіктірмей"]),
            ("ru", "Рассматривается", ["26 мая", "29 мая"]),
            ("en", "Being considered", ["26 May", "29 May"]),
        ] {
            says(
                &appeal.page(language),
                &[&format!("<p class=\"lead\"><b>{status}.</b>")],
            );
            says(&appeal.of_branch(language, 1), &by[..1]);
            says(&appeal.of_branch(language, 2), &by[1..]);
        }
        says(
            &appeal.of_branch("ru", 1),
            &["Рассматривается", "кимат", "Орган обязан ответить не позднее"],
        );
        says(&appeal.of_branch("ru", 2), &["Зарегистрировано", "дорог"]);

        appeal.take(AKIM, 0, answer());
        says(&appeal.page("ru"), &["<b>Рассматривается.</b>"]);
        says(
            &appeal.of_branch("ru", 1),
            &["Дан ответ", "Яма засыпана.", "Вы вправе подать жалобу не позднее"],
        );
        never(
            &appeal.of_branch("ru", 2),
            &["Яма засыпана.", "Вы вправе подать жалобу"],
        );
        env.set_time("2026-06-01T10:00:00");
        says(&appeal.page("ru"), &["<p class=\"lead\"><b>Просрочено.</b>"]);
        appeal.take(ROADS, 1, answer());
        says(
            &appeal.page("ru"),
            &[
                "<p class=\"lead\"><b>Закрыто.</b>",
                "id=\"answer-1\"",
                "id=\"answer-2\"",
            ],
        );
    });
}

#[test]
fn history_names_the_body_of_each_line_and_officers_see_the_same_label() {
    both("label", |env| {
        let app = TestApp::start(env);
        let appeal = Followed::file(env, &app);
        appeal.take(AKIM, 0, json!({ "step": "accept" }));
        let split =
            json!({ "step": "split", "body": DISTRICT_ROADS, "part": "Въезд с трассы", "reason": "Дорога района." });
        appeal.take(AKIM, 0, split);
        appeal.take(ROADS, 1, json!({ "step": "accept" }));
        let page = appeal.page("ru");
        let history = page.split("<ol class=\"steps\">").nth(1).expect("the history");
        let lines: Vec<&str> = history.split("<li").skip(1).take(6).collect();
        for (line, place) in [(1, 1), (2, 1), (3, 2), (4, 1), (5, 2)] {
            says(lines[line], &[&format!("{}/{place} · ", appeal.number)]);
        }
        says(lines[2], &["Въезд с трассы", "Отвечает:"]);
        let ids: Vec<String> = appeal.cases().into_iter().map(|(id, _)| id).collect();
        for (email, own, other) in [(AKIM, 0, 1), (ROADS, 1, 0)] {
            let mut officer = TestApp::start(env);
            officer.new_visitor();
            let form = [("email", email), ("password", crate::support::office::PASSWORD)];
            officer.post_form("/staff/sign-in", &form).expect(303);
            let page = officer.get(&format!("/staff/cases/{}", ids[own])).expect(200).text;
            says(&page, &[&format!("{}/{}", appeal.number, own + 1)]);
            never(&page, &[&ids[other]]);
        }
    });
}

#[test]
fn a_complaint_says_what_each_body_must_do_and_ends_at_the_court() {
    both("complaint", |env| {
        let app = TestApp::start(env);
        let appeal = Followed::file(env, &app);
        appeal.take(AKIM, 0, answer());
        env.set_time("2026-05-05T10:00:00");
        let complaint = appeal.complain();
        for (language, must, never_said) in [
            (
                "kk",
                "шағымды 2026 жылғы 12 мамырдан кешіктірмей толық қанағаттандыруға",
                "жауапты 2026",
            ),
            (
                "ru",
                "Орган обязан удовлетворить жалобу полностью или передать вышестоящему не позднее 12 мая",
                "Орган обязан ответить",
            ),
            (
                "en",
                "must grant the complaint in full or pass it to the higher body by 12 May",
                "must answer",
            ),
        ] {
            says(&complaint.above(language), &[must]);
            never(&complaint.above(language), &[never_said]);
        }
        env.set_time("2026-05-13T10:00:00");
        says(
            &complaint.above("ru"),
            &["Просрочено", "не удовлетворил жалобу и не передал её выше"],
        );
        complaint.take(AKIM, 0, json!({ "step": "pass_up", "statement": "Засыпали 1 мая." }));
        for (language, must) in [
            ("kk", "шағым бойынша шешімді 2026 жылғы 11 маусымнан кешіктірмей"),
            ("ru", "решить жалобу не позднее 11 июня"),
            ("en", "decide the complaint by 11 June"),
        ] {
            says(&complaint.above(language), &[must]);
        }
        never(
            &complaint.page("ru"),
            &[&format!("{}/1", complaint.number), "Орган обязан ответить не позднее"],
        );

        env.set_time("2026-05-20T10:00:00");
        let remand = json!({
            "step": "decide_complaint", "outcome": "remanded", "text": "Дело отправлено обратно.", "findings": "Осмотр.",
            "basis": "АППК, статья 100", "violations": "Осмотра не было.", "proposals": "Осмотреть и засыпать."
        });
        complaint.take(DISTRICT, 1, remand);
        let court = [
            ("kk", "сотқа жүгіне аласыз"),
            ("ru", "обратиться в суд не позднее 22 июня"),
            ("en", "go to court by 22 June"),
        ];
        for (language, court) in court {
            says(
                &complaint.of_branch(language, 1),
                &["Дело отправлено обратно.", court, "136"],
            );
            never(&complaint.of_branch(language, 2), &["Дело отправлено обратно.", court]);
        }
        says(
            &complaint.of_branch("ru", 2),
            &["Зарегистрировано", "Орган обязан ответить не позднее 11 июня"],
        );
        says(
            &complaint.of_branch("ru", 1),
            &["Решение: дело направлено на новое рассмотрение"],
        );
        says(&complaint.page("ru"), &["<p class=\"lead\"><b>Рассматривается.</b>"]);
        assert_eq!(complaint.cases().len(), 3);
    });
}

#[test]
fn an_emergency_has_no_day_and_what_was_terminated_says_how_to_complain() {
    both("untimed", |env| {
        let app = TestApp::start(env);
        let appeal = Followed::file(env, &app);
        let send = json!({ "step": "send_emergency", "body": DISTRICT_ROADS, "reason": "Угроза обрушения." });
        appeal.take(AKIM, 0, send);
        for (language, at_once, later) in [
            ("kk", "дереу шара қолдануға тиіс", "кейін белгіленеді"),
            ("ru", "действовать обязаны немедленно", "определят позже"),
            ("en", "acted on at once", "will be set later"),
        ] {
            says(&appeal.above(language), &[at_once]);
            never(&appeal.page(language), &[later]);
        }
        let ground = json!({ "step": "terminate", "ground": "no_substance", "reason": "Нет сути." });
        appeal.take(ROADS, 1, ground);
        let page = appeal.above("ru");
        says(
            &page,
            &[
                "Прекращено",
                "Основание: из текста неясно",
                "Вы вправе подать жалобу не позднее",
            ],
        );
        for language in LANGUAGES {
            says(&appeal.page(language), &[&format!("href=\"/{language}/rights\"")]);
        }
    });
}

#[test]
fn what_is_asked_of_the_applicant_stands_on_the_page_with_its_day() {
    both("asked", |env| {
        let app = TestApp::start(env);
        let defective = Followed::file(env, &app);
        let ask = json!({ "step": "ask_cure", "missing": "Номер дома", "until": "2026-05-20" });
        defective.take(AKIM, 0, ask);
        for (language, by) in [("kk", "20 мамырдан"), ("ru", "20 мая"), ("en", "20 May")] {
            says(&defective.above(language), &[by]);
        }
        let form = format!("/ru/appeals/{}/steps/cure", defective.number);
        let form = app
            .request(Method::GET, &form)
            .header("Cookie", format!("track={}", defective.key));
        let form = app.send(form).expect(200).text;
        says(&form, &["Чего не хватает:", "Номер дома"]);
        never(&form, &["$text"]);

        let drafted = Followed::file_as(env, &app, "application");
        drafted.take(AKIM, 0, json!({ "step": "accept" }));
        let draft = json!({ "step": "draft_decision", "text": "Отказать.", "hearing_at": "2026-05-12T10:00" });
        drafted.take(AKIM, 0, draft);
        for (language, hearing, by) in [
            ("kk", "12 мамыр, 10:00", "5 мамырдан"),
            ("ru", "12 мая 2026 года, 10:00", "5 мая"),
            ("en", "12 May 2026, 10:00", "5 May"),
        ] {
            says(&drafted.above(language), &[hearing, by]);
        }
    });
}
