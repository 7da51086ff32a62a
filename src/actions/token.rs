//! The token of a session: a JWT under HS256.
//!
//! It owns the one algorithm, over the HMAC that the rest of the program uses. A signature alone opens nothing: the
//! caller looks the session up.

use std::sync::Once;

use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::signature::{self, Signer, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;

/// Signs claims.
///
/// # Errors
/// Claims that are no JSON object.
pub(super) fn sign<T: Serialize>(claims: &T, key: &[u8]) -> Result<String, Error> {
    use_our_hmac();
    encode(&Header::new(Algorithm::HS256), claims, &EncodingKey::from_secret(key))
}

/// The claims of a token, if its signature is ours; its expiry is compared by the caller, by the time that it is given.
pub(super) fn read<T: DeserializeOwned>(token: &str, key: &[u8]) -> Option<T> {
    use_our_hmac();
    let mut rules = Validation::new(Algorithm::HS256);
    // The library would ask the system's clock.
    rules.validate_exp = false;
    let key = DecodingKey::from_secret(key);
    decode::<T>(token, &key, &rules).ok().map(|token| token.claims)
}

/// The library's own back ends bring RSA and elliptic curves, some forty crates, of which this service calls none.
static HMAC_ONLY: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key| Ok(Box::new(Hs256::new(*algorithm, key.as_bytes())?)),
    verifier_factory: |algorithm, key| Ok(Box::new(Hs256::new(*algorithm, key.try_get_as_bytes()?)?)),
    key_utils: KeyUtils::new_unimplemented(),
};

/// The library asks the process for its back end. Whoever else installs one would install it for the same one purpose.
fn use_our_hmac() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _installed_before = HMAC_ONLY.install_default();
    });
}

struct Hs256(Hmac<Sha256>);

impl Hs256 {
    fn new(algorithm: Algorithm, key: &[u8]) -> Result<Self, Error> {
        if algorithm != Algorithm::HS256 {
            return Err(ErrorKind::InvalidAlgorithm.into());
        }
        let keyed = Hmac::new_from_slice(key).map_err(|_| Error::from(ErrorKind::InvalidKeyFormat))?;
        Ok(Self(keyed))
    }

    fn over(&self, message: &[u8]) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        mac.update(message);
        mac
    }
}

impl Signer<Vec<u8>> for Hs256 {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, signature::Error> {
        Ok(self.over(message).finalize().into_bytes().to_vec())
    }
}

impl JwtSigner for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl Verifier<Vec<u8>> for Hs256 {
    /// In constant time.
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        self.over(message)
            .verify_slice(signature)
            .map_err(|_| signature::Error::new())
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const KEY: &[u8] = b"a key of thirty-two bytes or more";

    /// Made with Python's `hmac` and `base64`: other programs read the same tokens.
    #[test]
    fn a_token_is_the_hs256_of_the_standard() {
        let known = concat!(
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.",
            "eyJzdWIiOiJzb21lYm9keSIsImV4cCI6MTc3NzUwMDAwMH0.",
            "4n7RB085abFxXlv2ij3EGEC7qkXV-Gs1GlGPXRsJSbY"
        );
        let claims: Value = read(known, KEY).expect("a token of ours");
        assert_eq!(claims, json!({"sub": "somebody", "exp": 1_777_500_000}));
    }

    #[test]
    fn what_we_sign_we_read_and_nothing_else() {
        let claims = json!({"sub": "somebody", "exp": 1_777_500_000});
        let token = sign(&claims, KEY).expect("a token");
        assert_eq!(read(&token, KEY), Some(claims));
        assert_eq!(read::<Value>(&token, b"another key of thirty-two bytes!"), None);
        for changed in [
            token.replacen('.', "A.", 2),
            format!("{token}A"),
            token[..token.len() - 1].to_owned(),
            token
                .rsplit_once('.')
                .map(|(start, _)| format!("{start}."))
                .expect("three parts"),
        ] {
            assert_eq!(read::<Value>(&changed, KEY), None, "{changed}");
        }
    }

    #[test]
    fn no_other_algorithm_is_taken() {
        let (_, rest) = sign(&json!({"sub": "somebody", "exp": 1_777_500_000}), KEY)
            .map(|token| {
                token
                    .split_once('.')
                    .map(|(a, b)| (a.to_owned(), b.to_owned()))
                    .expect("parts")
            })
            .expect("a token");
        // {"alg":"none"}, {"alg":"HS512"} and {"alg":"RS256"}
        for header in ["eyJhbGciOiJub25lIn0", "eyJhbGciOiJIUzUxMiJ9", "eyJhbGciOiJSUzI1NiJ9"] {
            assert_eq!(read::<Value>(&format!("{header}.{rest}"), KEY), None, "{header}");
        }
    }
}
