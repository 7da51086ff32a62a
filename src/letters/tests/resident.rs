//! The letters that a resident gets.

use super::*;

#[test]
fn the_registered_letter_is_the_slip_in_kazakh() {
    let (basis, deadline) = (basis(), deadline());
    let occasion = Occasion::Registered {
        attendant: &Attendant::Itself,
        tracking_key: "7KQ4M9XW",
        basis: &basis,
        undetermined: false,
        deadline: Some(&deadline),
    };
    let letter = letter(Language::Kk, NAME, &occasion);
    assert_eq!(letter.subject, "ЖТ-2026-000123: жолданымыңыз тіркелді");
    assert_eq!(
        letter.body,
        "Құрметті Сәуле Нұрланқызы!

Жолданымыңыз 2026 жылғы 30 сәуірде тіркелді. Нөмірі: ЖТ-2026-000123.
Тақырыбы: Жолдағы шұңқыр.
Орны: Ақтоғай ауылы, Абай көшесі, 14.

Жауапты орган: Ақтоғай ауылдық округінің әкімдігі.
Негізі: № 148 Заң, 35-баптың 1-тармағының 6) тармақшасы.
Орган жауапты 2026 жылғы 26 мамырдан кешіктірмей беруге тиіс.

Мерзім былай есептелді: бірінші күн — 2026 жылғы 4 мамыр, соңғы күн — 2026 жылғы 26 мамыр, барлығы 15 жұмыс күні.
Мереке болғандықтан есептелмеген күндер: 1 мамыр, жұма (Қазақстан халқының бірлігі мерекесі); 7 мамыр, бейсенбі (Отан қорғаушы күні); 11 мамыр, дүйсенбі (ауыстырылған демалыс: Жеңіс күні).
Есептелмеген сенбі мен жексенбі: 8 күн.
Негізі: ӘРПК 76-бабының 1-бөлігі.

Осы мерзімде жауап берілмесе, орган бас тартты деп есептеледі (ӘРПК 91-бабының 2-бөлігі). Ондай жағдайда шағым бере аласыз. Шағым берілетін орган: Ақтоғай ауылдық округінің әкімдігі. Жауап сонда да берілуге тиіс.

Бақылау кілті: 7KQ4M9XW

Жолданымыңыздың қалай қаралып жатқанын мына сілтемеден көре аласыз:
https://example.kz/kk/t/7KQ4M9XW

Кілт пен сілтемені ешкімге бермеңіз: олар арқылы жолданымыңызды кез келген адам оқи алады.

Құрметпен,
Ақтоғай ауылдық округінің әкімдігі

ӘРПК — Қазақстан Республикасының Әкімшілік рәсімдік-процестік кодексі.
"
    );
}

#[test]
fn the_registered_letter_says_the_same_in_russian_and_english() {
    let (basis, deadline) = (basis(), deadline());
    let occasion = Occasion::Registered {
        attendant: &Attendant::Itself,
        tracking_key: "7KQ4M9XW",
        basis: &basis,
        undetermined: false,
        deadline: Some(&deadline),
    };
    let russian = letter(Language::Ru, NAME, &occasion).body;
    for sentence in [
        "Уважаемая Сәуле Нұрланқызы!",
        "Ваше обращение зарегистрировано 30 апреля 2026 года. Номер: ЖТ-2026-000123.",
        "Отвечает: Акимат Актогайского сельского округа.",
        "Основание: Закон № 148, подпункт 6) пункта 1 статьи 35.",
        "Орган обязан ответить не позднее 26 мая 2026 года.",
        "первый день — 4 мая 2026 года, последний день — 26 мая 2026 года, всего 15 рабочих дней.",
        "1 мая, пятница (Праздник единства народа Казахстана); 7 мая, четверг",
        "11 мая, понедельник (перенесённый выходной: День Победы).",
        "Субботы и воскресенья не считаются: 8 дней.",
        "считается, что орган отказал (часть 2 статьи 91 АППК)",
        "Ключ для отслеживания: 7KQ4M9XW\n",
        "\nhttps://example.kz/kk/t/7KQ4M9XW\n",
        "АППК — Административный процедурно-процессуальный кодекс Республики Казахстан.",
    ] {
        assert!(russian.contains(sentence), "{sentence}\n\n{russian}");
    }
    let english = letter(Language::En, NAME, &occasion).body;
    for sentence in [
        "Dear Сәуле Нұрланқызы,",
        "Your appeal was registered on 30 April 2026. Number: ЖТ-2026-000123.",
        "The body must answer by 26 May 2026 at the latest.",
        "the first day is 4 May 2026, the last day is 26 May 2026, 15 working days in all.",
        "11 May, Monday (transferred day off: Victory Day).",
        "Tracking key: 7KQ4M9XW\n",
    ] {
        assert!(english.contains(sentence), "{sentence}\n\n{english}");
    }
}

#[test]
fn an_open_question_names_who_settles_it_and_says_that_a_forward_starts_the_time_again() {
    let (basis, deadline) = (Trilingual::default(), deadline());
    let occasion = Occasion::Registered {
        attendant: &Attendant::Itself,
        tracking_key: "7KQ4M9XW",
        basis: &basis,
        undetermined: true,
        deadline: Some(&deadline),
    };
    for (language, desk, due) in [
        (
            Language::Kk,
            "Оны мына орган анықтайды: Ақтоғай ауылдық округінің әкімдігі. Жолданым басқа органға жіберілсе, сол органның мерзімі басынан саналады",
            "2026 жылғы 26 мамырдан кешіктірмей",
        ),
        (
            Language::Ru,
            "Это определит: Акимат Актогайского сельского округа. Если обращение перенаправят, у нового органа срок пойдёт заново",
            "не позднее 26 мая 2026 года",
        ),
        (
            Language::En,
            "This body will find out: Akimat of Aktogay rural district. If your appeal is forwarded, the time limit starts again there",
            "by 26 May 2026",
        ),
    ] {
        let body = letter(language, NAME, &occasion).body;
        assert!(body.contains(desk) && body.contains(due), "{body}");
    }
}

#[test]
fn without_a_calendar_the_letter_promises_no_date() {
    let basis = basis();
    let occasion = Occasion::Registered {
        attendant: &Attendant::Itself,
        tracking_key: "7KQ4M9XW",
        basis: &basis,
        undetermined: false,
        deadline: None,
    };
    for (language, waits) in [
        (Language::Kk, "мерзімді Сізге хатпен хабарлаймыз"),
        (Language::Ru, "мы сообщим Вам срок письмом"),
        (Language::En, "we will write to you with the date"),
    ] {
        let body = letter(language, NAME, &occasion).body;
        assert!(body.contains(waits) && !body.contains("91"), "{body}");
    }
}

#[test]
fn a_forward_names_the_receiver_the_reason_and_both_dates() {
    let to = roads();
    let occasion = Occasion::Forwarded {
        attendant: &Attendant::Itself,
        to: &to,
        reason: "Бұл — аудандық жол",
        due_on: Some(date(2026, 5, 29)),
        first_due_on: Some(date(2026, 5, 26)),
    };
    for (language, sentences) in [
        (
            Language::Kk,
            [
                "Оны енді мына орган қарайды: Аягөз ауданының жолдар бөлімі.",
                "Бұл орган жауапты 2026 жылғы 29 мамырдан кешіктірмей беруге тиіс.",
                "Бұрын айтылған күн: 2026 жылғы 26 мамыр.",
                "Себебі: Бұл — аудандық жол\nНегізі: ӘРПК 65-бабы (одан әрі жолдау).",
            ],
        ),
        (
            Language::Ru,
            [
                "Теперь его рассматривает: Отдел дорог Аягозского района.",
                "Этот орган обязан ответить не позднее 29 мая 2026 года.",
                "Сначала мы назвали Вам 26 мая 2026 года.",
                "Причина: Бұл — аудандық жол\nОснование: статья 65 АППК.",
            ],
        ),
        (
            Language::En,
            [
                "It is now with: Roads department of Ayagoz district.",
                "That body must answer by 29 May 2026 at the latest.",
                "We first gave you 26 May 2026.",
                "Reason: Бұл — аудандық жол\nBasis: APPC, article 65.",
            ],
        ),
    ] {
        let body = letter(language, NAME, &occasion).body;
        for sentence in sentences {
            assert!(body.contains(sentence), "{sentence}\n\n{body}");
        }
    }
}

#[test]
fn an_answer_carries_facts_law_and_remedy() {
    let higher = roads();
    let answered = Occasion::Answered(crate::letters::Answer {
        text: "Шұңқырды 12 мамырда жөндедік.\nРахмет.",
        findings: "Тереңдігі 9 см шұңқыр табылды",
        basis: "№ 148 Заң, 35-бап",
        higher: Some(&higher),
        complaint_until: date(2026, 8, 12),
    });
    let kazakh = letter(Language::Kk, NAME, &answered);
    assert_eq!(kazakh.subject, "ЖТ-2026-000123: жолданымыңызға жауап");
    assert_eq!(
        kazakh.body,
        "Құрметті Сәуле Нұрланқызы!

2026 жылғы 30 сәуірде тіркелген ЖТ-2026-000123 нөмірлі жолданымыңызға жауап береміз.

Шұңқырды 12 мамырда жөндедік.
Рахмет.

Не анықталды: Тереңдігі 9 см шұңқыр табылды

Құқықтық негізі: № 148 Заң, 35-бап

Келіспесеңіз, 2026 жылғы 12 тамыздан кешіктірмей шағым бере аласыз. Шағым берілетін орган: Ақтоғай ауылдық округінің әкімдігі. Оны қарайтын орган: Аягөз ауданының жолдар бөлімі (ӘРПК 91, 92-баптары).

Жолданымыңыздың қалай қаралып жатқанын мына сілтемеден көре аласыз:
https://example.kz/kk/t/7KQ4M9XW

Құрметпен,
Ақтоғай ауылдық округінің әкімдігі

ӘРПК — Қазақстан Республикасының Әкімшілік рәсімдік-процестік кодексі.
"
    );
    let russian = letter(Language::Ru, None, &answered).body;
    assert!(russian.starts_with("Здравствуйте!\n\nОтвечаем на Ваше обращение ЖТ-2026-000123"));
    assert!(russian.contains(
        "Вы можете подать жалобу не позднее 12 августа 2026 года. Куда подать: Акимат Актогайского \
         сельского округа. Кто рассмотрит: Отдел дорог Аягозского района (статьи 91 и 92 АППК)."
    ));
}

#[test]
fn a_note_says_so_and_keeps_the_remedy_where_no_higher_body_is_known() {
    let noted = Occasion::Noted(crate::letters::Answer {
        text: "Рахмет",
        findings: "",
        basis: "",
        higher: None,
        complaint_until: date(2026, 8, 12),
    });
    for (language, said, remedy, absent) in [
        (
            Language::Kk,
            "назарға алдық",
            "2026 жылғы 12 тамыздан кешіктірмей",
            "Не анықталды",
        ),
        (
            Language::Ru,
            "приняли Ваше мнение к сведению",
            "не позднее 12 августа 2026 года",
            "Что установлено",
        ),
        (
            Language::En,
            "taken note of your opinion",
            "by 12 August 2026",
            "established",
        ),
    ] {
        let body = letter(language, NAME, &noted).body;
        assert!(
            body.contains(said) && body.contains(remedy) && !body.contains(absent),
            "{body}"
        );
    }
}

#[test]
fn a_moved_date_is_explained_with_the_old_one() {
    let deadline = deadline();
    let to = |was: Option<NaiveDate>, now| MovedDate { was, now: Some(now) };
    let moved = Occasion::DueChanged {
        deadline: &deadline,
        body: Some(to(Some(date(2026, 5, 25)), date(2026, 5, 26))),
        resident: Some(to(Some(date(2026, 5, 19)), date(2026, 5, 20))),
        passed: false,
    };
    let body = letter(Language::Ru, NAME, &moved).body;
    assert!(body.contains("Прежний срок: 25 мая 2026 года."), "{body}");
    assert!(body.contains("не позднее 26 мая 2026 года"), "{body}");
    assert!(body.contains("был 19 мая 2026 года, стал 20 мая 2026 года"), "{body}");
    let passed = Occasion::DueChanged {
        deadline: &deadline,
        body: None,
        resident: None,
        passed: true,
    };
    let body = letter(Language::En, NAME, &passed).body;
    assert!(body.contains("was 26 May 2026. That day has passed"), "{body}");
    assert!(
        !body.contains("by 26 May 2026") && !body.contains("earlier date"),
        "{body}"
    );
    let set = Occasion::DueChanged {
        deadline: &deadline,
        body: Some(to(None, date(2026, 5, 26))),
        resident: None,
        passed: false,
    };
    let set = letter(Language::Kk, NAME, &set);
    assert_eq!(set.subject, "ЖТ-2026-000123: жауап беру мерзімі белгіленді");
    assert!(set.body.contains("барлығы 15 жұмыс күні"), "{}", set.body);
}

#[test]
fn who_works_the_case_in_trust_is_said() {
    let (basis, deadline) = (basis(), deadline());
    let district = Trilingual {
        kk: "Аягөз ауданының әкімдігі".to_owned(),
        ru: "Акимат Аягозского района".to_owned(),
        en: "Akimat of Ayagoz District".to_owned(),
    };
    let said = |language, attendant: &Attendant| {
        let occasion = Occasion::Registered {
            tracking_key: "7KQ4M9XW",
            basis: &basis,
            undetermined: false,
            attendant,
            deadline: Some(&deadline),
        };
        letter(language, NAME, &occasion).body
    };
    for language in Language::ALL {
        let name = district.get(language);
        assert!(
            said(language, &Attendant::Above(district.clone())).contains(name),
            "{language}"
        );
        assert!(!said(language, &Attendant::Itself).contains(name), "{language}");
        assert_ne!(
            said(language, &Attendant::Nobody),
            said(language, &Attendant::Itself),
            "{language}"
        );
    }
}
