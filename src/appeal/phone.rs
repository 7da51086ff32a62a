//! Mobile phones of Kazakhstan, read as people write them.

use super::codes::{compact, plain};

/// Reads `+7 (7XX) XXX-XX-XX` or `8 7XX …`, with blanks and punctuation anywhere, to E.164 (`+77XXXXXXXXX`). `None` for
/// anything else.
pub fn parse_phone(typed: &str) -> Option<String> {
    let digits = compact(typed);
    let pluses = typed.chars().map(plain).filter(|c| *c == '+').count();
    let national = match pluses {
        0 => digits.strip_prefix(['7', '8'])?,
        // The code of the country follows the sign.
        1 => digits.strip_prefix('7').filter(|_| begins_with_plus(typed))?,
        _ => return None,
    };
    let well_formed = national.len() == 10 && national.starts_with('7') && national.bytes().all(|b| b.is_ascii_digit());
    well_formed.then(|| format!("+7{national}"))
}

/// Whether the sign stands before every digit.
fn begins_with_plus(typed: &str) -> bool {
    let first = typed.chars().map(plain).find(|c| *c == '+' || c.is_alphanumeric());
    first == Some('+')
}
