//! The secret of the database: found, proved, or made for a database that holds nothing under one.
//!
//! A secret that is not the one of the database is refused before anything is sealed under it; the journal cannot be
//! harmed by it, but persons and letters could never be read again.

use std::path::{Path, PathBuf};

use crate::store::{Secrets, Store, StoreError, secret};

/// Why there is no secret to work with; what the operator is to do.
#[derive(Debug, thiserror::Error)]
pub enum SecretRefused {
    /// The database is under a secret, and there is no file.
    #[error(
        "there is no secret at {}, and the database holds persons and letters sealed under one. Restore that file \
         from the backup to this place (or set SECRET_KEY_FILE to where it is). A new secret would open nothing, so \
         none is made", .0.display()
    )]
    Missing(PathBuf),
    /// The file holds another secret.
    #[error(
        "{} is not the secret that this database is under: with it no person and no letter could be read. Restore the \
         right file from the backup to this place (or set SECRET_KEY_FILE to where it is, or DATABASE_URL to the \
         database that belongs to this one). Never make a new one. Nothing was changed", .0.display()
    )]
    Another(PathBuf),
    /// Another process put the empty database under its own secret at this moment.
    #[error(
        "another process has put this database under its own secret at this moment. Copy its secret file to {}: all \
         processes on one database have the same one", .0.display()
    )]
    Outrun(PathBuf),
    /// The file cannot be read or made.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// The database cannot be asked.
    #[error("database: {0}")]
    Store(#[from] StoreError),
}

/// The secret of the file, proved to be the database's own. The file is made where there is none and the database
/// holds nothing under a secret; a database from before fingerprints were kept is proved on what it holds.
pub fn take_up_secret(store: &Store, file: &Path) -> Result<Secrets, SecretRefused> {
    let file = std::path::absolute(file)?;
    let kept = store.read(secret::fingerprint)?;
    let sealed = match &kept {
        Some(_) => Vec::new(),
        None => store.read(secret::sealed_values)?,
    };
    let found = Secrets::load(&file)?;
    let made = found.is_none();
    let secrets = match found {
        Some(secrets) => secrets,
        None if kept.is_none() && sealed.is_empty() => Secrets::create(&file)?,
        None => return Err(SecretRefused::Missing(file)),
    };
    if !sealed.is_empty() && !sealed.iter().any(|value| secrets.open(value).is_some()) {
        return Err(SecretRefused::Another(file));
    }
    let stands = match kept {
        Some(kept) => kept,
        None => {
            let ours = secrets.fingerprint().to_vec();
            store.write(move |c| secret::keep_fingerprint(c, &ours))?
        }
    };
    if stands == secrets.fingerprint() {
        return Ok(secrets);
    }
    if made {
        // Nothing is under what we made a moment ago; left lying there, it would be taken for the right one.
        std::fs::remove_file(&file)?;
        return Err(SecretRefused::Outrun(file));
    }
    Err(SecretRefused::Another(file))
}
