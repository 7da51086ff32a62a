//! Every form of a name in the published list, in both languages: the kind and the names written out. They stand in `forms.csv`,
//! each table of it a list of its own.

use super::*;

/// How a name is written in a list, and what is made of it.
#[derive(serde::Deserialize)]
struct Form {
    table: String,
    code: String,
    name_ru: String,
    name_kk: String,
    kind: Kind,
    written_ru: String,
    written_kk: String,
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[test]
fn every_form_of_a_name_is_understood_and_written_out() {
    let forms = csv::Reader::from_reader(&include_bytes!("forms.csv")[..]).into_deserialize::<Form>();
    let mut tables: BTreeMap<String, Vec<Form>> = BTreeMap::new();
    for form in forms {
        let form = form.expect("a form");
        tables.entry(form.table.clone()).or_default().push(form);
    }
    assert_eq!(tables.len(), 5);
    for (table, forms) in tables {
        let line = |form: &Form| format!("{},{},{}\n", form.code, quoted(&form.name_ru), quoted(&form.name_kk));
        let rows: String = forms.iter().map(line).collect();
        let list = read(&below(&rows)).unwrap_or_else(|refused| panic!("{table}: {refused}"));
        for form in forms {
            let row = row(&list, &form.code);
            assert_eq!(
                (row.kind, row.name.ru.as_str(), row.name.kk.as_str()),
                (form.kind, form.written_ru.as_str(), form.written_kk.as_str()),
                "{table} {}",
                form.code
            );
        }
    }
}

#[test]
fn a_kind_is_never_guessed() {
    for (rows, reason, count) in [
        ("103641000,Акшатау,Ақшатау\n103642000,с.о.,\n", Reason::Unknown, 2),
        ("103641000,Акшатауский,Ақшатау а.ә.\n", Reason::Unknown, 1),
        ("103700000,Акшатау,\n", Reason::Unknown, 1),
        ("103641000,Акшатауский с.о.,Ақшатау қ.ә.\n", Reason::Disagree, 1),
        ("103641000,Алтай г.а.,Алтай а.о.\n", Reason::Disagree, 1),
        ("103700000,Акшатауский с.о.,Ақшатау ауданы\n", Reason::Disagree, 1),
        ("103641100,с.Акшатау,Ақшатау ауданы\n", Reason::Disagree, 1),
        ("103641000,ст.Акшатау,Ақшатау ст.\n", Reason::Disagree, 1),
    ] {
        let refused = read(&below(rows)).unwrap_err();
        let reasons: Vec<Reason> = refused.rows().iter().map(|row| row.reason).collect();
        assert_eq!(reasons, vec![reason; count], "{rows}: {refused}");
    }
}

#[test]
fn what_has_no_row_above_is_placed_by_its_digits_and_told() {
    let list = read(&below(
        "103620100,г.Атбасар,Атбасар қ.\n103699100,с.Орда,Орда а.\n101010000,г.Семей,Семей қ.\n101011100,район Астана,Астана ауданы\n\
         750000000,г.Алматы,Алматы қ.\n751110000,Алмалинский район,Алмалы ауданы\n",
    ))
    .unwrap();
    let placed: Vec<_> = list
        .placed
        .iter()
        .map(|placed| {
            (
                placed.code.as_str(),
                placed.name.as_str(),
                placed.kind,
                placed.missing.as_str(),
                placed.answers.as_str(),
            )
        })
        .collect();
    assert_eq!(
        placed,
        [
            ("101011100", "район Астана", Kind::CityPart, "101011000", "101000000"),
            ("103620100", "город Атбасар", Kind::Town, "103620000", "103620100"),
            ("103699100", "село Орда", Kind::Settlement, "103699000", "103600000"),
            (
                "751110000",
                "Алмалинский район",
                Kind::CityPart,
                "751100000",
                "750000000"
            ),
        ]
    );
    assert_eq!(row(&list, "751110000").name.kk, "Алмалы ауданы");
}
