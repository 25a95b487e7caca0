//! Point 11 of section 14: an answer has exactly what its question asks for.

use super::super::BallotRefusal;
use super::super::wire::Answer;
use crate::question::Question;

pub(super) fn check(questions: &[Question], answers: &[Answer]) -> Result<(), BallotRefusal> {
    if questions.len() != answers.len() {
        return Err(BallotRefusal::Answers { answers: answers.len(), questions: questions.len() });
    }
    for (place, (question, answer)) in questions.iter().zip(answers).enumerate() {
        if !fits(question, answer) {
            return Err(BallotRefusal::Shape { question: place + 1 });
        }
    }
    Ok(())
}

fn fits(question: &Question, answer: &Answer) -> bool {
    let blank_proof = match (&answer.blank_proof, question.allows_blank()) {
        (Some(members), true) => members.len() == 2,
        (None, allowed) => !allowed,
        (Some(_), false) => false,
    };
    blank_proof
        && answer.choices.len() == question.choices()
        && answer.individual_proofs.len() == question.choices()
        && answer.individual_proofs.iter().all(|members| members.0.len() == 2)
        && u64::try_from(answer.overall_proof.len()) == Ok(question.overall_members())
}
