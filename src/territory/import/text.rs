//! The encoding of a text file: UTF-8 or UTF-16 with a byte-order mark, UTF-8 without, else Windows-1251.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1251};

use super::faults::{Refused, Unit};

/// The text of a file. Bytes that are neither UTF-8 nor Windows-1251 refuse it, with their line: a name that was damaged
/// on the way must not be imported as if it were one.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Refused> {
    let not_text = |line: u64| Refused::of_line(Unit::Line, line, "neither UTF-8 nor Windows-1251");
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        let (text, damaged) = encoding.decode_without_bom_handling(body);
        if !damaged {
            return Ok(text.into_owned());
        }
        let line = match encoding == UTF_8 {
            true => line_of_fault(body),
            false => 1 + text.split('\u{fffd}').next().map_or(0, line_ends),
        };
        return Err(not_text(line));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    if mostly_utf8(bytes) {
        return Err(not_text(line_of_fault(bytes)));
    }
    // The one byte that Windows-1251 leaves undefined; encoding_rs reads it as a control character.
    if let Some(at) = bytes.iter().position(|byte| *byte == 0x98 || *byte == 0) {
        return Err(not_text(1 + line_ends_of(bytes.get(..at).unwrap_or_default())));
    }
    Ok(WINDOWS_1251.decode_without_bom_handling(bytes).0.into_owned())
}

fn line_of_fault(bytes: &[u8]) -> u64 {
    let before = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    1 + line_ends_of(bytes.get(..before).unwrap_or_default())
}

fn line_ends(text: &str) -> u64 {
    line_ends_of(text.as_bytes())
}

fn line_ends_of(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Whether a file is UTF-8 with a fault in it rather than of another encoding: most of what is not ASCII is well-formed.
/// Cyrillic in Windows-1251 hardly ever is.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (good, broken) = bytes.utf8_chunks().fold((0_usize, 0_usize), |(good, broken), chunk| {
        let letters = chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        (good + letters, broken + usize::from(!chunk.invalid().is_empty()))
    });
    good > broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_the_same_list_is_the_same_text() {
        let text = "code;name_ru\r\n103641100;с.Акшатау\r\n";
        let in_1251 = WINDOWS_1251.encode(text).0.into_owned();
        let utf16: Vec<u8> = std::iter::once(0xfeff_u16)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let marked = format!("\u{feff}{text}").into_bytes();
        for bytes in [text.as_bytes().to_vec(), marked, in_1251, utf16] {
            assert_eq!(decode(&bytes).unwrap(), text);
        }
    }

    #[test]
    fn a_damaged_text_is_named_by_its_line() {
        let mut damaged = "code,name_ru\n103641100,с.Акшатау\n103641200,с.Ак".as_bytes().to_vec();
        damaged.extend(b"\xd1\n");
        for bytes in [damaged.clone(), [b"\xef\xbb\xbf".to_vec(), damaged].concat()] {
            assert!(decode(&bytes).unwrap_err().to_string().starts_with("line 3: neither"));
        }
        let undefined = b"code,name_ru\n103641100,\xf1.\xc0\x98\n";
        assert!(
            decode(undefined)
                .unwrap_err()
                .to_string()
                .starts_with("line 2: neither")
        );
        assert!(decode(b"\x00\x01\xff\xfe\x98").is_err(), "no text at all");
    }
}
