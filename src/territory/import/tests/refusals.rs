//! What is wrong with a list is told at once, by reason, with the lines; nothing of it is read.

use super::*;

#[test]
fn a_file_that_is_no_list_says_why() {
    for (list, says) in [
        ("", "the file is empty"),
        (" \n\n", "the file is empty"),
        ("\u{feff}", "the file is empty"),
        ("code,name_ru\n", "no rows below the header"),
        (
            "kod,name_ru\n1,2\n",
            "line 1: the header is kod,name_ru: nothing is known of the column \"kod\"",
        ),
        (
            "\n\ncode\n",
            "line 3: the header is code: it has no code or no Russian name",
        ),
        ("code,code,name_ru\n", "the column code stands there twice"),
        ("code,kato,name_ru\n", "the column kato stands there twice"),
        ("100000000,область Абай\n", "expected code,name_ru[,name_kk"),
        (
            "kato,kato_version,name_ru\n100000000,A,область Абай\n110000000,B,Акмолинская область\n",
            "rows of two versions of the classifier: A and B",
        ),
    ] {
        let said = refusal(list);
        assert!(said.contains(says), "{list:?}: {said}");
    }
}

#[test]
fn every_bad_row_is_told_by_its_line_and_reason() {
    let long = "ы".repeat(2_000);
    let said = refusal(&below(&format!(
        "10364110,с.А,\n103641101,,Аты а.\n103641102,{long},\n103641103,с.Б,А,лишнее\n103641104,?ызыл,\n103641000,Акшатау,\n\
         999999999,с.Дальнее,\n10364110x,с.В,\n\n103642000,Емельтау,\n"
    )));
    for part in [
        "9 of 12 rows cannot be understood, nothing was imported",
        "the number of columns is not that of the header (1):\n    line 8: 103641103,с.Б,А,лишнее",
        "the code is not nine digits (2):\n    line 5: 10364110,с.А,\n    line 12: 10364110x,с.В,",
        "name_ru is empty (1):\n    line 6: ",
        "the name is longer than 200 characters (1):\n    line 7: 103641102,ыыы",
        "… (2011 letters)",
        "letters of the name are lost, or the cell is a date or an error (1):\n    line 9: ",
        "the kind is unknown: ",
        "(2):\n    line 10: 103641000 «Акшатау»\n    line 14: 103642000 «Емельтау»",
        "what it lies in is neither in the file nor in the database (1):\n    line 11: 999999999 «с.Дальнее»",
        "\n  --skip-unknown imports the other rows",
    ] {
        assert!(said.contains(part), "{part:?} in\n{said}");
    }
    assert!(said.lines().all(|line| line.chars().count() < 250), "{said}");
}

#[test]
fn codes_that_stand_there_twice_are_all_told_and_never_skipped() {
    let list = below("103641100,с.А,\n103641200,с.Б,\n103641100,с.В,\n103600000,Аягозский район,\n103641100,с.А,\n");
    for skip in [false, true] {
        let said = read_list(list.as_bytes(), &BTreeMap::new(), skip)
            .unwrap_err()
            .to_string();
        assert_eq!(
            said,
            "2 codes stand there more than once, nothing was imported:\n    code 103600000 on lines 3, 8\n    code 103641100 on lines 5, 7, 9"
        );
    }
}

#[test]
fn columns_that_contradict_the_code_are_told() {
    for list in [
        "te,ab,cd,ef,hij,k,name_kaz,name_rus,nn\n100000000,10,00,00,000,0,Абай облысы,область Абай,1\n103600000,10,37,00,000,2,Аягөз ауданы,Аягозский район,2\n",
        "kato,level,name_ru\n100000000,oblast,область Абай\n103600000,settlement,Аягозский район\n",
    ] {
        let refused = read(list).unwrap_err();
        let bad: Vec<_> = refused.rows().iter().map(|row| (row.line, row.reason)).collect();
        assert_eq!(bad, [(3, Reason::Parts)]);
    }
}

#[test]
fn what_is_skipped_is_told_and_what_lies_in_it_hangs_higher() {
    let list = below("103641000,Акшатау,\n103641100,с.Акшатау,\n103642000,Емельтау,\n999999999,с.Дальнее,\n");
    assert_eq!(read(&list).unwrap_err().rows().len(), 3, "not the village of the okrug");
    let read = read_list(list.as_bytes(), &BTreeMap::new(), true).unwrap();
    let codes: Vec<&str> = read.rows.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["100000000", "103600000", "101000000", "103641100"]);
    let skipped: Vec<_> = read
        .skipped
        .iter()
        .map(|group| (group.count, group.lines.clone()))
        .collect();
    assert_eq!(skipped, [(2, vec![5, 7]), (1, vec![8])]);
    assert_eq!(read.skipped[0].rows[0], "line 5: 103641000 «Акшатау»");
    assert_eq!(read.placed.len(), 1);
    let nothing = "code,name_ru\n103641000,Акшатау\n";
    assert!(
        read_list(nothing.as_bytes(), &BTreeMap::new(), true).is_err(),
        "nothing is left"
    );
}

/// Leaving a row out is no reason to retire what is there under its code.
#[test]
fn what_is_known_of_a_skipped_row_stays() {
    let known: BTreeMap<_, _> = read(&below(
        "103641000,Акшатауский с.о.,Ақшатау а.о.\n103641100,с.Акшатау,\n103642000,г.а.Аягоз,\n",
    ))
    .unwrap()
    .rows
    .into_iter()
    .map(|row| (row.code.clone(), row))
    .collect();
    let list = below("103641000,Акшатау,\n103641100,с.Акшатау,\n103641200,,\n103642000,,\n");
    let newer = read_list(list.as_bytes(), &known, true).unwrap();
    for code in ["103641000", "103642000"] {
        let kept = row(&newer, code);
        assert_eq!(Some(kept), known.get(&kept.code));
    }
    assert!(newer.placed.is_empty());
    let whole = below("103641100,с.Акшатау,\n");
    let newer = read_list(whole.as_bytes(), &known, false).unwrap();
    assert_eq!(
        newer.placed.len(),
        1,
        "what the list leaves out of its own territories is gone"
    );
}

#[test]
fn a_file_of_a_million_rows_is_refused_soon() {
    let mut list = String::from("code,name_ru\n");
    list.push_str(&"103641100,с.Акшатау\n".repeat(1_000_000));
    assert!(refusal(&list).contains("more than 100000 rows"));
    let large = vec![b'a'; super::super::LARGEST + 1];
    let said = read_list(&large, &BTreeMap::new(), false).unwrap_err().to_string();
    assert!(said.contains("larger than 64 MB"));
}
