//! Where a request comes from, as far as it is counted: an IPv4 address, or the /64 of an IPv6 one.
//!
//! Pure. It never reads a header: the web knows whom to believe.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::store::origin;

/// A source of requests. One IPv6 subscriber has a /64 of its own, so that single addresses there mean nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source(Option<IpAddr>);

impl Source {
    /// The source of a client's address; all whose address is not known are one source.
    pub fn of(address: &str) -> Self {
        let address: Option<IpAddr> = address.trim().parse().ok();
        Self(address.map(|address| masked(address.to_canonical(), 32, 64)))
    }

    /// The source with its neighbours, by which are counted those for whom no room is left.
    pub(super) fn neighbourhood(self) -> Self {
        Self(self.0.map(|address| masked(address, 16, 32)))
    }

    /// The network around it, as administrators see it: enough to know an office or a provider, not a person.
    pub fn network(self) -> Option<String> {
        self.0.map(|address| origin::network(&address.to_string()))
    }

    /// What stands for it in a keyed hash.
    pub(super) fn label(self) -> String {
        self.0
            .map_or_else(|| "unknown".to_owned(), |address| address.to_string())
    }
}

/// An address with only its first bits, so many of an IPv4 and so many of an IPv6 address.
fn masked(address: IpAddr, of_v4: u32, of_v6: u32) -> IpAddr {
    match address {
        IpAddr::V4(v4) => {
            let mask = u32::MAX.checked_shl(32 - of_v4).unwrap_or(0);
            Ipv4Addr::from_bits(v4.to_bits() & mask).into()
        }
        IpAddr::V6(v6) => {
            let mask = u128::MAX.checked_shl(128 - of_v6).unwrap_or(0);
            Ipv6Addr::from_bits(v6.to_bits() & mask).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipv6_network_is_one_source_and_a_mapped_address_is_its_ipv4_one() {
        let same = [
            ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            ("unknown", "rubbish"),
        ];
        for (one, other) in same {
            assert_eq!(Source::of(one), Source::of(other), "{one} {other}");
        }
        let different = [
            ("203.0.113.7", "203.0.113.8"),
            ("2001:db8:1:2::1", "2001:db8:1:3::1"),
            ("203.0.113.7", "unknown"),
        ];
        for (one, other) in different {
            assert_ne!(Source::of(one), Source::of(other), "{one} {other}");
        }
    }

    #[test]
    fn administrators_see_a_network_and_no_address() {
        let network = |address: &str| Source::of(address).network();
        assert_eq!(network("203.0.113.7").as_deref(), Some("203.0.113.*"));
        assert_eq!(network("2001:db8:1:2::1").as_deref(), Some("2001:db8:1:*"));
        assert_eq!(network("unknown"), None);
    }
}
