use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::StatusCode;

use super::{Guest, Institute, TestHouse};

/// Who reads. `None` is a passer-by.
const READERS: [Option<&str>; 5] = [Some("olga"), Some("rosa"), Some("lena"), Some("admin"), None];

/// What somebody opens who does not follow links.
const DOORS: [&str; 3] = ["/", "/tasks", "/news"];

/// What tells the house's own doings, which begin anew; and years without end.
const OWN: [&str; 7] = ["/assets/", "/language/", "/account?", "/account/", "/sign-", "/holidays", "/demo"];

impl TestHouse {
    /// Everything that this house serves to everybody, byte for byte, by reader and address: pages, data, documents.
    pub async fn everything_served(&self, institute: &Institute) -> BTreeMap<String, Vec<u8>> {
        // Who opens the own report for the first time begins it.
        crawled(&self.guest(institute.account("rosa")).await, institute, false).await;
        let mut all = BTreeMap::new();
        for name in READERS {
            let guest = match name {
                Some("admin") => self.guest(&self.administrator).await,
                Some(name) => self.guest(institute.account(name)).await,
                None => self.passer_by(),
            };
            for (path, bytes) in crawled(&guest, institute, name == Some("olga")).await {
                all.insert(format!("{} {path}", name.unwrap_or("passer-by")), bytes);
            }
        }
        all
    }

    /// What belongs to the review alone, for those who belong to it.
    pub async fn of_the_review_served(&self, institute: &Institute) -> BTreeMap<String, Vec<u8>> {
        let mut all = self.everything_served(institute).await;
        let ours = institute.path("");
        all.retain(|path, _| {
            let about = path.contains(&ours) || path.contains("/boxes/") || path.contains("/news");
            about && !path.starts_with("admin ")
        });
        all
    }
}

async fn crawled(guest: &Guest, institute: &Institute, files: bool) -> Vec<(String, Vec<u8>)> {
    let mut wait: VecDeque<String> = DOORS.iter().map(|&door| door.to_owned()).collect();
    wait.extend(["", "/result", "/result.json", "/documents", "/boxes"].map(|end| institute.path(end)));
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    while let Some(path) = wait.pop_front() {
        // The same files for everybody who may: once is enough.
        if path.contains("/documents/D") && !files || path.ends_with("/archive.zip") {
            continue;
        }
        if !seen.insert(path.clone()) || OWN.iter().any(|own| format!("{path}?").starts_with(own)) {
            continue;
        }
        let answer = guest.get(&path).await;
        if answer.status == StatusCode::OK {
            wait.extend(addresses(&String::from_utf8_lossy(&answer.bytes)));
            found.push((path, without_version(answer.bytes)));
            assert!(
                found.len() < 3000,
                "there is no end of addresses: {:?}",
                found.last().map(|(path, _)| path)
            );
        }
    }
    assert!(found.len() > 2, "the way in is lost: {:?}", found.first().map(|(path, _)| path));
    found
}

/// A page without the number of changes that a server counts for itself.
fn without_version(bytes: Vec<u8>) -> Vec<u8> {
    const BEFORE: &str = "data-version=\"";
    let Ok(text) = String::from_utf8(bytes.clone()) else { return bytes };
    let Some((before, rest)) = text.split_once(BEFORE) else { return bytes };
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    format!("{before}{BEFORE}{after}").into_bytes()
}

fn addresses(page: &str) -> Vec<String> {
    let links = page.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next());
    links
        .map(|link| format!("/{}", link.split('#').next().unwrap_or_default().replace("&amp;", "&")))
        .collect()
}

/// Fails with the first page on which two houses differ.
pub fn must_serve_the_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in one {
        let twin = other.get(path).unwrap_or_else(|| panic!("{path} is served by one house alone"));
        if bytes == twin {
            continue;
        }
        let (one, other) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(twin));
        let line = one.lines().zip(other.lines()).find(|(line, other)| line != other);
        panic!("{path} differs: {line:?}");
    }
    let more: Vec<_> = other.keys().filter(|path| !one.contains_key(*path)).collect();
    assert!(more.is_empty(), "served by the other house alone: {more:?}");
}
