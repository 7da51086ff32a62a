//! Keys derived from the server's secret, encrypted columns (XChaCha20-Poly1305), and the tracking key of an appeal.
//!
//! It owns every key and shows none. It never touches the database.

use std::io::{Error, ErrorKind, Write};
use std::path::Path;

use chacha20poly1305::aead::Aead;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use crate::appeal::AppealId;

/// Crockford's letters: no I, L, O or U, which people mistake for others.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a tracking key: 26 × 5 bits = 130 bits.
const TRACKING_LETTERS: usize = 26;
/// Bytes of a secret at least.
const SECRET_LEN: usize = 32;
const NONCE_LEN: usize = 24;
/// How often, and how long each time, an empty file is given time to be written by who has made it.
const PATIENCE: u32 = 40;
const NAP: std::time::Duration = std::time::Duration::from_millis(25);
/// The first byte of a sealed value: how it was sealed.
const SEAL_V1: u8 = 1;

/// The keys of a server. Each purpose has its own, so that one never helps against another.
pub struct Secrets {
    cipher: XChaCha20Poly1305,
    nonce: [u8; 32],
    lookup: [u8; 32],
    tracking: [u8; 32],
    token: [u8; 32],
    csrf: [u8; 32],
    fingerprint: [u8; 32],
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets")
    }
}

impl Secrets {
    /// From at least 32 bytes of secret.
    pub fn derive(secret: &[u8]) -> Self {
        let key = |label: &str| mac(secret, &[b"listening-state ", label.as_bytes()]);
        Self {
            cipher: XChaCha20Poly1305::new(&key("seal").into()),
            nonce: key("nonce"),
            lookup: key("lookup"),
            tracking: key("tracking"),
            token: key("token"),
            csrf: key("csrf"),
            fingerprint: key("fingerprint"),
        }
    }

    /// Reads the file; `None` where there is none. A file that is too short is refused: without the right secret the
    /// persons of the database cannot be read.
    pub fn load(file: &Path) -> std::io::Result<Option<Self>> {
        let mut waited = 0;
        loop {
            let secret = match std::fs::read(file) {
                Ok(secret) => secret,
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(named(file, &error)),
            };
            let secret = secret.trim_ascii();
            if secret.len() >= SECRET_LEN {
                return Ok(Some(Self::derive(secret)));
            }
            // Another process that starts at this moment may not have written it to its end.
            if !secret.is_empty() || waited == PATIENCE {
                let message = format!("{} holds no secret of {SECRET_LEN} bytes", file.display());
                return Err(Error::new(ErrorKind::InvalidData, message));
            }
            waited += 1;
            std::thread::sleep(NAP);
        }
    }

    /// Makes the file (mode 0600) in a folder that is there, for a database that holds nothing under a secret. Where
    /// another process has made it meanwhile, that one is read.
    pub fn create(file: &Path) -> std::io::Result<Self> {
        match create(file) {
            Ok(secret) => Ok(Self::derive(&secret)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                Self::load(file)?.ok_or_else(|| named(file, &error))
            }
            Err(error) => Err(named(file, &error)),
        }
    }

    /// Which secret this is, without telling anything of it.
    pub fn fingerprint(&self) -> &[u8] {
        &self.fingerprint
    }

    /// Encrypts a text: version, nonce, ciphertext with its tag. Sealing twice gives different bytes.
    pub fn seal(&self, plain: &str) -> Vec<u8> {
        let mut random = [0; NONCE_LEN];
        // The nonce also depends on the text: were the system's randomness ever to fail, only equal texts would
        // share a nonce, and they alone would look equal.
        let _ = getrandom::fill(&mut random);
        let mixed = mac(&self.nonce, &[&random, plain.as_bytes()]);
        let mut nonce = [0; NONCE_LEN];
        nonce.copy_from_slice(&mixed[..NONCE_LEN]);
        let mut sealed = vec![SEAL_V1];
        sealed.extend_from_slice(&nonce);
        // The cipher refuses only texts of more than 256 GB.
        if let Ok(ciphertext) = self.cipher.encrypt(&XNonce::from(nonce), plain.as_bytes()) {
            sealed.extend_from_slice(&ciphertext);
        }
        sealed
    }

    /// Decrypts a sealed text; `None` where it was sealed under another secret or changed.
    pub fn open(&self, sealed: &[u8]) -> Option<String> {
        let (&version, rest) = sealed.split_first()?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE_LEN>()?;
        if version != SEAL_V1 {
            return None;
        }
        let plain = self.cipher.decrypt(&XNonce::from(*nonce), ciphertext).ok()?;
        String::from_utf8(plain).ok()
    }

    /// Keyed hash for look-ups (e-mail, IIN, throttling keys), by purpose.
    pub fn lookup(&self, purpose: &str, value: &str) -> Vec<u8> {
        mac(&self.lookup, &[purpose.as_bytes(), &[0], value.as_bytes()]).to_vec()
    }

    /// `7KQ4-M9XW-…`: base32 (no I, L, O, U), 26 characters in groups of four; HMAC of the appeal's id.
    pub fn tracking_key(&self, appeal: AppealId) -> String {
        let bytes = mac(&self.tracking, &[appeal.0.as_bytes()]);
        let mut key = String::with_capacity(TRACKING_LETTERS + 6);
        for (place, letter) in base32(&bytes).take(TRACKING_LETTERS).enumerate() {
            if place > 0 && place % 4 == 0 {
                key.push('-');
            }
            key.push(letter);
        }
        key
    }

    /// Key of the JWTs (HS256).
    pub fn token_key(&self) -> &[u8] {
        &self.token
    }

    /// CSRF token of a session.
    pub fn csrf(&self, session: &str) -> String {
        base32(&mac(&self.csrf, &[session.as_bytes()])).collect()
    }
}

/// What the database keeps of a tracking key.
pub(super) fn tracking_digest(canonical: &str) -> Vec<u8> {
    Sha256::digest(canonical.as_bytes()).to_vec()
}

fn create(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut random = [0; SECRET_LEN];
    getrandom::fill(&mut random).map_err(|error| Error::other(error.to_string()))?;
    let secret: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut made = options.open(file)?;
    made.write_all(secret.as_bytes())?;
    // Lost with the power, it would take every sealed column with it: the folder's entry must be durable too.
    made.sync_all()?;
    std::fs::File::open(folder)?.sync_all()?;
    Ok(secret.into_bytes())
}

fn named(file: &Path, error: &Error) -> Error {
    Error::new(error.kind(), format!("{}: {error}", file.display()))
}

fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes keys of any length; a fixed inner and outer block keep this free of a failure that cannot be.
    let mut hmac = Hmac::<Sha256>::new(&block(key).into());
    for part in parts {
        hmac.update(part);
    }
    hmac.finalize().into_bytes().into()
}

/// The key as HMAC pads it: hashed where longer than a block, then filled with zeros.
fn block(key: &[u8]) -> [u8; 64] {
    let mut block = [0; 64];
    if key.len() > block.len() {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    block
}

fn base32(bytes: &[u8]) -> impl Iterator<Item = char> + '_ {
    let bit = |at: usize| bytes.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
    (0..bytes.len() * 8 / 5).map(move |letter| {
        let value = (0..5).fold(0, |value, i| value << 1 | usize::from(bit(letter * 5 + i)));
        char::from(LETTERS[value])
    })
}
