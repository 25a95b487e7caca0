//! Against Belenios' own tool: each makes an election, and the other accepts it.
//!
//! Every ballot also goes to the tool's `verify-ballot`, which answers about that ballot alone.

mod theirs;
mod threshold;
mod tool;

use crate::fixtures::{Forge, House, grade, names, plain};
use ballot::{Checker, PrivateCredential, Question, verify, verify::Stage, verify::Verdict};
use serde_json::{Value, json};
use tool::Tool;

#[test]
fn belenios_accepts_our_election_of_seven_reporters() {
    let Some(tool) = Tool::find() else { return };
    let questions = (1..=7).map(|n| grade(&format!("Reporter {n}"), 5)).collect();
    let mut house = House::new(questions, &[None; 6], 3);
    let one_of_five = |chosen: usize| (0..5).map(|answer| u8::from(answer == chosen % 5)).collect();
    let vote = |voter: usize| (0..7).map(|question| one_of_five(question + voter)).collect::<Vec<_>>();
    let mut ballots: Vec<_> = (0..6).map(|voter| house.seal(voter, &vote(voter))).collect();
    ballots.push(house.seal(2, &vote(4)));

    accepts_all(&tool, &mut house, &ballots);
}

#[test]
fn belenios_accepts_our_blank_votes_weights_and_ranges() {
    let Some(tool) = Tool::find() else { return };
    let mut house = House::new(odd_questions(), &[Some(2), Some(0), Some(1 << 30)], 2);
    let ballots = [
        house.seal(0, &[vec![0, 1, 1], vec![0, 0], vec![1, 0, 0, 0]]),
        house.seal(1, &[vec![1, 0, 0], vec![1, 1], vec![0, 0, 0, 0]]),
        house.seal(2, &[vec![0, 0, 1], vec![1, 0], vec![0, 1, 1, 1]]),
    ];

    accepts_all(&tool, &mut house, &ballots);
}

/// A vote of none to two of two; of one or two, or blank; of none to five of three, or blank.
fn odd_questions() -> Vec<Question> {
    let ask = |answers, min, max| Question::new("Which?\u{7f}".to_owned(), names(answers), min, max).unwrap();
    vec![ask(2, 1, 2).with_blank(), ask(2, 0, 2), ask(3, 0, 5).with_blank()]
}

/// The archive as a whole, and each ballot where the archive is cut after its set-up.
fn accepts_all(tool: &Tool, house: &mut House, ballots: &[String]) {
    let archive = house.run(ballots).archive;
    let file = format!("{}.bel", house.election.uuid());

    let whole = tool.folder();
    whole.write(&file, &archive);
    whole.run("election verify");

    let fresh = tool.folder();
    fresh.write(&file, &Forge::of(&archive).until("Setup").bytes());
    for ballot in ballots {
        fresh.write("ballot.json", ballot.as_bytes());
        fresh.run("election verify-ballot --ballot ballot.json");
    }
}

#[test]
fn the_tool_would_have_refused_a_bad_ballot() {
    let Some(tool) = Tool::find() else { return };
    let mut house = House::new(vec![grade("One?", 2)], &[None], 1);
    let ballot = house.seal(0, &[vec![0, 1]]);
    let archive = house.run(std::slice::from_ref(&ballot)).archive;

    let fresh = tool.folder();
    fresh.write(&format!("{}.bel", house.election.uuid()), &Forge::of(&archive).until("Setup").bytes());
    fresh.write("ballot.json", ballot.replace("\"response\":\"", "\"response\":\"1").as_bytes());
    fresh.refuses("election verify-ballot --ballot ballot.json");
}

#[test]
fn we_accept_an_election_of_belenios() {
    let Some(tool) = Tool::find() else { return };
    let folder = tool.folder();
    let uuid = folder.run("setup generate-token").trim().to_owned();
    let cards = set_up(&folder, &uuid);
    let stages = [
        (vec![vec![0, 1, 0], vec![0, 0, 1], vec![1, 1]], "voter1"),
        (vec![vec![1, 0, 0], vec![1, 0, 0], vec![0, 0]], "voter2"),
        (vec![vec![0, 0, 1], vec![0, 1, 1], vec![0, 1]], "voter3"),
        (vec![vec![1, 0, 0], vec![0, 1, 0], vec![0, 1]], "voter1"),
    ];
    for (votes, voter) in &stages {
        folder.write("choice.json", json!(votes).to_string().as_bytes());
        folder.write("card", cards[voter].as_str().unwrap().as_bytes());
        let ballot = folder.run("election generate-ballot --privcred card --choice choice.json");
        folder.feed("archive add-event --type=Ballot", &ballot);
    }
    let open = folder.read(&format!("{uuid}.bel"));
    assert_eq!(verify(&open).unwrap().stage(), Stage::Open);

    open_sums(&folder);

    let archive = folder.read(&format!("{uuid}.bel"));
    assert!(archive.starts_with(&open));
    let verdict = verify(&archive).unwrap();
    assert_eq!(verdict.stage(), Stage::Result);
    assert_eq!((verdict.counted(), verdict.replaced()), (3, 1));
    assert_eq!(verdict.decrypted().len(), 2);
    // Weights: voter 1 has 1, voter 2 has 3, voter 3 has 2.
    let expected = vec![vec![4, 0, 2], vec![3, 3, 2], vec![0, 3]];
    assert_eq!(plain(verdict.result().unwrap()), expected);
    seals_for(&folder, &verdict, &cards);
}

/// Our ballot for their election, to be added to theirs.
fn seals_for(folder: &tool::Folder, verdict: &Verdict, cards: &Value) {
    let card = PrivateCredential::parse(cards["voter2"].as_str().unwrap()).unwrap();
    let votes = [vec![0, 0, 1], vec![0, 1, 1], vec![1, 0]];
    let ours = ballot::seal(verdict.election(), &card, &votes, &mut crate::fixtures::dice(3)).unwrap();
    folder.write("ours.json", ours.text().as_bytes());
    folder.run("election verify-ballot --ballot ours.json");
    let checker = Checker::new(verdict.election().clone(), verdict.credentials().clone());
    assert!(checker.check(ours.text().as_bytes()).is_ok());
}

/// Credentials with weights, two trustees, three questions; returns the private credentials by login.
fn set_up(folder: &tool::Folder, uuid: &str) -> Value {
    folder.write("voters.txt", b"a@example.org,voter1,1\nb@example.org,voter2,3\nc@example.org,voter3,2\n");
    folder.run(&format!("setup generate-credentials --uuid {uuid} --group Ed25519 --file voters.txt"));
    let cards = serde_json::from_slice(&folder.read_only(".privcreds")).unwrap();
    let public: Vec<String> = serde_json::from_slice(&folder.read_only(".pubcreds")).unwrap();
    let public: Vec<_> = public.iter().map(|entry| entry.rsplit_once(',').unwrap().0).collect();
    folder.write("public_creds.json", json!(public).to_string().as_bytes());

    folder.run("setup generate-trustee-key --group Ed25519");
    folder.run("setup generate-trustee-key --group Ed25519");
    let keys: Vec<_> = folder.all(".pubkey").iter().map(|name| folder.read_text(name)).collect();
    folder.write_lines("public_keys.jsons", &keys);
    folder.run("setup make-trustees");
    let template = r#"{"description":"Theirs","name":"Interop","questions":[
        {"answers":["Yes","No","优"],"min":1,"max":1,"question":"One of three?"},
        {"answers":["a","b"],"blank":true,"min":1,"max":2,"question":"Blank allowed"},
        {"answers":["c","d"],"min":0,"max":2,"question":"Up to two"}]}"#;
    folder.write("template.json", template.as_bytes());
    folder.run(&format!("setup make-election --uuid {uuid} --group Ed25519 --template template.json"));
    folder.run("archive init");
    cards
}

/// From the end of voting to the result; the second trustee is the first to decrypt.
fn open_sums(folder: &tool::Folder) {
    folder.feed("archive add-event --type=EndBallots", "");
    let tally = folder.run("election compute-encrypted-tally");
    folder.feed("archive add-event --type=EncryptedTally", &tally);
    for (number, key) in folder.all(".privkey").iter().enumerate().rev() {
        let part = folder.run(&format!("election decrypt --privkey {key} --trustee-id {}", number + 1));
        folder.feed("archive add-event --type=PartialDecryption", &part);
    }
    let result = folder.run("election compute-result");
    folder.feed("archive add-event --type=Result", &result);
}
