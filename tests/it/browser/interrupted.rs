//! An officer's session ends while an answer is being written: she signs in on the page that kept it, and sends it.
use listening_state::store::sessions;

use super::*;
use crate::support::office::draft;

#[test]
fn an_answer_is_sent_after_signing_in_on_the_page_that_kept_it() {
    let env = TestEnv::new(Kind::Sqlite);
    let app = TestApp::start(&env);
    let receipt = app.file("one", &draft()).expect(201).json();
    let number = receipt["number"].as_str().expect("a number").to_owned();
    let chromium = Chromium::start();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let driver = chromium.open().await.expect("a browser");
        // Without a session the page is in the language of the browser.
        let words = &JOURNEYS[2];
        let browser = Browser {
            driver: &driver,
            url: &app.url,
            words,
        };
        let outcome = browser.answer_interrupted(&env, &number).await;
        if outcome.is_err() {
            eprintln!("{}", driver.source().await.unwrap_or_default());
        }
        driver.quit().await.expect("the browser ends");
        outcome.expect("the answer");
    });
}

fn revoke_sessions(env: &TestEnv) {
    let (officer, now) = (env.officer(AKIM).id, env.now());
    let revoked = env
        .office
        .store
        .write(move |c| sessions::revoke_all(c, officer, now, None));
    revoked.expect("the sessions end");
}

impl Browser<'_> {
    async fn answer_interrupted(&self, env: &TestEnv, number: &str) -> WebDriverResult<()> {
        self.sign_in(AKIM).await?;
        self.open(number, "queue").await?;
        self.write("#answer-findings", self.words.findings).await?;
        self.write("#answer-text", self.words.answer).await?;
        self.write("#answer-basis", self.words.basis).await?;
        revoke_sessions(env);
        self.follow("form[action$='/answer'] .btn").await?;

        self.see("#p-kept").await?;
        self.look("kept").await?;
        let kept = self.see("main").await?.text().await?;
        for text in [self.words.answer, self.words.findings, self.words.basis] {
            assert!(kept.contains(text), "the page keeps {text}: {kept}");
        }
        self.write("#email", AKIM).await?;
        self.write("#password", "not this one").await?;
        self.follow("main form .btn").await?;
        self.see("#errors").await?;
        self.look("kept-wrong").await?;
        self.write("#password", PASSWORD).await?;
        self.follow("main form .btn").await?;

        let filled = self.see("#answer-text").await?.prop("value").await?;
        assert_eq!(filled.as_deref(), Some(self.words.answer));
        self.look("resumed").await?;
        self.follow("form[action$='/answer'] .btn").await?;
        self.see("#p-given").await?;
        let page = self.see("main").await?.text().await?;
        assert!(page.contains(self.words.answer), "the answer was sent: {page}");
        Ok(())
    }
}
