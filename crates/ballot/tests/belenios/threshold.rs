//! Shared keys: of Belenios, of ours, and both kinds of trustees of both programs in one election.
//!
//! Version 3.0 of the tool seals letters in another cipher than later ones and we do: of it, all trustees of one key use
//! one program. What a server does in a ceremony needs no cipher: there the tool serves our trustees.

use super::tool::{Folder, Tool};
use crate::fixtures::{Committee, Forge, House, dice, grade, plain};
use ballot::threshold::{
    Certificate, Certificates, Index, Output, Parameters, Polynomial, Seed, Setting, Wrong, input_for,
};
use ballot::verify::Verdict;
use ballot::{
    ElectionResult, PartialDecryption, RecoveryCode, SecretKey, TrusteeItem, TrusteeKey, TrusteeNumber,
    Trustees, verify,
};
use serde_json::{Value, json};

const STEP: &str = "setup generate-trustee-key-threshold --group Ed25519 --step";

fn two_of_three() -> Setting {
    Setting::new(3, 2).unwrap()
}

/// The whole ceremony by the tool; the names of its trustees' files, in order.
fn belenios_meets(folder: &Folder) -> Vec<String> {
    let context = |index: usize| format!("{STEP} 1 --threshold-context {index}/2/3");
    let names: Vec<_> = (1..=3).map(|index| folder.run(&context(index)).trim().to_owned()).collect();
    let certificates: Vec<_> = names.iter().map(|name| folder.read_text(&format!("{name}.cert"))).collect();
    folder.write_lines("certs.jsons", &certificates);
    folder.run(&format!("{STEP} 2 --certs certs.jsons"));
    let polynomial = |name: &String| folder.run(&format!("{STEP} 3 --certs certs.jsons --key {name}.key"));
    folder.write_lines("polynomials.jsons", &names.iter().map(polynomial).map(trimmed).collect::<Vec<_>>());
    folder.run(&format!("{STEP} 4 --certs certs.jsons --polynomials polynomials.jsons"));
    let share = |name: &String| {
        let input = folder.read_text(&format!("{name}.vinput"));
        folder.feed(&format!("{STEP} 5 --certs certs.jsons --key {name}.key"), &input)
    };
    let shares: Vec<_> = names.iter().map(share).collect();
    let assemble = format!("{STEP} 6 --certs certs.jsons --polynomials polynomials.jsons");
    let parameters = folder.feed(&assemble, &shares.concat());
    folder.write("threshold.json", parameters.trim_ascii().as_bytes());
    folder.write_lines::<String>("public_keys.jsons", &[]);
    // Our eyes on what it made.
    assert_eq!(Certificates::of_all(&certificates).unwrap().setting(), two_of_three());
    names
}

fn trimmed(text: impl AsRef<str>) -> String {
    text.as_ref().trim_ascii().to_owned()
}

/// An election with the trustees in the folder, two voters say yes and one says no; sums sealed.
fn belenios_votes(folder: &Folder) -> String {
    let uuid = trimmed(folder.run("setup generate-token"));
    folder.run("setup make-trustees");
    folder.run(&format!("setup generate-credentials --uuid {uuid} --group Ed25519 --count 3"));
    let cards: Value = serde_json::from_slice(&folder.read_only(".privcreds")).unwrap();
    let public: Vec<String> = serde_json::from_slice(&folder.read_only(".pubcreds")).unwrap();
    let public: Vec<_> = public.iter().map(|entry| entry.split(',').next().unwrap()).collect();
    folder.write("public_creds.json", json!(public).to_string().as_bytes());
    let question = json!({"answers": ["Yes", "No"], "min": 1, "max": 1, "question": "Yes?"});
    let template = json!({"description": "Shared", "name": "Interop", "questions": [question]});
    folder.write("template.json", template.to_string().as_bytes());
    folder.run(&format!("setup make-election --uuid {uuid} --group Ed25519 --template template.json"));
    folder.run("archive init");
    for (card, vote) in cards.as_object().unwrap().values().zip([[1, 0], [0, 1], [1, 0]]) {
        folder.write("card", card.as_str().unwrap().as_bytes());
        folder.write("choice.json", json!([vote]).to_string().as_bytes());
        let ballot = folder.run("election generate-ballot --privcred card --choice choice.json");
        folder.feed("archive add-event --type=Ballot", &ballot);
    }
    folder.feed("archive add-event --type=EndBallots", "");
    let tally = folder.run("election compute-encrypted-tally");
    folder.feed("archive add-event --type=EncryptedTally", &tally);
    format!("{uuid}.bel")
}

fn belenios_decrypts(folder: &Folder, name: &str, number: usize) {
    let with = format!("--key {name}.key --decryption-key {name}.dkey --trustee-id {number}");
    let part = folder.run(&format!("election decrypt-threshold {with}"));
    folder.feed("archive add-event --type=PartialDecryption", &part);
}

/// Our part in an archive of the tool's.
fn we_decrypt(folder: &Folder, file: &str, secret: &SecretKey, number: usize) {
    let verdict = verify(&folder.read(file)).unwrap();
    let tally = verdict.tally().unwrap();
    let part = PartialDecryption::make(verdict.election(), tally, secret, &mut dice(5));
    let owned = part.owned_text(TrusteeNumber::new(number).unwrap());
    folder.feed("archive add-event --type=PartialDecryption", &format!("{}\n{owned}\n", part.text()));
}

/// The tool opens and verifies, and so do we.
fn opens(folder: &Folder, file: &str) -> Verdict {
    let result = folder.run("election compute-result");
    folder.feed("archive add-event --type=Result", &result);
    folder.run("election verify");
    let verdict = verify(&folder.read(file)).unwrap();
    assert_eq!(plain(verdict.result().unwrap()), [[2, 1]]);
    verdict
}

#[test]
fn we_accept_a_key_that_belenios_trustees_share_and_open_with_any_two() {
    let Some(tool) = Tool::find() else { return };
    let folder = tool.folder();
    let names = belenios_meets(&folder);
    let file = belenios_votes(&folder);
    let sealed = folder.read(&file);
    for givers in [[1, 2], [3, 1], [2, 3]] {
        folder.write(&file, &sealed);
        for number in givers {
            belenios_decrypts(&folder, &names[number - 1], number);
        }
        let tallied = folder.read(&file);
        let verdict = opens(&folder, &file);
        assert_eq!((verdict.trustees().threshold(), verdict.decrypted().len()), (2, 2));
        assert_eq!(Some(&we_open(&tallied)), verdict.result());
    }
}

/// The sums out of the parts in an archive.
fn we_open(tallied: &[u8]) -> ElectionResult {
    let verdict = verify(tallied).unwrap();
    let (election, tally, trustees) = (verdict.election(), verdict.tally().unwrap(), verdict.trustees());
    let given = Forge::of(tallied).events.into_iter().filter(|event| event.kind == "PartialDecryption");
    let parts: Vec<_> = given
        .map(|event| {
            let [text, owned] = [event.data[0].as_bytes(), event.data[1].as_bytes()];
            let number = TrusteeNumber::new(PartialDecryption::owner(owned, text).unwrap()).unwrap();
            let key = trustees.get(number).unwrap();
            (number, PartialDecryption::check(election, tally, key, text).unwrap())
        })
        .collect();
    ElectionResult::open(trustees, tally, parts.iter().map(|(number, part)| (*number, part))).unwrap()
}

#[test]
fn belenios_accepts_a_key_that_our_trustees_share() {
    let Some(tool) = Tool::find() else { return };
    let mut dice = dice(21);
    let committee = Committee::meet(two_of_three(), &mut dice);
    let (trustees, secrets) = (committee.trustees(), committee.secrets());
    let mut house = House::of(trustees, secrets, vec![grade("One of three?", 3)], &[None, Some(3)], dice);
    let ballots = [house.seal(0, &[vec![0, 1, 0]]), house.seal(1, &[vec![0, 0, 1]])];
    let file = format!("{}.bel", house.election.uuid());
    for givers in [&[2, 0][..], &[0, 1], &[1, 2], &[2, 1, 0]] {
        let finished = house.run_with(&ballots, givers);
        assert_eq!(plain(&finished.result), [[0, 1, 3]]);
        let whole = tool.folder();
        whole.write(&file, &finished.archive);
        whole.run("election verify");
        agree(&whole, &verify(&finished.archive).unwrap());

        let fresh = tool.folder();
        fresh.write(&file, &Forge::of(&finished.archive).until("Setup").bytes());
        fresh.write("ballot.json", ballots[1].as_bytes());
        fresh.run("election verify-ballot --ballot ballot.json");
    }
}

/// The fingerprints that both tell of an archive.
fn agree(folder: &Folder, verdict: &Verdict) {
    let said: Value = serde_json::from_str(&folder.run("election compute-checksums")).unwrap();
    assert_eq!(said["encrypted_tally"], verdict.tally().unwrap().hash().to_string());
    let shared = verdict.trustees().items().iter().filter_map(|item| match item {
        TrusteeItem::Single(_) => None,
        TrusteeItem::Threshold(parameters) => Some(parameters),
    });
    for (parameters, said) in shared.zip(said["trustees_threshold"].as_array().unwrap()) {
        assert_eq!(said["threshold"], parameters.setting().threshold());
        let ours = parameters.fingerprints().zip(parameters.keys());
        let ours: Vec<_> = ours
            .map(|(one, key)| json!({"pki_key": one.to_string(), "verification_key": key.fingerprint().to_string()}))
            .collect();
        assert_eq!(said["trustees"], json!(ours));
    }
}

#[test]
fn belenios_can_be_the_server_of_our_ceremony() {
    let Some(tool) = Tool::find() else { return };
    let folder = tool.folder();
    let committee = Committee::meet(two_of_three(), &mut dice(22));
    let certificates: Vec<_> = committee.certificates.all().iter().map(Certificate::text).collect();
    folder.write_lines("certs.jsons", &certificates);
    folder.run(&format!("{STEP} 2 --certs certs.jsons"));
    let polynomials: Vec<_> = committee.polynomials.iter().map(Polynomial::text).collect();
    folder.write_lines("polynomials.jsons", &polynomials);
    folder.run(&format!("{STEP} 4 --certs certs.jsons --polynomials polynomials.jsons"));
    let indexed = committee.certificates.setting().indices().zip(committee.certificates.all());
    for (index, certificate) in indexed {
        let theirs = folder.read_text(&format!("{}.vinput", certificate.fingerprint()));
        assert_eq!(theirs, input_for(&committee.polynomials, index));
    }
    let assemble = format!("{STEP} 6 --certs certs.jsons --polynomials polynomials.jsons");
    let parameters = trimmed(folder.feed(&assemble, &committee.shares.join("\n")));
    assert_eq!(format!(r#"[["Pedersen",{parameters}]]"#), committee.trustees().text());
}

#[test]
fn trustees_of_both_programs_share_one_key_if_they_seal_letters_alike() {
    let Some(tool) = Tool::find() else { return };
    let (folder, mut dice) = (tool.folder(), dice(25));
    let setting = two_of_three();
    let [first, second, third] = <[Index; 3]>::try_from(setting.indices().collect::<Vec<_>>()).unwrap();
    let name = trimmed(folder.run(&format!("{STEP} 1 --threshold-context 1/2/3")));
    let ours = [second, third].map(|index| (index, Seed::of(&RecoveryCode::draw(&mut dice))));
    let mut certificates = vec![folder.read_text(&format!("{name}.cert"))];
    certificates.extend(ours.iter().map(|(index, seed)| seed.certificate(setting, *index, &mut dice)));
    folder.write_lines("certs.jsons", &certificates);
    let certificates = Certificates::new(setting, &certificates).unwrap();

    let theirs = folder.run(&format!("{STEP} 3 --certs certs.jsons --key {name}.key"));
    let theirs = Polynomial::check(&certificates, first, theirs.trim_ascii().as_bytes());
    if tool.version() < (3, 1) {
        assert!(theirs.is_err_and(|blame| matches!(blame.wrong, Wrong::NoLetter { .. })));
        return;
    }
    let mut polynomials = vec![theirs.unwrap()];
    for (index, seed) in &ours {
        let text = seed.polynomial(&certificates, *index, &mut dice).unwrap();
        polynomials.push(Polynomial::check(&certificates, *index, text.as_bytes()).unwrap());
    }
    let share = format!("{STEP} 5 --certs certs.jsons --key {name}.key");
    let mut shares = vec![trimmed(folder.feed(&share, &input_for(&polynomials, first)))];
    for (index, seed) in &ours {
        let input = input_for(&polynomials, *index);
        shares.push(seed.share(&certificates, *index, input.as_bytes(), &mut dice).unwrap());
    }
    let each = setting.indices().zip(&shares);
    let check = |(index, text): (Index, &String)| {
        Output::check(&certificates, &polynomials, index, text.as_bytes()).unwrap()
    };
    let outputs: Vec<_> = each.map(check).collect();
    let trustees =
        Trustees::sharing(Parameters::assemble(&certificates, &polynomials, &outputs).unwrap()).unwrap();
    folder.write("threshold.json", only_item(&trustees).as_bytes());
    folder.write_lines::<String>("public_keys.jsons", &[]);
    folder.write(&format!("{name}.dkey"), outputs[0].private_key().as_bytes());

    let file = belenios_votes(&folder);
    belenios_decrypts(&folder, &name, 1);
    let secret = ours[1].1.open_share(outputs[2].private_key().as_bytes()).unwrap();
    we_decrypt(&folder, &file, &secret, 3);
    agree(&folder, &opens(&folder, &file));
}

/// The text of a shared key's parameters.
fn only_item(trustees: &Trustees) -> String {
    let item = trustees.text().strip_prefix(r#"[["Pedersen","#).unwrap();
    item.strip_suffix("]]").unwrap().to_owned()
}

#[test]
fn a_single_trustee_of_belenios_and_a_shared_key_of_ours_open_together() {
    let Some(tool) = Tool::find() else { return };
    let folder = tool.folder();
    folder.run("setup generate-trustee-key --group Ed25519");
    folder
        .write_lines("public_keys.jsons", &[String::from_utf8(folder.read_only(".pubkey")).unwrap().trim()]);
    let committee = Committee::meet(two_of_three(), &mut dice(23));
    folder.write("threshold.json", only_item(&committee.trustees()).as_bytes());
    let file = belenios_votes(&folder);

    let secrets = committee.secrets();
    we_decrypt(&folder, &file, &secrets[2], 4);
    let [key] = <[String; 1]>::try_from(folder.all(".privkey")).unwrap();
    let part = folder.run(&format!("election decrypt --privkey {key} --trustee-id 1"));
    folder.feed("archive add-event --type=PartialDecryption", &part);
    we_decrypt(&folder, &file, &secrets[0], 2);
    let verdict = opens(&folder, &file);
    assert_eq!((verdict.trustees().keys().len(), verdict.trustees().threshold()), (4, 3));
    agree(&folder, &verdict);
}

#[test]
fn a_single_trustee_of_ours_and_a_shared_key_of_belenios_open_together() {
    let Some(tool) = Tool::find() else { return };
    let folder = tool.folder();
    let names = belenios_meets(&folder);
    let secret = SecretKey::draw(&mut dice(24));
    let key = TrusteeKey::make(&secret, Some("Chair".to_owned()), &mut dice(24));
    folder.write_lines("public_keys.jsons", &[key.text()]);
    let file = belenios_votes(&folder);
    let trustees = verify(&folder.read(&file)).unwrap().trustees().text().to_owned();
    let items = Trustees::parse(trustees.as_bytes()).unwrap().items().to_vec();
    assert_eq!(Trustees::of_items(items).unwrap().text(), trustees, "we write it as the tool does");

    belenios_decrypts(&folder, &names[1], 3);
    we_decrypt(&folder, &file, &secret, 1);
    belenios_decrypts(&folder, &names[0], 2);
    opens(&folder, &file);
}
