//! What is recomputed of eight answers: whether their points are points of the group, and the commitments of their
//! proofs (sections 1 and 9).

use super::comb::{COLUMNS, Comb, Digits, FIXED_COLUMNS, FixedBase, FixedDigits, InSubgroup, MakeComb};
use super::point::{Add, Compress, Decompress, Extended, then};
use super::{LANES, Lanes, Work};
use crate::group::Encoded;
use curve25519_dalek::{EdwardsPoint, Scalar, constants::ED25519_BASEPOINT_POINT};

/// A member of a proof: that a ciphertext seals a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Member {
    /// The place of the ciphertext among the choices; their count means the sum.
    pub(crate) about: usize,
    /// The number.
    pub(crate) value: u64,
}

/// The claims that answers of one shape make.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    pub(crate) choices: usize,
    /// The first choice that is a part of the sum; those before say whether the vote is blank.
    pub(crate) summed_from: usize,
    pub(crate) members: Vec<Member>,
}

/// Eight answers of one shape.
pub(crate) struct Batch<'a> {
    pub(crate) shape: &'a Shape,
    /// Alpha and beta of each choice; y below p.
    pub(crate) sealed: Vec<[[Encoded; LANES]; 2]>,
    /// Challenge and response of each member.
    pub(crate) proofs: Vec<[[Scalar; LANES]; 2]>,
}

/// What the points of a batch are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) on_curve: u8,
    pub(crate) in_subgroup: u8,
}

/// What came out; a lane means something only where all its points are in the group.
pub(crate) struct Outcome {
    /// For each choice: alpha, beta.
    pub(crate) found: Vec<[Found; 2]>,
    /// Alpha and beta of the sum.
    pub(crate) sum: [[Encoded; LANES]; 2],
    /// For each member: A and B.
    pub(crate) commitments: Vec<[[Encoded; LANES]; 2]>,
}

/// The tables of an election: of g and of its key.
pub(crate) struct Tables {
    g: FixedBase,
    key: FixedBase,
}

impl Tables {
    pub(super) fn new<L: Lanes>(l: L, key: &EdwardsPoint) -> Self {
        Self { g: FixedBase::new(l, &ED25519_BASEPOINT_POINT), key: FixedBase::new(l, key) }
    }

    /// Recomputes a batch.
    pub(super) fn recompute<L: Lanes>(&self, l: L, batch: &Batch<'_>) -> Outcome {
        let (alphas, found_alphas) = Half { l, tables: self, batch, side: 0 }.walk();
        let (betas, found_betas) = Half { l, tables: self, batch, side: 1 }.walk();
        let mut points = alphas;
        points.extend(betas);
        let spelled = l.apart(Compress(&points));
        // One sum and the members for each side.
        let each = batch.shape.members.len() + 1;
        let read = |at: usize| spelled.get(at).copied().unwrap_or_default().map(Encoded::from_bytes);
        Outcome {
            found: found_alphas.into_iter().zip(found_betas).map(|(alpha, beta)| [alpha, beta]).collect(),
            sum: [read(0), read(each)],
            commitments: (1..each).map(|at| [read(at), read(each + at)]).collect(),
        }
    }
}

/// All alphas or all betas of a batch.
#[derive(Clone, Copy)]
struct Half<'a, L> {
    l: L,
    tables: &'a Tables,
    batch: &'a Batch<'a>,
    /// 0 for alpha, 1 for beta.
    side: usize,
}

impl<L: Lanes> Half<'_, L> {
    /// The sum, then the commitments of all members; and what the points are.
    fn walk(self) -> (Vec<Extended<L>>, Vec<Found>) {
        let Self { l, batch: Batch { shape, sealed, .. }, side, .. } = self;
        let neutral = Extended::neutral(l);
        let mut points = vec![neutral; shape.members.len() + 1];
        let mut sum = neutral;
        let mut found = Vec::with_capacity(sealed.len());
        for about in 0..=shape.choices {
            let point = match sealed.get(about) {
                None => sum,
                Some(pair) => {
                    let (point, on_curve) = l.apart(Decompress(&pair[side].map(Encoded::to_bytes)));
                    if about >= shape.summed_from {
                        sum = l.apart(Add(sum, point));
                    }
                    found.push(Found { on_curve, in_subgroup: 0 });
                    point
                }
            };
            let comb = l.apart(MakeComb(point));
            if let Some(found) = found.get_mut(about) {
                found.in_subgroup = l.apart(InSubgroup(&comb));
            }
            let members = shape.members.iter().zip(&self.batch.proofs).zip(points.iter_mut().skip(1));
            for ((member, proof), commitment) in members.filter(|((member, _), _)| member.about == about) {
                *commitment = self.commitment(&comb, member.value, proof);
            }
        }
        if let Some(first) = points.first_mut() {
            *first = sum;
        }
        (points, found)
    }

    /// g^response · alpha^challenge, or key^response · (beta / g^value)^challenge.
    fn commitment(
        self,
        comb: &Comb<L>,
        value: u64,
        [challenges, responses]: &[[Scalar; LANES]; 2],
    ) -> Extended<L> {
        let Self { l, tables, side, .. } = self;
        let (base, value) = if side == 0 { (&tables.g, 0) } else { (&tables.key, value) };
        let mut shift = None;
        if value > 0 {
            let value = -Scalar::from(value);
            shift = Some((FixedDigits::new(l, &challenges.map(|challenge| challenge * value)), &tables.g));
        }
        let (own, fixed) = (Digits::new(l, challenges), FixedDigits::new(l, responses));
        l.apart(Product { comb, own, fixed: (fixed, base), shift })
    }
}

/// A product of powers: of a point of its own, of a fixed base, and perhaps of another.
struct Product<'a, L: Lanes> {
    comb: &'a Comb<L>,
    own: Digits<L>,
    fixed: (FixedDigits<L>, &'a FixedBase),
    shift: Option<(FixedDigits<L>, &'a FixedBase)>,
}

impl<L: Lanes> Work<L> for Product<'_, L> {
    type Output = Extended<L>;

    #[inline(always)]
    fn work(self, l: L) -> Extended<L> {
        let Self { comb, mut own, fixed: (mut fixed, base), mut shift } = self;
        let mut sum = Extended::neutral(l);
        for column in (0..COLUMNS).rev() {
            sum = own.step(l, comb, sum.double::<{ then::ADD }>(l));
            if column < FIXED_COLUMNS {
                sum = fixed.step(l, base, sum);
                if let Some((digits, base)) = &mut shift {
                    sum = digits.step(l, base, sum);
                }
            }
        }
        sum
    }
}
