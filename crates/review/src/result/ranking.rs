//! Papers that put all reporters in an order.

use std::collections::BTreeMap;

use crate::exact::Exact;
use crate::id::ReporterId;

/// The place that a paper gives each reporter; 1 is the best.
pub type Places = BTreeMap<ReporterId, u64>;

/// Why a paper counts for nothing. It voids no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unranked {
    /// Two reporters share a place.
    Tie { place: u64 },
    /// A reporter has no place, or one that there is not.
    NoPlace { reporter: ReporterId },
    /// Somebody who is not under review has a place.
    Stranger { reporter: ReporterId },
}

/// A reporter among the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    pub reporter: ReporterId,
    /// Of the places on all papers that count.
    pub mean: Exact,
    /// Equals share a place, and the next ones are left out.
    pub place: u64,
}

/// The order that papers make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    pub counted: u64,
    /// By their position among the papers.
    pub void: BTreeMap<usize, Unranked>,
    /// As the reporters were given; nobody where no paper counts.
    pub lines: Vec<Ranked>,
}

/// Makes one order out of many.
pub fn rank(reporters: &[ReporterId], papers: &[Places]) -> Ranking {
    let flaws = papers.iter().map(|paper| flaw(reporters, paper));
    let void: BTreeMap<_, _> = flaws.enumerate().filter_map(|(at, flaw)| Some((at, flaw?))).collect();
    let good: Vec<_> = (0..).zip(papers).filter(|(at, _)| !void.contains_key(at)).collect();
    let counted = good.iter().fold(0, |sum, _| sum + 1);
    let sum = |reporter: &ReporterId| {
        let places = good.iter().filter_map(|(_, paper)| paper.get(reporter));
        places.fold(0, |sum: u64, place| sum.saturating_add(*place))
    };
    let sums: Vec<_> = reporters.iter().map(|reporter| (*reporter, sum(reporter))).collect();
    let line = |&(reporter, own): &(ReporterId, u64)| {
        let before = sums.iter().filter(|(_, sum)| *sum < own).fold(0, |count, _| count + 1);
        Some(Ranked { reporter, mean: Exact::count(own).over(&Exact::count(counted))?, place: before + 1 })
    };
    Ranking { counted, lines: sums.iter().filter_map(line).collect(), void }
}

fn flaw(reporters: &[ReporterId], paper: &Places) -> Option<Unranked> {
    if let Some(reporter) = paper.keys().find(|one| !reporters.contains(one)) {
        return Some(Unranked::Stranger { reporter: *reporter });
    }
    let last = u64::try_from(reporters.len()).unwrap_or(u64::MAX);
    let placed = |one: &&ReporterId| paper.get(one).is_some_and(|place| (1..=last).contains(place));
    if let Some(reporter) = reporters.iter().find(|one| !placed(one)) {
        return Some(Unranked::NoPlace { reporter: *reporter });
    }
    let mut seen = std::collections::BTreeSet::new();
    let twice = paper.values().find(|place| !seen.insert(**place));
    twice.map(|place| Unranked::Tie { place: *place })
}
