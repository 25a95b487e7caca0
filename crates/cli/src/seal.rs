//! The key by which the house seals what a copy of its database must not tell. It lies beside the database, not in it:
//! two servers over one database need the same file.

use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read as _, Write as _},
    path::Path,
};

use anyhow::{Context as _, Result};
use service::{Dice as _, Seal, SystemDice};
use zeroize::Zeroizing;

/// The file in the data folder.
const FILE: &str = "seal.key";

/// Reads the key, and makes it at the first start.
pub fn key(folder: &Path) -> Result<Seal> {
    let path = folder.join(FILE);
    let mend = || format!("the key {} cannot be read or made; it must hold 32 bytes", path.display());
    match make(&path) {
        Ok(key) => Ok(Seal::new(*key)),
        Err(why) if why.kind() == ErrorKind::AlreadyExists => {
            let mut key = Zeroizing::new([0; 32]);
            File::open(&path).and_then(|mut file| file.read_exact(&mut *key)).with_context(mend)?;
            Ok(Seal::new(*key))
        }
        Err(why) => Err(why).with_context(mend),
    }
}

/// A key that is gone with the process, for a demonstration without a folder: its codes are good until it is stopped.
pub fn passing() -> Seal {
    let mut key = Zeroizing::new([0; 32]);
    SystemDice.fill(&mut *key);
    Seal::new(*key)
}

fn make(path: &Path) -> std::io::Result<Zeroizing<[u8; 32]>> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let mut key = Zeroizing::new([0; 32]);
    SystemDice.fill(&mut *key);
    file.write_all(&*key)?;
    file.sync_all()?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_read_by_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        key(folder.path()).unwrap();
        let made = std::fs::read(folder.path().join(FILE)).unwrap();
        key(folder.path()).unwrap();
        assert_eq!(std::fs::read(folder.path().join(FILE)).unwrap(), made);
        assert!(made.len() == 32 && made.iter().any(|byte| *byte != 0));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let rights = std::fs::metadata(folder.path().join(FILE)).unwrap().permissions();
            assert_eq!(rights.mode() & 0o777, 0o600);
        }
        std::fs::write(folder.path().join(FILE), "short").unwrap();
        assert!(key(folder.path()).is_err());
    }
}
