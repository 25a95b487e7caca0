//! What can still be said of an item after it was made: how it is mended, by whom, until when.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use review::{
    Refusal,
    follow_up::{Hands, Refusal as No, may_edit},
    words::{Lang, Words},
};
use serde::Deserialize;
use service::{Error, follow_up::Edit};
use storage::{follow_up::Item, meeting::said::Said};

use super::{
    item::{self, Named},
    item_view::{self, Came, Kept},
    new::{Choice, optional, owners},
};
use crate::{
    bilingual::Typed,
    fault::{InTheWordsOf, Page, Trouble, refused},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// The form.
pub(super) struct EditForm {
    pub(super) path: String,
    pub(super) fields: EditFields,
    /// For who keeps the ledger; the owner says how alone.
    pub(super) owners: Option<Vec<Choice>>,
    /// Open as it was sent, after it was refused.
    pub(super) open: bool,
}

/// What its fields hold.
#[derive(Default)]
pub(super) struct EditFields {
    pub(super) measure: Typed,
    pub(super) owner: Typed,
    pub(super) owner_account: String,
    pub(super) due_on: String,
    pub(super) note: String,
}

/// The fields; an owner sends the measure and the note alone.
#[derive(Deserialize)]
pub(super) struct Sent {
    revision: i64,
    #[serde(default)]
    measure: String,
    measure_other: Option<String>,
    owner: Option<String>,
    owner_other: Option<String>,
    owner_account: Option<String>,
    due_on: Option<String>,
    #[serde(default)]
    note: String,
}

/// For whoever may say something anew; `None` for everybody else, and once nothing changes any more.
pub(super) async fn form(
    house: &House,
    seat: &Seat,
    item: &Item,
    hands: Hands,
    kept: Option<EditFields>,
) -> Result<Option<EditForm>, Error> {
    let may = hands.keeps || hands.mends(seat.account.id);
    if !may || may_edit(item.state).is_err() || seat.review.phase.may_change().is_err() {
        return Ok(None);
    }
    let open = kept.is_some();
    let fields = kept.unwrap_or_else(|| as_stored(seat.say().lang(), item));
    let owners = if hands.keeps { Some(owners(house, seat, &fields.owner_account).await?) } else { None };
    Ok(Some(EditForm { path: links::item_edit(seat.review.id, item.id), fields, owners, open }))
}

fn as_stored(lang: Lang, item: &Item) -> EditFields {
    let typed = |words: &Words| {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| words.in_lang(lang).to_owned());
        Typed::of(&Said { zh, en }, lang)
    };
    EditFields {
        measure: item.measure.as_ref().map(typed).unwrap_or_default(),
        owner: typed(&item.owner),
        owner_account: item.owner_account.map(|id| id.to_string()).unwrap_or_default(),
        due_on: item.due_on.to_string(),
        note: String::new(),
    }
}

/// `POST /reviews/{review}/items/{item}/edit`
pub(super) async fn save(
    State(house): State<House>,
    seat: Seat,
    Path(named): Path<Named>,
    Checked(typed): Checked<Sent>,
) -> Page {
    let (say, review, id) = (seat.say(), seat.review.id, named.id(&seat)?);
    let before = storage::follow_up::by_id(&house.reader(), review, id).await.map_err(Error::from);
    let before = before.and_then(|item| item.ok_or(Error::NotFound)).say_in(say)?;
    let revision = typed.revision;
    let fields = typed.fields(say.lang(), &before);
    let no = async |fields: EditFields, why: String| {
        let kept = Kept { note: String::new(), edit: Some(fields) };
        let page = item_view::page(&house, &seat, id, kept, Came::Refused(why)).await.say_in(say)?;
        Ok(refused(&page))
    };
    let edit = match fields.edit(say.lang()) {
        Ok(Some(edit)) => edit,
        Ok(None) => return no(fields, say.follow_up_refusal_day().to_owned()).await,
        Err(Error::Refused(why)) => return no(fields, say.refusal(&why)).await,
        Err(other) => return Err(Trouble::new(say, other)),
    };
    match service::follow_up::edit(house.service(), &seat.account, review, id, revision, &edit).await {
        Ok(()) => Ok(Redirect::to(&links::item_saved(review, id)).into_response()),
        Err(Error::Refused(why)) => no(fields, say.refusal(&why)).await,
        Err(Error::Stale) => {
            item::stale(&house, &seat, id, Kept { note: String::new(), edit: Some(fields) }).await
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

impl Sent {
    /// What was sent; what an owner cannot say stays as it is.
    fn fields(self, lang: Lang, before: &Item) -> EditFields {
        let stored = as_stored(lang, before);
        let owner = self.owner.map(|owner| Typed::new(owner, self.owner_other));
        EditFields {
            measure: Typed::new(self.measure, self.measure_other),
            owner: owner.unwrap_or(stored.owner),
            owner_account: self.owner_account.unwrap_or(stored.owner_account),
            due_on: self.due_on.unwrap_or(stored.due_on),
            note: self.note,
        }
    }
}

impl EditFields {
    /// `None` where the day is none.
    fn edit(&self, lang: Lang) -> Result<Option<Edit>, Error> {
        let Ok(due_on) = self.due_on.trim().parse() else { return Ok(None) };
        let words =
            |typed: &Typed| typed.words(lang).map_err(|why| Error::Refused(Refusal::FollowUp(No::Text(why))));
        Ok(Some(Edit {
            measure: if self.measure.is_blank() { None } else { Some(words(&self.measure)?) },
            owner: words(&self.owner)?,
            owner_account: optional(&self.owner_account)?,
            due_on,
            note: self.note.clone(),
        }))
    }
}
