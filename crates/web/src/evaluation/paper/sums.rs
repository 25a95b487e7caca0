//! Sealed and paper sums, apart and together.

use i18n::Say;
use review::{
    evaluation::{Answer, BoxStage, paper::Stage},
    result::{Row, Rows},
    template::Template,
};
use service::Error;
use storage::{Reader, evaluation::BallotBox};

use super::words::Names;

/// The sums of a box for everybody, once they are known.
pub(crate) struct SumsView {
    /// Each question.
    pub(crate) rows: Vec<SumsRow>,
    /// The names of the answers.
    pub(crate) answers: Vec<String>,
    /// Whether there are two parts to be told apart.
    pub(crate) both: bool,
}

pub(crate) struct SumsRow {
    pub(crate) name: String,
    pub(crate) lines: Vec<SumsLine>,
}

pub(crate) struct SumsLine {
    pub(crate) name: &'static str,
    pub(crate) counts: Vec<u64>,
    pub(crate) total: bool,
}

/// What everybody is told of a box's papers.
enum PaperLine {
    /// None were handed out.
    None,
    Pending,
    Published {
        collected: usize,
        valid: usize,
        void: usize,
    },
    Withheld {
        collected: usize,
    },
    Repeated {
        path: String,
    },
}

impl PaperLine {
    fn notice(self, say: Say) -> Option<PaperNotice> {
        let plain = |words: String| Some(PaperNotice { words, path: None });
        match self {
            Self::None => None,
            Self::Pending => plain(say.paper_published_pending().to_owned()),
            Self::Published { collected, valid, void } => plain(say.paper_published(collected, valid, void)),
            Self::Withheld { collected } => plain(say.paper_published_withheld(collected)),
            Self::Repeated { path } => {
                Some(PaperNotice { words: say.paper_published_repeated().to_owned(), path: Some(path) })
            }
        }
    }
}

/// The same as a sentence.
pub(crate) struct PaperNotice {
    pub(crate) words: String,
    /// The board of the box in which a void ballot is repeated.
    pub(crate) path: Option<String>,
}

/// The sums of a box, once it has ended and its papers are done; and how its papers stand.
pub(crate) async fn sums_view(
    reader: &Reader,
    say: Say,
    template: &Template,
    one: &BallotBox,
) -> Result<(Option<SumsView>, Option<PaperNotice>), Error> {
    let line = paper_line(reader, template, one).await?;
    let ended = match service::evaluation::stage(one)? {
        BoxStage::Opened | BoxStage::TooSmall => true,
        BoxStage::Preparing | BoxStage::Ready | BoxStage::Open | BoxStage::Closed => false,
    };
    let waits = matches!(line, PaperLine::Pending | PaperLine::Repeated { .. });
    let notice = line.notice(say);
    if !ended || waits {
        return Ok((None, notice));
    }
    let parts = service::result::parts(reader, one).await?;
    let Some(total) = parts.total() else { return Ok((None, notice)) };
    let reporters = storage::roster::reporters(reader, one.review).await?;
    let names = Names::of(say, template, one, &reporters);
    let both = parts.sealed.is_some() && parts.paper.is_some();
    let sources = [
        (parts.sealed.as_ref(), say.paper_sums_sealed(), false),
        (parts.paper.as_ref(), say.paper_sums_paper(), false),
        (both.then_some(&total), say.paper_sums_total(), true),
    ];
    let row = |(question, name): (&review::evaluation::Question, &super::words::RowName)| SumsRow {
        name: name.full(),
        lines: sources
            .iter()
            .filter_map(|(rows, name, total)| {
                let row = found(*rows.as_ref()?, question)?;
                Some(SumsLine { name, counts: counts(one, row), total: *total })
            })
            .collect(),
    };
    let rows = one.shape.questions.iter().zip(&names.rows).map(row).collect();
    Ok((Some(SumsView { rows, answers: names.answers, both }), notice))
}

fn found<'a>(rows: &'a Rows, question: &review::evaluation::Question) -> Option<&'a Row> {
    rows.get(&question.reporter)?.get(&question.criterion)
}

fn counts(one: &BallotBox, row: &Row) -> Vec<u64> {
    let answer = |answer: &Answer| match answer {
        Answer::Grade(key) => row.votes(key),
        Answer::Abstain => row.abstained,
    };
    one.shape.answers.iter().map(answer).collect()
}

async fn paper_line(reader: &Reader, template: &Template, one: &BallotBox) -> Result<PaperLine, Error> {
    if let Some(repeat) = storage::evaluation::paper::repeated(reader, &one.id).await? {
        return Ok(PaperLine::Repeated { path: crate::links::board(&repeat.within) });
    }
    let state = service::evaluation::paper::state(reader, template, one).await?;
    let collected = state.pile.collected.unwrap_or_default();
    Ok(match (&state.pile.signed, state.stage) {
        (Some(_), _) if collected == 0 => PaperLine::None,
        (Some(signed), _) if signed.counts.is_some() => {
            PaperLine::Published { collected, valid: signed.valid, void: signed.void.len() }
        }
        (Some(_), _) => PaperLine::Withheld { collected },
        (None, Stage::Issuing) => PaperLine::None,
        (None, _) if state.pile.issued == 0 && collected == 0 => PaperLine::None,
        (None, _) => PaperLine::Pending,
    })
}
