//! Mobile phones of Kazakhstan, read as people write them.

/// Reads `+7 (7XX) XXX-XX-XX` or `8 7XX …`, with spaces, brackets and dashes anywhere, to E.164 (`+77XXXXXXXXX`).
/// `None` for anything else.
pub fn parse_phone(text: &str) -> Option<String> {
    let written: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '(' | ')' | '-' | '\u{2011}' | '\u{2013}' | '.'))
        .collect();
    let national = written
        .strip_prefix("+7")
        .or_else(|| written.strip_prefix(['7', '8']))?;
    let well_formed = national.len() == 10 && national.starts_with('7') && national.bytes().all(|b| b.is_ascii_digit());
    well_formed.then(|| format!("+7{national}"))
}
