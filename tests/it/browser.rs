//! A real browser plays the two journeys in each language: a resident files by the form; officers accept, forward and
//! answer; the resident reads the answer. Pictures are left in `target/screenshots/`, at 360 and at 1280 px.
use thirtyfour::prelude::*;

use crate::desk::{AKIM, ROADS};
use crate::support::office::PASSWORD;
use crate::support::{Kind, TestApp, TestEnv};

pub mod chromium;
mod interrupted;
mod steps;
mod widths;
use chromium::Chromium;

/// What is typed in one language.
struct Words {
    lang: &'static str,
    village: &'static str,
    trouble: &'static str,
    text: &'static str,
    reason: &'static str,
    findings: &'static str,
    answer: &'static str,
    basis: &'static str,
}

const JOURNEYS: [Words; 3] = [
    Words {
        lang: "kk",
        village: "Ақшатау",
        trouble: "жолдағы шұңқыр",
        text: "Мектеп жанындағы көшеде терең шұңқыр бар, балалар құлап жатыр.",
        reason: "Бұл көше аудандық маңызы бар жолға кіреді.",
        findings: "12 мамырда қаралды, шұңқырдың тереңдігі 28 см.",
        answer: "Шұңқырды 20 мамырда асфальттаймыз.",
        basis: "«Автомобиль жолдары туралы» Заң",
    },
    Words {
        lang: "ru",
        village: "Акшатау",
        trouble: "яма на дороге",
        text: "На улице у школы глубокая яма, дети падают.",
        reason: "Эта улица входит в дорогу районного значения.",
        findings: "12 мая осмотрено, глубина ямы 28 см.",
        answer: "Заасфальтируем яму 20 мая.",
        basis: "Закон «Об автомобильных дорогах»",
    },
    Words {
        lang: "en",
        village: "Akshatau",
        trouble: "pothole",
        text: "There is a deep pothole in the street by the school; children fall.",
        reason: "The street belongs to a road of district significance.",
        findings: "Inspected on 12 May; the pothole is 28 cm deep.",
        answer: "We will asphalt the pothole on 20 May.",
        basis: "Law on Motor Roads",
    },
];

#[test]
fn residents_and_officers_go_through_the_whole_in_three_languages() {
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
        for words in &JOURNEYS {
            outcome = journey(&driver, &app.url, words).await;
            if outcome.is_err() {
                let page = driver.source().await.unwrap_or_default();
                eprintln!("in {}, at {:?}:\n{page}", words.lang, driver.current_url().await);
                break;
            }
        }
        driver.quit().await.expect("the browser ends");
        outcome.expect("the journey");
    });
}

async fn journey(driver: &WebDriver, url: &str, words: &Words) -> WebDriverResult<()> {
    let browser = Browser { driver, url, words };
    let (number, key) = browser.file().await?;
    browser.sign_in(AKIM).await?;
    browser.accept_and_forward(&number).await?;
    browser.sign_out().await?;
    browser.sign_in(ROADS).await?;
    browser.answer(&number).await?;
    browser.sign_out().await?;
    browser.track(&number, &key).await
}

struct Browser<'a> {
    driver: &'a WebDriver,
    url: &'a str,
    words: &'a Words,
}

impl Browser<'_> {
    async fn go(&self, path: &str) -> WebDriverResult<()> {
        self.driver.goto(format!("{}{path}", self.url)).await
    }

    /// The element, once it is there.
    async fn see(&self, css: &str) -> WebDriverResult<WebElement> {
        self.driver.query(By::Css(css)).first().await
    }

    async fn click(&self, css: &str) -> WebDriverResult<()> {
        let element = self.see(css).await?;
        element.scroll_into_view().await?;
        element.click().await
    }

    /// Clicks what leads to another page and waits until it has come: what is found before that would be stale.
    async fn follow(&self, css: &str) -> WebDriverResult<()> {
        self.leave(self.see(css).await?).await
    }

    async fn leave(&self, element: WebElement) -> WebDriverResult<()> {
        element.scroll_into_view().await?;
        self.driver
            .execute("document.documentElement.dataset.before = 'yes'", vec![])
            .await?;
        element.click().await?;
        self.driver.query(By::Css("html:not([data-before])")).first().await?;
        Ok(())
    }

    /// Replaces what a field holds.
    async fn write(&self, css: &str, text: &str) -> WebDriverResult<()> {
        let field = self.see(css).await?;
        field.scroll_into_view().await?;
        field.clear().await?;
        field.send_keys(text).await
    }

    /// Looks at the page on a phone and on a desk: nothing runs over the edge, and it is in the reader's language.
    async fn look(&self, name: &str) -> WebDriverResult<()> {
        let lang = self.words.lang;
        assert_eq!(
            self.see("html").await?.attr("lang").await?.as_deref(),
            Some(lang),
            "{name}"
        );
        let raw = self.driver.source().await?;
        assert!(!raw.contains('\u{2068}'), "{name}: marks of isolation in the text");
        assert!(!raw.contains("{$"), "{name}: a placeholder in the text");
        for width in [360, 1280] {
            chromium::resize(self.driver, width, 900).await?;
            let script = "const e = document.scrollingElement; return [e.scrollWidth, e.scrollHeight];";
            let size: Vec<u32> = self.driver.execute(script, vec![]).await?.convert()?;
            assert!(
                size[0] <= width,
                "{name} in {lang} is {} px wide on {width} px",
                size[0]
            );
            chromium::resize(self.driver, width, size[1].clamp(600, 6000)).await?;
            let picture = chromium::pictures().join(format!("{name}-{lang}-{width}.png"));
            self.driver.screenshot(&picture).await?;
        }
        chromium::resize(self.driver, 1280, 900).await
    }

    /// Journey 1: from the first page to the slip; its number and key.
    async fn file(&self) -> WebDriverResult<(String, String)> {
        self.driver.delete_all_cookies().await?;
        self.go(&format!("/{}/", self.words.lang)).await?;
        self.look("home").await?;
        self.write("#settlement_q", self.words.village).await?;
        self.write("#q", self.words.trouble).await?;
        self.follow("form[role=search] .btn").await?;
        // The subject, then the settlement where several fit: the first of each list.
        for _ in 0..3 {
            if self.driver.find(By::Id("send")).await.is_ok() {
                break;
            }
            self.follow("main ul.plain a").await?;
        }
        self.click("input[type=radio][value=street]").await?;
        self.write("#text", self.words.text).await?;
        self.write("#name", "Серікбаева Айгүл").await?;
        self.write("#postal_address", "071500, Ақшатау, Абай, 5").await?;
        self.write("#email", "aigul@resident.example").await?;
        self.look("form").await?;
        self.follow("#send").await?;
        let number = self.see(".slip .no").await?.text().await?;
        let key = self.see(".slip .key").await?.text().await?;
        self.look("receipt").await?;
        Ok((number, key))
    }

    async fn sign_in(&self, email: &str) -> WebDriverResult<()> {
        self.driver.delete_all_cookies().await?;
        self.go(&format!("/staff/sign-in?lang={}", self.words.lang)).await?;
        self.look("sign-in").await?;
        self.write("#email", email).await?;
        self.write("#password", PASSWORD).await?;
        self.follow("main form .btn").await?;
        self.see(".counts").await?;
        self.follow(&format!(".langs button[value='{}']", self.words.lang))
            .await?;
        self.see(".counts").await?;
        Ok(())
    }

    async fn sign_out(&self) -> WebDriverResult<()> {
        self.follow(".account button").await?;
        self.see("#password").await?;
        Ok(())
    }

    /// Opens the case of a number from the queue.
    async fn open(&self, number: &str, picture: &str) -> WebDriverResult<()> {
        self.look(picture).await?;
        let row = format!("//tr[.//*[contains(text(),'{number}')]]//a");
        let link = self.driver.query(By::XPath(row)).first().await?;
        self.leave(link).await?;
        self.see("#p-appeal").await?;
        Ok(())
    }

    async fn accept_and_forward(&self, number: &str) -> WebDriverResult<()> {
        self.open(number, "queue").await?;
        assert!(self.see("main").await?.text().await?.contains(self.words.text));
        self.look("case").await?;
        self.follow("form[action$='/accept'] .btn").await?;
        self.driver
            .query(By::Css("form[action$='/accept']"))
            .nowait()
            .not_exists()
            .await?;
        self.write("#forward-body_q", "103600000.roads").await?;
        self.follow("#p-forward form[role=search] .btn").await?;
        self.click("input[name=body][value='103600000.roads']").await?;
        self.write("#forward-reason", self.words.reason).await?;
        self.look("case-forward").await?;
        self.follow("form[action$='/forward'] .btn").await?;
        // The case at this body is closed by the forward.
        self.driver
            .query(By::Css("form[action$='/forward']"))
            .not_exists()
            .await?;
        Ok(())
    }

    async fn answer(&self, number: &str) -> WebDriverResult<()> {
        self.open(number, "queue-roads").await?;
        assert!(self.see("main").await?.text().await?.contains(self.words.reason));
        self.write("#answer-findings", self.words.findings).await?;
        self.write("#answer-text", self.words.answer).await?;
        self.write("#answer-basis", self.words.basis).await?;
        self.look("case-answer").await?;
        self.follow("form[action$='/answer'] .btn").await?;
        self.see("#p-given").await?;
        self.look("case-answered").await
    }

    /// The resident finds the answer by number and key.
    async fn track(&self, number: &str, key: &str) -> WebDriverResult<()> {
        self.driver.delete_all_cookies().await?;
        self.go(&format!("/{}/appeals", self.words.lang)).await?;
        self.write("#number", number).await?;
        self.write("#key", key).await?;
        self.follow("main form .btn").await?;
        self.see("#answer").await?;
        let page = self.see("main").await?.text().await?;
        for text in [self.words.answer, self.words.findings, self.words.basis] {
            assert!(page.contains(text), "the answer says {text}: {page}");
        }
        self.look("tracking").await
    }
}
