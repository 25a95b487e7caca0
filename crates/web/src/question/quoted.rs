//! A question to read: here and in the minutes.

use std::collections::BTreeMap;

use review::{
    id::{ItemId, QuestionId, ReporterId},
    question::Asker,
    role::Act,
};
use service::Error;
use storage::{account::Account, question::Question, roster::Reporter};

use crate::{gate::Seat, house::House, links, moment};

/// A question with its answer.
pub(crate) struct Quoted {
    pub(crate) asker: String,
    pub(crate) text: String,
    pub(crate) answer: String,
    pub(crate) follow_up: bool,
    /// Who wrote it last, and when.
    pub(crate) by: String,
    /// The item that came of it.
    pub(crate) item: Option<String>,
    /// Its own page, for who may write it.
    pub(crate) path: Option<String>,
    /// Where it becomes an item, for who may make one.
    pub(crate) take_up: Option<String>,
}

/// All questions of a review, as one reader may read them.
pub(crate) struct Asked {
    questions: Vec<Question>,
    accounts: Vec<Account>,
    items: BTreeMap<QuestionId, ItemId>,
    /// Everybody's questions, or those to the own unit alone.
    reads_all: bool,
}

impl Asked {
    pub(crate) async fn of(house: &House, seat: &Seat) -> Result<Self, Error> {
        let (reader, review) = (house.reader(), seat.review.id);
        Ok(Self {
            questions: storage::question::questions(&reader, review).await?,
            accounts: storage::account::everybody(&reader).await?,
            items: storage::follow_up::ledger::of_questions(&reader, review).await?,
            reads_all: seat.may(Act::AskQuestion),
        })
    }

    pub(crate) fn reads(&self, seat: &Seat, reporter: &Reporter) -> bool {
        self.reads_all || reporter.account == seat.account.id
    }

    /// Those to one reporter, the earliest first.
    pub(crate) fn to(&self, seat: &Seat, reporter: &Reporter) -> Vec<Quoted> {
        if !self.reads(seat, reporter) {
            return Vec::new();
        }
        let to = |one: &&Question| one.reporter == reporter.id;
        self.questions.iter().filter(to).map(|one| self.quoted(seat, one)).collect()
    }

    pub(crate) fn quoted(&self, seat: &Seat, one: &Question) -> Quoted {
        let (say, review, lang) = (seat.say(), seat.review.id, seat.say().lang());
        let name = |id| self.accounts.iter().find(|account| account.id == id);
        let name = |id| name(id).map_or("", |account: &Account| account.name.in_lang(lang));
        let item = self.items.get(&one.id);
        let writes = seat.may(Act::RunMeeting) || one.asker == Asker::Leader(seat.account.id);
        let takes_up = seat.may(Act::ManageItems) && one.follow_up && item.is_none();
        Quoted {
            asker: match &one.asker {
                Asker::Leader(id) => name(*id).to_owned(),
                Asker::Named(name) => name.clone(),
            },
            text: one.text.in_lang(lang).to_owned(),
            answer: one.answer.in_lang(lang).to_owned(),
            follow_up: one.follow_up,
            by: say.meeting_summing_up_by(
                name(one.written_by),
                moment::minute(say, one.written_at, &seat.review.zone),
            ),
            item: item.map(|item| links::item(review, *item)),
            path: writes.then(|| links::question(review, one.id)),
            take_up: takes_up.then(|| links::question_item(review, one.id)),
        }
    }

    /// How many there are to these reporters, and how many of them wait to become items.
    pub(crate) fn count(&self) -> (usize, usize) {
        let waits = |one: &&Question| one.follow_up && !self.items.contains_key(&one.id);
        (self.questions.len(), self.questions.iter().filter(waits).count())
    }

    pub(crate) fn any_to(&self, reporter: ReporterId) -> bool {
        self.questions.iter().any(|one| one.reporter == reporter)
    }
}
