//! A house with its door open: from the socket to the last answer.

use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};

use anyhow::{Context as _, Result};
use service::{Service, SystemClock, SystemDice};
use storage::Store;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle, time::sleep};
use web::House;

use crate::{messenger::Messenger, postman::Postman};

/// How long open requests are waited for. Live pages never end by themselves.
const GRACE: Duration = Duration::from_secs(3);

/// How often is looked for what is due.
const TICK: Duration = Duration::from_secs(1);

/// How often is thrown away what is kept for a while only.
const TIDY: Duration = Duration::from_hours(1);

/// Opens the database and puts the use cases to work on it.
pub async fn service(database: &str) -> Result<Service> {
    let store = Store::open(database).await.with_context(|| {
        format!(
            "the database {} does not open; check --database (sqlite:FILE or postgres://…) and that it may be written",
            without_password(database)
        )
    })?;
    Ok(Service::new(store, Arc::new(SystemClock), Arc::new(SystemDice)))
}

/// A database's address for people to read.
fn without_password(database: &str) -> String {
    match (database.find("://"), database.rfind('@')) {
        (Some(start), Some(end)) if start < end => format!("{}://…{}", &database[..start], &database[end..]),
        _ => database.to_owned(),
    }
}

/// Makes a folder for data that only its owner may read.
pub fn data_folder(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let mend = || format!("the folder {} cannot be made; choose another with --data", folder.display());
    builder.create(folder).with_context(mend)
}

/// The address of a SQLite file for [`service`].
pub fn sqlite(file: &Path) -> Result<String> {
    let path = file.to_str().context("the data folder's name is not UTF-8; choose another with --data")?;
    Ok(format!("sqlite:{}", path.replace('%', "%25").replace('?', "%3F").replace('#', "%23")))
}

/// Takes the address to listen on.
pub async fn listen(address: &str) -> Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("cannot listen on {address}; is it in use? Choose another with --listen 127.0.0.1:PORT (port 0: any)")
    })
}

/// Who takes what the house says outside.
#[derive(Default)]
pub struct Carriers {
    /// Mail.
    pub postman: Option<Postman>,
    /// What chats are told.
    pub messenger: Option<Messenger>,
}

impl Carriers {
    async fn work(self, service: Service) {
        let Self { postman, messenger } = self;
        let mail = async {
            match postman {
                Some(postman) => postman.work(service.clone()).await,
                None => std::future::pending().await,
            }
        };
        let chats = async {
            match messenger {
                Some(messenger) => messenger.work(service.clone()).await,
                None => std::future::pending().await,
            }
        };
        tokio::join!(mail, chats);
    }
}

/// Serves until `stop`, then lets open requests end. Mail and posts are carried meanwhile, if somebody carries them.
pub async fn serve(
    listener: TcpListener,
    house: House,
    carriers: Carriers,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let (tell, heard) = oneshot::channel();
    let until = async move {
        stop.await;
        tracing::info!("stopping");
        tell.send(()).ok();
    };
    // Boxed: what is awaited beside one another would make one huge future.
    let due = Box::pin(keep_time(house.service().clone()));
    let tidied = Box::pin(throw_away(house.service().clone()));
    let reminded = Box::pin(remind(house.service().clone()));
    let told = Box::pin(tell_others(house.service().clone()));
    let carried = Box::pin(carriers.work(house.service().clone()));
    // Pages ask from where somebody types passwords; nothing else looks at it, and nothing keeps it.
    let site = web::site(house).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, site).with_graceful_shutdown(until).into_future();
    let overdue = async {
        // The sender is dropped only when serving has ended by itself.
        if heard.await.is_ok() {
            sleep(GRACE).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        done = served => done.context("the server broke"),
        () = overdue => Ok(()),
        () = due => Ok(()),
        () = carried => Ok(()),
        () = tidied => Ok(()),
        () = reminded => Ok(()),
        () = told => Ok(()),
    }
}

/// What the clock makes happen while the house is open: boxes close once ballots under way are no longer awaited,
/// and the hall's codes change.
async fn keep_time(service: Service) {
    loop {
        sleep(TICK).await;
        if let Err(why) = service::evaluation::close_due(&service).await {
            tracing::error!(why = &why as &dyn std::error::Error, "boxes that are due could not be closed");
            sleep(GRACE).await;
        }
        if let Err(why) = service::attendance::arrival::turn(&service).await {
            tracing::error!(why = &why as &dyn std::error::Error, "screens were not told of a new code");
        }
    }
}

/// How often servers over one database tell each other what changed.
const EXCHANGE: Duration = Duration::from_millis(100);

/// Keeps the screens of all servers over one database in step.
async fn tell_others(service: Service) {
    if !service::live::has_others(&service) {
        return std::future::pending().await;
    }
    loop {
        sleep(EXCHANGE).await;
        if let Err(why) = service::live::exchange(&service).await {
            tracing::error!(
                why = &why as &dyn std::error::Error,
                "other servers could not be told of changes"
            );
            sleep(GRACE).await;
        }
    }
}

/// How often is looked for reminders that are due.
const REMIND: Duration = Duration::from_mins(1);

/// Writes the reminders that are due; a postman carries them.
async fn remind(service: Service) {
    loop {
        sleep(REMIND).await;
        match service::notice::remind_due(&service).await {
            Ok(0) => {}
            Ok(mails) => tracing::info!(mails, "reminders are on their way"),
            Err(why) => {
                tracing::error!(why = &why as &dyn std::error::Error, "reminders could not be written");
            }
        }
    }
}

/// Previews of imports hold names: who did not confirm within a day has forgotten them.
async fn throw_away(service: Service) {
    loop {
        sleep(TIDY).await;
        if let Err(why) = service::roster::import::drop_expired(&service).await {
            tracing::error!(why = &why as &dyn std::error::Error, "old previews could not be thrown away");
        }
        if let Err(why) = service::report::import::drop_expired(&service).await {
            tracing::error!(why = &why as &dyn std::error::Error, "old manuscripts could not be thrown away");
        }
        if let Err(why) = service::publication::forget_readers(&service).await {
            tracing::error!(
                why = &why as &dyn std::error::Error,
                "the readers of earlier days could not be forgotten"
            );
        }
    }
}

/// A house that is served beside other work.
pub struct Running {
    /// Where.
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<Result<()>>,
}

impl Running {
    /// Begins to serve.
    pub fn start(listener: TcpListener, house: House) -> Result<Self> {
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(serve(listener, house, Carriers::default(), async {
            stopped.await.ok();
        }));
        Ok(Self { address, stop, task })
    }

    /// Stops and waits for it.
    pub async fn stop(self) -> Result<()> {
        self.stop.send(()).ok();
        self.task.await?
    }
}

/// Waits until somebody asks us to stop: Ctrl-C, or a service manager.
pub async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminated.recv() => {}
            },
            Err(why) => {
                tracing::warn!(%why, "only Ctrl-C will stop the server");
                tokio::signal::ctrl_c().await.ok();
            }
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await.ok();
}
