//! The search of subjects by its method: endings, slips of the pen, Latin letters, synonyms, noise around the matter.

use chrono::NaiveDate;

use crate::powers::Rulebook;

use super::shipped_files;

/// Asserts that each text finds its subject first.
fn finds(cases: &[(&str, &str)]) {
    let rulebook = Rulebook::parse(&shipped_files()).unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    for (words, subject) in cases {
        let found = rulebook.search(on, words, 1);
        assert_eq!(found.first().map(|one| one.code.as_str()), Some(*subject), "{words}");
    }
}

#[test]
fn plain_words_of_each_language() {
    finds(&[
        ("яма на дороге", "road.pothole"),
        ("жолдағы шұңқыр", "road.pothole"),
        ("shunkyr", "road.pothole"),
        ("pothole", "road.pothole"),
        ("қоқысты алып кетпейді", "waste.collection"),
    ]);
}

#[test]
fn endings_of_kazakh_russian_and_english() {
    finds(&[
        ("шұңқырларды", "road.pothole"),
        ("көпірлеріміз", "road.bridge"),
        ("зираттарымызды", "green.cemetery"),
        ("библиотекою", "service.club"),
        ("кладбищами", "green.cemetery"),
        ("kindergartens", "service.kindergarten"),
    ]);
}

#[test]
fn slips_of_the_pen_and_latin_letters() {
    finds(&[
        ("фонорь не горит", "lighting.out"),
        ("собоки бродячии", "animals.stray"),
        ("библатека", "service.club"),
        ("кiтапхана", "service.club"),
        ("balabaqsha kezegi", "service.kindergarten"),
        ("kangygan itter", "animals.stray"),
        ("net vody", "water.none"),
    ]);
}

#[test]
fn a_long_letter_is_understood_through_its_noise() {
    finds(&[
        (
            "Здравствуйте, уважаемый аким! Пишу вам от имени всех жителей нашей улицы, живём здесь двадцать лет. Прошу \
             обратить внимание: у магазина третий вечер стоят на привязи ничьи щенки, а за ними ходит целая стая, и дети \
             боятся идти мимо. Заранее благодарны, с уважением, семья Ивановых.",
            "animals.stray",
        ),
        (
            "Сәлеметсіз бе, құрметті әкім! Біз осы ауылда көптен бері тұрамыз, балаларымыз осында өсті. Өтінеміз, \
             ауылдағы кітапханаға жаңа кітап алдырып, кітапханашы қойсаңыздар екен. Алдын ала рахмет айтамыз.",
            "service.club",
        ),
    ]);
}

#[test]
fn nothing_asked_finds_nothing() {
    let rulebook = Rulebook::parse(&shipped_files()).unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    for words in ["", " — !", "ъ"] {
        assert!(rulebook.search(on, words, 3).is_empty(), "{words:?}");
    }
}

/// A word that no subject says finds those that say another word of its concept.
#[test]
fn a_synonym_leads_to_the_subjects_that_say_it_otherwise() {
    let mut files = shipped_files();
    let synonyms = files.get_mut("powers/2021-07-01/synonyms.toml").unwrap();
    synonyms.push_str("\n[[concept]]\ncode = \"invented\"\nru = [\"ззззззз\", \"библиотекарь\"]\n");
    let on = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    let before = Rulebook::parse(&shipped_files()).unwrap().search(on, "ззззззз", 1);
    assert!(before.is_empty());
    let found = Rulebook::parse(&files).unwrap().search(on, "ззззззз", 1);
    assert_eq!(found[0].code, "service.club");
}
