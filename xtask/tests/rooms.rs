//! Who may use whom: `docs/ARCHITECTURE.md`'s table of rooms, held against `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde::Deserialize;

/// One crate of ours.
struct Room {
    name: &'static str,
    /// The crates of ours that it may use.
    ours: &'static [&'static str],
    /// … and which besides in its tests.
    in_tests: &'static [&'static str],
    /// What it never uses of others', with everything whose name goes on after a dash.
    never: &'static [&'static [&'static str]],
}

const DATABASE: &[&str] = &["sea-orm", "sqlx", "rusqlite", "diesel", "tokio-postgres"];
const HTTP: &[&str] = &["axum", "hyper", "tower", "reqwest", "ureq"];
const PAGES: &[&str] = &["askama", "axum", "comrak", "qrcode", "rust-embed", "tower"];
const RUNTIME: &[&str] = &["tokio", "async-std", "smol", "futures"];
const CLOCK: &[&str] = &["jiff", "chrono", "time"];
const CHANCE: &[&str] = &["rand", "getrandom", "fastrand"];
const MAIL: &[&str] = &["lettre"];
const COMMAND_LINE: &[&str] = &["clap", "indicatif"];

/// The table.
const ROOMS: &[Room] = &[
    // Auditable alone; tested by property and fuzzed.
    Room {
        name: "ballot",
        ours: &[],
        in_tests: &[],
        never: &[DATABASE, HTTP, PAGES, RUNTIME, CLOCK, CHANCE, MAIL, COMMAND_LINE],
    },
    Room {
        name: "review",
        ours: &[],
        in_tests: &[],
        never: &[DATABASE, HTTP, PAGES, RUNTIME, CLOCK, CHANCE, MAIL, COMMAND_LINE],
    },
    // Pages, papers and mails speak with one voice: of the rules it knows only what a refusal means.
    Room {
        name: "i18n",
        ours: &["review"],
        in_tests: &[],
        never: &[DATABASE, HTTP, PAGES, RUNTIME, MAIL, COMMAND_LINE],
    },
    // Ballots are kept as the exact bytes that were hashed and signed: whoever stores them cannot read them.
    Room { name: "storage", ours: &["review"], in_tests: &[], never: &[HTTP, PAGES, MAIL, COMMAND_LINE] },
    // Bytes out of values, so that they can be compared.
    Room {
        name: "documents",
        ours: &["i18n", "review"],
        in_tests: &[],
        never: &[DATABASE, HTTP, RUNTIME, MAIL, COMMAND_LINE],
    },
    // Pictures out of a PDF; what it links takes minutes to build, and nobody else waits for it.
    Room {
        name: "drawing",
        ours: &[],
        in_tests: &[],
        never: &[DATABASE, HTTP, PAGES, RUNTIME, CLOCK, CHANCE, MAIL, COMMAND_LINE],
    },
    // Documents as PDF, for which it links a typesetter that takes minutes to build: nobody else waits for it.
    Room {
        name: "typesetting",
        ours: &["documents", "i18n", "review"],
        in_tests: &[],
        never: &[DATABASE, HTTP, PAGES, RUNTIME, CHANCE, MAIL, COMMAND_LINE],
    },
    // The one place where a rule meets a row.
    Room {
        name: "service",
        ours: &["ballot", "documents", "drawing", "review", "storage", "typesetting"],
        in_tests: &[],
        never: &[DATABASE, PAGES, COMMAND_LINE],
    },
    // The front door decides nothing.
    Room {
        name: "web",
        ours: &["documents", "i18n", "review", "service", "storage"],
        // They play the voter's phone, which seals.
        in_tests: &["ballot"],
        never: &[DATABASE, MAIL, COMMAND_LINE],
    },
    // Starts and stops everything; speaks to a database through the others only.
    Room {
        name: "cli",
        ours: &["ballot", "documents", "i18n", "review", "service", "storage", "web"],
        in_tests: &[],
        never: &[DATABASE],
    },
    // Starts other programs, ours among them.
    Room { name: "xtask", ours: &[], in_tests: &[], never: &[DATABASE, HTTP, PAGES, RUNTIME] },
];

impl Room {
    fn allows(&self, used: &Dependency) -> bool {
        let name = used.name.as_str();
        let in_tests = used.is_for_tests() && self.in_tests.contains(&name);
        self.ours.contains(&name) || in_tests || used.is_for_test_set_up()
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    kind: Option<Kind>,
    features: BTreeSet<String>,
    /// Set for crates of this workspace.
    path: Option<String>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Dev,
    Build,
}

impl Dependency {
    fn is_ours(&self) -> bool {
        self.path.is_some()
    }

    /// A crate of ours that tests use for the set-up that it offers to tests.
    fn is_for_test_set_up(&self) -> bool {
        self.is_for_tests() && self.features.contains("testing")
    }

    fn is_for_tests(&self) -> bool {
        self.kind == Some(Kind::Dev)
    }
}

fn packages() -> BTreeMap<String, Package> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Metadata = serde_json::from_slice(&output.stdout).expect("metadata is JSON");
    metadata.packages.into_iter().map(|package| (package.name.clone(), package)).collect()
}

#[test]
fn every_crate_has_a_room_and_every_room_a_crate() {
    let crates: BTreeSet<_> = packages().into_keys().collect();
    let rooms: BTreeSet<_> = ROOMS.iter().map(|room| room.name.to_owned()).collect();
    assert_eq!(crates, rooms);
}

#[test]
fn a_crate_uses_only_the_crates_of_ours_that_its_room_allows() {
    let packages = packages();
    let mut faults = Vec::new();
    for room in ROOMS {
        let used = packages[room.name].dependencies.iter().filter(|used| used.is_ours());
        let wrong = used.filter(|used| !room.allows(used));
        faults.extend(wrong.map(|used| format!("{} uses {}", room.name, used.name)));
    }
    assert!(faults.is_empty(), "against the table of rooms: {}", faults.join("; "));
}

#[test]
fn a_crate_uses_nothing_of_others_that_its_room_forbids() {
    let packages = packages();
    let mut faults = Vec::new();
    for room in ROOMS {
        for used in &packages[room.name].dependencies {
            let forbidden =
                room.never.iter().copied().flatten().any(|never| is_or_extends(&used.name, never));
            if forbidden && !used.is_ours() && !used.is_for_tests() {
                faults.push(format!("{} uses {}", room.name, used.name));
            }
        }
    }
    assert!(faults.is_empty(), "against the table of rooms: {}", faults.join("; "));
}

/// `tower-http` goes with `tower`, but `timeout` not with `time`. `rand_core`
/// only names the traits through which chance is handed in, and stays apart.
fn is_or_extends(name: &str, family: &str) -> bool {
    name.strip_prefix(family).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[test]
fn a_family_of_crates_is_known_by_its_name() {
    assert!(is_or_extends("tower-http", "tower") && is_or_extends("tower", "tower"));
    assert!(!is_or_extends("timeout", "time") && !is_or_extends("rand_core", "rand"));
}
