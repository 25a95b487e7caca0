//! Trustees who send nonsense in the ceremony, and a server that changes what they sent. Who did it is named.

use crate::fixtures::{Committee, certified, dice};
use ballot::threshold::{
    Blame, Certificate, Certificates, ChannelError, Index, Output, Parameters, PartError, Polynomial, Seed,
    Setting, Wrong, input_for,
};
use ballot::{Hash, RecoveryCode, TrusteeKeyError};
use proptest::prelude::*;
use serde_json::{Value, value::RawValue};
use std::collections::BTreeMap;
use std::sync::LazyLock;

fn two_of_three() -> Setting {
    Setting::new(3, 2).unwrap()
}

/// A ceremony, and another one of the same people.
static COMMITTEES: LazyLock<[Committee; 2]> = LazyLock::new(|| {
    let seeds = || (1..=3).map(|n| Seed::of(&RecoveryCode::draw(&mut dice(n)))).collect();
    [1, 2].map(|round| Committee::of(seeds(), two_of_three(), &mut dice(100 + round)))
});

fn committee() -> &'static Committee {
    &COMMITTEES[0]
}

/// The clerk, who cheats: the second of three.
fn clerk() -> Index {
    Index::at(1)
}

/// A message's fields in their order, to be exchanged.
struct Fields<const N: usize>([(&'static str, Box<RawValue>); N]);

impl<const N: usize> Fields<N> {
    fn of(order: [&'static str; N], text: &str) -> Self {
        let mut fields: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text).unwrap();
        Self(order.map(|name| (name, fields.remove(name).unwrap())))
    }

    fn get(&mut self, name: &str) -> &mut Box<RawValue> {
        &mut self.0.iter_mut().find(|field| field.0 == name).unwrap().1
    }

    /// One field from somewhere else.
    fn with(mut self, name: &str, other: &mut Self) -> Self {
        *self.get(name) = other.get(name).clone();
        self
    }

    fn text(&self) -> String {
        let fields: Vec<_> = self.0.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", fields.join(","))
    }
}

fn polynomial(text: &str) -> Fields<4> {
    Fields::of(["polynomial", "secrets", "coefexps", "signature"], text)
}

fn output(text: &str) -> Fields<2> {
    Fields::of(["private_key", "public_key"], text)
}

fn blamed(wrong: Wrong) -> Blame {
    Blame { about: clerk(), wrong }
}

#[test]
fn one_recovery_code_serves_one_trustee_of_a_ceremony() {
    let (setting, code) = (two_of_three(), RecoveryCode::draw(&mut dice(7)));
    let seeds = [Seed::of(&code), Seed::of(&RecoveryCode::draw(&mut dice(8))), Seed::of(&code)];
    let each = setting.indices().zip(&seeds);
    let texts: Vec<_> = each.map(|(index, seed)| seed.certificate(setting, index, &mut dice(9))).collect();
    let last = Index::at(2);
    assert!(Certificate::check(setting, last, texts[2].as_bytes()).is_ok(), "by itself it is good");
    let blame = Blame { about: last, wrong: Wrong::Repeated { of: Index::at(0) } };
    assert_eq!(Certificates::new(setting, &texts).unwrap_err(), blame);
    assert_eq!(Certificates::of_all(&texts).unwrap_err(), blame);
}

#[test]
fn a_certificate_is_for_its_place_and_signed_by_its_own_key() {
    let (setting, seed) = (two_of_three(), &committee().seeds[1]);
    let wrong = |text: &str| Certificate::check(setting, clerk(), text.as_bytes()).unwrap_err();
    for (size, threshold, index) in [(3, 2, 3), (3, 3, 2), (4, 2, 2), (3, 1, 2)] {
        let other = Setting::new(size, threshold).unwrap();
        let text = seed.certificate(other, Index::new(index).unwrap(), &mut dice(1));
        assert_eq!(wrong(&text), blamed(Wrong::Context));
    }
    let good = committee().certificates.get(clerk()).unwrap().text();
    assert!(Certificate::check(setting, clerk(), good.as_bytes()).is_ok());
    let other = committee().seeds[0].encryption_key().to_string();
    let forged = good.replace(&seed.encryption_key().to_string(), &other);
    assert_eq!(wrong(&forged), blamed(Wrong::CertificateSignature));
    let forged = good.replace("Ed25519", "Ed25518");
    assert_eq!(wrong(&forged), blamed(Wrong::Context));
    let neutral = format!("{}1", "0".repeat(63));
    let forged = good.replace(&seed.verification_key().to_string(), &neutral);
    assert_eq!(wrong(&forged), blamed(Wrong::NeutralKey));
    assert_eq!(wrong(&format!("{good}{}", " ".repeat(1024))), blamed(Wrong::TooLong));
    for forged in [format!("{good} "), good.replace("{\\\"context", "{ \\\"context"), "[]".to_owned()] {
        assert!(matches!(wrong(&forged).wrong, Wrong::Json(_)), "{forged}");
    }
}

#[test]
fn everybody_must_have_sent_a_certificate_and_nobody_two() {
    let texts: Vec<_> = committee().certificates.all().iter().map(Certificate::text).collect();
    let missing = Certificates::new(two_of_three(), &texts[..2]).unwrap_err();
    assert_eq!(missing, Blame { about: Index::at(2), wrong: Wrong::Missing });
    let more: Vec<_> = texts.iter().chain(&texts[..1]).collect();
    assert_eq!(Certificates::new(two_of_three(), &more).unwrap_err().wrong, Wrong::Context);
    assert_eq!(Certificates::of_all::<String>(&[]).unwrap_err().wrong, Wrong::Missing);
}

#[test]
fn a_polynomial_is_refused_when_its_signatures_are_of_something_else() {
    let [one, two] = &*COMMITTEES;
    let wrong = |text: String| Polynomial::check(&one.certificates, clerk(), text.as_bytes()).unwrap_err();
    let first = || polynomial(&one.polynomials[1].text());
    let second = || polynomial(&two.polynomials[1].text());
    let others = || polynomial(&one.polynomials[0].text());

    // The certificates of the second ceremony say the same, signed anew.
    assert_eq!(wrong(second().text()), blamed(Wrong::CertificatesSignature));
    assert_eq!(wrong(first().with("signature", &mut second()).text()), blamed(Wrong::CertificatesSignature));
    assert_eq!(wrong(first().with("coefexps", &mut second()).text()), blamed(Wrong::CertificatesSignature));
    assert_eq!(wrong(first().with("coefexps", &mut others()).text()), blamed(Wrong::CoefficientsSignature));
    assert_eq!(wrong(others().text()), blamed(Wrong::CoefficientsSignature));
}

#[test]
fn a_polynomial_has_as_many_coefficients_as_trustees_are_needed() {
    let one = committee();
    let seeds: Vec<_> = (1..=3).map(|n| Seed::of(&RecoveryCode::draw(&mut dice(n)))).collect();
    for threshold in [1, 3] {
        let setting = Setting::new(3, threshold).unwrap();
        let certificates = certified(&seeds, setting, &mut dice(9));
        let text = seeds[1].polynomial(&certificates, clerk(), &mut dice(9)).unwrap();
        let blame = Polynomial::check(&one.certificates, clerk(), text.as_bytes()).unwrap_err();
        assert_eq!(blame, blamed(Wrong::Coefficients { count: threshold, needed: 2 }));
    }
}

#[test]
fn a_polynomial_has_a_letter_for_everybody() {
    let one = committee();
    let wrong = |text: String| Polynomial::check(&one.certificates, clerk(), text.as_bytes()).unwrap_err();
    let with = |secrets: &[String]| {
        let mut fields = polynomial(&one.polynomials[1].text());
        *fields.get("secrets") = serde_json::value::to_raw_value(secrets).unwrap();
        wrong(fields.text())
    };
    let mut fields = polynomial(&one.polynomials[1].text());
    let letters: Vec<String> = serde_json::from_str(fields.get("secrets").get()).unwrap();
    assert_eq!(with(&letters[..2]), blamed(Wrong::Secrets { count: 2, trustees: 3 }));
    let nonsense = [letters[0].clone(), letters[1].clone(), "{}".to_owned()];
    assert_eq!(with(&nonsense), blamed(Wrong::NoLetter { recipient: Index::at(2) }));
    *fields.get("polynomial") = serde_json::value::to_raw_value("").unwrap();
    assert_eq!(wrong(fields.text()), blamed(Wrong::OwnNote));
    let long = format!("{}{}", one.polynomials[1].text(), " ".repeat(20_000));
    assert_eq!(wrong(long), blamed(Wrong::TooLong));
}

/// The chair's answer when the clerk's message is another one than at first.
fn chair_gets(change: impl FnOnce(Fields<4>) -> Fields<4>) -> PartError {
    let one = committee();
    let text = change(polynomial(&one.polynomials[1].text())).text();
    let mut polynomials = one.polynomials.clone();
    polynomials[1] = Polynomial::check(&one.certificates, clerk(), text.as_bytes()).unwrap();
    let input = input_for(&polynomials, Index::at(0));
    one.seeds[0].share(&one.certificates, Index::at(0), input.as_bytes(), &mut dice(1)).unwrap_err()
}

#[test]
fn a_wrong_secret_is_found_by_its_recipient_and_its_sender_is_named() {
    let [one, two] = &*COMMITTEES;
    let secret = |why| PartError::Blame(blamed(Wrong::Secret(why)));
    // Letters of the same trustee about another polynomial.
    let misfit = chair_gets(|first| first.with("secrets", &mut polynomial(&two.polynomials[1].text())));
    assert_eq!(misfit, PartError::Blame(blamed(Wrong::Misfit)));
    // Letters that somebody else wrote.
    let stranger = chair_gets(|first| first.with("secrets", &mut polynomial(&one.polynomials[2].text())));
    assert_eq!(stranger, secret(ChannelError::Signature));
    // The letter that was for another.
    let swapped = chair_gets(|mut first| {
        let mut letters: Vec<String> = serde_json::from_str(first.get("secrets").get()).unwrap();
        letters.rotate_left(1);
        *first.get("secrets") = serde_json::value::to_raw_value(&letters).unwrap();
        first
    });
    assert_eq!(swapped, secret(ChannelError::Sealed));
    // The own note, in the place of a secret: rightly signed and sealed, but it is no secret.
    let note = {
        let mut clerks = polynomial(&one.polynomials[1].text());
        let mut letters: Vec<String> = serde_json::from_str(clerks.get("secrets").get()).unwrap();
        letters[1] = serde_json::from_str(clerks.get("polynomial").get()).unwrap();
        *clerks.get("secrets") = serde_json::value::to_raw_value(&letters).unwrap();
        Polynomial::check(&one.certificates, clerk(), clerks.text().as_bytes()).unwrap()
    };
    let mut polynomials = one.polynomials.clone();
    polynomials[1] = note;
    let input = input_for(&polynomials, clerk());
    let own = one.seeds[1].share(&one.certificates, clerk(), input.as_bytes(), &mut dice(1)).unwrap_err();
    assert_eq!(own, secret(ChannelError::Content));
}

#[test]
fn a_server_that_changes_what_it_passes_on_is_found_out() {
    let [one, two] = &*COMMITTEES;
    let share = |certificates: &Certificates, input: &str| {
        one.seeds[0].share(certificates, Index::at(0), input.as_bytes(), &mut dice(1))
    };
    let input = input_for(&one.polynomials, Index::at(0));
    assert!(share(&one.certificates, &input).is_ok());

    // Other certificates than the others signed.
    let blame = share(&two.certificates, &input).unwrap_err();
    let about = Index::at(0);
    assert_eq!(blame, PartError::Blame(Blame { about, wrong: Wrong::CertificatesSignature }));
    // The trustee's own note of another ceremony.
    let order = ["polynomial", "secrets", "coefexps", "signatures"];
    let mut others = Fields::of(order, &input_for(&two.polynomials, about));
    let forged = Fields::of(order, &input).with("polynomial", &mut others).text();
    let blame = share(&one.certificates, &forged).unwrap_err();
    assert_eq!(blame, PartError::Blame(Blame { about, wrong: Wrong::OwnNote }));
    // Somebody left out.
    let forged = input_for(&one.polynomials[..2], about);
    assert_eq!(share(&one.certificates, &forged).unwrap_err(), PartError::InputCount { trustees: 3 });
    assert!(matches!(share(&one.certificates, "{}").unwrap_err(), PartError::Input(_)));
}

#[test]
fn another_recovery_code_is_noticed_before_anything_is_made() {
    let (one, stranger) = (committee(), Seed::of(&RecoveryCode::draw(&mut dice(77))));
    let (dice, other) = (&mut dice(1), PartError::OtherCode { index: clerk() });
    assert_eq!(one.certificates.index_of(&stranger), None);
    assert_eq!(stranger.polynomial(&one.certificates, clerk(), dice).unwrap_err(), other);
    let input = input_for(&one.polynomials, clerk());
    assert_eq!(stranger.share(&one.certificates, clerk(), input.as_bytes(), dice).unwrap_err(), other);
    // And so is a place that is another's, or nobody's.
    let place = Index::at(3);
    let nobody = one.seeds[1].polynomial(&one.certificates, place, dice).unwrap_err();
    assert_eq!(nobody, PartError::OtherCode { index: place });
}

#[test]
fn a_share_is_the_one_that_follows_from_the_polynomials() {
    let [one, two] = &*COMMITTEES;
    let check = |text: &str| Output::check(&one.certificates, &one.polynomials, clerk(), text.as_bytes());
    let wrong = |text: &str| check(text).unwrap_err();
    let key = |why| blamed(Wrong::Key(why));
    assert!(check(&one.shares[1]).is_ok());
    assert_eq!(wrong(&two.shares[1]), key(TrusteeKeyError::OtherShare));
    assert_eq!(wrong(&one.shares[0]), key(TrusteeKeyError::OtherShare));

    let public: Value = serde_json::from_str(output(&one.shares[1]).get("public_key").get()).unwrap();
    let (pok, signature) = (proof(&public["pok"]), proof(&public["signature"]));
    let unsigned = one.shares[1].replace(&format!(",\"signature\":{signature}"), "");
    assert_eq!(wrong(&unsigned), key(TrusteeKeyError::Signature));
    let resigned = one.shares[1].replace(&signature, &pok);
    assert_eq!(wrong(&resigned), key(TrusteeKeyError::Signature));
    let unproved = one.shares[1].replace(&pok, &signature);
    assert_eq!(wrong(&unproved), key(TrusteeKeyError::Knowledge));
    let mut lost = output(&one.shares[1]);
    *lost.get("private_key") = serde_json::value::to_raw_value("lost").unwrap();
    assert_eq!(wrong(&lost.text()), blamed(Wrong::NoShare));
    assert_eq!(wrong(&format!("{}{}", one.shares[1], " ".repeat(9000))), blamed(Wrong::TooLong));
}

fn proof(value: &Value) -> String {
    let part = |name: &str| value[name].as_str().unwrap().to_owned();
    format!(r#"{{"challenge":"{}","response":"{}"}}"#, part("challenge"), part("response"))
}

#[test]
fn parts_of_two_ceremonies_make_no_key() {
    let [one, two] = &*COMMITTEES;
    let blame = Parameters::assemble(&one.certificates, &one.polynomials, &two.outputs).unwrap_err();
    assert_eq!(blame, Blame { about: Index::at(0), wrong: Wrong::Key(TrusteeKeyError::OtherShare) });
    let blame = Parameters::assemble(&one.certificates, &one.polynomials, &one.outputs[..2]).unwrap_err();
    assert_eq!(blame, Blame { about: Index::at(2), wrong: Wrong::Missing });
}

#[test]
fn impossible_numbers_are_no_setting() {
    for (size, threshold) in [(3, 0), (3, 4), (0, 0)] {
        assert!(Setting::new(size, threshold).is_err());
    }
    // Nothing is reserved for absurd ones.
    let absurd = Setting::new(usize::MAX, usize::MAX).unwrap();
    assert!(Certificates::new::<String>(absurd, &[]).is_err());
}

#[test]
fn the_fingerprint_of_a_certificate_is_that_of_its_message() {
    let certificate = &committee().certificates.all()[0];
    let signed: Value = serde_json::from_str(&certificate.text()).unwrap();
    assert_eq!(certificate.fingerprint(), Hash::of(signed["message"].as_str().unwrap()));
}

/// The text with one digit changed.
fn slip(text: &str, place: prop::sample::Index, by: u8) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let digits: Vec<_> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    let at = digits[place.index(digits.len())];
    bytes[at] = b'0' + (bytes[at] - b'0' + by) % 10;
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_slip_in_a_certificate_is_blamed_on_its_sender(
        who in 0usize..3, place in any::<prop::sample::Index>(), by in 1u8..10,
    ) {
        let one = committee();
        let text = slip(&one.certificates.all()[who].text(), place, by);
        let blame = Certificate::check(two_of_three(), Index::at(who), text.as_bytes()).unwrap_err();
        prop_assert_eq!(blame.about, Index::at(who));
    }

    #[test]
    fn a_slip_in_a_polynomial_is_found_by_the_server_or_a_recipient(
        who in 0usize..3, place in any::<prop::sample::Index>(), by in 1u8..10,
    ) {
        let one = committee();
        let text = slip(&one.polynomials[who].text(), place, by);
        let blame = match Polynomial::check(&one.certificates, Index::at(who), text.as_bytes()) {
            Err(blame) => blame,
            Ok(changed) => {
                let mut polynomials = one.polynomials.clone();
                polynomials[who] = changed;
                let complaints = two_of_three().indices().zip(&one.seeds).filter_map(|(index, seed)| {
                    let input = input_for(&polynomials, index);
                    seed.share(&one.certificates, index, input.as_bytes(), &mut dice(1)).err()
                });
                let complaints: Vec<_> = complaints.collect();
                prop_assert_eq!(complaints.len(), 1);
                let PartError::Blame(blame) = complaints[0].clone() else { panic!("{}", complaints[0]) };
                blame
            }
        };
        prop_assert_eq!(blame.about, Index::at(who));
    }

    #[test]
    fn a_slip_in_a_share_is_found_by_the_server_or_its_owner(
        who in 0usize..3, place in any::<prop::sample::Index>(), by in 1u8..10,
    ) {
        let one = committee();
        let text = slip(&one.shares[who], place, by);
        match Output::check(&one.certificates, &one.polynomials, Index::at(who), text.as_bytes()) {
            Err(blame) => prop_assert_eq!(blame.about, Index::at(who)),
            Ok(output) => {
                prop_assert!(one.seeds[who].open_share(output.private_key().as_bytes()).is_err());
            }
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in ".{0,300}") {
        let one = committee();
        prop_assert!(Certificate::check(two_of_three(), clerk(), text.as_bytes()).is_err());
        prop_assert!(Polynomial::check(&one.certificates, clerk(), text.as_bytes()).is_err());
        prop_assert!(Output::check(&one.certificates, &one.polynomials, clerk(), text.as_bytes()).is_err());
        let share = one.seeds[1].share(&one.certificates, clerk(), text.as_bytes(), &mut dice(1));
        prop_assert!(share.is_err());
        prop_assert!(one.seeds[1].open_share(text.as_bytes()).is_err());
    }
}
