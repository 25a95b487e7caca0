//! What is due for somebody, as lines of a page.

use i18n::Say;
use service::{Error, notice::ReviewDuties};

use super::words::{self, Chip};
use crate::{house::House, links};

/// One thing to do.
pub(crate) struct DueTask {
    pub(crate) name: String,
    pub(crate) path: String,
    /// Of which review.
    pub(crate) of: String,
    pub(crate) day: String,
    pub(crate) stand: Option<Chip>,
}

/// Everything somebody has to do, the late first, and who asked for it.
pub(crate) async fn due(
    house: &House,
    say: Say,
    reviews: &[ReviewDuties],
) -> Result<(Vec<DueTask>, Vec<Asked>), Error> {
    let mut all: Vec<_> =
        reviews.iter().flat_map(|one| one.duties.iter().map(move |duty| (one, duty))).collect();
    all.sort_by_key(|(_, duty)| duty.order());
    let lines = all.into_iter().map(|(one, duty)| DueTask {
        name: words::task(say, duty),
        path: links::task(one.review.id, &duty.task),
        of: say.notice_letter_of(one.review.year, one.review.organisation.in_lang(say.lang())),
        day: duty.due.map_or_else(|| say.notice_no_day().to_owned(), |day| words::weekday(say, day)),
        stand: duty.due.map(|day| words::open(say, day, one.today)),
    });
    let mut asked = Vec::new();
    for nudge in reviews.iter().filter_map(|one| one.nudge.as_ref()) {
        if let Some(by) = storage::account::anyone(&house.reader(), nudge.by).await? {
            let who = say.notice_asked(by.name.in_lang(say.lang()));
            asked.push(Asked { who, note: nudge.note.clone() });
        }
    }
    Ok((lines.collect(), asked))
}

/// That an organiser asks somebody to hurry.
pub(crate) struct Asked {
    pub(crate) who: String,
    pub(crate) note: String,
}
