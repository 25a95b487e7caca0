//! A leader's comment to read: on the page of comments and in the minutes.

use std::collections::BTreeMap;

use review::{
    id::{CommentId, ItemId},
    meeting::noted,
    role::Act,
};
use storage::{
    account::Account,
    meeting::said::{Comment, Said},
};

use crate::{gate::Seat, links, moment};

/// A comment to read.
pub(in crate::meeting) struct Quoted {
    pub(in crate::meeting) texts: Vec<(&'static str, String)>,
    pub(in crate::meeting) by: String,
    /// Taken down in a leader's name, who has not confirmed it.
    pub(in crate::meeting) unconfirmed: bool,
    /// The item that its problem has become, or where it becomes one.
    pub(in crate::meeting) item: Option<String>,
    pub(in crate::meeting) take_up: Option<String>,
}

impl Quoted {
    pub(in crate::meeting) fn of(seat: &Seat, comment: &Comment, author: Option<&Account>) -> Self {
        let say = seat.say();
        let texts = [
            (say.meeting_praise(), &comment.praise),
            (say.meeting_problem(), &comment.problem),
            (say.meeting_direction(), &comment.direction),
        ];
        let told = |(name, said): (&'static str, &Said)| (name, said.in_lang(say.lang()).to_owned());
        let name = author.map_or("", |account| account.name.in_lang(say.lang()));
        let when = moment::minute(say, comment.written_at, &seat.review.zone);
        Self {
            texts: texts.into_iter().map(told).filter(|(_, text)| !text.is_empty()).collect(),
            by: say.meeting_summing_up_by(name, when),
            unconfirmed: false,
            item: None,
            take_up: None,
        }
    }

    /// … with what became of its problem, for who makes items.
    pub(super) fn in_ledger(
        self,
        seat: &Seat,
        comment: &Comment,
        items: &BTreeMap<CommentId, ItemId>,
    ) -> Self {
        let item = items.get(&comment.id);
        let free =
            noted::may_take_up(item.is_some(), &comment.problem.zh).is_ok() && seat.may(Act::ManageItems);
        Self {
            item: item.map(|item| links::item(seat.review.id, *item)),
            take_up: free.then(|| links::comment_item(seat.review.id, comment.id)),
            ..self
        }
    }

    /// … which says who took it down.
    pub(in crate::meeting) fn taken_down(self, how: Option<String>) -> Self {
        let by = how.map_or_else(|| self.by.clone(), |how| format!("{} · {how}", self.by));
        Self { by, ..self }
    }
}
