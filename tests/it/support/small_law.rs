//! A rulebook of two subjects, small enough to be known by heart: what it says of a street has an overlap, words of the law
//! that were read, and a change on 1 July 2026. Clocks, calendars and bodies are those that we ship.

use std::collections::BTreeMap;

use listening_state::law::{Law, embedded_files};

/// The small law.
pub fn small_law() -> Law {
    Law::parse(&files()).unwrap_or_else(|faults| panic!("the small law: {faults:?}"))
}

fn files() -> BTreeMap<String, String> {
    let mut files = embedded_files();
    files.retain(|file, _| !file.starts_with("powers/") && file != "watch.toml");
    for (file, text) in [
        ("version.toml", VERSION),
        ("acts.toml", ACTS),
        ("owners.toml", OWNERS),
        ("questions.toml", QUESTIONS),
        ("templates.toml", ""),
        ("quotes.toml", QUOTES),
        ("road.toml", ROAD),
        ("water.toml", WATER),
    ] {
        files.insert(format!("powers/2021-07-01/{file}"), text.to_owned());
        // The next rulebook says the same of roads, without the row that has ended, and gives water to another budget.
        let ended = match (text.find(ENDED), text.find(ITS_SUCCESSOR)) {
            (Some(from), Some(until)) => text[from..until].to_owned(),
            _ => String::new(),
        };
        let text = text
            .replace("valid_from = 2021-07-01", "valid_from = 2026-10-01")
            .replace("budget = \"rural\" # water", "budget = \"district\"")
            .replacen(&ended, "", 1);
        files.insert(format!("powers/2026-10-01/{file}"), text);
    }
    files.insert("watch.toml".to_owned(), WATCH.to_owned());
    files
}

const ENDED: &str = "[[subject.rule]]\ncode = \"street\"\n";
const ITS_SUCCESSOR: &str = "[[subject.rule]]\ncode = \"street_2026\"\n";

const VERSION: &str = r#"
valid_from = 2021-07-01
sources = ["a test"]
groups = ["road", "water"]
[why]
subject = { kk = "Тақырып: {subject}.", ru = "Тема: {subject}.", en = "Subject: {subject}." }
missing = { kk = "«{question}»", ru = "«{question}»", en = "“{question}”" }
open = { kk = "Белгісіз.", ru = "Неизвестно.", en = "Not known." }
[[place]]
code = "village"
why = { kk = "Ауылдың әкімі бар.", ru = "Здесь есть сельский аким.", en = "There is a rural akim." }
[[place]]
code = "town"
why = { kk = "Аудандық маңызы бар қала.", ru = "Город районного значения.", en = "A town of district rank." }
[[place]]
code = "city"
why = { kk = "Ауыл әкімі жоқ.", ru = "Сельского акима нет.", en = "There is no rural akim." }
"#;

const ACTS: &str = r#"
[[act]]
code = "148"
style = "law"
number = "148-II"
read_on = 2026-06-15
name = { kk = "№ 148 заң", ru = "Закон № 148", en = "Law No 148" }
of = { kk = "№ 148 Заңның", ru = "Закона № 148", en = "Law No 148" }
short = { kk = "№ 148 Заңның", ru = "Закона № 148", en = "Law No 148" }
[[act]]
code = "roads-law"
style = "law"
number = "245-II"
read_on = 2026-03-16
name = { kk = "Жол заңы", ru = "Закон о дорогах", en = "Roads Law" }
of = { kk = "Жол заңының", ru = "Закона о дорогах", en = "Roads Law" }
short = { kk = "Жол заңының", ru = "Закона о дорогах", en = "Roads Law" }
[[act]]
code = "water-code"
style = "code"
name = { kk = "Су кодексі", ru = "Водный кодекс", en = "Water Code" }
of = { kk = "Су кодексінің", ru = "Водного кодекса", en = "Water Code" }
short = { kk = "Су кодексінің", ru = "Водного кодекса", en = "Water Code" }
"#;

const OWNERS: &str = r#"
[[owner]]
code = "contractor"
name = { kk = "мердігер", ru = "подрядчик", en = "contractor" }
"#;

const QUESTIONS: &str = r#"
[[question]]
code = "road_class"
text = { kk = "Бұл қандай жол?", ru = "Какая это дорога?", en = "What kind of road is it?" }
help = { kk = "Көріңіз.", ru = "Посмотрите.", en = "Look." }
[[question.answer]]
code = "street"
text = { kk = "Ауыл көшесі", ru = "Улица села", en = "A village street" }
why = { kk = "Жол — көше.", ru = "Дорога — улица.", en = "The road is a street." }
[[question.answer]]
code = "district"
text = { kk = "Аудан жолы", ru = "Районная дорога", en = "A district road" }
why = { kk = "Жол — аудандық.", ru = "Дорога — районная.", en = "The road is a district one." }
[[question.answer]]
code = "unknown"
text = { kk = "Білмеймін", ru = "Не знаю", en = "I don't know" }
why = { kk = "Қандай жол екені белгісіз.", ru = "Не указано, какая дорога.", en = "The kind of road is not stated." }
"#;

const QUOTES: &str = r#"
[[quote]]
act = "148"
article = "35(1)(7)"
text = { kk = "жолдарды күтіп ұстау", ru = "содержание автомобильных дорог" }
copy_of = 2026-06-15
[[quote]]
act = "roads-law"
article = "13(2)(2)"
text = { ru = "организация работ по содержанию улиц" }
copy_of = 2026-03-16
"#;

const ROAD: &str = r#"
group = "road"
name = { kk = "Жол", ru = "Дороги", en = "Roads" }
kind = "message"
confidence = "high"
[[subject]]
code = "road.pothole"
name = { kk = "Жолдағы шұңқыр", ru = "Яма на дороге", en = "Pothole" }
words = { kk = ["шұңқыр"], ru = ["яма"], en = ["pothole"] }
questions = ["road_class"]
[[subject.rule]]
code = "street"
when = { road_class = "street" }
place = ["village", "town"]
level = "rural"
function = "akimat"
owner = "contractor"
budget = "rural"
basis = ["148 35(1)(7) [F]"]
valid_until = 2026-06-30
[[subject.rule.also]]
level = "district"
function = "roads"
basis = ["roads-law 13(2)(2) [F]"]
why = { kk = "Бұл заң көшені ауданға да береді.", ru = "Этот закон отдаёт улицы и району.", en = "This law gives streets to the district too." }
decides = { kk = "Көшені кім теңгеріміне алды?", ru = "У кого улица на балансе?", en = "On whose balance is the street?" }
[[subject.rule]]
code = "street_2026"
when = { road_class = "street" }
place = ["village", "town"]
level = "district"
function = "roads"
owner = "contractor"
budget = "district"
basis = ["roads-law 13(2)(2) [F]", "roads-law 4(5) [R]"]
confidence = "med"
valid_from = 2026-07-01
[[subject.rule]]
code = "street_city"
when = { road_class = "street" }
place = ["city"]
level = "district"
function = "roads"
owner = "contractor"
budget = "district"
basis = ["148 31 [I]"]
[[subject.rule]]
code = "district"
when = { road_class = "district" }
level = "district"
function = "roads"
owner = "contractor"
budget = "district"
basis = ["roads-law 13(2)(2) [F]"]
[[subject.rule]]
code = "unknown"
when = { road_class = "unknown" }
undetermined = true
owner = "none"
budget = "undetermined"
basis = ["148 31 [I]"]
confidence = "low"
"#;

const WATER: &str = r#"
group = "water"
name = { kk = "Су", ru = "Вода", en = "Water" }
kind = "message"
confidence = "low"
[[subject]]
code = "water.none"
name = { kk = "Су жоқ", ru = "Нет воды", en = "No water" }
words = { kk = ["су"], ru = ["вода"], en = ["water"] }
[[subject.rule]]
code = "village"
place = ["village", "town"]
level = "rural"
function = "akimat"
owner = "contractor"
budget = "rural" # water
basis = ["148 35(1)(19) [R]", "water-code 27 [I]"]
[[subject.rule]]
code = "city"
place = ["city"]
level = "district"
function = "akimat"
owner = "contractor"
budget = "district"
basis = ["water-code 27 [I]"]
"#;

const WATCH: &str = r#"
[[watch]]
act = "306-VIII"
name = { kk = "Жол заңын өзгертетін заң", ru = "Закон об изменении Закона о дорогах", en = "Law amending the Roads Law" }
adopted = 2026-06-11
date = 2026-07-01
articles = ["roads-law 13"]
groups = ["road"]
moves = { kk = "Көшеге кім жауап береді.", ru = "Кто отвечает за улицы.", en = "Who answers for streets." }
[[watch]]
act = "bill-roads"
name = { kk = "Жолдар туралы жоба", ru = "Проект о дорогах", en = "Bill on roads" }
date = 2026-08-01
estimated = true
subjects = ["road.pothole"]
moves = { kk = "Жоба көшелерді ауданға бермек.", ru = "Проект отдаёт улицы району.", en = "The bill gives streets to the district." }
"#;
