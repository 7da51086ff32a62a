//! The layouts: columns by their names, separators, encodings, the order of rows.

use encoding_rs::WINDOWS_1251;

use super::*;

const PUBLISHED: &str = "kato,kato_version,level,type_code,name_ru,name_kk\n\
    100000000,NK RK 11-2025,oblast,0,область Абай,Абай облысы\n\
    103600000,NK RK 11-2025,district,4,Аягозский район,Аягөз ауданы\n\
    103641000,NK RK 11-2025,sub_district,2,Акшатауский с.о.,Ақшатау а.о.\n\
    103641100,NK RK 11-2025,settlement,2,с.Акшатау,Ақшатау а.\n";

const WORKBOOK: &str = "te;ab;cd;ef;hij;k;kaz_name;rus_name;nn\r\n\
    100000000;10;00;00;000;0;Абай облысы;область Абай;1\r\n\
    103600000;10;36;00;000;4;Аягөз ауданы;Аягозский район;2\r\n\
    103641000;10;36;41;000;2;Ақшатау а.о.;Акшатауский с.о.;3\r\n\
    103641100;10;36;41;100;2;Ақшатау а.;с.Акшатау;4\r\n";

#[test]
fn every_layout_says_the_same() {
    let published = read(PUBLISHED).unwrap();
    assert_eq!(published.version.as_deref(), Some("NK RK 11-2025"));
    let others = [
        PUBLISHED.replace(',', ";"),
        PUBLISHED.replace('\n', "\r\n"),
        format!("\u{feff}{PUBLISHED}"),
        format!("\n\n{PUBLISHED}\n\n"),
        PUBLISHED
            .replace(",name_kk\n", ",name_kk,\n")
            .replace("облысы\n", "облысы,\n"),
        WORKBOOK.to_owned(),
        WORKBOOK.replace("kaz_name;rus_name", "name_kaz;name_rus"),
        WORKBOOK.replace(";00;00;000;", ";0;0;0;"),
        "code,name_kk,name_ru\n103641100,Ақшатау а.,с.Акшатау\n103641000,Ақшатау а.о.,Акшатауский с.о.\n\
         103600000,Аягөз ауданы,Аягозский район\n100000000,Абай облысы,область Абай\n"
            .to_owned(),
    ];
    for other in others {
        let mut list = read(&other).unwrap_or_else(|refused| panic!("{refused}\n{other}"));
        list.rows.sort_by(|a, b| a.code.cmp(&b.code));
        assert_eq!(list.rows, published.rows, "{other}");
    }
}

#[test]
fn windows_1251_and_the_old_kazakh_code_page_are_read() {
    let text = "code;name_ru;name_kk\n100000000;область Абай;Абай облысы\n103600000;Аягозский район;Аягґз ауданы\n";
    let bytes = WINDOWS_1251.encode(text).0.into_owned();
    let list = read_list(&bytes, &BTreeMap::new(), false).unwrap();
    assert_eq!(row(&list, "103600000").name.kk, "Аягөз ауданы");
    assert_eq!(row(&list, "103600000").name.ru, "Аягозский район");
}

#[test]
fn names_in_other_languages_are_kept() {
    let list = read(
        "code,name_ru,name_kk,name_en\r\n100000000,область Абай,Абай облысы,Abai Oblast\r\n103600000,Аягозский район,,\r\n",
    )
    .unwrap();
    assert_eq!(list.rows[0].name.en, "Abai Oblast");
    assert_eq!(list.rows[1].name.en, "Аягозский район");
    assert_eq!(list.rows[1].name.kk, "Аягозский район");
    assert_eq!(list.version, None);
}

#[test]
fn a_part_of_the_country_hangs_under_what_is_there_already() {
    let known: BTreeMap<_, _> = read(PUBLISHED)
        .unwrap()
        .rows
        .into_iter()
        .map(|row| (row.code.clone(), row))
        .collect();
    let part = "code,name_ru\n103641200,с.Акши\n103642000,г.Каратау\n";
    let list = read_list(part.as_bytes(), &known, false).unwrap();
    assert_eq!(row(&list, "103642000").kind, Kind::Town, "its district is known");
    assert!(list.placed.is_empty());
    assert_eq!(read(part).unwrap_err().rows().len(), 2);
}
