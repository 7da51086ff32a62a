//! The reading of classifier lists: kinds, names, and the exact line of what is wrong.

use super::{BadRow, parse_csv};
use crate::territory::TerritoryKind as Kind;

#[test]
fn kinds_and_names_come_from_the_abbreviations() {
    let list = "\u{feff}code,name_ru\n\
        100000000,область Абай\n\
        101000000,Семей Г.А.\n\
        101010000,г.Семей\n\
        101063000,Чаганская п.а.\n\
        101063100,п.Чаган\n\
        103400000,район Аксуат\n\
        103600000,Аягозский район\n\
        103620000,Аягоз г.а.\n\
        104221000,Шарская г.а.\n\
        103641000,Акшатауский с.о.\n\
        103643000,Токтамысский с.о\n\
        103641100,с.Акшатау\n\
        103645000,с.о.им.Абая\n\
        103641200,с.им.Абая\n\
        103641300,зимовка Карашокы 2\n\
        103641400,рзд.16\n";
    let expected = [
        (Kind::Oblast, "область Абай"),
        (Kind::City, "город Семей"),
        (Kind::CityPart, "город Семей"),
        (Kind::Township, "Чаганская поселковая администрация"),
        (Kind::Settlement, "посёлок Чаган"),
        (Kind::District, "район Аксуат"),
        (Kind::District, "Аягозский район"),
        (Kind::Town, "город Аягоз"),
        (Kind::Town, "Шарская городская администрация"),
        (Kind::RuralOkrug, "Акшатауский сельский округ"),
        (Kind::RuralOkrug, "Токтамысский сельский округ"),
        (Kind::Settlement, "село Акшатау"),
        (Kind::RuralOkrug, "сельский округ им. Абая"),
        (Kind::Settlement, "село им. Абая"),
        (Kind::Settlement, "зимовка Карашокы 2"),
        (Kind::Settlement, "разъезд 16"),
    ];
    let rows = parse_csv(list).unwrap();
    let read: Vec<_> = rows.iter().map(|row| (row.kind, row.name.ru.as_str())).collect();
    assert_eq!(read, expected);
    assert_eq!(rows[11].name.kk, "село Акшатау", "the Russian name stands in");
}

#[test]
fn names_in_other_languages_are_kept_as_written() {
    let list = "code,name_ru,name_kk,name_en\r\n103641100,с.Акшатау,Ақшатау ауылы,Akshatau\r\n\
        103641200,с.Карой,,\r\n";
    let rows = parse_csv(list).unwrap();
    assert_eq!(rows[0].name.kk, "Ақшатау ауылы");
    assert_eq!(rows[0].name.en, "Akshatau");
    assert_eq!(rows[1].name.kk, "село Карой");
}

#[test]
fn the_bad_row_is_named_by_its_line() {
    for (list, line, says) in [
        ("", 1, "empty"),
        ("kod,name_ru\n", 1, "header"),
        ("code\n", 1, "header"),
        ("code,name_ru\n103641100,с.Акшатау,лишнее\n", 2, "3 columns"),
        ("code,name_ru\n103641100,с.А\n10364110,с.Б\n", 3, "nine digits"),
        ("code,name_ru\n\n\n10364110x,с.Б\n", 4, "nine digits"),
        ("code,name_ru\n103641100,  \n", 2, "name_ru is empty"),
        ("code,name_ru\n103641100,с.А\n103641100,с.Б\n", 3, "line 2"),
        ("code,name_ru\n103641000,Акшатау\n", 2, "kind is unknown"),
        ("code,name_ru\n103641000,с.о.\n", 2, "kind is unknown"),
    ] {
        let BadRow { line: at, message } = parse_csv(list).unwrap_err();
        assert_eq!((at, message.contains(says)), (line, true), "{list:?}: {message}");
    }
}
