use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use drawing::{Limits, Trouble, draw};
use review::slides::{PAGE_LIMIT, Refusal};
use tokio::{sync::oneshot, time::timeout};

use crate::{Error, Fault, Service};

/// What a projector shows.
const LIMITS: Limits = Limits { pages: PAGE_LIMIT, width: 1920, height: 1080, bytes: 120 * 1024 * 1024 };
/// For one file.
const PATIENCE: Duration = Duration::from_mins(2);
/// Files may nest deeply; a thread of the runtime has an eighth of it.
const STACK: usize = 16 * 1024 * 1024;

/// Tells the drawing thread that nobody waits for it any more, however the wait ends.
struct Stop(Arc<AtomicBool>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Draws all pages, off the event loop and one file at a time. A thread that does not come to an end keeps its turn, so
/// that no second one takes the other core.
pub(super) async fn pages(service: &Service, pdf: Vec<u8>) -> Result<Vec<Vec<u8>>, Error> {
    let stop = Stop(Arc::default());
    let drawn = async {
        let turn = service.drawing.clone().acquire_owned().await.map_err(Fault::broken)?;
        let (tell, told) = oneshot::channel();
        let stopped = stop.0.clone();
        let work = move || {
            tell.send(draw(pdf, &LIMITS, &stopped)).ok();
            drop(turn);
        };
        let thread = thread::Builder::new().name("slides".to_owned()).stack_size(STACK);
        thread.spawn(work).map_err(Fault::broken)?;
        // A library that panicked over the file has sent nothing.
        Ok::<_, Error>(told.await.unwrap_or(Err(Trouble::Broken)))
    };
    let drawn = timeout(PATIENCE, drawn).await.map_err(|_| refused(Refusal::TooSlow))??;
    drawn.map_err(|why| {
        refused(match why {
            Trouble::Locked => Refusal::Locked,
            Trouble::Broken | Trouble::TooLarge => Refusal::CannotBeShown,
            Trouble::TooManyPages { pages } => Refusal::TooManyPages { pages, limit: PAGE_LIMIT },
            Trouble::Stopped => Refusal::TooSlow,
        })
    })
}

fn refused(why: Refusal) -> Error {
    Error::Refused(why.into())
}
