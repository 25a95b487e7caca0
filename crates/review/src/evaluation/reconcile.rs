//! Roll ≥ present ≥ issued but for replacements; issued ≥ collected = valid + invalid.

use serde::{Deserialize, Serialize};

use super::Refusal;

/// The numbers of one count, of a box or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Count {
    pub roll: u64,
    pub present: u64,
    /// All cards and papers handed out, replacements among them.
    pub issued: u64,
    /// Handed out in place of another, to somebody who had one already.
    pub replaced: u64,
    pub collected: u64,
    pub valid: u64,
    pub invalid: u64,
}

/// A count that adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reconciled {
    pub count: Count,
    /// Issued and not collected: noted, no fault.
    pub missing: u64,
}

/// Checks the count. More collected than issued is looked at first: it makes
/// the evaluation void, everything else is a slip of the pen.
pub fn reconcile(count: Count) -> Result<Reconciled, Refusal> {
    let Count { roll, present, issued, replaced, collected, valid, invalid } = count;
    let missing =
        issued.checked_sub(collected).ok_or(Refusal::MoreCollectedThanIssued { issued, collected })?;
    if issued.saturating_sub(replaced) > present {
        return Err(Refusal::MoreIssuedThanPresent { present, issued });
    }
    if present > roll {
        return Err(Refusal::MorePresentThanRoll { roll, present });
    }
    if valid.checked_add(invalid) != Some(collected) {
        return Err(Refusal::DoesNotAddUp { collected, valid, invalid });
    }
    Ok(Reconciled { count, missing })
}
