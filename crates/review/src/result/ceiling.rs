//! What holds a grade down whatever the composite is: gates, majorities, triggers, vetoes.

use serde::{Deserialize, Serialize};

use super::scoring::Score;
use super::votes::Distribution;
use crate::exact::Exact;
use crate::template::{Gate, GateKey, GradeKey, Majority, MajorityKey, Template, TriggerKey, VetoKey};
use crate::text::{TextError, bounded};

use super::REASON_LIMIT;

/// Somebody found that a veto of the template holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vetoed {
    pub veto: VetoKey,
    /// What was found; never blank.
    pub reason: String,
}

impl Vetoed {
    pub fn new(veto: VetoKey, reason: &str) -> Result<Self, TextError> {
        Ok(Self { veto, reason: bounded(reason, REASON_LIMIT)? })
    }
}

/// The best grade that a rule leaves to a reporter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceiling {
    pub grade: GradeKey,
    pub why: WhyCeiling,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyCeiling {
    /// The input has this score only.
    Gate {
        gate: GateKey,
        score: Exact,
    },
    /// Only so many of the marks that count are for the grades.
    Majority {
        majority: MajorityKey,
        votes: u64,
        counted: u64,
    },
    Trigger {
        trigger: TriggerKey,
    },
    Veto {
        veto: VetoKey,
        reason: String,
    },
}

/// All ceilings over a reporter, in the order of the template; also those above what the score earns, as the committee
/// may think of more than that.
pub(super) fn ceilings(
    template: &Template,
    score: &Score,
    marks: &Distribution,
    fired: &[super::Fired],
) -> Vec<Ceiling> {
    let rules = template.assessment();
    let gates = rules.gates.iter().filter_map(|gate| below(gate, score));
    let majorities = rules.majorities.iter().filter_map(|majority| short(template, majority, marks));
    let triggers = fired.iter().filter_map(|one| {
        let grade = template.trigger(&one.trigger)?.ceiling.clone()?;
        Some(Ceiling { grade, why: WhyCeiling::Trigger { trigger: one.trigger.clone() } })
    });
    let vetoes = score.vetoed.iter().filter_map(|one| {
        let why = WhyCeiling::Veto { veto: one.veto.clone(), reason: one.reason.clone() };
        Some(Ceiling { grade: template.veto(&one.veto)?.ceiling.clone(), why })
    });
    gates.chain(majorities).chain(triggers).chain(vetoes).collect()
}

fn below(gate: &Gate, score: &Score) -> Option<Ceiling> {
    let found = &score.input(&gate.input)?.value;
    let why = WhyCeiling::Gate { gate: gate.key.clone(), score: found.clone() };
    (!gate.operator.holds(found, &gate.bound)).then(|| Ceiling { grade: gate.ceiling.clone(), why })
}

fn short(template: &Template, majority: &Majority, marks: &Distribution) -> Option<Ceiling> {
    let counted = marks.denominator(template);
    let votes = majority.grades.iter().fold(0, |sum: u64, grade| sum.saturating_add(marks.votes(grade)));
    let why = WhyCeiling::Majority { majority: majority.key.clone(), votes, counted };
    let met = majority.threshold.is_met(votes, counted);
    (!met).then(|| Ceiling { grade: majority.ceiling.clone(), why })
}
