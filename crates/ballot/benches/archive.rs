//! Whole archives: how far verification is from the floor of one point at a time, and from an independent program.
//!
//! `cargo bench -p ballot --bench archive [-- BALLOTS…]` prints a line for each number of ballots (200 and 1,000) of
//! seven questions by four answers. All figures of a run are of the same archive and the same minute; read the ratios.
//! `BELENIOS_TOOL=…/belenios-tool` adds the other program, which needs 25 ms a ballot.

use ballot::archive::{Entry, Timestamp, start};
use ballot::{
    Checker, Credentials, Election, ElectionDraft, ElectionResult, EncryptedTally, PartialDecryption,
    PrivateCredential, Question, SecretKey, TrusteeKey, TrusteeNumber, Trustees, Uuid, seal, verify,
};
use curve25519_dalek::edwards::VartimeEdwardsPrecomputation;
use curve25519_dalek::traits::VartimePrecomputedMultiscalarMul as _;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use rayon::prelude::*;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const QUESTIONS: usize = 7;
const ANSWERS: usize = 4;

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![200, 1000] } else { sizes };
    println!("ballots  floor ms  ours: 1 core  of floor  all cores  other: cpu  cpu ratio  wall ratio");
    for ballots in sizes {
        let (uuid, bytes) = archive(ballots);
        let floor = floor(64) * u32::try_from(ballots).unwrap() / 64;
        let one_core = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let (ours, ()) = timed(|| one_core.install(|| verify(&bytes).map(drop).unwrap()));
        let (all_cores, ()) = timed(|| verify(&bytes).map(drop).unwrap());
        print!(
            "{ballots:7}  {:8.1}  {:12.1}  {:8.2}  {:9.1}",
            ms(floor),
            ms(ours),
            ratio(ours, floor),
            ms(all_cores)
        );
        match std::env::var_os("BELENIOS_TOOL") {
            Some(tool) => {
                let (wall, cpu) = other(Path::new(&tool), &uuid, &bytes);
                println!("  {:10.1}  {:9.1}  {:10.1}", ms(cpu), ratio(cpu, ours), ratio(wall, all_cores));
            }
            None => println!("  (BELENIOS_TOOL is not set)"),
        }
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

/// The fastest of three.
fn timed<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let once = |_| {
        let start = Instant::now();
        let value = run();
        (start.elapsed(), value)
    };
    (0..3).map(once).min_by_key(|(time, _)| *time).unwrap()
}

/// A box that was opened: what is left out of an earlier one, other programs do not check either.
fn archive(ballots: usize) -> (String, Vec<u8>) {
    let mut dice = StdRng::seed_from_u64(7);
    let uuid = Uuid::draw(&mut dice);
    let secret = SecretKey::draw(&mut dice);
    let trustees = Trustees::new(vec![TrusteeKey::make(&secret, None, &mut dice)]).unwrap();
    let cards: Vec<_> = (0..ballots).map(|_| PrivateCredential::draw(&mut dice)).collect();
    let voters: Vec<_> = cards.iter().map(|card| (card.public(&uuid), None)).collect();
    let grades: Vec<_> = (1..=ANSWERS).map(|grade| format!("Grade {grade}")).collect();
    let questions =
        (1..=QUESTIONS).map(|n| Question::one_of(format!("Reporter {n}"), grades.clone()).unwrap());
    let draft = ElectionDraft {
        uuid: uuid.clone(),
        name: "Bench".to_owned(),
        description: String::new(),
        questions: questions.collect(),
        administrator: None,
        credential_authority: None,
    };
    let election = Election::build(draft, &trustees).unwrap();
    let credentials = Credentials::new(&voters).unwrap();
    let seal_one = |(voter, card): (usize, &PrivateCredential)| {
        let grade =
            |question: usize| (0..ANSWERS).map(move |grade| u8::from(grade == (question + voter) % ANSWERS));
        let ballot: Vec<Vec<u8>> = (0..QUESTIONS).map(|question| grade(question).collect()).collect();
        let mut dice = StdRng::seed_from_u64(voter as u64);
        seal(&election, card, &ballot, &mut dice).unwrap().text().to_owned()
    };
    let texts: Vec<_> = cards.par_iter().enumerate().map(seal_one).collect();
    let time = Timestamp::new(1_700_000_000).unwrap();
    let checker = Checker::new(election.clone(), credentials.clone());
    let read: Vec<_> = texts.iter().map(|text| checker.read_accepted(text.as_bytes()).unwrap()).collect();
    let tally = EncryptedTally::of(&election, &read);
    let mut entries = vec![Entry::setup(&election, &trustees, &credentials)];
    entries.extend(texts.iter().map(|text| Entry::ballot(text)));
    let (only, part) = (TrusteeNumber::at(0), PartialDecryption::make(&election, &tally, &secret, &mut dice));
    let result = ElectionResult::open(&trustees, &tally, [(only, &part)]).unwrap();
    entries.extend([Entry::end_ballots(), Entry::encrypted_tally(&tally)]);
    entries.extend([Entry::partial_decryption(only, &part), Entry::result(&result)]);
    let mut bytes = start(time);
    let mut head = None;
    for entry in entries {
        let appended = entry.after(head);
        head = Some(appended.head);
        for record in appended.records {
            bytes.extend(record.framed(time));
        }
    }
    (uuid.as_str().to_owned(), bytes)
}

/// The group operations of checking some ballots when each point is taken by itself, with the curve library.
fn floor(ballots: usize) -> Duration {
    let choices = QUESTIONS * ANSWERS;
    let mut dice = StdRng::seed_from_u64(8);
    let mut scalar = || {
        let mut wide = [0; 64];
        dice.fill_bytes(&mut wide);
        Scalar::from_bytes_mod_order_wide(&wide)
    };
    let points: Vec<_> = (0..2 * choices).map(|_| EdwardsPoint::mul_base(&scalar())).collect();
    let texts = EdwardsPoint::compress_batch_alloc(&points);
    let scalars: Vec<_> = (0..2 * choices + QUESTIONS).map(|_| (scalar(), scalar())).collect();
    let key = VartimeEdwardsPrecomputation::new([EdwardsPoint::mul_base(&scalar())]);
    let (time, ()) = timed(|| {
        for _ in 0..ballots {
            let decoded: Vec<_> = texts.iter().map(|text| text.decompress().unwrap()).collect();
            black_box(decoded.iter().filter(|point| point.is_torsion_free()).count());
            let mut commitments = Vec::with_capacity(2 * scalars.len());
            for ((challenge, response), at) in scalars.iter().zip(0..) {
                let alpha = &decoded[at % choices];
                let beta = &decoded[choices + at % choices];
                commitments
                    .push(EdwardsPoint::vartime_double_scalar_mul_basepoint(challenge, alpha, response));
                commitments.push(key.vartime_mixed_multiscalar_mul([response], [challenge], [beta]));
            }
            black_box(EdwardsPoint::compress_batch_alloc(&commitments));
        }
    });
    time
}

/// What the other program takes: by the clock, and of processor time.
fn other(tool: &Path, uuid: &str, bytes: &[u8]) -> (Duration, Duration) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(format!("{uuid}.bel")), bytes).unwrap();
    let before = children();
    let start = Instant::now();
    let done = Command::new(tool).args(["election", "verify"]).current_dir(folder.path()).output().unwrap();
    let wall = start.elapsed();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    (wall, children().saturating_sub(before))
}

/// Processor time of all children that have ended, in steps of 10 ms.
fn children() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let (_, fields) = stat.rsplit_once(')').unwrap();
    let fields: Vec<_> = fields.split_whitespace().collect();
    let ticks: u64 = fields[13].parse::<u64>().unwrap() + fields[14].parse::<u64>().unwrap();
    Duration::from_millis(ticks * 10)
}
