//! Elections of Belenios' own making with whatever is unusual but lawful, looked at after every single event.

use super::tool::{Folder, Tool};
use crate::fixtures::plain;
use ballot::verify::{Stage, Verdict};
use ballot::{Weight, verify};
use serde_json::{Value, json};

/// Weights from 0 to where they become strings; questions with a blank vote, with nothing to choose from the
/// minimum on, and with a maximum above the number of answers; text in two scripts, a language.
const VOTERS: &[u8] = b"a@example.org,voter1,0\nb@example.org,voter2,1073741824\nc@example.org,voter3,3\n";
const TEMPLATE: &str = r#"{"description":"Odd \"but\" lawful","name":"评议 / Review","questions":[
    {"answers":["Yes","No"],"min":0,"max":9,"question":"More than there are?"},
    {"answers":["a","b","c"],"blank":true,"min":2,"max":2,"question":"Two of three, or blank"},
    {"answers":["only"],"blank":true,"min":0,"max":1,"question":"One, none, or blank"},
    {"answers":["d","e","f"],"blank":false,"min":1,"max":1,"question":"Blank is said to be forbidden"}],
    "administrator":"organiser","credential_authority":"scrutineer","language":["zh","ltr"]}"#;

/// An election of the tool in a folder of its own.
struct Theirs {
    folder: Folder,
    uuid: String,
    cards: Value,
    /// What the archive was after the event before.
    before: Vec<u8>,
}

impl Theirs {
    fn set_up(tool: &Tool) -> Self {
        let folder = tool.folder();
        let uuid = folder.run("setup generate-token").trim().to_owned();
        folder.write("voters.txt", VOTERS);
        folder.run(&format!("setup generate-credentials --uuid {uuid} --group Ed25519 --file voters.txt"));
        let cards = serde_json::from_slice(&folder.read_only(".privcreds")).unwrap();
        let public: Vec<String> = serde_json::from_slice(&folder.read_only(".pubcreds")).unwrap();
        let public: Vec<_> = public.iter().map(|entry| entry.rsplit_once(',').unwrap().0).collect();
        folder.write("public_creds.json", json!(public).to_string().as_bytes());
        for _ in 0..3 {
            folder.run("setup generate-trustee-key --group Ed25519");
        }
        let mut keys = Vec::new();
        for name in folder.all(".pubkey") {
            keys.extend(folder.read(&name).trim_ascii());
            keys.push(b'\n');
        }
        folder.write("public_keys.jsons", &keys);
        folder.run("setup make-trustees");
        folder.write("template.json", TEMPLATE.as_bytes());
        folder.run(&format!("setup make-election --uuid {uuid} --group Ed25519 --template template.json"));
        folder.run("archive init");
        let mut theirs = Self { folder, uuid, cards, before: Vec::new() };
        theirs.holds(Stage::Open);
        theirs
    }

    /// After each event the archive holds and goes on from what it was before.
    fn holds(&mut self, stage: Stage) -> Verdict {
        let archive = self.folder.read(&format!("{}.bel", self.uuid));
        assert!(archive.starts_with(&self.before) && archive.len() > self.before.len());
        let verdict = verify(&archive).unwrap();
        assert_eq!(verdict.stage(), stage);
        self.before = archive;
        verdict
    }

    fn add(&mut self, kind: &str, data: &str, stage: Stage) {
        self.folder.feed(&format!("archive add-event --type={kind}"), data);
        self.holds(stage);
    }

    fn vote(&mut self, who: &str, votes: &[Vec<u8>]) {
        self.folder.write("choice.json", json!(votes).to_string().as_bytes());
        self.folder.write("card", self.cards[who].as_str().unwrap().as_bytes());
        let ballot = self.folder.run("election generate-ballot --privcred card --choice choice.json");
        self.add("Ballot", &ballot, Stage::Open);
    }

    /// From the end of voting to the result, the trustees in another order than that of their numbers.
    fn count(mut self) -> Verdict {
        self.add("EndBallots", "", Stage::Closed);
        let tally = self.folder.run("election compute-encrypted-tally");
        self.add("EncryptedTally", &tally, Stage::Tallied);
        let keys = self.folder.all(".privkey");
        for number in [2, 3, 1] {
            let key = &keys[number - 1];
            let part = self.folder.run(&format!("election decrypt --privkey {key} --trustee-id {number}"));
            self.add("PartialDecryption", &part, Stage::Tallied);
        }
        let result = self.folder.run("election compute-result");
        self.folder.feed("archive add-event --type=Result", &result);
        self.holds(Stage::Result)
    }
}

#[test]
fn an_election_of_belenios_without_any_ballot_holds_from_set_up_to_result() {
    let Some(tool) = Tool::find() else { return };
    let verdict = Theirs::set_up(&tool).count();
    assert_eq!((verdict.ballots().len(), verdict.counted()), (0, 0));
    assert_eq!(verdict.tally().unwrap().total_weight(), Weight::new(0));
    let nothing = vec![vec![0; 2], vec![0; 4], vec![0; 2], vec![0; 3]];
    assert_eq!(plain(verdict.result().unwrap()), nothing);
}

#[test]
fn odd_votes_weights_and_ballots_cast_again_in_an_election_of_belenios_hold() {
    let Some(tool) = Tool::find() else { return };
    let mut theirs = Theirs::set_up(&tool);
    // A weight of 0, a blank vote; the heavy voter three times; nothing chosen where nothing is lawful.
    theirs.vote("voter1", &[vec![1, 1], vec![1, 0, 0, 0], vec![1, 0], vec![1, 0, 0]]);
    theirs.vote("voter2", &[vec![1, 1], vec![0, 1, 1, 0], vec![0, 1], vec![0, 1, 0]]);
    theirs.vote("voter3", &[vec![0, 1], vec![0, 1, 0, 1], vec![0, 0], vec![0, 0, 1]]);
    theirs.vote("voter2", &[vec![0, 0], vec![1, 0, 0, 0], vec![1, 0], vec![1, 0, 0]]);
    theirs.vote("voter2", &[vec![1, 0], vec![1, 0, 0, 0], vec![0, 0], vec![1, 0, 0]]);
    let verdict = theirs.count();
    assert_eq!((verdict.counted(), verdict.replaced()), (3, 2));
    let heavy = 1 << 30;
    let expected = vec![vec![heavy, 3], vec![heavy, 3, 0, 3], vec![0, 0], vec![heavy, 0, 3]];
    assert_eq!(plain(verdict.result().unwrap()), expected);
    assert_eq!(verdict.tally().unwrap().total_weight(), Weight::new((1 << 30) + 3));
}
