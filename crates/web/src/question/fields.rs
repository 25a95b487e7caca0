//! The fields of a question, on the page of all and on its own.

use review::{question::Asker, role::Act, role::Role};
use serde::Deserialize;
use service::{Error, question::NewQuestion};
use storage::question::Question;

use crate::{bilingual::Typed, gate::Seat, house::House};

/// As a form sends them. A blank `asker` is somebody without an account, named beside.
#[derive(Deserialize)]
pub(super) struct QuestionForm {
    /// Of a new question.
    pub(super) reporter: Option<String>,
    /// Of one that is written anew.
    pub(super) revision: Option<i64>,
    asker: Option<String>,
    asker_name: Option<String>,
    text: String,
    text_other: Option<String>,
    answer: Option<String>,
    answer_other: Option<String>,
    follow_up: Option<String>,
}

/// As the page shows them.
#[derive(Clone, Default)]
pub(super) struct Fields {
    /// Whom somebody chooses who keeps the record; a leader asks for oneself.
    pub(super) askers: Vec<Choice>,
    pub(super) asker: String,
    pub(super) asker_name: String,
    pub(super) text: Typed,
    pub(super) answer: Typed,
    pub(super) follow_up: bool,
}

/// An entry of a list.
#[derive(Clone)]
pub(super) struct Choice {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) chosen: bool,
}

impl QuestionForm {
    pub(super) fn fields(self, seat: &Seat) -> Fields {
        let own = (!seat.may(Act::RunMeeting)).then(|| seat.account.id.to_string());
        Fields {
            askers: Vec::new(),
            asker: own.or(self.asker).unwrap_or_default(),
            asker_name: self.asker_name.unwrap_or_default(),
            text: Typed::new(self.text, self.text_other),
            answer: Typed::new(self.answer.unwrap_or_default(), self.answer_other),
            follow_up: self.follow_up.is_some(),
        }
    }
}

impl Fields {
    /// What is stored, to be written anew.
    pub(super) fn of(seat: &Seat, question: &Question) -> Self {
        let lang = seat.say().lang();
        let (asker, asker_name) = match &question.asker {
            Asker::Leader(id) => (id.to_string(), String::new()),
            Asker::Named(name) => (String::new(), name.clone()),
        };
        Self {
            askers: Vec::new(),
            asker,
            asker_name,
            text: Typed::of(&question.text, lang),
            answer: Typed::of(&question.answer, lang),
            follow_up: question.follow_up,
        }
    }

    pub(super) fn to_store(&self, seat: &Seat) -> Result<NewQuestion, Error> {
        let lang = seat.say().lang();
        let asker = match self.asker.as_str() {
            "" => Asker::Named(self.asker_name.clone()),
            id => Asker::Leader(id.parse().map_err(|_| Error::NotFound)?),
        };
        Ok(NewQuestion {
            asker,
            text: self.text.said(lang),
            answer: self.answer.said(lang),
            follow_up: self.follow_up,
        })
    }

    /// With the leaders to choose from, for who keeps the record.
    pub(super) async fn choosing(self, house: &House, seat: &Seat) -> Result<Self, Error> {
        if !seat.may(Act::RunMeeting) {
            return Ok(self);
        }
        let leaders = leaders(house, seat).await?;
        let choice = |(key, name): (String, String)| Choice { chosen: key == self.asker, key, name };
        Ok(Self { askers: leaders.into_iter().map(choice).collect(), ..self })
    }

    pub(super) fn has_other(&self) -> bool {
        !self.text.other.is_empty() || !self.answer.other.is_empty()
    }
}

/// The leaders of a review by name, in the order in which they were named so.
pub(crate) async fn leaders(house: &House, seat: &Seat) -> Result<Vec<(String, String)>, Error> {
    let (reader, lang) = (house.reader(), seat.say().lang());
    let ids = storage::cycle::holders(&reader, seat.review.id, Role::Leader).await?;
    let names = storage::account::names(&reader, &ids).await?;
    let leader = |id: &review::id::AccountId| {
        (id.to_string(), names.get(id).map_or("", |name| name.in_lang(lang)).to_owned())
    };
    Ok(ids.iter().map(leader).collect())
}
