use review::{
    evaluation::{
        Handout,
        paper::{self, Difference, Numbers, Rules, Sheets, Stage, Tally},
    },
    id::{AccountId, ReviewId},
    template::{OwnRow, Template},
};
use storage::{
    Rows,
    evaluation::{
        self, BallotBox,
        paper::{Correction, Entry, Pile, Signature},
    },
};

use crate::{Error, Fault, evaluation::stage as stage_of};

/// How the papers of a box stand.
#[derive(Clone, Debug)]
pub struct PaperState {
    /// How far they have come.
    pub stage: Stage,
    /// What was handed out, taken out and signed.
    pub pile: Pile,
    /// Who enters them.
    pub entries: Vec<Entry>,
    /// Where two finished entries differ; told to nobody before.
    pub differences: Vec<Difference>,
    /// Who corrected what.
    pub corrections: Vec<Correction>,
    /// Who signed.
    pub signatures: Vec<Signature>,
}

impl PaperState {
    /// Papers on which the entries differ.
    pub fn differing(&self) -> usize {
        let mut numbers: Vec<_> = self.differences.iter().map(|one| one.number).collect();
        numbers.dedup();
        numbers.len()
    }

    /// Somebody's own entry, once begun.
    pub fn entry_of(&self, who: AccountId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.account == who)
    }
}

/// Reads how the papers of a box stand.
pub async fn state(rows: &impl Rows, template: &Template, one: &BallotBox) -> Result<PaperState, Error> {
    let pile = evaluation::paper::pile(rows, &one.id).await?.unwrap_or_default();
    let entries = evaluation::paper::entries(rows, &one.id).await?;
    let signatures = evaluation::paper::signatures(rows, &one.id).await?;
    let differences = match &*entries {
        [first, second] if first.finished_at.is_some() && second.finished_at.is_some() => {
            let first = evaluation::paper::sheets(rows, &one.id, first.account).await?;
            let second = evaluation::paper::sheets(rows, &one.id, second.account).await?;
            paper::differences(&first, &second)
        }
        _ => Vec::new(),
    };
    let corrections = evaluation::paper::corrections(rows, &one.id).await?;
    let mut state = PaperState { stage: Stage::Issuing, pile, entries, differences, corrections, signatures };
    let numbers = Numbers {
        issued: state.pile.issued,
        collected: state.pile.collected,
        finished: state.entries.iter().filter(|entry| entry.finished_at.is_some()).count(),
        differing: state.differing(),
        signatures: state.signatures.len(),
    };
    state.stage = paper::stage(stage_of(one)?, template.evaluation().minimum_group, numbers);
    Ok(state)
}

/// What two entries that agree add up to; nothing where no papers are entered.
pub async fn tally(
    rows: &impl Rows,
    template: &Template,
    one: &BallotBox,
    state: &PaperState,
) -> Result<Tally, Error> {
    let sheets = match state.entries.first() {
        Some(first) => evaluation::paper::sheets(rows, &one.id, first.account).await?,
        None => Sheets::new(),
    };
    let found = paper::tally(rules(template, one), &one.shape, &sheets);
    Ok(found.map_err(Fault::broken)?)
}

/// What the papers of a box are held to.
pub(super) fn rules<'a>(template: &'a Template, one: &BallotBox) -> Rules<'a> {
    Rules::of(template, own_row_blank(template, one))
}

/// Whether voters of this box who are under review leave their own row blank.
pub fn own_row_blank(template: &Template, one: &BallotBox) -> bool {
    let groups = one.groups.iter().filter_map(|key| template.group(key));
    groups.map(|group| group.own_row).any(|row| row == OwnRow::Skip)
}

/// Voters of a box who are known to have a code card: as counted at the door, as signed, or as they have cast.
pub async fn cards_issued(rows: &impl Rows, one: &BallotBox) -> Result<usize, Error> {
    let counted = evaluation::issued(rows, &one.id).await?;
    let first = usize::try_from(counted.of(Handout::First)).map_err(Fault::broken)?;
    let signed = one.reconciliation.map(|signed| signed.issued).unwrap_or_default();
    let replaced = usize::try_from(counted.replaced()).map_err(Fault::broken)?;
    Ok(first.max(signed.saturating_sub(replaced)).max(one.cast_cards))
}

/// The boxes whose papers are not done: handed out, but not signed, or void.
pub async fn pending(rows: &impl Rows, review: ReviewId) -> Result<Vec<String>, Error> {
    let mut labels = Vec::new();
    for one in evaluation::boxes(rows, review).await? {
        let pile = evaluation::paper::pile(rows, &one.id).await?;
        let waits = pile.is_some_and(|pile| {
            pile.signed.is_none()
                && (pile.issued > 0 || pile.collected.is_some_and(|collected| collected > 0))
        });
        if waits {
            labels.push(one.label);
        }
    }
    Ok(labels)
}

/// Lets nobody open the sums of a box whose ballot is void.
pub(crate) async fn must_stand(rows: &impl Rows, one: &BallotBox) -> Result<(), Error> {
    match evaluation::paper::pile(rows, &one.id).await? {
        Some(pile) if pile.collected > Some(pile.issued) => {
            Err(review::Refusal::from(review::evaluation::Refusal::from(paper::Refusal::Void)).into())
        }
        Some(_) | None => Ok(()),
    }
}
