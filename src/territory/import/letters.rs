//! Kazakh letters that were lost on the way: the old Kazakh code page (KZ-1048) read as Windows-1251 gives letters of other
//! Cyrillic alphabets in their place. The published list has such rows («Форт-Шевченко ќ.», «Нўрғазы а.»).

/// Stands where a letter or a whole cell could not be read.
pub(super) const LOST: char = '\u{fffd}';

/// Whether letters of a name are lost: no name has a question mark.
pub(super) fn are_lost(name: &str) -> bool {
    name.contains([LOST, '?'])
}

/// The name with its Kazakh letters back. No name of Kazakhstan has the letters that are replaced.
pub(super) fn restored(name: &str) -> String {
    name.chars()
        .map(|letter| match letter {
            'Ј' => 'Ә',
            'ј' => 'ә',
            'Є' => 'Ғ',
            'є' => 'ғ',
            'Ќ' => 'Қ',
            'ќ' => 'қ',
            'Ѕ' => 'Ң',
            'ѕ' => 'ң',
            'Ґ' => 'Ө',
            'ґ' => 'ө',
            'Ў' => 'Ұ',
            'ў' => 'ұ',
            'Ї' => 'Ү',
            'ї' => 'ү',
            'Ћ' => 'Һ',
            'ћ' => 'һ',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::restored;

    #[test]
    fn letters_of_the_old_code_page_come_back() {
        for (written, meant) in [
            ("Форт-Шевченко ќ.", "Форт-Шевченко қ."),
            ("Нўрғазы а.", "Нұрғазы а."),
            ("Кїшік жал  а.", "Күшік жал  а."),
            ("Кјркес а.", "Кәркес а."),
            ("Ќабырғатал а.", "Қабырғатал а."),
            ("село Ивановка", "село Ивановка"),
        ] {
            assert_eq!(restored(written), meant);
        }
    }
}
