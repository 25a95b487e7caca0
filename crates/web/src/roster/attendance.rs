//! How many were expected and have come, by group, and whether that makes a quorum.

use i18n::Say;
use review::{
    roster::Attendances,
    template::{Colour, Group, GroupKey, Template},
    threshold::Operator,
};

/// Attendance as a page shows it.
pub(crate) struct AttendanceView {
    pub(crate) groups: Vec<GroupLine>,
    pub(crate) roll: u32,
    pub(crate) on_leave: u32,
    pub(crate) present: u32,
    /// The quorum with its operator and numbers.
    pub(crate) quorum: String,
    pub(crate) met: bool,
    /// How many more are needed.
    pub(crate) missing: Option<String>,
    /// Who has gone again.
    pub(crate) gone: Option<String>,
}

/// One group's numbers.
pub(crate) struct GroupLine {
    pub(crate) group: GroupMark,
    pub(crate) title: String,
    pub(crate) roll: u32,
    pub(crate) on_leave: u32,
    pub(crate) present: u32,
}

/// A group's letter and colour.
pub(crate) struct GroupMark {
    pub(crate) letter: String,
    pub(crate) colour: &'static str,
}

impl GroupMark {
    /// A group that the template does not know has its letter alone.
    pub(crate) fn of(template: &Template, key: &GroupKey) -> Self {
        let colour = template.group(key).map_or("", |group| match group.colour {
            Colour::Red => "group--a",
            Colour::Yellow => "group--b",
            Colour::Blue => "group--c",
            Colour::White => "group--d",
        });
        Self { letter: key.to_string(), colour }
    }
}

impl AttendanceView {
    pub(crate) fn of(say: Say, template: &Template, attendances: &Attendances) -> Self {
        let line = |group: &Group| {
            let count = attendances.get(&group.key).copied().unwrap_or_default();
            GroupLine {
                group: GroupMark::of(template, &group.key),
                title: group.title.in_lang(say.lang()).to_owned(),
                roll: count.roll,
                on_leave: count.on_leave,
                present: count.present.unwrap_or_default(),
            }
        };
        let groups: Vec<_> = template.evaluation().groups.iter().map(line).collect();
        let quorum = service::meeting::quorum(template, attendances.clone());
        let share = quorum.threshold.share.to_display_ratio();
        let rule = match quorum.threshold.operator {
            Operator::AtLeast => say.roster_quorum_at_least(share),
            Operator::MoreThan => say.roster_quorum_more_than(share),
        };
        let missing = quorum.needed.saturating_sub(quorum.present);
        let missing = usize::try_from(missing).ok().filter(|missing| *missing > 0);
        let gone: usize = attendances.values().map(|one| one.left as usize).sum();
        Self {
            missing: missing.map(|missing| say.attendance_missing(missing)),
            gone: (gone > 0).then(|| say.attendance_gone(gone)),
            roll: groups.iter().map(|line| line.roll).sum(),
            on_leave: groups.iter().map(|line| line.on_leave).sum(),
            present: groups.iter().map(|line| line.present).sum(),
            quorum: say.roster_quorum(rule, quorum.roll, quorum.needed, quorum.present),
            met: quorum.is_met(),
            groups,
        }
    }
}
