//! Many screens, and when each of them heard of a change.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use tokio::{
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{chair::Chair, screen, server::Server};

/// How a screen hears.
#[derive(Clone, Copy)]
pub enum Way {
    Stream,
    /// It opens a stream, hears nothing, and asks from then on.
    FoundDeaf,
}

/// What a screen tells: which it is, what it shows, since when.
pub type Heard = (usize, u64, Instant);

pub struct Hall {
    heard: std::sync::Mutex<UnboundedReceiver<Heard>>,
    screens: usize,
    _tasks: JoinSet<()>,
}

/// Screens do not come at once.
const BETWEEN: Duration = Duration::from_millis(2);
const PATIENCE: Duration = Duration::from_secs(30);

impl Hall {
    pub async fn open(server: &Server, screens: usize, way: Way) -> Self {
        let (tell, heard) = unbounded_channel();
        let mut tasks = JoinSet::new();
        for number in 0..screens {
            tasks.spawn(one(server.clone(), number, way, tell.clone()));
            sleep(BETWEEN).await;
        }
        let mut heard = heard;
        let mut shown = HashMap::new();
        while shown.len() < screens {
            let (number, version, _) =
                timeout(PATIENCE, heard.recv()).await.expect("all screens hear something").unwrap();
            shown.insert(number, version);
        }
        Self { heard: heard.into(), screens, _tasks: tasks }
    }

    /// The chair changes something again and again; how long each screen took each time.
    pub async fn changes(&self, chair: &mut Chair, times: usize) -> Vec<Duration> {
        let mut all = Vec::with_capacity(times * self.screens);
        for _ in 0..times {
            let (begin, version) = chair.changes().await;
            all.extend(self.all_show(begin, version).await);
            sleep(Duration::from_millis(250)).await;
        }
        all
    }

    #[expect(clippy::await_holding_lock, reason = "one task measures; nobody else asks for it")]
    async fn all_show(&self, begin: Instant, version: u64) -> Vec<Duration> {
        let mut heard = self.heard.lock().unwrap();
        let mut took = HashMap::new();
        while took.len() < self.screens {
            let next = timeout(PATIENCE, heard.recv()).await.expect("every screen is told").unwrap();
            if next.1 >= version {
                took.entry(next.0).or_insert(next.2 - begin);
            }
        }
        took.into_values().collect()
    }
}

async fn one(server: Server, number: usize, way: Way, tell: UnboundedSender<Heard>) {
    match way {
        Way::Stream => screen::listens(&server, number, &tell, None).await,
        Way::FoundDeaf => {
            screen::listens(&server, number, &tell, Some(screen::FIRST)).await;
            screen::asks(&server, number, &tell).await;
        }
    }
}
