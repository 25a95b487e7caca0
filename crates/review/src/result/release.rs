//! Who sees what of results.

use crate::id::ReporterId;
use crate::template::{OthersSee, ReleaseRules, ReportersFrom, ReportersSee};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    /// Organiser and leaders, who work with them.
    Desk,
    /// Somebody under review.
    Reporter(ReporterId),
    /// Whoever else has a role.
    Other,
    /// All who look at a projector.
    Wall,
}

/// How far things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    pub released: bool,
    pub letters: bool,
}

/// What is seen of one reporter's result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// All that there is.
    Whole,
    /// The decided grade alone.
    Grade,
    Nothing,
}

/// What somebody sees of all results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    own: Option<ReporterId>,
    others: Seen,
    names: bool,
}

impl Sight {
    pub fn of(self, reporter: ReporterId) -> Seen {
        if self.own == Some(reporter) { Seen::Whole } else { self.others }
    }

    pub fn names(self, reporter: ReporterId) -> bool {
        self.names || self.own == Some(reporter)
    }

    /// Whether nothing is kept back.
    pub fn is_whole(self) -> bool {
        self.others == Seen::Whole && self.names
    }
}

/// What a circle sees; `None` for nothing at all, not even that there is something.
pub fn sight(rules: &ReleaseRules, circle: Circle, stand: Stand) -> Option<Sight> {
    let seen = |seen| match seen {
        OthersSee::All => Some(Seen::Whole),
        OthersSee::Grades => Some(Seen::Grade),
        OthersSee::Nothing => None,
    };
    let (own, others) = match circle {
        Circle::Desk => return Some(Sight { own: None, others: Seen::Whole, names: true }),
        Circle::Reporter(_) if waits(rules, stand) => return None,
        Circle::Other | Circle::Wall if !stand.released => return None,
        Circle::Reporter(own) => match rules.reporters_see {
            ReportersSee::All => (Some(own), Seen::Whole),
            ReportersSee::Own => (Some(own), Seen::Nothing),
            ReportersSee::Grades => (Some(own), Seen::Grade),
        },
        Circle::Other => (None, seen(rules.others_see)?),
        Circle::Wall => (None, seen(rules.wall_shows)?),
    };
    Some(Sight { own, others, names: rules.names })
}

fn waits(rules: &ReleaseRules, stand: Stand) -> bool {
    let letters = match rules.reporters_from {
        ReportersFrom::Release => true,
        ReportersFrom::Letters => stand.letters,
    };
    !(stand.released && letters)
}
