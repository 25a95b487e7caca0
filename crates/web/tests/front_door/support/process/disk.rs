//! A disk of its own that can be filled. It is a small file system in memory where the process may mount one; else the
//! server may not write beyond the first byte of any file while the disk counts as full.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use storage::Store;
use tempfile::TempDir;

use super::{Process, TestHouse};

/// Bytes of the disk besides what lies on it at first.
const ROOM: u64 = 2 << 20;

/// Mounts the disk where no other process sees it, lays the rows on it, and becomes the server.
const ON_A_DISK: &str =
    r#"mount -t tmpfs -o size="$1" pingyi "$3" && cp "$2"/* "$3" && shift 3 && exec "$@""#;

/// Becomes a server that is refused what it writes instead of being ended.
const UNDER_A_LIMIT: &str = r#"cp "$2"/* "$3" && trap '' XFSZ && shift 3 && exec "$@""#;

/// A server whose disk can be full.
pub struct SmallDisk {
    pub server: Process,
    filler: Option<PathBuf>,
    /// Where the rows lie, as this process sees it.
    disk: PathBuf,
}

impl SmallDisk {
    /// Over a copy of a house's rows, which are in SQLite. The house itself is closed: with nobody at them, its rows
    /// lie in one file, and whatever is written needs room.
    pub async fn over(house: &TestHouse) -> Self {
        house.store().clone().close().await.unwrap();
        let rows = Path::new(house.database_url().strip_prefix("sqlite:").unwrap());
        let from = rows.parent().unwrap();
        let folder = TempDir::with_prefix("pingyi-test-").unwrap();
        let disk = folder.path().join("disk");
        std::fs::create_dir(&disk).unwrap();
        let own = mounts(&disk);
        let mut command = Command::new(if own.is_some() { "unshare" } else { "sh" });
        if let Some(rights) = own {
            command.args([rights, "sh"]);
        }
        let size = from.read_dir().unwrap().map(|file| file.unwrap().metadata().unwrap().len());
        let size = size.sum::<u64>() + ROOM;
        command.args(["-c", if own.is_some() { ON_A_DISK } else { UNDER_A_LIMIT }, "sh", &size.to_string()]);
        command.arg(from).arg(&disk).arg(std::env::current_exe().unwrap());
        let database = format!("sqlite:{}", disk.join(rows.file_name().unwrap()).display());
        let server = Process::start(house, folder, database, command);
        // The server's own view of the files, where its disk is mounted.
        let disk = PathBuf::from(format!("/proc/{}/root", server.id())).join(disk.strip_prefix("/").unwrap());
        Self { server, filler: own.map(|_| disk.join("filler")), disk }
    }

    /// No byte fits any more. SQLite may make room when it tidies up; called again, this takes it.
    pub fn fills_up(&self) {
        let Some(filler) = &self.filler else { return self.limit("1") };
        let mut file = std::fs::File::options().create(true).append(true).open(filler).unwrap();
        for size in [64 << 10, 1 << 10, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    /// There is room again.
    pub fn is_emptied(&self) {
        match &self.filler {
            Some(filler) => std::fs::remove_file(filler).unwrap(),
            None => self.limit("unlimited"),
        }
    }

    /// The rows as they lie on the disk now, read by somebody else.
    pub async fn rows(&self) -> (TempDir, Store) {
        let copy = TempDir::with_prefix("pingyi-test-").unwrap();
        for name in ["test.db", "test.db-wal"] {
            // After tidying up there may be no log of writes.
            std::fs::copy(self.disk.join(name), copy.path().join(name)).ok();
        }
        let store = Store::open(&format!("sqlite:{}", copy.path().join("test.db").display())).await.unwrap();
        (copy, store)
    }

    fn limit(&self, bytes: &str) {
        let mut command = Command::new("prlimit");
        command.arg(format!("--pid={}", self.server.id())).arg(format!("--fsize={bytes}:unlimited"));
        assert!(command.status().unwrap().success(), "{command:?}");
    }
}

/// With which rights this process may mount a disk that nobody else sees.
fn mounts(place: &Path) -> Option<&'static str> {
    ["-m", "-rm"].into_iter().find(|rights| {
        let mut tried = Command::new("unshare");
        tried.args([rights, "mount", "-t", "tmpfs", "-o", "size=64k", "pingyi"]).arg(place);
        tried.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    })
}
