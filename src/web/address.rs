//! Addresses of our own pages: percent-encoding for paths and queries.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text as one part of a path or a query: numbers hold Cyrillic letters.
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// An address with a query made of the pairs that hold something.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(name);
        address.push('=');
        address.push_str(&encode(value));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_an_address_is_encoded() {
        assert_eq!(encode("ЖТ-2026-000123"), "%D0%96%D0%A2-2026-000123");
    }

    #[test]
    fn a_query_leaves_out_what_is_empty_and_cannot_be_broken_out_of() {
        let address = with_query("/kk/", &[("q", "a&b=c d"), ("subject", ""), ("s", "1")]);
        assert_eq!(address, "/kk/?q=a%26b%3Dc%20d&s=1");
    }
}
