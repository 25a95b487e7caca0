//! The archive of a closed review, as one file.

use axum::{Router, extract::State, routing::get};
use review::{role::Act, words::Lang};
use service::Error;

use crate::{
    document::{packet, sent},
    fault::{InTheWordsOf, Page},
    gate::Seat,
    house::House,
};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/reviews/{review}/archive.zip", get(show))
}

/// `GET /reviews/{review}/archive.zip`
async fn show(State(house): State<House>, seat: Seat) -> Page {
    let say = seat.say();
    seat.must(Act::ExportDocuments)?;
    let package = made(&house, &seat).await.say_in(say)?;
    let organisation = seat.review.organisation.in_lang(say.lang());
    let name = format!("{}.zip", say.archive_file(organisation, seat.review.year.to_string()));
    Ok(sent(&name, "application/zip", package))
}

async fn made(house: &House, seat: &Seat) -> Result<Vec<u8>, Error> {
    let service = house.service();
    let mut files = service::archive::contents(service, &seat.review).await?;
    for lang in Lang::ALL {
        let documents = packet(house, seat, lang).await?;
        let named = |(name, bytes)| (format!("documents/{}/{name}", lang.tag()), bytes);
        files.extend(documents.into_iter().map(named));
    }
    service::archive::package(service, &seat.review, files).await
}
