use ballot::{Credentials, Election, ElectionDraft, PublicCredential, Question, Trustees, archive::Entry};
use review::{
    evaluation::{
        Answer, BoxStage, BoxTimes, Refusal,
        ceremony::{self, Round, may_open_unrehearsed},
        may_open, may_ready,
    },
    id::ReviewId,
    log::{About, Operation},
    phase::Phase,
    role::Act,
    template::Template,
    words::{Lang, Words},
};
use storage::{
    Tx,
    account::Account,
    cycle::Review,
    evaluation::{self, BallotBox},
    roster::Reporter,
};

use super::{
    append,
    ceremony::{State, refused},
    stage,
};
use crate::{Error, Fault, Service, access, log};

/// Opens every box of a review that waits: builds its election from cards and keys, freezes the rules, and takes
/// ballots from now on. All or none. `unrehearsed`: it is meant to go without the trustees' rehearsal.
pub async fn open(service: &Service, by: &Account, review: ReviewId, unrehearsed: bool) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::RunBoxes).await?;
    // First of all: whoever starts the ceremony over meanwhile waits.
    let key = State::locked(&tx, review).await?;
    let waiting = storage::cycle::copied::count(&tx, review).await?;
    let waiting = usize::try_from(waiting).map_err(Fault::broken)?;
    review::roster::copied::all_confirmed(waiting).map_err(review::Refusal::from)?;
    let boxes = evaluation::boxes(&tx, review).await?;
    if boxes.is_empty() {
        return Err(review::Refusal::from(Refusal::NoBoxes).into());
    }
    // A void ballot is repeated beside boxes that have ended: too late for a rehearsal, and the key has served.
    let repetition = boxes.iter().any(|one| one.times != BoxTimes::default())
        && boxes.iter().any(|one| one.times == BoxTimes::default());
    let trustees = finished(key, unrehearsed || repetition)?;
    let waiting = Waiting::gather(&tx, &found, trustees).await?;
    for one in boxes {
        match stage(&one)? {
            BoxStage::Preparing => {}
            BoxStage::Closed | BoxStage::Opened | BoxStage::TooSmall if repetition => continue,
            other => may_open(other).map_err(review::Refusal::from)?,
        }
        waiting.set_up(&tx, &one).await?;
        let set = evaluation::mark_ready(&tx, &one.id, now).await?;
        if !(set && evaluation::mark_opened(&tx, &one.id, now).await?) {
            return Err(Error::Stale);
        }
    }
    storage::cycle::freeze(&tx, review, now).await?;
    if found.phase == Phase::Meeting {
        storage::cycle::move_phase(&tx, review, Phase::Meeting, Phase::Evaluation).await?;
    }
    log::keep(service, &tx, review, by.id, Operation::VotingOpened, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The key, if it stands and the trustees have rehearsed with it.
fn finished(key: Option<State>, unrehearsed: bool) -> Result<Trustees, Error> {
    let state = key.ok_or_else(|| refused(ceremony::Refusal::NotBegun))?;
    if !state.same_trustees {
        return Err(refused(ceremony::Refusal::TrusteesChanged));
    }
    if state.round() != Round::Complete {
        let (made, needed) = (state.ready(), state.ceremony.members.len());
        return Err(review::Refusal::from(Refusal::KeysMissing { made, needed }).into());
    }
    may_open_unrehearsed(state.rehearsal(), unrehearsed).map_err(refused)?;
    Ok(state.trustees()?)
}

/// What all boxes of a review share.
struct Waiting<'a> {
    review: &'a Review,
    template: Template,
    reporters: Vec<Reporter>,
    trustees: Trustees,
}

impl<'a> Waiting<'a> {
    async fn gather(tx: &Tx, review: &'a Review, trustees: Trustees) -> Result<Self, Error> {
        Ok(Self {
            review,
            template: access::template(review)?,
            reporters: storage::roster::reporters(tx, review.id).await?,
            trustees,
        })
    }

    /// Writes the first event of a box's archive.
    async fn set_up(&self, tx: &Tx, one: &BallotBox) -> Result<(), Error> {
        may_ready(stage(one)?).map_err(review::Refusal::from)?;
        let cards = evaluation::credentials(tx, &one.id).await?;
        if cards.is_empty() {
            return Err(review::Refusal::from(Refusal::CardsMissing { label: one.label.clone() }).into());
        }
        let voters: Vec<_> = cards
            .iter()
            .map(|text| PublicCredential::parse(text).map(|credential| (credential, None)))
            .collect::<Result<_, _>>()
            .map_err(Fault::broken)?;
        let credentials = Credentials::new(&voters).map_err(Fault::broken)?;
        let election = Election::build(self.draft(one)?, &self.trustees).map_err(Fault::broken)?;
        append(tx, one, Entry::setup(&election, &self.trustees, &credentials)).await
    }

    fn draft(&self, one: &BallotBox) -> Result<ElectionDraft, Fault> {
        let questions = one
            .shape
            .questions
            .iter()
            .map(|question| self.question(one, question))
            .collect::<Result<_, _>>()?;
        Ok(ElectionDraft {
            uuid: ballot::Uuid::parse(one.id.as_str()).map_err(Fault::broken)?,
            name: format!("{} · {} · {}", both(&self.review.organisation), self.review.year, one.label),
            description: both(&self.template.identity().name),
            questions,
            administrator: None,
            credential_authority: None,
        })
    }

    fn question(&self, one: &BallotBox, asked: &review::evaluation::Question) -> Result<Question, Fault> {
        let reporter = self.reporters.iter().find(|reporter| reporter.id == asked.reporter);
        let reporter = reporter.ok_or_else(|| Fault::broken("a box asks about nobody"))?;
        let criterion = self.template.criterion(&asked.criterion);
        let criterion = criterion.ok_or_else(|| Fault::broken("a box asks about no criterion"))?;
        let text =
            format!("{} {} · {}", reporter.unit.code, both(&reporter.unit.name), both(&criterion.title));
        let answers = one.shape.answers.iter().map(|answer| self.answer(answer)).collect::<Result<_, _>>()?;
        Question::one_of(text, answers).map_err(Fault::broken)
    }

    fn answer(&self, answer: &Answer) -> Result<String, Fault> {
        match answer {
            Answer::Grade(key) => {
                let grade = self.template.grade(key).ok_or_else(|| Fault::broken("a box offers no grade"))?;
                Ok(both(&grade.title))
            }
            Answer::Abstain => Ok(both(&self.template.evaluation().abstain.title)),
        }
    }
}

/// Both languages in one text: an election is read by everybody.
pub(super) fn both(words: &Words) -> String {
    let (zh, en) = (words.in_lang(Lang::Zh), words.in_lang(Lang::En));
    if zh == en { zh.to_owned() } else { format!("{zh} / {en}") }
}
