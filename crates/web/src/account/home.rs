use service::Error;

use super::pages::{HomePage, NewsLine, WayIn};
use crate::{frame::Frame, gate::Visitor, house::House, links, moment};

/// News items on the front page.
const LATEST: u64 = 5;

pub(super) async fn page(house: &House, visitor: &Visitor) -> Result<HomePage, Error> {
    let say = visitor.say;
    let ways_in = house.demonstration().map(|demonstration| &demonstration.links).into_iter().flatten();
    let service = house.service();
    let readership = service::publication::readership(service, visitor.account.as_ref()).await?;
    let wanted = storage::publication::Wanted::default();
    let released = storage::publication::released(&house.reader(), (&readership, &wanted), LATEST, 0).await?;
    Ok(HomePage {
        frame: Frame::new(visitor),
        ways_in: ways_in
            .map(|link| WayIn {
                name: link.name.in_lang(say.lang()).to_owned(),
                part: super::tasks::role_part(say, &link.role),
                path: link.path.clone(),
            })
            .collect(),
        news: released
            .into_iter()
            .filter_map(|news| {
                let at = news.released_at?;
                Some(NewsLine {
                    title: news.title.in_lang(say.lang()).to_owned(),
                    path: links::news(&news.slug),
                    day: moment::day(say, at, &news.zone),
                    machine: moment::machine(at),
                })
            })
            .collect(),
    })
}
