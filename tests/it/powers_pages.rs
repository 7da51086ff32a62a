//! Who answers for what, as residents and lawyers read it: for a settlement by name, with the words of the law, for a notice
//! board, and what held when.

use crate::support::small_law::small_law;
use crate::support::territory::{CITY, DISTRICT_AKIMAT, DISTRICT_ROADS, RURAL_AKIMAT, VILLAGE};
use crate::support::{Kind, TestApp, TestEnv, both};

/// The text of a page as people read it: without its tags and their attributes.
pub fn visible(page: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in page.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(page: &str, words: &[&str]) {
    let text = visible(page);
    for word in words {
        assert!(text.contains(word), "{word:?} is not in\n{text}");
    }
}

/// An office under the small law, with somebody who may sign at these bodies.
fn on_both(name: &str, staffed: &[&str], test: impl Fn(&TestEnv, &TestApp)) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        eprintln!("{name} on {kind:?}");
        let env = TestEnv::under(small_law(), kind);
        for body in staffed {
            env.add_officer(&format!("{body}@akimat.example"), "head", Some(body), None);
        }
        test(&env, &TestApp::start(&env));
    }
}

const STAFFED: [&str; 3] = [RURAL_AKIMAT, DISTRICT_AKIMAT, DISTRICT_ROADS];

#[test]
fn a_settlement_is_found_and_its_bodies_stand_by_name_in_three_languages() {
    on_both("by name", &STAFFED, |_, app| {
        let found = app.get("/ru/powers?settlement_q=Акша&group=road").expect(200).text;
        says(&found, &["село Акшатау"]);
        let link = format!("/ru/powers?settlement={VILLAGE}&#38;group=road");
        assert!(found.contains(&link), "{link} is not on\n{found}");
        for (lang, words) in [
            (
                "kk",
                [
                    "Ақшатау ауылдық округі әкімінің аппараты",
                    "Аягөз ауданы тұрғын үй-коммуналдық",
                    "заңда тікелей жазылған",
                    "Ауыл көшесі",
                    "Неге?",
                ],
            ),
            (
                "ru",
                [
                    "Аппарат акима Акшатауского сельского округа",
                    "автомобильных дорог Аягозского района",
                    "прямо по тексту закона",
                    "Улица села",
                    "Почему?",
                ],
            ),
            (
                "en",
                [
                    "Office of the akim: Akshatau rural district",
                    "roads department: Ayagoz District",
                    "stated in the law",
                    "A village street",
                    "Why?",
                ],
            ),
        ] {
            let page = app.get(&format!("/{lang}/powers?settlement={VILLAGE}&group=road"));
            let page = page.expect(200).text;
            says(&page, &words);
            for mark in [
                "road.pothole",
                "street_2026",
                "road_class",
                "powers-",
                "[F]",
                "rural",
                "akimat.",
            ] {
                assert!(
                    !visible(&page).contains(mark) || lang == "en" && mark == "rural",
                    "{lang}: {mark}"
                );
            }
        }
    });
}

#[test]
fn the_body_of_the_rule_is_named_where_the_akimat_holds_for_it() {
    on_both("nobody there", &[DISTRICT_AKIMAT], |_, app| {
        let page = app
            .get(&format!("/en/powers?settlement={VILLAGE}&group=road"))
            .expect(200)
            .text;
        says(
            &page,
            &[
                "Akimat: Ayagoz District",
                "The rule names: Housing, transport and roads department: Ayagoz District.",
            ],
        );
        let city = app
            .get(&format!("/en/powers?settlement={CITY}&group=water"))
            .expect(200)
            .text;
        says(&city, &["Semey"]);
        assert!(
            !visible(&city).contains("Office of the akim"),
            "a city has no rural akim"
        );
        // Of the department where nobody works its akimat is the other body, and says why.
        says(
            &page,
            &[
                "The law names another body as well: Akimat: Ayagoz District",
                "The text names: Housing, transport and roads department: Ayagoz District. Nobody works there yet",
            ],
        );
    });
}

#[test]
fn both_bodies_of_an_overlap_are_named_with_the_words_of_the_law_side_by_side() {
    on_both("overlap", &STAFFED, |_, app| {
        let page = app
            .get(&format!("/ru/powers?settlement={VILLAGE}&group=road"))
            .expect(200)
            .text;
        says(
            &page,
            &[
                "Закон называет и другой орган: Отдел ЖКХ",
                "Этот закон отдаёт улицы и району.",
                "Решающий вопрос: У кого улица на балансе?",
                "жолдарды күтіп ұстау",
                "содержание автомобильных дорог",
                "Номер акта: 148-II. Прочитана копия от 15 июня 2026 года.",
                "Казахский текст: не читан",
            ],
        );
        assert!(page.contains("<blockquote lang=\"kk\">") && page.contains("<blockquote lang=\"ru\">"));
    });
}

#[test]
fn groups_fold_and_one_is_open() {
    on_both("fold", &STAFFED, |_, app| {
        let closed = app.get("/ru/powers").expect(200).text;
        says(&closed, &["Дороги", "Вода"]);
        assert!(!visible(&closed).contains("Яма на дороге"));
        let open = app.get("/ru/powers?group=road").expect(200).text;
        says(&open, &["Яма на дороге", "Аппарат акима: сельский округ"]);
        assert!(!visible(&open).contains("Нет воды"));
        // The open one leads back to the page on which all are closed.
        assert!(open.contains("href=\"/ru/powers\" aria-current=\"true\""), "{open}");
        // A search crosses groups.
        says(&app.get("/ru/powers?q=вода").expect(200).text, &["Нет воды"]);
    });
}

#[test]
fn a_settlement_that_is_not_in_the_list_is_asked_again() {
    on_both("unknown place", &[], |_, app| {
        for query in [
            "settlement_q=Нетакого",
            "settlement=999999999",
            "settlement=xyz",
            "settlement=103600000",
        ] {
            let page = app.get(&format!("/ru/powers?{query}")).expect(200).text;
            assert!(page.contains("name=\"settlement_q\""), "{query}");
            assert!(page.contains("class=\"empty measure\""), "{query}: {page}");
        }
        let away = app.get("/kk/powers/notice").expect(303);
        assert_eq!(away.header("location"), "/kk/powers");
        let away = app.get("/kk/powers/notice?settlement=999999999").expect(303);
        assert_eq!(away.header("location"), "/kk/powers?settlement=999999999");
        app.get("/kk/powers/road.nothing").expect(404);
    });
}

#[test]
fn the_sheet_for_a_notice_board_says_place_day_and_law_and_names_both_bodies() {
    on_both("notice", &STAFFED, |_, app| {
        for (lang, words) in [
            (
                "kk",
                [
                    "Кім неге жауап береді: Ақшатау ауылы",
                    "2021 жылғы 1 шілде",
                    "2026 жылғы 30 сәуір",
                    "Жолдағы шұңқыр",
                    "Басқа нормада көрсетілген орган",
                ],
            ),
            (
                "ru",
                [
                    "Кто за что отвечает: село Акшатау",
                    "1 июля 2021 года",
                    "30 апреля 2026 года",
                    "Яма на дороге",
                    "Другая норма называет",
                ],
            ),
            (
                "en",
                [
                    "Who answers for what: Akshatau village",
                    "1 July 2021",
                    "30 April 2026",
                    "Pothole",
                    "Another text names",
                ],
            ),
        ] {
            let page = app.get(&format!("/{lang}/powers/notice?settlement={VILLAGE}"));
            let page = page.expect(200).text;
            says(&page, &words);
            // Whoever reads the board and does not know the kind of the road learns nothing from "I don't know".
            assert!(
                !["Білмеймін:", "Не знаю:", "I don't know:"]
                    .iter()
                    .any(|word| visible(&page).contains(word))
            );
            assert!(
                page.contains(&format!("/{lang}/appeals/new?settlement={VILLAGE}")),
                "where to write"
            );
        }
    });
}

#[test]
fn whoever_answers_under_several_conditions_stands_once_on_the_sheet() {
    on_both("merged", &STAFFED, |env, app| {
        env.set_time("2026-04-30T10:00:00");
        let page = app
            .get(&format!("/en/powers/notice?settlement={CITY}"))
            .expect(200)
            .text;
        let text = visible(&page);
        // In the city streets and district roads are answered for by one body, by two articles.
        let once = "A village street; A district road: Akimat: Semey , ";
        assert!(text.contains(once), "{text}");
        let village = visible(
            &app.get(&format!("/en/powers/notice?settlement={VILLAGE}"))
                .expect(200)
                .text,
        );
        assert_eq!(village.matches("No water").count(), 1, "{village}");
    });
}

#[test]
fn a_lawyer_reads_the_rows_with_acts_articles_and_how_each_was_read() {
    on_both("rows", &STAFFED, |_, app| {
        let page = app.get("/ru/powers/road.pothole").expect(200).text;
        says(
            &page,
            &[
                "Яма на дороге",
                "Какая это дорога?",
                "село или посёлок, где есть свой аким / город районного значения",
                "подпункт 7) пункта 1 статьи 35 Закона № 148 прочитано в тексте",
                "статья 31 Закона № 148 наше толкование",
                "Бюджет: районный (городской).",
                "Закон № 148, № 148-II (прочитана копия от 15 июня 2026 года)",
                "Закон о дорогах, № 245-II (прочитана копия от 16 марта 2026 года)",
            ],
        );
        assert!(
            !visible(&page).contains("Водный кодекс"),
            "only the acts that the subject cites"
        );
        let water = app.get("/kk/powers/water.none").expect(200).text;
        says(
            &water,
            &[
                "мәтінмен әлі салыстырылмаған",
                "Су кодексі (мәтіні оқылмаған)",
                "әлі тексерілмеген",
            ],
        );
        let english = app.get("/en/powers/water.none").expect(200).text;
        says(
            &english,
            &["not yet checked against the text", "our reading", "to be checked"],
        );
    });
}

#[test]
fn what_held_when_is_told_with_each_change() {
    on_both("history", &STAFFED, |env, app| {
        let page = visible(&app.get("/ru/powers/road.pothole").expect(200).text);
        let history = &page[page.find("Что когда действовало").expect("the history")..];
        let now = history.find("С 1 июля 2026 года").expect("the time that begins");
        let before = history
            .find("1 июля 2021 года – 30 июня 2026 года")
            .expect("the time that ends");
        assert!(now < before, "the newest first: {history}");
        let change = &history[now..before];
        let (went, came) = change.split_once("Вместо этого:").expect("what came");
        assert!(
            went.contains("Больше не действует:") && went.contains("Аппарат акима"),
            "{went}"
        );
        assert!(came.contains("Отдел ЖКХ") && came.contains("статьи 4"), "{came}");
        assert!(!change.contains("Районная дорога"), "what stayed is not told: {change}");
        // A new rulebook that says the same of a subject is no change of it.
        assert!(!history.contains("1 октября 2026 года"), "{history}");
        let water = visible(&app.get("/ru/powers/water.none").expect(200).text);
        assert!(water.contains("С 1 октября 2026 года"), "{water}");

        // The rows are those of the day.
        let rows = |page: &str| {
            page[page.find("Правила и статьи").expect("rows")..page.find("Законы").expect("acts")].to_owned()
        };
        assert!(rows(&page).contains("Аппарат акима"));
        env.set_time("2026-07-01T10:00:00");
        let later = visible(&app.get("/ru/powers/road.pothole").expect(200).text);
        assert!(!rows(&later).contains("Аппарат акима"), "{later}");
    });
}

#[test]
fn a_change_that_nobody_read_stands_on_the_page_of_its_subjects() {
    on_both("unread", &STAFFED, |env, app| {
        let said = |path: &str| visible(&app.get(path).expect(200).text).contains("Кто отвечает за улицы.");
        assert!(!said("/ru/powers/road.pothole"), "before its day");
        env.set_time("2026-07-01T10:00:00");
        assert!(said("/ru/powers/road.pothole"));
        assert!(!said("/ru/powers/water.none"), "another group");
    });
}

#[test]
fn a_bill_is_never_said_to_be_in_force() {
    on_both("bill", &STAFFED, |env, app| {
        env.set_time("2026-08-01T10:00:00");
        for (lang, bill, check, in_force) in [
            (
                "kk",
                "Жолдар туралы жоба",
                "заң жобасы: қабылданған-қабылданбағанын тексеретін күн – 2026 жылғы 1 тамыз",
                "күшіне енген",
            ),
            (
                "ru",
                "Проект о дорогах",
                "законопроект: с 1 августа 2026 года надо проверить, принят ли он",
                "действует",
            ),
            (
                "en",
                "Bill on roads",
                "a bill: from 1 August 2026 on it must be checked whether it was passed",
                "in force",
            ),
        ] {
            let page = visible(&app.get(&format!("/{lang}/powers/road.pothole")).expect(200).text);
            let row = &page[page.find(bill).expect("the bill")..];
            assert!(row.contains(check), "{row}");
            assert!(!row[..row.find(check).unwrap_or_default()].contains(in_force), "{row}");
        }
    });
}

#[test]
fn every_subject_that_we_ship_has_its_page_and_every_kind_of_place_its_sheet() {
    both("shipped", |env| {
        let app = TestApp::start(env);
        let law = env.office.law();
        let subjects = law.powers.subjects(env.today());
        assert!(subjects.len() > 80);
        for (index, subject) in subjects.iter().enumerate() {
            let lang = ["kk", "ru", "en"][index % 3];
            let page = app.get(&format!("/{lang}/powers/{}?settlement={VILLAGE}", subject.code));
            let text = visible(&page.expect(200).text);
            assert!(
                !text.contains("powers-") && !text.contains("budget-"),
                "{}: {text}",
                subject.code
            );
        }
        for place in [VILLAGE, CITY, "103620100", "103630100", "101033100"] {
            let page = app
                .get(&format!("/kk/powers/notice?settlement={place}"))
                .expect(200)
                .text;
            let text = visible(&page);
            for subject in &subjects {
                let name = subject
                    .name
                    .kk
                    .replace('&', "&#38;")
                    .replace('\'', "&#39;")
                    .replace('"', "&#34;");
                assert!(text.contains(&name), "{place}: {}", subject.name.kk);
            }
        }
    });
}
