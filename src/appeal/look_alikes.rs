//! Addresses that read as another: letters of two scripts in one word, or a word of letters that all have a twin in the
//! other script. An officer's address is typed once by an administrator and believed ever after.

use icu_properties::CodePointMapData;
use icu_properties::props::Script;

/// Cyrillic letters whose small form cannot be told from a Latin one.
const TWINS: &str = "аеорсухіјѕһԁԛԝӏ";

/// Whether a word of the address (what stands before the @, each part of the domain) mixes scripts, or is Cyrillic and reads
/// as Latin throughout. A domain that travels as `xn--…` is judged as people read it.
pub fn looks_like_another(email: &str) -> bool {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let (domain, _) = idna::domain_to_unicode(domain);
    std::iter::once(local)
        .chain(domain.split('.'))
        .any(|word| mixes_scripts(word) || is_all_twins(word))
}

fn mixes_scripts(word: &str) -> bool {
    let scripts = CodePointMapData::<Script>::new();
    let mut own = word
        .chars()
        .map(|letter| scripts.get(letter))
        .filter(|script| !matches!(*script, Script::Common | Script::Inherited));
    let first = own.next();
    own.any(|script| Some(script) != first)
}

fn is_all_twins(word: &str) -> bool {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|letter| TWINS.contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_reads_as_another_is_found() {
        for honest in [
            "akim@akshatau.gov.kz",
            "a.b-c_1+x@gov.kz",
            "әкім@mail.kz",
            "приёмная@пошта.рф",
            "info@xn--80akhbyknj4f.xn--p1ai",
            "müller@example.de",
        ] {
            assert!(!looks_like_another(honest), "{honest}");
        }
        for false_friend in [
            "аkim@gov.kz",
            "akim@gоv.kz",
            "akim@gov.кz",
            "οffice@gov.kz",
            "асе@gov.kz",
            "akim@ера.kz",
            "akim@xn--80aj7a.kz",
        ] {
            assert!(looks_like_another(false_friend), "{false_friend}");
        }
    }
}
