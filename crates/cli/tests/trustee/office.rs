//! A folder that the trustees pass files through, and the server's side of the ceremony.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use ballot::{
    CheckedBallot, Checker, Credentials, Election, ElectionDraft, EncryptedTally, Hash, PrivateCredential,
    Question, Trustees, Uuid,
    archive::{Archive, Entry, Timestamp},
    threshold::{Certificate, Certificates, Index, Output, Parameters, Polynomial, Setting, input_for},
};
use tempfile::TempDir;

pub const NAMES: [&str; 3] = ["chair", "auditor", "clerk"];

pub struct Office(TempDir);

/// What a command said.
pub struct Said {
    pub out: String,
    pub err: String,
}

/// Runs a command with something on its standard input; its exit code is asserted.
#[track_caller]
pub fn ends_with(code: i32, mut command: Command, input: &str) -> Said {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A command that reads nothing may be gone before everything is written.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said = Said { out: text(&output.stdout), err: text(&output.stderr) };
    assert_eq!(output.status.code(), Some(code), "{command:?}\n{}\n{}", said.out, said.err);
    said
}

/// A fingerprint in the groups in which a box's page has it.
pub fn readable(fingerprint: Hash) -> String {
    let digits: Vec<_> = fingerprint.to_string().chars().collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

impl Office {
    pub fn open() -> Self {
        Self(TempDir::with_prefix("pingyi-test-").unwrap())
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    pub fn pingyi(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pingyi"));
        command.args(arguments).current_dir(self.0.path()).env_remove("RUST_LOG");
        command
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.path().join(name), bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    /// The code goes to a file here; in life it goes to paper.
    pub fn draws_a_code(&self, name: &str) {
        let said = ends_with(0, self.pingyi(&["trustee", "new", "--out", &format!("{name}.code")]), "");
        assert!(said.err.contains("on paper"), "{}", said.err);
        assert_eq!(said.out, "");
    }

    /// A trustee's command, with the code on standard input.
    #[track_caller]
    pub fn asks(&self, name: &str, exit: i32, arguments: &[&str]) -> Said {
        let code = self.read(&format!("{name}.code"));
        let said = ends_with(exit, self.pingyi(&[&["trustee"], arguments].concat()), &code);
        assert!(!said.err.contains(code.trim()) && !said.out.contains(code.trim()), "the code is repeated");
        assert!(exit == 0 || said.out.is_empty(), "something was made: {}", said.out);
        said
    }

    pub fn certificates(&self) -> Certificates {
        let setting = Setting::new(3, 2).unwrap();
        let mut texts = Vec::new();
        for (name, place) in NAMES.iter().zip(1..) {
            let place = &format!("{place}");
            let said =
                self.asks(name, 0, &["certificate", "--index", place, "--of", "3", "--threshold", "2"]);
            let text = said.out.trim();
            let made = Certificate::check(setting, Index::new(texts.len() + 1).unwrap(), text.as_bytes());
            assert!(said.err.contains(&readable(made.unwrap().fingerprint())), "{}", said.err);
            texts.push(text.to_owned());
        }
        self.write("certificates.jsons", texts.join("\n").as_bytes());
        Certificates::new(setting, &texts).unwrap()
    }

    pub fn polynomials(&self, certificates: &Certificates) -> Vec<Polynomial> {
        let hash = certificates.fingerprint().base64();
        let compare = [&hash[..4], &hash[4..8], &hash[8..12], &hash[12..16]].join(" ");
        let each = certificates.setting().indices().zip(NAMES).map(|(index, name)| {
            let said = self.asks(name, 0, &["polynomial", "--certificates", "certificates.jsons"]);
            assert!(
                said.err.contains(&format!("You are trustee {index} of 3; 2 are needed")),
                "{}",
                said.err
            );
            assert!(said.err.contains(&compare), "{}", said.err);
            Polynomial::check(certificates, index, said.out.trim().as_bytes()).unwrap()
        });
        each.collect()
    }

    pub fn shares(&self, certificates: &Certificates, polynomials: &[Polynomial]) -> Vec<Output> {
        let each = certificates.setting().indices().zip(NAMES).map(|(index, name)| {
            self.write(&format!("{name}.input"), input_for(polynomials, index).as_bytes());
            let (input, share) = (format!("{name}.input"), format!("{name}.share"));
            let step = ["share", "--certificates", "certificates.jsons", "--input", &input, "--out", &share];
            let said = self.asks(name, 0, &step);
            let own = readable(certificates.get(index).unwrap().fingerprint());
            let place = format!("trustee {index} on the public page");
            assert!(said.err.contains(&place) && said.err.contains(&own), "{}", said.err);
            let text = self.read(&share);
            Output::check(certificates, polynomials, index, text.trim().as_bytes()).unwrap()
        });
        each.collect()
    }

    /// All three come to a key.
    pub fn trustees(&self) -> Trustees {
        for name in NAMES {
            self.draws_a_code(name);
        }
        let certificates = self.certificates();
        let polynomials = self.polynomials(&certificates);
        let outputs = self.shares(&certificates, &polynomials);
        Trustees::sharing(Parameters::assemble(&certificates, &polynomials, &outputs).unwrap()).unwrap()
    }

    pub fn decrypts(&self, name: &str) -> Said {
        self.asks(name, 0, &["decrypt", "--archive", "box.bel", "--part", &format!("{name}.share")])
    }
}

pub struct ClosedBox {
    pub election: Election,
    pub trustees: Trustees,
    pub tally: EncryptedTally,
    /// The archive before closing.
    pub open: Archive,
    pub archive: Archive,
}

impl ClosedBox {
    /// A box that is closed and whose sums are sealed; everybody gave the first answer.
    pub fn of(trustees: Trustees, voters: usize) -> Self {
        let dice = &mut rand::rng();
        let uuid = Uuid::draw(dice);
        let cards: Vec<_> = (0..voters).map(|_| PrivateCredential::draw(dice)).collect();
        let public: Vec<_> = cards.iter().map(|card| (card.public(&uuid), None)).collect();
        let credentials = Credentials::new(&public).unwrap();
        let question = Question::one_of("Good?".to_owned(), vec!["Yes".to_owned(), "No".to_owned()]).unwrap();
        let draft = ElectionDraft {
            uuid,
            name: "A box\u{1b}[2J".to_owned(),
            description: String::new(),
            questions: vec![question],
            administrator: None,
            credential_authority: None,
        };
        let election = Election::build(draft, &trustees).unwrap();
        let mut archive = Archive::new(Timestamp::new(1_767_225_600).unwrap());
        archive.append(Entry::setup(&election, &trustees, &credentials));
        let checker = Checker::new(election.clone(), credentials);
        let mut ballots: Vec<CheckedBallot> = Vec::new();
        for card in &cards {
            let ballot = ballot::seal(&election, card, &[vec![1, 0]], dice).unwrap();
            ballots.push(checker.check(ballot.text().as_bytes()).unwrap());
            archive.append(Entry::ballot(ballot.text()));
        }
        let open = archive.clone();
        archive.append(Entry::end_ballots());
        let tally = EncryptedTally::of(&election, &ballots);
        archive.append(Entry::encrypted_tally(&tally));
        Self { election, trustees, tally, open, archive }
    }
}
