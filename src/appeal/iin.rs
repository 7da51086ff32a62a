//! The individual identification number (IIN): a birth date, a century with the sex, a serial and a check digit.
//!
//! It proves the form only; whether the number was ever given out is known to the state's register alone.

use chrono::NaiveDate;

/// Whether the text is a well-formed IIN: twelve digits, a real birth date in its century, a right check digit.
/// A business number (BIN) is refused: its fifth digit makes the month impossible.
pub fn is_iin(text: &str) -> bool {
    digits(text).is_some_and(|digits| has_birth_date(&digits) && check_digit_is_right(&digits))
}

fn digits(text: &str) -> Option<[u32; 12]> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(10)).collect();
    digits?.try_into().ok()
}

/// Digits 1-6 are the date of birth; digit 7 is 1 or 2 for the 19th century, 3 or 4 for the 20th, 5 or 6 for the 21st.
fn has_birth_date(d: &[u32; 12]) -> bool {
    let century = match d[6] {
        1 | 2 => 1800,
        3 | 4 => 1900,
        5 | 6 => 2000,
        _ => return false,
    };
    let year = century + (d[0] * 10 + d[1]) as i32;
    NaiveDate::from_ymd_opt(year, d[2] * 10 + d[3], d[4] * 10 + d[5]).is_some()
}

/// Weights 1..11; where that gives 10, weights 3..11, 1, 2; where that gives 10 again, the number is never used.
fn check_digit_is_right(d: &[u32; 12]) -> bool {
    let weighted = |shift: u32| -> u32 {
        let sum: u32 = (0..11u32)
            .zip(d)
            .map(|(place, digit)| digit * ((place + shift) % 11 + 1))
            .sum();
        sum % 11
    };
    match (weighted(0), weighted(2)) {
        (10, 10) => false,
        (10, second) => second == d[11],
        (first, _) => first == d[11],
    }
}
