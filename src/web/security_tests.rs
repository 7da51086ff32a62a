//! Tables for the client's address.
use super::*;

#[test]
fn only_trusted_proxies_are_believed() {
    let table = [
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "rubbish", "10.0.0.1"),
    ];
    let trusted: Vec<IpAddr> = ["10.0.0.1", "10.0.0.2"]
        .iter()
        .filter_map(|address| address.parse().ok())
        .collect();
    for (peer, forwarded, expected) in table {
        assert_eq!(
            client(peer.parse().ok(), forwarded, &trusted),
            expected,
            "{peer} {forwarded}"
        );
    }
}
