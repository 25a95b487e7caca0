//! Files that show how an item was mended.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect},
};
use review::{
    follow_up::{Hands, may_attach},
    id::{AttachmentId, ItemId, ReviewId},
    role::Act,
};
use service::Error;
use storage::{follow_up::Item, report::attachment::Attachment};

use super::item_view::{self, Came, Kept};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused},
    gate::Seat,
    house::House,
    links,
    report::{Upload, disposition},
};

/// What goes with an item.
pub(super) struct Evidence {
    pub(super) files: Vec<FileLine>,
    /// Where more goes, for whoever mends the item now.
    pub(super) add: Option<String>,
}

/// A file.
pub(super) struct FileLine {
    pub(super) name: String,
    pub(super) size: String,
    /// For who may read it.
    pub(super) path: Option<String>,
    pub(super) remove: Option<String>,
    pub(super) taken_away: bool,
}

impl Evidence {
    pub(super) async fn of(house: &House, seat: &Seat, item: &Item, hands: Hands) -> Result<Self, Error> {
        let review = seat.review.id;
        let open = seat.review.phase.may_change().is_ok() && may_attach(item.state).is_ok();
        let mends = open && hands.mends(seat.account.id);
        let reads = reads(house, seat, item).await?;
        let line = |file: &Attachment| {
            let path = links::item_file(review, item.id, file.id);
            FileLine {
                name: file.name.clone(),
                size: seat.say().report_file_size(file.size.div_ceil(1024)),
                remove: (mends && file.removed_at.is_none()).then(|| format!("{path}/remove")),
                path: reads.then_some(path),
                taken_away: file.removed_at.is_some(),
            }
        };
        let files = storage::follow_up::evidence::of_item(&house.reader(), item.id).await?;
        Ok(Self {
            files: files.iter().map(line).collect(),
            add: mends.then(|| links::item_evidence(review, item.id)),
        })
    }
}

/// Who verifies, who owns the item, and the reporter of its unit.
async fn reads(house: &House, seat: &Seat, item: &Item) -> Result<bool, Error> {
    if seat.may(Act::VerifyItem) || item.owner_account == Some(seat.account.id) {
        return Ok(true);
    }
    let reporters = storage::roster::reporters(&house.reader(), seat.review.id).await?;
    Ok(reporters.iter().any(|one| one.account == seat.account.id && Some(one.unit.id) == item.unit))
}

/// `POST /reviews/{review}/items/{item}/evidence`
pub(super) async fn add(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, ItemId)>,
    upload: Upload,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let (name, bytes) = (&upload.name, upload.bytes);
    match service::follow_up::evidence::attach(house.service(), &seat.account, review, id, name, bytes).await
    {
        Ok(_) => Ok(back(&seat, id)),
        Err(Error::Refused(why)) => {
            let came = Came::Refused(say.refusal(&why));
            Ok(refused(&item_view::page(&house, &seat, id, Kept::default(), came).await.say_in(say)?))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// `POST /reviews/{review}/items/{item}/evidence/{file}/remove`
pub(super) async fn remove(
    State(house): State<House>,
    seat: Seat,
    Path((_, id, file)): Path<(ReviewId, ItemId, AttachmentId)>,
) -> Page {
    let done =
        service::follow_up::evidence::detach(house.service(), &seat.account, seat.review.id, id, file).await;
    done.say_in(seat.say())?;
    Ok(back(&seat, id))
}

fn back(seat: &Seat, id: ItemId) -> axum::response::Response {
    Redirect::to(&format!("{}#evidence", links::item(seat.review.id, id))).into_response()
}

/// `GET /reviews/{review}/items/{item}/evidence/{file}`: to keep, never to run.
pub(super) async fn download(
    State(house): State<House>,
    seat: Seat,
    Path((_, id, file)): Path<(ReviewId, ItemId, AttachmentId)>,
) -> Page {
    let (file, bytes) = found(&house, &seat, id, file).await.say_in(seat.say())?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type())),
        (header::CONTENT_DISPOSITION, disposition("attachment", &file.name)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    Ok((headers, bytes).into_response())
}

async fn found(
    house: &House,
    seat: &Seat,
    id: ItemId,
    file: AttachmentId,
) -> Result<(Attachment, Vec<u8>), Error> {
    let reader = house.reader();
    let item = storage::follow_up::by_id(&reader, seat.review.id, id).await?.ok_or(Error::NotFound)?;
    if !reads(house, seat, &item).await? {
        return Err(Error::Forbidden);
    }
    let files = storage::follow_up::evidence::of_item(&reader, id).await?;
    let found = files.into_iter().find(|one| one.id == file).ok_or(Error::NotFound)?;
    let bytes = storage::follow_up::evidence::contents(&reader, id, file).await?.ok_or(Error::NotFound)?;
    Ok((found, bytes))
}
