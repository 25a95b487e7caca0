//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The folders that the steps work in.
#[derive(Debug)]
pub struct Places {
    root: PathBuf,
    target: PathBuf,
}

impl Places {
    /// The tree that cargo runs us for, and the target folder that it uses.
    ///
    /// Cargo is asked at run time: with a target folder that several trees
    /// share, this program may have been built in another one.
    pub fn find() -> Self {
        let told = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let here = told.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = here.parent().unwrap_or(&here).to_path_buf();
        let target =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        Self { root, target }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn target(&self) -> &Path {
        &self.target
    }

    pub fn frontend(&self) -> PathBuf {
        self.root.join("frontend")
    }

    /// Of documents; `typesetting` packs them.
    pub fn fonts(&self) -> PathBuf {
        self.root.join("crates/typesetting/fonts")
    }

    pub fn e2e(&self) -> PathBuf {
        self.root.join("e2e")
    }

    /// The program itself, as `cargo build` leaves it.
    pub fn pingyi(&self) -> PathBuf {
        self.target.join("debug").join(format!("pingyi{}", env::consts::EXE_SUFFIX))
    }
}
