//! Addresses of our own pages: percent-encoding for paths and queries.

/// Encodes everything but the unreserved characters of RFC 3986: numbers hold Cyrillic letters.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// An address with a query made of the pairs that hold something.
pub(super) fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
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
