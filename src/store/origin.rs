//! Where a request came from, as it may be kept: a keyed hash that tells one address from another, and the network in which
//! it lies, sealed. The address itself is kept nowhere.

use std::net::IpAddr;

use super::Secrets;

/// The origin of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Keyed hash of the address.
    pub address: Vec<u8>,
    /// The network, sealed; two sealings of one differ.
    pub network: Vec<u8>,
}

impl Origin {
    /// Of the client's address as the web found it.
    pub fn of(secrets: &Secrets, address: &str) -> Self {
        Self {
            address: secrets.lookup("origin", address),
            network: secrets.seal(&network(address)),
        }
    }
}

/// The network of an address: 256 addresses of the old kind, a customer's or an office's share of the new one. Enough to tell
/// "our office" from "a foreign provider", too little to name a person's line. What is no address is `?`.
pub fn network(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V4(four)) => {
            let [a, b, c, _] = four.octets();
            format!("{a}.{b}.{c}.*")
        }
        Ok(IpAddr::V6(six)) => match six.to_ipv4_mapped() {
            Some(four) => network(&four.to_string()),
            None => {
                let [a, b, c, ..] = six.segments();
                format!("{a:x}:{b:x}:{c:x}:*")
            }
        },
        Err(_) => "?".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_as_its_network() {
        for (address, expected) in [
            ("192.0.2.17", "192.0.2.*"),
            ("2001:db8:1:2::3", "2001:db8:1:*"),
            ("::ffff:192.0.2.17", "192.0.2.*"),
            ("unknown", "?"),
        ] {
            assert_eq!(network(address), expected);
        }
    }
}
