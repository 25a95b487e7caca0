//! Whole archives: how far verification is from the floor of one point at a time, and from an independent program.
//!
//! `cargo bench -p ballot --bench archive [-- BALLOTS…]` prints a line for each number of ballots (200 and 1,000) of
//! seven questions by four answers. All figures of a run are of the same archive and the same minute; read the ratios.
//! `BELENIOS_TOOL=…/belenios-tool` adds the other program for up to 1,000 ballots. The last column is the most memory
//! that verifying the file took, in a process of its own: for 100,000 ballots give that number, and ten minutes.
//!
//! `RUSTFLAGS='--cfg curve25519_dalek_backend="simd"'` and a target folder of its own show a processor with AVX2 alone.

use ballot::archive::{Entry, Head, Timestamp, start};
use ballot::verify::verify_from;
use ballot::{
    Checker, Credentials, Election, ElectionDraft, ElectionResult, PartialDecryption, PrivateCredential,
    Question, SecretKey, TallyBuilder, TrusteeKey, TrusteeNumber, Trustees, Uuid, seal,
};
use curve25519_dalek::edwards::VartimeEdwardsPrecomputation;
use curve25519_dalek::traits::VartimePrecomputedMultiscalarMul as _;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use rayon::prelude::*;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

const QUESTIONS: usize = 7;
const ANSWERS: usize = 4;

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    if let [alone, file] = arguments.as_slice()
        && alone == "--alone"
    {
        verified(Path::new(file));
        return println!("{}", most_memory());
    }
    let sizes: Vec<usize> = arguments.iter().filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![200, 1000] } else { sizes };
    println!(
        "ballots  floor ms  1 core  of floor  all cores  of floor  MB  other: cpu  cpu ratio  wall ratio"
    );
    for ballots in sizes {
        let folder = tempfile::tempdir().unwrap();
        let file = archive(ballots, folder.path());
        let floor = floor(64) * u32::try_from(ballots).unwrap() / 64;
        let runs = if ballots > MANY { 1 } else { 3 };
        let one_core = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let (ours, ()) = timed(runs, || one_core.install(|| verified(&file)));
        let (all_cores, ()) = timed(runs, || verified(&file));
        print!(
            "{ballots:7}  {:8.1}  {:6.1}  {:8.2}  {:9.1}  {:8.2}  {:2.0}",
            ms(floor),
            ms(ours),
            ratio(ours, floor),
            ms(all_cores),
            ratio(all_cores, floor),
            memory(&file) / 1e6
        );
        match std::env::var_os("BELENIOS_TOOL").filter(|_| ballots <= MANY) {
            Some(tool) => {
                let (wall, cpu) = other(Path::new(&tool), folder.path());
                println!("  {:10.1}  {:9.1}  {:10.1}", ms(cpu), ratio(cpu, ours), ratio(wall, all_cores));
            }
            None => println!("  -"),
        }
    }
}

/// More ballots than these are verified once, and not by the other program, which would take minutes.
const MANY: usize = 1000;

fn verified(file: &Path) {
    let file = File::open(file).unwrap();
    verify_from(file, &Arc::default()).unwrap();
}

/// The most memory that a process held which did nothing but verify the file, in bytes.
fn memory(file: &Path) -> f64 {
    let ourselves = std::env::current_exe().unwrap();
    let done = Command::new(ourselves).arg("--alone").arg(file).output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    said.trim().parse().unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)))
}

/// The most memory that this process has held so far, in bytes.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.split_whitespace().next().unwrap().parse::<u64>().unwrap() * 1024
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

/// The fastest of some runs.
fn timed<T>(runs: usize, mut run: impl FnMut() -> T) -> (Duration, T) {
    let once = |_| {
        let start = Instant::now();
        let value = run();
        (start.elapsed(), value)
    };
    (0..runs).map(once).min_by_key(|(time, _)| *time).unwrap()
}

/// A box that was opened: what is left out of an earlier one, other programs do not check either.
fn archive(ballots: usize, folder: &Path) -> PathBuf {
    let mut dice = StdRng::seed_from_u64(7);
    let uuid = Uuid::draw(&mut dice);
    let secret = SecretKey::draw(&mut dice);
    let trustees = Trustees::new(vec![TrusteeKey::make(&secret, None, &mut dice)]).unwrap();
    let cards: Vec<_> = (0..ballots).map(|_| PrivateCredential::draw(&mut dice)).collect();
    let election = Election::build(draft(uuid.clone()), &trustees).unwrap();
    let voters: Vec<_> = cards.par_iter().map(|card| (card.public(&uuid), None)).collect();
    let credentials = Credentials::new(&voters).unwrap();
    let checker = Checker::new(election.clone(), credentials.clone());
    let path = folder.join(format!("{}.bel", uuid.as_str()));
    let mut file = Growing::new(&path);
    file.append(Entry::setup(&election, &trustees, &credentials));
    let mut sums = TallyBuilder::new(&election);
    for (chunk, cards) in cards.chunks(MANY).enumerate() {
        let sealed: Vec<_> = cards
            .par_iter()
            .enumerate()
            .map(|(voter, card)| seal_one(&election, chunk * MANY + voter, card))
            .collect();
        for text in sealed {
            sums.add(&checker.read_accepted(text.as_bytes()).unwrap());
            file.append(Entry::ballot(&text));
        }
    }
    let tally = sums.finish();
    let (only, part) = (TrusteeNumber::at(0), PartialDecryption::make(&election, &tally, &secret, &mut dice));
    let result = ElectionResult::open(&trustees, &tally, [(only, &part)]).unwrap();
    file.append(Entry::end_ballots());
    file.append(Entry::encrypted_tally(&tally));
    file.append(Entry::partial_decryption(only, &part));
    file.append(Entry::result(&result));
    file.file.flush().unwrap();
    path
}

fn draft(uuid: Uuid) -> ElectionDraft {
    let grades: Vec<_> = (1..=ANSWERS).map(|grade| format!("Grade {grade}")).collect();
    let questions =
        (1..=QUESTIONS).map(|n| Question::one_of(format!("Reporter {n}"), grades.clone()).unwrap());
    ElectionDraft {
        uuid,
        name: "Bench".to_owned(),
        description: String::new(),
        questions: questions.collect(),
        administrator: None,
        credential_authority: None,
    }
}

fn seal_one(election: &Election, voter: usize, card: &PrivateCredential) -> String {
    let grade =
        |question: usize| (0..ANSWERS).map(move |grade| u8::from(grade == (question + voter) % ANSWERS));
    let ballot: Vec<Vec<u8>> = (0..QUESTIONS).map(|question| grade(question).collect()).collect();
    let mut dice = StdRng::seed_from_u64(voter as u64);
    seal(election, card, &ballot, &mut dice).unwrap().text().to_owned()
}

/// An archive's file, event by event.
struct Growing {
    file: BufWriter<File>,
    time: Timestamp,
    head: Option<Head>,
}

impl Growing {
    fn new(path: &Path) -> Self {
        let time = Timestamp::new(1_700_000_000).unwrap();
        let mut file = BufWriter::new(File::create(path).unwrap());
        file.write_all(&start(time)).unwrap();
        Self { file, time, head: None }
    }

    fn append(&mut self, entry: Entry) {
        let appended = entry.after(self.head);
        self.head = Some(appended.head);
        for record in appended.records {
            self.file.write_all(&record.framed(self.time)).unwrap();
        }
    }
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
    let (time, ()) = timed(3, || {
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
fn other(tool: &Path, folder: &Path) -> (Duration, Duration) {
    let before = children();
    let start = Instant::now();
    let done = Command::new(tool).args(["election", "verify"]).current_dir(folder).output().unwrap();
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
