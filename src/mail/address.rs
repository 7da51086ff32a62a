//! The address as it goes over the wire: the domain in its ASCII form (A-label), which every mail server takes.
//!
//! Only the part before the `@` may still need SMTPUTF8 (RFC 6531): it has no other form.

use lettre::Address;

/// An address with its domain as A-label: `user@пошта.рф` becomes `user@xn--80a1acn3a.xn--p1ai`. `None` for what is no
/// address.
pub(super) fn for_the_wire(address: &str) -> Option<Address> {
    let (user, domain) = address.trim().rsplit_once('@')?;
    // An address literal (`[192.0.2.1]`) is no name.
    if domain.starts_with('[') {
        return Address::new(user, domain).ok();
    }
    let domain = idna::domain_to_ascii(domain).ok()?;
    Address::new(user, domain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_goes_as_its_a_label() {
        for (typed, wire) in [
            ("user@пошта.рф", "user@xn--80a1acn3a.xn--p1ai"),
            ("user@ПОШТА.РФ", "user@xn--80a1acn3a.xn--p1ai"),
            ("user@қаз.kz", "user@xn--80ao21a.kz"),
            ("a.b+c@mail.example", "a.b+c@mail.example"),
            ("сәуле@mail.example", "сәуле@mail.example"),
        ] {
            assert_eq!(
                for_the_wire(typed).map(|address| address.to_string()).as_deref(),
                Some(wire)
            );
        }
        for bad in ["", "nobody", "@", "a@", "@b", "a@b c", "a b@c.example", "a@-.-"] {
            assert_eq!(for_the_wire(bad), None, "{bad}");
        }
    }
}
