//! A forger changes one thing at a time, with all hashes around it made right. Each is refused for the very
//! reason, at the very place.

mod ballots;
mod corpus;
mod counting;
mod file;
mod kind;
mod set_up;

use crate::fixtures::{Finished, Forge, House, grade, names};
use ballot::verify::{Check, Refusal};
use ballot::{Question, verify};
use std::sync::LazyLock;

/// An election of three voters and three trustees. The first voter votes twice; the second has weight 3.
struct Stage {
    house: House,
    finished: Finished,
}

static STAGE: LazyLock<Stage> = LazyLock::new(|| {
    let questions =
        vec![grade("Quality", 3), Question::new("Which?".to_owned(), names(2), 1, 2).unwrap().with_blank()];
    let mut house = House::new(questions, &[Some(1), Some(3), Some(2)], 3);
    let ballots = [
        house.seal(0, &[vec![0, 1, 0], vec![0, 1, 1]]),
        house.seal(1, &[vec![1, 0, 0], vec![1, 0, 0]]),
        house.seal(0, &[vec![1, 0, 0], vec![0, 0, 1]]),
    ];
    let finished = house.run(&ballots);
    Stage { house, finished }
});

fn stage() -> &'static Stage {
    &STAGE
}

impl Stage {
    fn forge(&self) -> Forge {
        Forge::of(&self.finished.archive)
    }
}

fn refused(bytes: &[u8]) -> Refusal {
    match verify(bytes) {
        Ok(verdict) => panic!("accepted: {verdict}"),
        Err(refusal) => refusal,
    }
}

/// That an archive is refused by a check, for a reason.
macro_rules! assert_refused {
    ($bytes:expr, $check:ident, $reason:pat) => {{
        let refusal = $crate::tamper::refused(&$bytes);
        assert_eq!(refusal.check(), Check::$check, "{refusal}");
        assert!(matches!(refusal.reason(), $reason), "{refusal}");
        refusal
    }};
}
use assert_refused;

#[test]
fn untouched_it_holds() {
    let stage = stage();
    let verdict = verify(&stage.finished.archive).unwrap();
    assert_eq!((verdict.ballots().len(), verdict.counted(), verdict.replaced()), (3, 2, 1));
    assert_eq!(verdict.result(), Some(&stage.finished.result));
    assert_eq!(verdict.tally(), Some(&stage.finished.tally));
    // The forger's tools alone change nothing.
    assert_eq!(stage.forge().bytes(), stage.finished.archive);
}

#[test]
fn every_beginning_that_ends_with_an_event_holds() {
    let stage = stage();
    let mut forge = stage.forge();
    while !forge.events.is_empty() {
        let bytes = forge.bytes();
        assert!(stage.finished.archive.starts_with(&bytes));
        assert_eq!(verify(&bytes).unwrap().head().height + 1, forge.events.len() as u64);
        forge.events.pop();
    }
    let refusal = refused(&forge.bytes());
    assert_eq!(refusal.check(), Check::Order);
}
