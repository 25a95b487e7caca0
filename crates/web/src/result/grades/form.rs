//! The sitting's form as it was typed.

use std::collections::BTreeMap;

use review::id::{PersonId, ReporterId};
use service::result::{NewGrade, NewSitting};

/// What the form sends.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) revision: i64,
    /// Of the table, from 1.
    pub(super) page: usize,
    pub(super) held_on: String,
    pub(super) chair: String,
    pub(super) note_taker: String,
    pub(super) present: Vec<PersonId>,
    pub(super) others: String,
    pub(super) breach_reason: String,
    /// Grade and reason by reporter.
    pub(super) grades: BTreeMap<ReporterId, (String, String)>,
}

impl Typed {
    /// `None` for fields that no form of ours has.
    pub(super) fn read(fields: Vec<(String, String)>) -> Option<Self> {
        let mut form = Self::default();
        for (name, value) in fields {
            let value = value.replace("\r\n", "\n");
            match name.split_once('.') {
                None => match name.as_str() {
                    "revision" => form.revision = value.parse().ok()?,
                    "page" => form.page = value.parse().ok()?,
                    "held_on" => form.held_on = value,
                    "chair" => form.chair = value,
                    "note_taker" => form.note_taker = value,
                    "present" => form.present.push(value.parse().ok()?),
                    "others" => form.others = value,
                    "breach_reason" => form.breach_reason = value,
                    _ => return None,
                },
                Some((what, reporter)) => {
                    let cell = form.grades.entry(reporter.parse().ok()?).or_default();
                    match what {
                        "grade" => cell.0 = value,
                        "reason" => cell.1 = value,
                        _ => return None,
                    }
                }
            }
        }
        Some(form)
    }

    /// For the use case.
    pub(super) fn sitting(&self) -> Option<NewSitting> {
        let grades = self.grades.iter().map(|(reporter, (grade, reason))| {
            let grade = if grade.is_empty() { None } else { Some(grade.parse().ok()?) };
            Some(NewGrade { reporter: *reporter, grade, reason: reason.clone() })
        });
        Some(NewSitting {
            revision: self.revision,
            held_on: self.held_on.clone(),
            chair: self.chair.clone(),
            note_taker: self.note_taker.clone(),
            present: self.present.clone(),
            others: self.others.clone(),
            breach_reason: self.breach_reason.clone(),
            grades: grades.collect::<Option<_>>()?,
        })
    }
}
