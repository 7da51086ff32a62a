//! `territory import` with lists as they are published: the workbook, CSV in its spellings, everything wrong told at once.

use std::path::PathBuf;

use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

use crate::support::database::TestDb;
use crate::support::program::Program;
use crate::support::{Kind, both_databases};

/// A small country with every form of the third level: code, kind of locality, Kazakh, Russian.
const COUNTRY: [(&str, &str, &str, &str); 18] = [
    ("100000000", "0", "Абай облысы", "область Абай"),
    ("101000000", "1", "Семей Қ.Ә.", "Семей Г.А."),
    ("101010000", "1", "Семей қ.", "г.Семей"),
    ("101033000", "2", "Абыралы а.о.", "Абралинский с.о"),
    ("101033100", "2", "Абыралы а.", "с.Абралы"),
    ("103600000", "4", "Аягөз ауданы", "Аягозский район"),
    ("103620000", "3", "Аягөз қ.ә.", "г.а.Аягоз"),
    ("103620100", "1", "Аягөз қ.", "г.Аягоз"),
    ("103630000", "1", "Ақтоғай к.ә.", "Актогайская п.а."),
    ("103630100", "1", "Ақтоғай к.", "п.Актогай"),
    ("103641000", "2", "Ақшатау а.о.", "Акшатауский с.о."),
    ("103641100", "2", "Ақшатау а.", "с.Акшатау"),
    (
        "103643000",
        "2",
        "Сакен Сейфуллин атын.а.о.",
        "с.о.им.Сакена Сейфуллина",
    ),
    ("103645000", "2", "Қарабұлақ а.ә.", "Карабулакская с.а."),
    ("103645100", "2", "Қарабұлақ а.", "с.Карабулак"),
    ("103649100", "1", "Шар қ.", "г.Шар"),
    ("750000000", "1", "Алматы қ.", "г.Алматы"),
    ("751110000", "1", "Алмалы ауданы", "Алмалинский район"),
];

const HEADER: [&str; 9] = ["te", "ab", "cd", "ef", "hij", "k", "kaz_name", "rus_name", "nn"];

/// The workbook as the bureau publishes it: codes as text, their parts, the running number as a number.
fn workbook(folder: &TestDb, name: &str, change: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> PathBuf {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, title) in (0..).zip(HEADER) {
        sheet.write(0, column, title).unwrap();
    }
    for (line, (code, kind, kk, ru)) in (1..).zip(COUNTRY) {
        let parts = [code, &code[..2], &code[2..4], &code[4..6], &code[6..], kind, kk, ru];
        for (column, text) in (0..).zip(parts) {
            sheet.write(line, column, text).unwrap();
        }
        sheet.write(line, 8, line).unwrap();
    }
    change(sheet);
    let path = folder.folder().join(name);
    book.save(&path).unwrap();
    path
}

fn csv(folder: &TestDb, name: &str, text: &str) -> PathBuf {
    let path = folder.folder().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn import(program: &Program<'_>, file: &std::path::Path, more: &[&str]) -> Value {
    let file = file.display().to_string();
    let words = [&["--json", "territory", "import", &file], more].concat();
    serde_json::from_str(&program.done(&words)).unwrap()
}

fn refused(program: &Program<'_>, file: &std::path::Path) -> String {
    program.refused(&["territory", "import", &file.display().to_string()])
}

fn names(db: &TestDb) -> Vec<(String, String, String)> {
    use listening_state::store::bodies;
    use listening_state::store::territories;
    let store = db.store();
    let known = store.read(territories::all_known).unwrap();
    let codes: Vec<String> = known
        .iter()
        .map(|known| format!("{}.akimat", known.territory.code))
        .collect();
    let bodies = store.read(|c| bodies::find_many(c, &codes)).unwrap();
    let names = bodies.into_iter().map(|body| (body.code.0, body.name.ru, body.name.kk));
    names.collect()
}

#[test]
fn the_workbook_of_the_bureau_makes_places_and_bodies() {
    both_databases(|db, store| {
        drop(store);
        let program = Program::new(db, "secret.key");
        let file = workbook(db, "KATO.xlsx", |_| {});
        let report = import(&program, &file, &[]);
        assert_eq!(report["created"], 18);
        assert_eq!(
            report["by_kind"],
            json!({"oblast": 2, "city": 1, "city_part": 2, "district": 1, "town": 2, "township": 1, "rural_okrug": 4, "settlement": 5})
        );
        assert_eq!(
            report["placed_by_prefix"],
            json!([
                {"code": "103649100", "name": "город Шар", "kind": "town", "missing": "103649000", "answers": "103649100"},
                {"code": "751110000", "name": "Алмалинский район", "kind": "city_part", "missing": "751100000", "answers": "750000000"},
            ])
        );
        assert_eq!(report["skipped"], json!([]));
        for (code, ru, kk) in [
            ("100000000.akimat", "Акимат области Абай", "Абай облысы әкімдігі"),
            ("103600000.akimat", "Акимат Аягозского района", "Аягөз ауданы әкімдігі"),
            (
                "103620000.akimat",
                "Аппарат акима города Аягоз",
                "Аягөз қаласы әкімінің аппараты",
            ),
            (
                "103630000.akimat",
                "Аппарат акима посёлка Актогай",
                "Ақтоғай кенті әкімінің аппараты",
            ),
            (
                "103641000.akimat",
                "Аппарат акима Акшатауского сельского округа",
                "Ақшатау ауылдық округі әкімінің аппараты",
            ),
            (
                "103643000.akimat",
                "Аппарат акима сельского округа имени Сакена Сейфуллина",
                "Сакен Сейфуллин атындағы ауылдық округі әкімінің аппараты",
            ),
            (
                "103645000.akimat",
                "Аппарат акима села Карабулак",
                "Қарабұлақ ауылы әкімінің аппараты",
            ),
            (
                "103649100.akimat",
                "Аппарат акима города Шар",
                "Шар қаласы әкімінің аппараты",
            ),
            ("750000000.akimat", "Акимат города Алматы", "Алматы қаласы әкімдігі"),
        ] {
            let named = (code.to_owned(), ru.to_owned(), kk.to_owned());
            assert!(names(db).contains(&named), "{named:?}");
        }
        let again = import(&program, &file, &[]);
        assert_eq!((&again["created"], &again["unchanged"]), (&json!(0), &json!(18)));
    });
}

/// Names as an earlier version wrote them are renewed by the next import, those of bodies too where the place stays.
#[test]
fn names_of_an_existing_installation_are_renewed() {
    both_databases(|db, store| {
        drop(store);
        let program = Program::new(db, "secret.key");
        let file = workbook(db, "KATO.xlsx", |_| {});
        import(&program, &file, &[]);
        db.tamper("UPDATE territories SET name_kk = 'Аягөз қ.ә.' WHERE code = '103620000'")
            .unwrap();
        db.tamper("UPDATE bodies SET name_kk = 'Ақшатау а.о.: әкім аппараты', name_ru = 'Аппарат акима: Акшатауский с.о.' WHERE code = '103641000.akimat'")
            .unwrap();
        let report = import(&program, &file, &[]);
        assert_eq!((&report["updated"], &report["unchanged"]), (&json!(1), &json!(17)));
        let okrug = names(db).into_iter().find(|(code, ..)| code == "103641000.akimat");
        let (_, ru, kk) = okrug.unwrap();
        assert_eq!(ru, "Аппарат акима Акшатауского сельского округа");
        assert_eq!(kk, "Ақшатау ауылдық округі әкімінің аппараты");
    });
}

#[test]
fn every_settled_place_of_a_country_of_all_forms_has_a_body() {
    both_databases(|db, store| {
        drop(store);
        let program = Program::new(db, "secret.key");
        import(&program, &workbook(db, "KATO.xlsx", |_| {}), &[]);
        for (settlement, body) in [
            ("101010000", "101000000.akimat"),
            ("101033100", "101033000.akimat"),
            ("103620100", "103620000.akimat"),
            ("103630100", "103630000.akimat"),
            ("103641100", "103641000.akimat"),
            ("103645100", "103645000.akimat"),
            ("103649100", "103649100.akimat"),
            ("751110000", "750000000.akimat"),
        ] {
            let words = [
                "--json",
                "law",
                "route",
                "--on",
                "2026-04-30",
                "--settlement",
                settlement,
                "--subject",
                "road.pothole",
                "--fact",
                "road_class=street",
            ];
            let routed: Value = serde_json::from_str(&program.done(&words)).unwrap();
            let found = routed["body"].as_str().unwrap_or_default();
            let level = body.split('.').next().unwrap();
            assert!(found.starts_with(level), "{settlement}: {routed}");
        }
    });
}

#[test]
fn a_workbook_that_is_not_the_classifier_is_refused_by_its_rows() {
    let db = TestDb::new(Kind::Sqlite);
    let program = Program::new(&db, "secret.key");
    let plain = Format::new();
    type Change<'a> = Box<dyn FnOnce(&mut rust_xlsxwriter::Worksheet) + 'a>;
    let cases: [(&str, Change<'_>, &[&str]); 7] = [
        (
            "layout.xlsx",
            Box::new(|sheet| {
                sheet.write(0, 7, "Наименование").unwrap();
            }),
            &[
                "no header of the classifier in its first 20 rows",
                "te, ab, cd",
                "expected code,name_ru",
            ],
        ),
        (
            "column.xlsx",
            Box::new(|sheet| {
                sheet.write(0, 9, "население").unwrap();
            }),
            &[
                "row 1: the header is te,ab,cd",
                "nothing is known of the column \"население\"",
            ],
        ),
        (
            "merged.xlsx",
            Box::new(|sheet| {
                sheet.merge_range(4, 6, 5, 7, "Абыралы", &plain).unwrap();
            }),
            &["row 5: cells are merged down to row 6"],
        ),
        (
            "twice.xlsx",
            Box::new(|sheet| {
                sheet.write(30, 0, "103641100").unwrap();
                sheet.write(30, 7, "с.Акшатау").unwrap();
            }),
            &["1 codes stand there more than once", "code 103641100 on rows 13, 31"],
        ),
        (
            "parts.xlsx",
            Box::new(|sheet| {
                sheet.write(12, 3, 42).unwrap();
                sheet.write(13, 7, "Сейфуллин").unwrap();
                sheet.write(13, 6, "Сейфуллин").unwrap();
            }),
            &[
                "2 of 18 rows",
                "the code is not what the columns ab, cd, ef",
                "row 13: 103641100",
                "the kind is unknown",
                "row 14: 103643000 «Сейфуллин»",
            ],
        ),
        (
            "orphan.xlsx",
            Box::new(|sheet| {
                for (column, text) in [(0, "351000000"), (6, "Қарағанды Қ.Ә."), (7, "Караганда Г.А.")]
                {
                    sheet.write(30, column, text).unwrap();
                }
            }),
            &[
                "neither in the file nor in the database",
                "row 31: 351000000 «Караганда Г.А.», «Қарағанды Қ.Ә.»",
                "--skip-unknown",
            ],
        ),
        (
            "empty.xlsx",
            Box::new(|sheet| {
                for line in 0..=19 {
                    sheet.set_row_hidden(line).unwrap();
                    for column in 0..=8 {
                        sheet.write_blank(line, column, &plain).unwrap();
                    }
                }
            }),
            &["the sheet \"Sheet1\" is empty"],
        ),
    ];
    for (name, change, says) in cases {
        let file = workbook(&db, name, change);
        let said = refused(&program, &file);
        for part in says.iter().chain(&[&*file.display().to_string()]) {
            assert!(said.contains(part), "{name}: {part:?} in\n{said}");
        }
    }
    assert_eq!(db.store().read(listening_state::store::territories::count).unwrap(), 0);
}

#[test]
fn codes_kept_as_numbers_and_a_title_above_the_header_are_read() {
    let db = TestDb::new(Kind::Sqlite);
    let program = Program::new(&db, "secret.key");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 2, "Классификатор", &Format::new()).unwrap();
    for (column, title) in [(0, "code"), (1, "name_ru"), (2, "name_kk")] {
        sheet.write(2, column, title).unwrap();
    }
    sheet.write(3, 0, 100_000_000).unwrap();
    sheet.write(3, 1, "область Абай").unwrap();
    sheet.write(3, 2, "Абай облысы").unwrap();
    let file = db.folder().join("numbers.xlsx");
    book.save(&file).unwrap();
    assert_eq!(import(&program, &file, &[])["created"], 1);
}

#[test]
fn what_is_no_workbook_is_refused() {
    let db = TestDb::new(Kind::Sqlite);
    let program = Program::new(&db, "secret.key");
    for (bytes, says) in [
        (&b"PK\x03\x04 broken"[..], "not a workbook that can be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "save it as .xlsx"),
        (b"", "the file is empty"),
        (b"\x7fELF\x00\x98", "neither UTF-8 nor Windows-1251"),
    ] {
        let file = db.folder().join("list.xlsx");
        std::fs::write(&file, bytes).unwrap();
        let said = refused(&program, &file);
        assert!(said.contains(says), "{says}: {said}");
    }
}

#[test]
fn what_cannot_be_understood_refuses_the_whole_or_is_left_out_when_asked_for() {
    both_databases(|db, store| {
        drop(store);
        let program = Program::new(db, "secret.key");
        let list = csv(
            db,
            "list.csv",
            "code;name_ru;name_kk\r\n100000000;область Абай;Абай облысы\r\n103600000;Аягозский район;Аягөз ауданы\r\n\
             103641000;Акшатау;\r\n103641100;с.Акшатау;Ақшатау а.\r\n103642000;Емельтау;\r\n103643000;Шынкожинский с.о.;Шыңқожа қ.ә.\r\n",
        );
        let said = refused(&program, &list);
        for part in [
            "3 of 6 rows",
            "line 4: 103641000",
            "line 6: 103642000",
            "line 7: 103643000",
            "do not agree about the kind (1)",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert!(names(db).is_empty(), "nothing is half-imported");
        let report = import(&program, &list, &["--skip-unknown"]);
        assert_eq!(report["created"], 3);
        assert_eq!(report["skipped"][0]["lines"], json!([4, 6]));
        assert_eq!(
            report["skipped"][1]["rows"],
            json!(["line 7: 103643000 «Шынкожинский с.о.», «Шыңқожа қ.ә.»"])
        );
        assert_eq!(report["placed_by_prefix"][0]["answers"], "103600000");
        let told = program.done(&["territory", "import", &list.display().to_string(), "--skip-unknown"]);
        for part in [
            "unchanged 3",
            "no row 103641000, the akimat of 103600000 answers",
            "left out, the kind is unknown",
        ] {
            assert!(told.contains(part), "{part}: {told}");
        }
    });
}
