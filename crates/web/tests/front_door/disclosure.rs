//! What nobody may know shows nowhere. Two houses are alike but for a secret; whoever reads everything that both serve,
//! pages, data, documents, cannot tell which is which. A number got by subtraction is a number that differs.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    io::{Cursor, Read as _, Write as _},
    process::{Command, Stdio},
    sync::{Arc, Mutex},
};

use axum::http::StatusCode;
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use service::Dice;
use storage::testing::{Engine, TestDatabase};

use crate::{
    result_release::released_by,
    support::{DEMONSTRATION, Guest, Institute, TestHouse, on_both},
};

/// Who reads. `None` is a passer-by.
const READERS: [Option<&str>; 8] =
    [Some("olga"), Some("rosa"), Some("lena"), Some("sara"), Some("tom"), Some("cora"), Some("admin"), None];

/// Chance that falls alike in every house: the same ids, in the same order.
struct Twins(Mutex<StdRng>);

impl Default for Twins {
    fn default() -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(1)))
    }
}

impl Dice for Twins {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap().fill_bytes(bytes);
    }
}

/// A house in which the box at `secret` was voted in so, every other box alike; its results are released.
async fn house_with(database: TestDatabase, secret: usize, answers: &[usize]) -> (TestHouse, Site) {
    house_by(database, DEMONSTRATION, secret, answers, ["94.5", "92", "90"]).await
}

/// The same by these rules, with these annual assessments.
async fn house_by(
    database: TestDatabase,
    rules: &str,
    secret: usize,
    answers: &[usize],
    scores: [&str; 3],
) -> (TestHouse, Site) {
    let house = TestHouse::open_with(database, Arc::new(Twins::default())).await;
    let institute = house.institute_by(rules).await;
    let hall = house.open_hall(&institute).await;
    for (place, one) in hall.boxes.iter().enumerate() {
        let answers = if place == secret { answers } else { &[0, 1, 0, 2, 0] };
        for (card, answer) in answers.iter().enumerate() {
            one.cast(&house.passer_by(), card, *answer).await.is(StatusCode::OK);
        }
    }
    hall.close().await;
    hall.open_sums().await;
    house.assess(&institute, "branch", scores).await;
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/result/release"), &[]).await.is(StatusCode::SEE_OTHER);
    let boxes = hall.boxes.into_iter().map(|one| one.id).collect();
    (house, Site { institute, boxes, prints: true })
}

/// What is read: a review, and its boxes' public boards.
struct Site {
    institute: Institute,
    boxes: Vec<String>,
    /// Whether the text of PDFs is read as well.
    prints: bool,
}

async fn twin(house: &TestDatabase) -> TestDatabase {
    let engine = if house.url.starts_with("sqlite") { Engine::Sqlite } else { Engine::Postgres };
    TestDatabase::on(engine).await.expect("the engine that was there a moment ago")
}

/// Everything that a house serves to everybody, by reader and address.
async fn served(house: &TestHouse, site: &Site) -> BTreeMap<String, String> {
    served_to(house, site, &READERS).await
}

async fn served_to(house: &TestHouse, site: &Site, readers: &[Option<&str>]) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for name in readers.iter().copied() {
        let guest = match name {
            Some("admin") => house.guest(&house.administrator).await,
            Some(name) => house.guest(site.institute.account(name)).await,
            None => house.passer_by(),
        };
        // One memory of hashes for each reader: each meets them in the same order in both houses.
        let mut names = Names::default();
        for (path, text) in everything(&guest, site).await {
            all.insert(format!("{} {path}", name.unwrap_or("passer-by")), names.plain(&text));
        }
    }
    all
}

/// Follows every address on every page, in the order in which they stand there.
async fn everything(guest: &Guest, site: &Site) -> Vec<(String, String)> {
    let mut wait = VecDeque::from(["/".to_owned(), "/tasks".into(), "/news".into()]);
    wait.extend(["", "/result", "/result.json", "/documents", "/boxes"].map(|end| site.institute.path(end)));
    let boards = site
        .boxes
        .iter()
        .flat_map(|id| ["", "/booth.json", "/state.json"].map(|end| format!("/boxes/{id}{end}")));
    wait.extend(boards);
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    while let Some(path) = wait.pop_front() {
        if !seen.insert(path.clone()) || is_elsewhere(&path) {
            continue;
        }
        let answer = guest.get(&path).await;
        if answer.status == StatusCode::OK {
            let text = readable(&answer.bytes, site.prints);
            wait.extend(addresses(&text));
            found.push((path, text));
        }
    }
    assert!(
        found.len() > 5,
        "the way in is lost: {:?}",
        found.iter().map(|(path, _)| path).collect::<Vec<_>>()
    );
    found
}

/// What is not about the review, or is sealed ballots, which differ in every house. (That they tell nothing is for the
/// crate `ballot` to show.)
fn is_elsewhere(path: &str) -> bool {
    let elsewhere = ["/assets/", "/language/", "/account", "/sign-", "/templates", "/holidays", "/demo"];
    elsewhere.iter().any(|start| path.starts_with(start)) || path.contains("archive.bel")
}

fn addresses(page: &str) -> Vec<String> {
    let links = page.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next());
    links
        .map(|link| format!("/{}", link.split('#').next().unwrap_or_default().replace("&amp;", "&")))
        .collect()
}

/// The words of a page, or of all parts of an office file or an archive. A PDF is set from the document that is read as
/// Word, in fonts cut down to the letters of its fingerprints: its bytes say nothing here, its text may be read.
fn readable(bytes: &[u8], prints: bool) -> String {
    if bytes.starts_with(b"%PDF") {
        return if prints { printed(bytes) } else { "(a PDF)".to_owned() };
    }
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return without_prints(&String::from_utf8_lossy(bytes));
    };
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut inside = Vec::new();
        part.read_to_end(&mut inside).unwrap();
        let name = part.name().unwrap().into_owned();
        all.push_str("\n--- ");
        all.push_str(&name);
        all.push('\n');
        all.push_str(&readable(&inside, prints));
    }
    without_prints(&all)
}

/// What a PDF says; nothing where there is no program that reads it, or where it tells fingerprints, whose groups no
/// line keeps together. The same document as a Word file is read then.
fn printed(pdf: &[u8]) -> String {
    let none = || "(a PDF)".to_owned();
    let (mut from, to) = (Command::new("pdftotext"), Stdio::piped);
    let begun = from.args(["-enc", "UTF-8", "-", "-"]).stdin(to()).stdout(to()).stderr(Stdio::null()).spawn();
    let Ok(mut program) = begun else { return none() };
    let (mut input, bytes) = (program.stdin.take().unwrap(), pdf.to_vec());
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = program.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    // A long word may break anywhere, which nobody sees.
    let text = String::from_utf8_lossy(&output.stdout).replace('\u{200B}', "");
    // Words of prose begin with a capital at most, and years are digits.
    let is_group = |word: &&str| {
        let plain = word.bytes().skip(1).all(|one| one.is_ascii_lowercase());
        let year = word.bytes().all(|one| one.is_ascii_digit());
        let signs = word.bytes().all(|one| one.is_ascii_alphanumeric() || b"+/=".contains(&one));
        word.len() == 4 && signs && !plain && !year
    };
    // A hash of a file: where its line ends, a piece is left that no other rule knows.
    let is_hash = |word: &str| {
        let of = |kind: fn(&u8) -> bool| word.as_bytes().iter().any(kind);
        word.len() >= 12 && word.is_ascii() && of(u8::is_ascii_digit) && of(u8::is_ascii_alphabetic)
    };
    let words = || text.split_whitespace();
    if words().filter(is_group).count() >= 4 || words().any(is_hash) { none() } else { text }
}

/// Fingerprints are of sealed ballots, and shown in groups of four.
fn without_prints(text: &str) -> String {
    let kept = without(text, "<span class=\"print\"", "<wbr></span>");
    let kept = without(&kept, "<span class=\"tracker__short\"", "</li>");
    let is_group =
        |word: &str| word.len() <= 4 && word.chars().all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c));
    let mut lines = Vec::new();
    for line in kept.split('<') {
        let words: Vec<_> = line.split(' ').collect();
        let groups = words.iter().filter(|word| is_group(word)).count();
        lines.push(if groups >= 10 && groups + 3 > words.len() { "(a fingerprint)" } else { line });
    }
    lines.join("<")
}

fn without(text: &str, from: &str, to: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(from) {
        kept += before;
        rest = after.split_once(to).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// What is made of sealed ballots, by the order in which somebody meets it.
#[derive(Default)]
struct Names(BTreeMap<String, usize>);

impl Names {
    /// Hashes, trackers and tokens as "§1", "§2": whatever is long and mixes letters and digits.
    fn plain(&mut self, text: &str) -> String {
        let mut plain = String::new();
        let mut token = String::new();
        for c in text.chars().chain(['\n']) {
            if c.is_ascii_alphanumeric() || "-_+/=".contains(c) {
                token.push(c);
                continue;
            }
            plain += &self.name(&token);
            token.clear();
            plain.push(c);
        }
        plain
    }

    fn name(&mut self, token: &str) -> String {
        let mixed =
            token.chars().any(|c| c.is_ascii_digit()) && token.chars().any(|c| c.is_ascii_alphabetic());
        let is_hash = token.len() >= 40 || (token.len() >= 12 && mixed);
        if !is_hash {
            return token.to_owned();
        }
        let next = self.0.len() + 1;
        format!("§{}", self.0.entry(token.to_owned()).or_insert(next))
    }
}

/// Fails with the first page that tells the houses apart.
fn must_be_alike(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) {
    for (path, text) in one {
        let twin = other.get(path).unwrap_or_else(|| panic!("{path} is served by one house alone"));
        if let Some((line, other)) = text.lines().zip(twin.lines()).find(|(line, other)| line != other) {
            panic!("{path} tells the houses apart:\n{line}\n{other}");
        }
        assert_eq!(text.len(), twin.len(), "{path}");
    }
    assert_eq!(one.len(), other.len());
}

// Four ballots came into the third box, one too few: it stays sealed, and what is in it moves nothing anywhere.
storage::on_both!(what_a_withheld_box_holds_shows_nowhere, async |database: TestDatabase| {
    let second = twin(&database).await;
    let (house, site) = house_with(database, 2, &[0, 0, 0, 0]).await;
    let one = served(&house, &site).await;
    let (house, site) = house_with(second, 2, &[3, 2, 3, 3]).await;
    must_be_alike(&one, &served(&house, &site).await);
});

// The same marks came into a box, by other cards: nobody can tell who gave which.
storage::on_both!(which_card_gave_which_mark_shows_nowhere, async |database: TestDatabase| {
    let second = twin(&database).await;
    let (house, site) = house_with(database, 0, &[0, 1, 0, 2, 0]).await;
    let one = served(&house, &site).await;
    let (house, site) = house_with(second, 0, &[2, 0, 0, 0, 1]).await;
    must_be_alike(&one, &served(&house, &site).await);
});

// Where a reporter sees the own result alone, the scores of the others show nowhere outside the desks at which they are
// worked with.
storage::on_both!(what_the_rules_keep_from_a_circle_shows_nowhere_to_it, async |database: TestDatabase| {
    let rules = released_by("reporters_see = \"own\"\nothers_see = \"nothing\"\nwall_shows = \"nothing\"");
    let readers = [Some("rosa"), Some("sara"), Some("tom"), Some("cora"), None];
    let second = twin(&database).await;
    let marks = [0, 1, 0, 2, 0];
    let (house, mut site) = house_by(database, &rules, 0, &marks, ["94.5", "92", "90"]).await;
    site.prints = true;
    let one = served_to(&house, &site, &readers).await;
    assert!(one.keys().any(|path| path.starts_with("rosa") && path.ends_with("/result")));
    let (house, mut site) = house_by(second, &rules, 0, &marks, ["94.5", "85", "83"]).await;
    site.prints = true;
    must_be_alike(&one, &served_to(&house, &site, &readers).await);
});

// The comparison sees what it should: one mark in an open box is told everywhere.
on_both!(one_mark_of_an_open_box_is_seen, async |house: TestHouse| {
    let second = twin(&house.database).await;
    let third = twin(&house.database).await;
    let (first, site) = house_with(second, 0, &[0, 1, 0, 2, 0]).await;
    let one = served(&first, &site).await;
    let (other, site) = house_with(third, 0, &[0, 1, 0, 2, 1]).await;
    let other = served(&other, &site).await;
    let differ: Vec<_> = one.iter().filter(|(path, text)| other.get(*path) != Some(*text)).collect();
    assert!(differ.iter().any(|(path, _)| path.contains("/result")), "{differ:?}");
});
