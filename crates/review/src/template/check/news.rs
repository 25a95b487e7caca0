//! News: approved by those who may, drafted of facts that there are, with figures only where they are allowed.

use super::{entries, unique};
use crate::publication::{Paragraph, Piece, Sentence};
use crate::role::{Act, may};
use crate::template::{NewsRules, TemplateError};
use crate::words::Lang;

pub(super) fn check(rules: &NewsRules) -> Result<(), TemplateError> {
    let steps = &rules.steps;
    entries("news.steps", steps.len(), 0, 10)?;
    unique("news.steps", steps.iter().map(|s| &s.key))?;
    if let Some(step) = steps.iter().find(|step| !may(step.role, Act::ApproveNews)) {
        return Err(TemplateError::CannotApprove { step: step.key.clone(), role: step.role });
    }
    entries("news.sentences", rules.sentences.len(), 0, 40)?;
    for sentence in &rules.sentences {
        facts(rules, sentence)?;
    }
    let headlines = rules.sentences.iter().filter(|one| one.paragraph == Paragraph::Headline);
    entries("news.sentences", headlines.count(), 0, 1)
}

fn facts(rules: &NewsRules, sentence: &Sentence) -> Result<(), TemplateError> {
    for lang in Lang::ALL {
        let pieces = sentence.pieces(lang).map_err(|why| TemplateError::UnknownFact { name: why.name })?;
        for piece in pieces {
            match piece {
                Piece::Fact(fact) if fact.is_figure() && !rules.figures => {
                    return Err(TemplateError::FigureNotAllowed { fact });
                }
                Piece::Fact(_) | Piece::Text(_) => {}
            }
        }
    }
    Ok(())
}
