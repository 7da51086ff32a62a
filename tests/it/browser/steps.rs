//! The steps of the law from both sides, in Kazakh and in Russian: officers take them on the page of the case, the applicant reads
//! them on the page of the appeal and takes own steps there. What comes before a step is made past the pages.
use listening_state::actions::{self, Receipt, take_step};
use listening_state::lifecycle::{Step, StepName};
use listening_state::store::{appeals, cases};

use super::*;
use crate::scene::answer;
use crate::support::office::draft;
use crate::support::territory::DISTRICT_ROADS;

const DISTRICT: &str = "ayagoz@akimat.example";

/// What is typed into a field of a step.
enum Typed<'a> {
    Text(&'a str),
    /// A date or a time, which a browser shows by its own habit.
    Date(&'a str),
    Choice(&'a str),
}

use Typed::{Choice, Date, Text};

/// Words that the stories type, in one language.
struct Said {
    why: &'static str,
    what: &'static str,
    reply: &'static str,
    basis: &'static str,
}

const SAID: [Said; 2] = [
    Said {
        why: "Сызбаны аудандық бөлімнен күтіп отырмыз.",
        what: "Үйдің нөмірін жазыңыз.",
        reply: "Абай көшесі, 7-үй.",
        basis: "№ 148 Заңның 35-бабы",
    },
    Said {
        why: "Ждём схему от районного отдела.",
        what: "Напишите номер дома.",
        reply: "Улица Абая, дом 7.",
        basis: "Закон № 148, статья 35",
    },
];

/// One language's stories.
struct Stories<'a> {
    browser: Browser<'a>,
    env: &'a TestEnv,
    said: &'a Said,
}

#[test]
fn steps_are_taken_by_officers_and_applicants_in_kazakh_and_russian() {
    let env = TestEnv::new(Kind::Sqlite);
    let app = TestApp::start(&env);
    let chromium = Chromium::start();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let driver = chromium.open().await.expect("a browser");
        let mut outcome = Ok(());
        for (words, said) in JOURNEYS.iter().zip(&SAID) {
            let browser = Browser {
                driver: &driver,
                url: &app.url,
                words,
            };
            let stories = Stories {
                browser,
                env: &env,
                said,
            };
            outcome = stories.all().await;
            if outcome.is_err() {
                let page = driver.source().await.unwrap_or_default();
                eprintln!("in {}, at {:?}:\n{page}", words.lang, driver.current_url().await);
                break;
            }
        }
        driver.quit().await.expect("the browser ends");
        outcome.expect("the stories");
    });
}

impl Stories<'_> {
    async fn all(&self) -> WebDriverResult<()> {
        self.browser.sign_in(AKIM).await?;
        self.extended().await?;
        self.cured().await?;
        self.returned().await?;
        self.split().await?;
        self.joined().await?;
        self.withdrawn().await?;
        self.heard().await?;
        self.remanded().await
    }

    fn file(&self, kind: &str) -> Receipt {
        let mut draft = draft();
        draft.kind = kind.to_owned();
        draft.language = self.browser.words.lang.to_owned();
        draft.text = self.browser.words.text.to_owned();
        let key = uuid::Uuid::now_v7().to_string();
        actions::file_appeal(&self.env.office, &draft, &key, self.env.now()).expect("a receipt")
    }

    /// Taken up already.
    fn accepted(&self, kind: &str) -> Receipt {
        let receipt = self.file(kind);
        self.behind(&receipt, &Step::new(StepName::Accept));
        receipt
    }

    /// A step of the akim past the pages.
    fn behind(&self, receipt: &Receipt, step: &Step) {
        let (officer, case) = (self.env.officer(AKIM), self.cases(&receipt.number.0).remove(0));
        let now = self.env.now();
        take_step(&self.env.office, &officer, case.id, case.revision, step, now).expect("a step");
    }

    fn cases(&self, number: &str) -> Vec<cases::Case> {
        let office = &self.env.office;
        let number = listening_state::appeal::Number(number.to_owned());
        let found = office.store.read(|c| {
            let appeal = appeals::by_number(c, &office.secrets, &number)?.expect("the appeal");
            cases::of_appeal(c, appeal.id)
        });
        found.expect("the cases")
    }

    /// Takes a step on the page of the last case of an appeal.
    async fn take(&self, number: &str, step: &str, fields: &[(&str, Typed<'_>)]) -> WebDriverResult<()> {
        let case = self.cases(number).pop().expect("a case").id.0;
        self.browser.go(&format!("/staff/cases/{case}")).await?;
        self.fill(step, fields).await?;
        self.browser.follow(&format!("form[action$='/{step}'] .btn")).await?;
        self.refused_nothing().await
    }

    async fn refused_nothing(&self) -> WebDriverResult<()> {
        let wrong = self.browser.driver.find_all(By::Css(".error-box")).await?;
        if let Some(wrong) = wrong.first() {
            panic!("refused: {}", wrong.text().await?);
        }
        Ok(())
    }

    /// Fills in a form of the page, unfolded first.
    async fn fill(&self, step: &str, fields: &[(&str, Typed<'_>)]) -> WebDriverResult<()> {
        let driver = self.browser.driver;
        let unfold = "for (const d of document.querySelectorAll('details.step')) d.open = true;";
        driver.execute(unfold, vec![]).await?;
        for (name, typed) in fields {
            match typed {
                Text(text) => self.browser.write(&format!("#{step}-{name}"), text).await?,
                Date(date) => {
                    let script = format!("document.getElementById('{step}-{name}').value = '{date}';");
                    driver.execute(script, vec![]).await?;
                }
                Choice(word) => {
                    let radio = format!("form[action$='/{step}'] input[name='{name}'][value='{word}']");
                    self.browser.click(&radio).await?;
                }
            }
        }
        Ok(())
    }

    /// The applicant opens the link of the letter and finds these words.
    async fn reads(&self, receipt: &Receipt, words: &[&str]) -> WebDriverResult<()> {
        let lang = self.browser.words.lang;
        self.browser.go(&format!("/{lang}/t/{}", receipt.tracking_key)).await?;
        self.finds(words).await
    }

    async fn finds(&self, words: &[&str]) -> WebDriverResult<()> {
        let page = self.browser.see("main").await?.text().await?;
        for words in words {
            assert!(page.contains(words), "the page says {words}: {page}");
        }
        Ok(())
    }

    /// From the page of the appeal to the form of an own step, which is filled in and sent.
    async fn takes_own(&self, step: &str, text: &str, field: &str) -> WebDriverResult<()> {
        self.browser.follow(&format!("main a[href$='/steps/{step}']")).await?;
        self.browser.write(&format!("#{field}"), text).await?;
        self.browser.look(&format!("own-{step}")).await?;
        self.browser.follow("main form .btn").await?;
        self.refused_nothing().await
    }

    async fn extended(&self) -> WebDriverResult<()> {
        let receipt = self.accepted("message");
        let fields = [("until", Date("2026-06-10")), ("reason", Text(self.said.why))];
        self.take(&receipt.number.0, "extend", &fields).await?;
        self.browser.look("case-extended").await?;
        let day = ["10 маусым", "10 июня"][usize::from(self.browser.words.lang == "ru")];
        self.reads(&receipt, &[day, self.said.why]).await?;
        self.browser.look("tracking-extended").await
    }

    async fn cured(&self) -> WebDriverResult<()> {
        let receipt = self.accepted("message");
        let fields = [("missing", Text(self.said.what)), ("until", Date("2026-05-12"))];
        self.take(&receipt.number.0, "ask_cure", &fields).await?;
        self.reads(&receipt, &[self.said.what]).await?;
        self.takes_own("cure", self.said.reply, "text").await?;
        let case = self.cases(&receipt.number.0).remove(0).id.0;
        self.browser.go(&format!("/staff/cases/{case}")).await?;
        self.finds(&[self.said.reply]).await
    }

    async fn returned(&self) -> WebDriverResult<()> {
        let receipt = self.file("message");
        let fields = [("ground", Choice("insulting")), ("reason", Text(self.said.why))];
        self.take(&receipt.number.0, "return", &fields).await?;
        self.reads(&receipt, &[self.said.why]).await
    }

    async fn split(&self) -> WebDriverResult<()> {
        let receipt = self.accepted("message");
        let case = self.cases(&receipt.number.0).remove(0).id.0;
        self.browser.go(&format!("/staff/cases/{case}")).await?;
        self.fill("split", &[("body_q", Text(DISTRICT_ROADS))]).await?;
        self.browser.follow("#p-split form[role=search] .btn").await?;
        // Found where it was looked for: the form stands open.
        let fields = [("part", Text(self.said.what)), ("reason", Text(self.said.why))];
        self.browser
            .click(&format!("#p-split input[name=body][value='{DISTRICT_ROADS}']"))
            .await?;
        self.fill("split", &fields).await?;
        self.browser.follow("form[action$='/split'] .btn").await?;
        self.refused_nothing().await?;
        assert_eq!(self.cases(&receipt.number.0).len(), 2);
        self.reads(&receipt, &[self.said.why]).await?;
        self.browser.look("tracking-split").await
    }

    async fn joined(&self) -> WebDriverResult<()> {
        let (leading, receipt) = (self.accepted("message"), self.file("message"));
        self.take(&receipt.number.0, "join", &[("to", Text(&leading.number.0))])
            .await?;
        self.behind(&leading, &answer());
        let given = self.cases(&receipt.number.0).remove(0).answer.expect("an answer");
        self.reads(&receipt, &[given.text.as_str()]).await
    }

    async fn withdrawn(&self) -> WebDriverResult<()> {
        let receipt = self.accepted("message");
        self.reads(&receipt, &[]).await?;
        self.takes_own("withdraw", self.said.why, "reason").await?;
        let case = self.cases(&receipt.number.0).remove(0).id.0;
        self.browser.go(&format!("/staff/cases/{case}")).await?;
        self.finds(&[self.said.why]).await
    }

    /// An application: a preliminary decision, an objection, the protocol, the decision.
    async fn heard(&self) -> WebDriverResult<()> {
        let receipt = self.accepted("application");
        let number = &receipt.number.0;
        let fields = [("text", Text(self.said.what)), ("hearing_at", Date("2026-05-08T11:00"))];
        self.take(number, "draft_decision", &fields).await?;
        self.reads(&receipt, &[self.said.what]).await?;
        self.takes_own("object", self.said.reply, "text").await?;
        self.take(number, "record_hearing", &[("protocol", Text(self.said.reply))])
            .await?;
        self.browser.look("case-heard").await?;
        let fields = [
            ("outcome", Choice("favourable")),
            ("text", Text(self.said.why)),
            ("findings", Text(self.said.reply)),
            ("basis", Text(self.said.basis)),
        ];
        self.take(number, "decide", &fields).await?;
        self.reads(&receipt, &[self.said.why, self.said.basis]).await
    }

    /// Complained of by the applicant, passed up, and sent back by the head of the district.
    async fn remanded(&self) -> WebDriverResult<()> {
        let receipt = self.accepted("message");
        self.behind(&receipt, &answer());
        self.reads(&receipt, &[]).await?;
        self.takes_own("complain", self.said.reply, "text").await?;
        let number = self.browser.see(".slip .no").await?.text().await?;
        let key = self.browser.see(".slip .key").await?.text().await?;
        self.take(&number, "pass_up", &[("statement", Text(self.said.why))])
            .await?;
        self.browser.sign_out().await?;
        self.browser.sign_in(DISTRICT).await?;
        let fields = [
            ("outcome", Choice("remanded")),
            ("text", Text(self.said.why)),
            ("findings", Text(self.said.reply)),
            ("basis", Text(self.said.basis)),
            ("violations", Text(self.said.what)),
            ("proposals", Text(self.said.why)),
        ];
        self.take(&number, "decide_complaint", &fields).await?;
        let lang = self.browser.words.lang;
        self.browser.go(&format!("/{lang}/t/{key}")).await?;
        self.finds(&[&number, self.said.what]).await?;
        self.browser.look("tracking-remanded").await?;
        assert_eq!(self.cases(&number).len(), 3);
        Ok(())
    }
}
