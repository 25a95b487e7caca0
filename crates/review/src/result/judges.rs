//! A panel of judges: the mean of what each gave, without the highest and the lowest where the template says so.

use std::collections::BTreeMap;

use super::Refusal;
use super::explained::{Explained, Kind, Part};
use crate::exact::Exact;
use crate::id::ReporterId;
use crate::template::{Input, InputKey};

/// What judges gave, by reporter and input.
pub type Judged = BTreeMap<ReporterId, BTreeMap<InputKey, Vec<Exact>>>;

pub(super) fn judges(reporter: ReporterId, input: &Input, judged: &Judged) -> Result<Explained, Refusal> {
    let missing = |found: usize| Refusal::JudgesMissing {
        reporter,
        input: input.key.clone(),
        found: found.try_into().unwrap_or(u64::MAX),
        needed: input.judges.map_or(1, u64::from),
    };
    let scores = judged.get(&reporter).and_then(|inputs| inputs.get(&input.key));
    let scores = scores.ok_or_else(|| missing(0))?;
    let given = u64::try_from(scores.len()).unwrap_or(u64::MAX);
    if given < input.judges.map_or(1, u64::from) {
        return Err(missing(scores.len()));
    }
    let dropped = input.dropped(given);
    // From the lowest up; of equal ones it makes no difference which is dropped.
    let mut order: Vec<_> = scores.iter().collect();
    order.sort();
    let counted = dropped..given.saturating_sub(dropped);
    let part = |(place, score): (u64, &Exact)| {
        let share = if counted.contains(&place) { Exact::one() } else { Exact::zero() };
        Part { share, of: Explained::given(Kind::Judge, score.clone()) }
    };
    let parts = (0..).zip(order).map(part).collect();
    let kind = Kind::Judges { input: input.key.clone(), dropped };
    Explained::from_parts(kind, parts).ok_or_else(|| missing(0))
}
