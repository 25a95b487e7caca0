//! A template's sentences, filled with facts. One that names a fact which nobody knows is left out.

use i18n::{Lang, Say, moment};
use review::{
    publication::{Fact, Paragraph, Piece, Sentence},
    words::Words,
};

use super::{Facts, list};

/// All sentences of a paragraph, in their order; nothing where none can be said.
pub(super) fn paragraph(
    facts: &Facts,
    sentences: &[Sentence],
    paragraph: Paragraph,
    say: Say,
) -> Option<String> {
    let said: Vec<_> = sentences
        .iter()
        .filter(|one| one.paragraph == paragraph)
        .filter_map(|one| filled(facts, one, say))
        .collect();
    // Chinese sentences stand without a space between them.
    let between = match say.lang() {
        Lang::Zh => "",
        Lang::En => " ",
    };
    (!said.is_empty()).then(|| said.join(between))
}

fn filled(facts: &Facts, sentence: &Sentence, say: Say) -> Option<String> {
    // The template was checked when it was stored: what cannot be read there is no sentence.
    let pieces = sentence.pieces(say.lang()).ok()?;
    pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => Some(text.to_owned()),
            Piece::Fact(fact) => known(facts, fact, say),
        })
        .collect()
}

/// A fact in words, if anybody knows it.
fn known(facts: &Facts, fact: Fact, say: Say) -> Option<String> {
    let of = |words: &Words| Some(words.in_lang(say.lang()).to_owned());
    let counted = |some: &[Words]| (!some.is_empty()).then(|| some.len().to_string());
    match fact {
        Fact::Organisation => of(&facts.organisation),
        Fact::Meeting => of(&facts.meeting),
        Fact::Year => Some(facts.year.to_string()),
        Fact::NextYear => Some(facts.year.saturating_add(1).to_string()),
        Fact::Day => Some(moment::civil(say, facts.day)),
        Fact::Place => of(&facts.place),
        Fact::Groups => list(&facts.groups, say),
        Fact::Present => facts.attendance.map(|heads| heads.present.to_string()),
        Fact::Roll => facts.attendance.map(|heads| heads.roll.to_string()),
        Fact::Unit => of(&facts.unit),
        Fact::Reporter => of(&facts.reporter),
        Fact::Committee => of(&facts.committee),
        Fact::Units => list(&facts.units, say),
        Fact::UnitCount => counted(&facts.units),
        Fact::Sections => list(&facts.sections, say),
        Fact::SectionCount => counted(&facts.sections),
        Fact::SummingUp => facts.summing_up.as_ref().map(|speech| {
            let text = match say.lang() {
                Lang::Zh => &speech.zh,
                Lang::En => &speech.en,
            };
            text.trim().to_owned()
        }),
        Fact::Requirements => super::lines(&facts.requirements, say),
        Fact::Ballots => facts.figures.as_ref()?.ballots.map(|count| count.to_string()),
        Fact::Grades => grades(facts, say),
    }
}

fn grades(facts: &Facts, say: Say) -> Option<String> {
    let grades = &facts.figures.as_ref()?.grades;
    let each: Vec<_> =
        grades.iter().map(|(grade, count)| format!("{} {count}", grade.in_lang(say.lang()))).collect();
    (!each.is_empty()).then(|| each.join(say.publication_draft_list()))
}
