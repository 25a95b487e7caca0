use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use review::{
    evaluation::paper::{Differing, Flaw, Mark, Refusal, Sheet, Sheets, Stage, may_enter},
    id::AccountId,
};
use service::Error;
use storage::evaluation::paper::sheets;

use super::{
    super::counts::groups,
    AtBox, Opened,
    quotas::Quotas,
    words::{Names, flaw, flaw_key},
};
use crate::{
    frame::{Frame, Part, Workspace},
    house::House,
    links,
};

#[derive(Template)]
#[template(path = "evaluation/paper/entry.html")]
pub(super) struct EntryPage {
    frame: Frame,
    workspace: Workspace,
    refusal: Option<String>,
    label: String,
    groups: Vec<(String, &'static str)>,
    back: String,
    path: String,
    finish_path: String,
    number: usize,
    collected: usize,
    papers: Vec<PaperLink>,
    entered: usize,
    answers: usize,
    /// Quotas that the paper breaks as it is typed or entered.
    broken: Vec<String>,
    rows: Vec<Row>,
    flaws: Vec<Choice>,
    /// The reason that is chosen: as typed, or as entered.
    void: bool,
    may_finish: bool,
    /// While entries are compared: what the other has for the whole paper.
    others: Option<String>,
}

struct PaperLink {
    number: usize,
    path: String,
    done: bool,
}

struct Row {
    name: String,
    /// Of the reporter, where the template has several criteria.
    heading: Option<String>,
    choices: Vec<Choice>,
    /// While entries are compared and differ here: what the other says.
    other: Option<String>,
    /// Whether a quota that the paper breaks counts the mark of this row.
    counted: bool,
}

struct Choice {
    key: String,
    name: String,
    chosen: bool,
}

/// What was sent when it was refused.
pub(super) struct Typed {
    pub(super) why: String,
    pub(super) form: BTreeMap<String, String>,
}

pub(super) async fn page(
    house: &House,
    at: &AtBox,
    wanted: Option<usize>,
    typed: Option<Typed>,
) -> Result<EntryPage, Error> {
    let seat = &at.seat;
    let (say, reader, review) = (seat.say(), house.reader(), seat.review.id);
    let found = Opened::of(&reader, at).await?;
    check(&found, seat.account.id)?;
    let own = sheets(&reader, &found.one.id, seat.account.id).await?;
    let collected = found.state.pile.collected.unwrap_or_default();
    let next = (1..=collected).find(|number| !own.contains_key(number));
    let number = wanted.or(next).unwrap_or(collected).clamp(1, collected.max(1));
    let reporters = storage::roster::reporters(&reader, review).await?;
    let names = Names::of(say, &found.template, &found.one, &reporters);
    let other = other_sheet(house, &found, seat.account.id, number).await?;
    let quotas = Quotas::of(say, &found, &names, own.get(&number), typed.as_ref());
    let told = Told {
        say,
        names: &names,
        own: own.get(&number),
        typed: typed.as_ref(),
        other: other.as_ref(),
        counted: &quotas.rows,
    };
    let (frame, workspace) = Workspace::around(seat, Part::Papers);
    Ok(EntryPage {
        frame,
        workspace,
        rows: told.rows(),
        broken: quotas.sentences,
        flaws: told.flaws(),
        void: matches!(told.own, Some(Sheet::Void(_))),
        others: told.whole(),
        groups: groups(&found.one, &found.template),
        back: links::papers_count(review, &found.one.id),
        path: links::papers_entry(review, &found.one.id),
        finish_path: format!("{}/finish", links::papers_count(review, &found.one.id)),
        papers: papers(&found, &own, collected, review),
        may_finish: found.state.stage == Stage::Entering && next.is_none(),
        entered: own.len(),
        answers: names.answers.len(),
        label: found.one.label,
        refusal: typed.map(|typed| typed.why),
        number,
        collected,
    })
}

/// Whether this person has something to enter here.
fn check(found: &Opened, who: AccountId) -> Result<(), Error> {
    let no = |why: Refusal| Error::from(review::Refusal::from(review::evaluation::Refusal::from(why)));
    may_enter(found.state.stage).map_err(no)?;
    let own = found.state.entry_of(who);
    match (own, found.state.stage) {
        (None, _) if found.state.entries.len() >= 2 => Err(no(Refusal::TwoOthersEnter)),
        (Some(entry), Stage::Entering) if entry.finished_at.is_some() => Err(no(Refusal::EntryFinished)),
        (Some(_) | None, _) => Ok(()),
    }
}

/// The other's entry of a paper: only while entries are compared, and only where they differ.
async fn other_sheet(
    house: &House,
    found: &Opened,
    who: AccountId,
    number: usize,
) -> Result<Option<Sheet>, Error> {
    let differs = found.state.differences.iter().any(|one| one.number == number);
    let other = found.state.entries.iter().find(|entry| entry.account != who).filter(|_| differs);
    let Some(other) = other else { return Ok(None) };
    Ok(sheets(&house.reader(), &found.one.id, other.account).await?.remove(&number))
}

fn papers(found: &Opened, own: &Sheets, collected: usize, review: review::id::ReviewId) -> Vec<PaperLink> {
    let listed = |number: &usize| {
        found.state.stage != Stage::Comparing
            || found.state.differences.iter().any(|one| one.number == *number)
    };
    let link = |number| PaperLink {
        number,
        path: links::paper_entry(review, &found.one.id, number),
        done: own.contains_key(&number),
    };
    (1..=collected).filter(listed).map(link).collect()
}

/// One paper as it is told to the person who enters it.
struct Told<'a> {
    say: i18n::Say,
    names: &'a Names,
    own: Option<&'a Sheet>,
    typed: Option<&'a Typed>,
    other: Option<&'a Sheet>,
    counted: &'a BTreeSet<usize>,
}

impl Told<'_> {
    fn rows(&self) -> Vec<Row> {
        let single = self.names.rows.iter().all(|row| row.criterion.is_empty());
        let each = self.names.rows.iter().enumerate().map(|(place, row)| {
            let chosen = self.chosen(place);
            let answers = self.names.answers.iter().enumerate();
            let choice = |key: String, name: &str| Choice {
                chosen: chosen.as_ref() == Some(&key),
                name: name.to_owned(),
                key,
            };
            Row {
                name: if single { row.unit.clone() } else { row.criterion.clone() },
                heading: (!single && row.first).then(|| row.unit.clone()),
                choices: answers
                    .map(|(answer, name)| choice(answer.to_string(), name))
                    .chain([
                        choice("blank".into(), self.say.paper_blank()),
                        choice("unclear".into(), self.say.paper_unclear()),
                    ])
                    .collect(),
                other: self.differs(place),
                counted: self.counted.contains(&place),
            }
        });
        each.collect()
    }

    fn chosen(&self, place: usize) -> Option<String> {
        if let Some(typed) = self.typed {
            return typed.form.get(&format!("row-{place}")).cloned();
        }
        match self.own? {
            Sheet::Marked(marks) => marks.get(place).map(|mark| match mark {
                Mark::Answer(answer) => answer.to_string(),
                Mark::Blank => "blank".to_owned(),
                Mark::Unclear => "unclear".to_owned(),
            }),
            Sheet::Void(_) => None,
        }
    }

    fn differs(&self, place: usize) -> Option<String> {
        let (Sheet::Marked(own), Sheet::Marked(other)) = (self.own?, self.other?) else { return None };
        let differs = own.get(place) != other.get(place);
        differs.then(|| self.names.entered(self.say, self.other, Differing::Row(place)))
    }

    /// What the other has for the paper as a whole, where that differs.
    fn whole(&self) -> Option<String> {
        match (self.own, self.other?) {
            (Some(Sheet::Marked(_)), Sheet::Marked(_)) => None,
            _ => Some(self.names.entered(self.say, self.other, Differing::Whole)),
        }
    }

    fn flaws(&self) -> Vec<Choice> {
        let typed = self.typed.and_then(|typed| typed.form.get("flaw"));
        let each = Flaw::ALL.into_iter().map(|one| Choice {
            key: flaw_key(one).to_owned(),
            name: flaw(self.say, one).to_owned(),
            chosen: typed.map_or(self.own == Some(&Sheet::Void(one)), |typed| typed == flaw_key(one)),
        });
        each.collect()
    }
}
