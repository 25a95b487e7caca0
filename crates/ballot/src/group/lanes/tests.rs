//! The lanes against `curve25519_dalek`, on plain Rust and, where there is one, on the vector unit.

use super::statement::{Batch, Member, Outcome, Shape, Tables};
use super::{LANES, Lanes, plain::Plain};
use crate::group::Encoded;
use curve25519_dalek::constants::{ED25519_BASEPOINT_POINT as G, EIGHT_TORSION};
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};

/// Runs a check with every kind of lanes that this machine has.
macro_rules! on_all_lanes {
    ($check:ident) => {
        $check(Plain);
        #[cfg(target_arch = "x86_64")]
        match super::ifma::Ifma::try_new() {
            Some(lanes) => $check(lanes),
            None => eprintln!("only in plain Rust: this processor has no AVX-512 IFMA"),
        }
    };
}

fn scalar(dice: &mut StdRng) -> Scalar {
    let mut wide = [0; 64];
    dice.fill_bytes(&mut wide);
    Scalar::from_bytes_mod_order_wide(&wide)
}

fn encoded(point: &EdwardsPoint) -> Encoded {
    point.compress().into()
}

/// Two choices, each sealing 0 or 1, and a sum of 1 or 3.
fn shape() -> Shape {
    let members = [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1), (2, 3)];
    let members = members.map(|(about, value)| Member { about, value }).to_vec();
    Shape { choices: 2, summed_from: 0, members }
}

struct Polls {
    key: EdwardsPoint,
    /// For each lane, for each choice: alpha, beta.
    points: [[[EdwardsPoint; 2]; 2]; LANES],
    /// For each member and lane: challenge, response.
    proofs: Vec<[[Scalar; LANES]; 2]>,
}

fn polls(dice: &mut StdRng) -> Polls {
    let mut point = || EdwardsPoint::mul_base(&scalar(dice));
    let key = point();
    let points = std::array::from_fn(|_| [[point(), point()], [point(), point()]]);
    // Edge cases among the exponents: those which the recoding treats apart.
    let edges = [Scalar::ZERO, Scalar::ONE, -Scalar::ONE, Scalar::from(2u8), -Scalar::from(2u8)];
    let mut number = 0;
    let mut exponent = || {
        number += 1;
        if number % 7 == 0 { edges[number / 7 % edges.len()] } else { scalar(dice) }
    };
    let mut eight = || -> [Scalar; LANES] { std::array::from_fn(|_| exponent()) };
    let proofs = shape().members.iter().map(|_| [eight(), eight()]).collect();
    Polls { key, points, proofs }
}

fn recompute<L: Lanes>(l: L, polls: &Polls, shape: &Shape) -> Outcome {
    let sealed = [0, 1].map(|choice| {
        [0, 1].map(|half| std::array::from_fn(|lane| encoded(&polls.points[lane][choice][half])))
    });
    let batch = Batch { shape, sealed: sealed.to_vec(), proofs: polls.proofs.clone() };
    Tables::new(l, &polls.key).recompute(l, &batch)
}

#[test]
fn commitments_are_those_of_one_point_at_a_time() {
    fn check<L: Lanes>(l: L) {
        let polls = polls(&mut StdRng::seed_from_u64(1));
        let outcome = recompute(l, &polls, &shape());
        for lane in 0..LANES {
            let [first, second] = polls.points[lane];
            let sum = [first[0] + second[0], first[1] + second[1]];
            assert_eq!(outcome.sum.map(|lanes| lanes[lane]), sum.map(|point| encoded(&point)));
            for (at, Member { about, value }) in shape().members.into_iter().enumerate() {
                let [alpha, beta] = [first, second, sum][about];
                let [challenge, response] = polls.proofs[at].map(|lanes| lanes[lane]);
                let a = G * response + alpha * challenge;
                let b = polls.key * response + (beta - G * Scalar::from(value)) * challenge;
                let found = outcome.commitments[at].map(|lanes| lanes[lane]);
                assert_eq!(found, [encoded(&a), encoded(&b)], "member {at}, lane {lane}");
            }
        }
        let all = outcome.found.iter().flatten();
        assert!(all.clone().count() == 4 && all.clone().all(|f| f.on_curve == 255 && f.in_subgroup == 255));
    }
    on_all_lanes!(check);
}

#[test]
fn points_outside_the_subgroup_are_told_from_those_in_it() {
    fn check<L: Lanes>(l: L) {
        let mut dice = StdRng::seed_from_u64(2);
        let mut polls = polls(&mut dice);
        // Each lane gets another torsion point on top; that of lane 0 is neutral.
        for (lane, torsion) in EIGHT_TORSION.iter().enumerate() {
            polls.points[lane][1][0] += torsion;
            polls.points[lane][0][1] = *torsion;
        }
        let found = recompute(l, &polls, &shape()).found;
        let masks: Vec<_> = found.iter().flatten().map(|found| found.in_subgroup).collect();
        assert_eq!(masks, [255, 1, 1, 255]);
        assert!(found.iter().flatten().all(|found| found.on_curve == 255));
    }
    on_all_lanes!(check);
}

#[test]
fn texts_that_are_no_points_are_found() {
    fn check<L: Lanes>(l: L) {
        let mut dice = StdRng::seed_from_u64(3);
        let polls = polls(&mut dice);
        let shape = Shape { choices: 1, summed_from: 0, members: Vec::new() };
        let mut bytes = [0; 32];
        let texts: [Encoded; LANES] = std::array::from_fn(|_| {
            dice.fill_bytes(&mut bytes);
            bytes[31] &= 0xbf;
            Encoded::from_bytes(bytes)
        });
        let sealed = vec![[texts, [encoded(&G); LANES]]];
        let batch = Batch { shape: &shape, sealed, proofs: Vec::new() };
        let found = Tables::new(l, &polls.key).recompute(l, &batch).found;
        for (lane, text) in texts.iter().enumerate() {
            let is_point = text.decode_trusting_the_subgroup().is_ok();
            assert_eq!(found[0][0].on_curve >> lane & 1 == 1, is_point, "lane {lane}: {text}");
        }
        assert!((1..255).contains(&found[0][0].on_curve), "the test needs texts of both kinds");
    }
    on_all_lanes!(check);
}
