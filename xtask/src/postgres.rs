//! A PostgreSQL of our own for the length of the tests.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{env, fs};

use anyhow::{Context, Result};

use crate::{child, programs};

/// Tests need speed, not durability; and each opens a pool of its own.
const SETTINGS: &str = "-c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off \
                        -c full_page_writes=off -c max_connections=200";

/// What the guard does: wait until nobody holds the other end of its input,
/// then stop the server and tidy up.
const GUARD: &str =
    r#"trap "" INT TERM HUP; cat >/dev/null; cd /; dir=$1; shift; "$@" >/dev/null 2>&1; rm -rf -- "$dir""#;

/// A running server with an empty cluster; stopped and removed when dropped.
///
/// The guard is a process of its own that ends the server as soon as its
/// input closes. So the server goes with us however we go: dropped, by
/// Ctrl-C (which the guard ignores), or killed.
#[derive(Debug)]
pub struct Postgres {
    port: u16,
    guard: Child,
}

impl Postgres {
    pub fn start() -> Result<Self> {
        let programs =
            programs::postgres().context("PostgreSQL's server programs are not on this machine")?;
        let owner = Owner::of_this_machine();
        let dir = owner.folder()?;
        // From here on the folder is the guard's to remove.
        let guard = owner.guard(&programs, &dir)?;
        let port = free_port()?;
        let server = Self { port, guard };
        owner.found(&programs, &dir)?;
        owner.start(&programs, &dir, port)?;
        Ok(server)
    }

    /// Where tests make their databases, one each: `{url}/{database}`.
    pub fn url(&self) -> String {
        format!("postgres://app@127.0.0.1:{}", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        if let Err(fault) = self.guard.wait() {
            eprintln!("warning: the private PostgreSQL may still be running: {fault}");
        }
    }
}

/// Whose processes the server's are. PostgreSQL refuses to run as root.
#[derive(Clone, Copy, Debug)]
enum Owner {
    Ourselves,
    /// The user that Debian's packages make.
    Postgres,
}

impl Owner {
    fn of_this_machine() -> Self {
        if programs::is_root() { Self::Postgres } else { Self::Ourselves }
    }

    /// What to put before a command so that it runs as this owner.
    fn prefix(self) -> &'static [&'static str] {
        match self {
            Self::Ourselves => &[],
            Self::Postgres => &["runuser", "-u", "postgres", "--"],
        }
    }

    fn command(self, program: &Path) -> Command {
        match self.prefix() {
            [] => Command::new(program),
            [first, rest @ ..] => {
                let mut command = Command::new(first);
                command.args(rest).arg(program);
                command
            }
        }
    }

    /// A new folder that belongs to this owner.
    fn folder(self) -> Result<PathBuf> {
        let pattern = env::temp_dir().join("pingyi-postgres.XXXXXX");
        let dir = child::output(self.command(Path::new("mktemp")).arg("-d").arg(pattern))?;
        Ok(PathBuf::from(dir.trim_end()))
    }

    fn guard(self, programs: &Path, dir: &Path) -> Result<Child> {
        Command::new("sh")
            .args(["-c", GUARD, "guard"])
            .arg(dir)
            .args(self.prefix())
            .args([&programs.join("pg_ctl"), Path::new("-D"), &dir.join("data")])
            .args(["-m", "immediate", "-w", "stop"])
            .current_dir(dir)
            .stdin(Stdio::piped())
            .spawn()
            .context("cannot start the guard of the private PostgreSQL")
    }

    fn found(self, programs: &Path, dir: &Path) -> Result<()> {
        let mut initdb = self.command(&programs.join("initdb"));
        initdb.arg("-D").arg(dir.join("data")).args(["-A", "trust", "-U", "app"]);
        initdb.args(["-E", "UTF8", "--locale=C.UTF-8", "-N"]);
        child::output(initdb.current_dir(dir)).map(drop)
    }

    fn start(self, programs: &Path, dir: &Path, port: u16) -> Result<()> {
        let log = dir.join("log");
        let mut pg_ctl = self.command(&programs.join("pg_ctl"));
        pg_ctl.arg("-D").arg(dir.join("data")).arg("-l").arg(&log).args(["-w", "start", "-o"]);
        pg_ctl.arg(format!("-p {port} -k {} {SETTINGS}", dir.display()));
        child::output(pg_ctl.current_dir(dir).stdin(Stdio::null())).map(drop).with_context(|| {
            let told = fs::read_to_string(&log).unwrap_or_default();
            format!("the private PostgreSQL did not start; its log:\n{told}")
        })
    }
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn a_server_answers_while_it_is_held_and_is_gone_once_dropped() {
        let server = Postgres::start().unwrap();
        let (port, url) = (server.port, server.url());
        let programs = programs::postgres().unwrap();
        let mut psql = Command::new(programs.join("psql"));
        let answer =
            child::output(psql.arg(format!("{url}/postgres")).args(["-Atc", "select 6 * 7"])).unwrap();
        assert_eq!(answer.trim(), "42");

        drop(server);
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
    }
}
