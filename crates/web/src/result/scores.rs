//! Names and numbers that page and JSON share.

use i18n::Say;
use review::{
    result::{Distribution, Suggested},
    template::{GradeKey, Template, Tone},
};
use service::result::Line;

/// A tone as style sheets call it.
pub(super) fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::FairlyGood => "fairly_good",
        Tone::Average => "average",
        Tone::Poor => "poor",
    }
}

/// A grade's name.
pub(super) fn grade_name(say: Say, template: &Template, key: &GradeKey) -> String {
    template.grade(key).map_or_else(|| key.to_string(), |grade| grade.title.in_lang(say.lang()).to_owned())
}

/// A suggestion's name: a grade, or that the committee must part equals.
pub(super) fn suggested_name(say: Say, template: &Template, suggested: &Suggested) -> String {
    match suggested {
        Suggested::Grade(grade) => grade_name(say, template, grade),
        Suggested::Tie { among, places, grade, otherwise } => say.result_tie(
            among.len(),
            usize::try_from(*places).unwrap_or(usize::MAX),
            grade_name(say, template, grade),
            grade_name(say, template, otherwise),
        ),
    }
}

/// The score of the ballots alone, with four places.
pub(super) fn onsite(line: &Line) -> Option<String> {
    let score = line.score.as_ref().ok()?;
    Some(score.evaluation()?.value.round_half_up(4))
}

/// The composite with the template's places.
pub(super) fn composite(line: &Line, template: &Template) -> Option<String> {
    line.score.as_ref().ok().map(|score| score.value().round_half_up(template.assessment().decimals))
}

/// Marks of the worst grade out of all that count, such as `12/36`.
pub(super) fn worst_share(marks: &Distribution, template: &Template) -> String {
    let worst = template.evaluation().grades.last().map_or(0, |grade| marks.votes(&grade.key));
    format!("{worst}/{}", marks.counted())
}
