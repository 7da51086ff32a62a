//! Every page on the narrowest phone, a usual phone and a desk, in the three languages: nothing runs over the edge, and
//! at a phone the queue has its ways out in sight and its first case on the first screen.
use listening_state::actions::{self, Receipt, take_step};
use listening_state::store::{appeals, cases};
use thirtyfour::prelude::*;

use super::chromium::{self, Chromium};
use crate::desk::{AKIM, ROADS};
use crate::scene::{answer, forward};
use crate::support::office::{PASSWORD, draft};
use crate::support::territory::{DISTRICT_ROADS, VILLAGE};
use crate::support::{Kind, TestApp, TestEnv};

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

/// An open case, one that was forwarded, and one whose answer waits to be printed; the dates of one have passed.
fn work(env: &TestEnv) -> Receipt {
    let file = |key: &str, email: Option<&str>| {
        let mut draft = draft();
        draft.text = "Шұңқыр мектептің дәл жанында, балалар күн сайын осы жерден өтеді. ".repeat(12);
        draft.applicant.email = email.map(str::to_owned);
        actions::file_appeal(&env.office, &draft, key, env.now()).expect("a receipt")
    };
    let first = |receipt: &Receipt| {
        let found = env.office.store.read(|c| {
            let appeal = appeals::by_number(c, &env.office.secrets, &receipt.number)?.expect("an appeal");
            Ok::<_, listening_state::store::StoreError>(cases::of_appeal(c, appeal.id)?.remove(0))
        });
        found.expect("a case").id
    };
    let akim = env.officer(AKIM);
    file("late", Some("a.very.long.name.of.a.mailbox@resident.example"));
    let by_post = file("by post", None);
    let answered = answer();
    take_step(&env.office, &akim, first(&by_post), 1, &answered, env.now()).expect("an answer");
    let forwarded = file("forwarded", Some("a.very.long.name.of.a.mailbox@resident.example"));
    env.set_time("2026-05-06T10:00:00");
    let to = forward(DISTRICT_ROADS);
    take_step(&env.office, &akim, first(&forwarded), 1, &to, env.now()).expect("a forward");
    env.set_time("2026-05-28T10:00:00");
    forwarded
}

#[test]
fn nothing_runs_over_the_edge_and_the_first_case_is_on_the_first_screen() {
    let env = TestEnv::new(Kind::Sqlite);
    let app = TestApp::start(&env);
    let receipt = work(&env);
    let chromium = Chromium::start();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let driver = chromium.open().await.expect("a browser");
        let mut look = Look {
            driver: &driver,
            url: &app.url,
            wrong: Vec::new(),
        };
        let outcome = look.at_all(&receipt).await;
        let wrong = look.wrong;
        driver.quit().await.expect("the browser ends");
        outcome.expect("all pages");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

struct Look<'a> {
    driver: &'a WebDriver,
    url: &'a str,
    wrong: Vec<String>,
}

impl Look<'_> {
    async fn at_all(&mut self, receipt: &Receipt) -> WebDriverResult<()> {
        for lang in LANGUAGES {
            let number = &receipt.number.0;
            self.go(&format!("/{lang}/t/{}", receipt.tracking_key)).await?;
            for path in [
                String::new(),
                "appeals".to_owned(),
                "appeals/new?settlement_q=А&q=жол".to_owned(),
                format!("appeals/new?settlement={VILLAGE}"),
                format!("appeals/new?settlement={VILLAGE}&subject=road.pothole"),
                format!("appeals/{number}"),
                format!("appeals/{number}/receipt"),
                format!("appeals/{number}/steps/complain"),
                format!("appeals/{number}/steps/cure"),
                "powers".to_owned(),
                format!("powers?settlement={VILLAGE}&group=road"),
                "powers?settlement_q=А&q=жол".to_owned(),
                format!("powers/road.pothole?settlement={VILLAGE}"),
                format!("powers/notice?settlement={VILLAGE}"),
                "help".to_owned(),
                "rights".to_owned(),
            ] {
                self.page(&format!("/{lang}/{path}")).await?;
            }
        }
        self.sign_in(AKIM).await?;
        for lang in LANGUAGES {
            self.page(&format!("/staff/?lang={lang}")).await?;
            self.first_screen(lang).await?;
            let case = self.link(".about a").await?;
            self.page(&format!("/staff/?lang={lang}&view=closed")).await?;
            let closed = self.link(".about a").await?;
            self.page(&format!("/staff/print?lang={lang}")).await?;
            let letter = self.link("main tbody a").await?;
            for path in [
                &case,
                &closed,
                &letter,
                "/staff/print/all",
                "/staff/unattended",
                "/staff/password",
            ] {
                self.page(&format!("{path}?lang={lang}")).await?;
            }
            self.page(&format!("{case}?lang={lang}&body_q=бөлімі")).await?;
        }
        self.sign_in(ROADS).await?;
        for lang in LANGUAGES {
            self.page(&format!("/staff/?lang={lang}")).await?;
            let forwarded = self.link(".about a").await?;
            self.page(&format!("{forwarded}?lang={lang}")).await?;
        }
        self.sign_in("overseer@akimat.example").await?;
        for lang in LANGUAGES {
            for path in [
                "/oversight/?",
                "/oversight/?group_by=subject&",
                "/oversight/cases?measure=received&",
            ] {
                self.page(&format!("{path}lang={lang}")).await?;
            }
        }
        self.sign_in("admin@akimat.example").await?;
        for lang in LANGUAGES {
            for path in [
                "/staff/officers",
                "/staff/security",
                "/staff/floods",
                "/staff/mail",
                "/staff/unattended",
                "/staff/territories",
                "/staff/law",
                "/staff/password",
            ] {
                self.page(&format!("{path}?lang={lang}")).await?;
            }
        }
        Ok(())
    }

    async fn go(&self, path: &str) -> WebDriverResult<()> {
        self.driver.goto(format!("{}{path}", self.url)).await
    }

    async fn link(&self, css: &str) -> WebDriverResult<String> {
        let link = self.driver.query(By::Css(css)).first().await?;
        Ok(link.attr("href").await?.unwrap_or_default())
    }

    async fn sign_in(&self, email: &str) -> WebDriverResult<()> {
        self.driver.delete_all_cookies().await?;
        self.go("/staff/sign-in").await?;
        self.driver.find(By::Css("#email")).await?.send_keys(email).await?;
        self.driver
            .find(By::Css("#password"))
            .await?
            .send_keys(PASSWORD)
            .await?;
        self.driver.find(By::Css("main form .btn")).await?.click().await?;
        self.driver.query(By::Css(".account button")).first().await?;
        Ok(())
    }

    /// Opens a page with all that is folded on it, and measures it at each width.
    async fn page(&mut self, path: &str) -> WebDriverResult<()> {
        self.go(path).await?;
        let unfold = "for (const d of document.querySelectorAll('details')) d.open = true; \
                      return document.querySelector('main h1') !== null;";
        let found: bool = self.driver.execute(unfold, vec![]).await?.convert()?;
        if !found {
            self.wrong.push(format!("{path}: not a page"));
        }
        for width in [320, 360, 1280] {
            chromium::resize(self.driver, width, 640).await?;
            let measure = "return document.scrollingElement.scrollWidth;";
            let wide: u32 = self.driver.execute(measure, vec![]).await?.convert()?;
            if wide > width {
                self.wrong.push(format!("{path} is {wide} px wide on {width} px"));
            }
        }
        Ok(())
    }

    /// What an officer sees on a phone of 360 × 640 without scrolling.
    async fn first_screen(&mut self, lang: &str) -> WebDriverResult<()> {
        chromium::resize(self.driver, 360, 640).await?;
        self.driver.refresh().await?;
        let measure = "const box = e => e.getBoundingClientRect(); \
             const first = box(document.querySelector('.about a')); \
             const small = [...document.querySelectorAll('header a, header button')].map(e => [e.textContent.trim(), box(e)]) \
                 .filter(([, b]) => b.height < 43.5 || b.bottom > 200 || b.right > 360 || b.width < 24).map(([t]) => t); \
             const ways = document.querySelectorAll('header .places a, header .account button').length; \
             return [first.bottom, small, ways];";
        let (bottom, small, ways): (f64, Vec<String>, u32) = self.driver.execute(measure, vec![]).await?.convert()?;
        if bottom > 640.0 {
            self.wrong
                .push(format!("{lang}: the first case ends at {bottom} px of 640"));
        }
        if !small.is_empty() || ways < 4 {
            self.wrong.push(format!(
                "{lang}: header links out of sight or too small: {small:?}; {ways} links"
            ));
        }
        Ok(())
    }
}
