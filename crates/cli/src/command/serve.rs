use std::{io::Write as _, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result};
use clap::Args;
use service::account::provider::Provider;
use web::{House, links};

use crate::{
    logging,
    messenger::Messenger,
    postman::Postman,
    seal,
    server::{self, Carriers},
    settings::{MailSettings, ProviderSettings, Secret, Settings},
};

/// Run the server
///
/// The command line wins over the environment, the environment over the file.
///
/// At the first start a one-time link is printed, by which the first administrator signs in and chooses a password. Put
/// a reverse proxy with TLS in front of a server that is reached from outside, and keep its log off the ballots
/// (docs/LOGGING.md). SIGINT or SIGTERM stop the server; requests under way are answered first.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Arguments {
    /// The address to listen on, 127.0.0.1:8080 if nobody says otherwise
    #[arg(long, value_name = "ADDRESS:PORT", env = "PINGYI_LISTEN")]
    listen: Option<String>,
    /// The database: `sqlite:FILE` or `postgres://USER:PASSWORD@HOST/NAME`; a SQLite file in the data folder otherwise
    #[arg(long, value_name = "URL", env = "PINGYI_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// The folder for files, ./pingyi-data if nobody says otherwise
    #[arg(long, value_name = "FOLDER", env = "PINGYI_DATA")]
    data: Option<PathBuf>,
    /// How people reach this server, such as `https://review.example.org`; code cards and mails carry it
    #[arg(long, value_name = "URL", env = "PINGYI_ADDRESS")]
    address: Option<String>,
    /// A TOML file that sets listen, database, data, address, `chats_inside`; how mail is sent in `[mail]` (host, port, tls, user,
    /// password, `password_file`, from); an identity provider in `[provider]` (issuer, client, secret, `secret_file`,
    /// label, `label_en`)
    #[arg(long, value_name = "FILE", env = "PINGYI_CONFIG")]
    config: Option<PathBuf>,
    /// Lets organisers post to chats in this server's own network, and over plain HTTP
    #[arg(long, env = "PINGYI_CHATS_INSIDE", num_args = 0..=1, default_missing_value = "true")]
    chats_inside: Option<bool>,
    #[command(flatten)]
    mail: MailSettings,
    #[command(flatten)]
    provider: ProviderSettings,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    logging::begin("info")?;
    let mut settings = settings(arguments)?;
    let (postman, provider) = (postman(&mut settings)?, provider(&mut settings)?);
    let listener = server::listen(settings.listen()).await?;
    let database = if let Some(database) = &settings.database {
        database.clone()
    } else {
        server::data_folder(settings.data())?;
        server::sqlite(&settings.data().join("pingyi.db"))?
    };
    let mut service = server::service(&database).await?;
    match server::data_folder(settings.data()).and_then(|()| seal::key(settings.data())) {
        Ok(seal) => service = service.sealing(seal),
        // All else works without.
        Err(why) => {
            tracing::warn!(%why, "addresses of chats cannot be kept, and nobody can check in with a code");
        }
    }
    if settings.chats_inside == Some(true) {
        service = service.posting_inside();
    }
    if postman.is_some() {
        service = service.sending_mail();
    }
    if let Some(provider) = provider {
        service = service.trusting(provider);
    }
    let base = format!("http://{}", listener.local_addr()?);
    let mut out = std::io::stdout();
    writeln!(out, "Pingyi listens on {base}")?;
    if let Some(link) = service::account::set_up_link(&service).await? {
        writeln!(out, "Nobody has an account yet. Make the first administrator's here, once:")?;
        writeln!(out, "{base}{}", links::set_up(link.expose()))?;
    }
    out.flush()?;
    tracing::info!(address = %listener.local_addr()?, "started");
    let mut house = House::new(service);
    if let Some(address) = &settings.address {
        house = house.reached_at(address);
    }
    if let Some(postman) = &postman {
        house = house.mailing_as(&postman.sender());
    }
    let address = settings.address.unwrap_or_default();
    let carriers = Carriers { postman, messenger: Some(Messenger::new(&address)) };
    server::serve(listener, house, carriers, server::asked_to_stop()).await?;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// The command line wins over the environment, the environment over the file.
fn settings(arguments: Arguments) -> Result<Settings> {
    let Arguments { listen, database, data, address, config, chats_inside, mut mail, mut provider } =
        arguments;
    let mut file = config.map(|file| Settings::read(&file)).transpose()?.unwrap_or_default();
    mail.password = Secret::of_variable("PINGYI_MAIL_PASSWORD");
    if mail.password.is_none() && mail.password_file.is_some() {
        file.mail.password = None;
    }
    provider.secret = Secret::of_variable("PINGYI_PROVIDER_SECRET");
    if provider.secret.is_none() && provider.secret_file.is_some() {
        file.provider.secret = None;
    }
    Ok(Settings { listen, database, data, address, chats_inside, mail, provider }.or(file))
}

/// Whoever carries mail, where it is to be sent.
fn postman(settings: &mut Settings) -> Result<Option<Postman>> {
    let Some(mail) = std::mem::take(&mut settings.mail).complete()? else { return Ok(None) };
    let address = settings.address.as_deref().context(
        "mails carry links, and nobody said how people reach this server: set address, or PINGYI_ADDRESS, \
         such as https://review.example.org",
    )?;
    Postman::new(&mail, address).map(Some)
}

/// The identity provider, where people may sign in there.
fn provider(settings: &mut Settings) -> Result<Option<Provider>> {
    let Some(there) = std::mem::take(&mut settings.provider).complete()? else { return Ok(None) };
    let address = settings.address.as_deref().context(
        "the identity provider sends people back, and nobody said where to: set address, or PINGYI_ADDRESS, such as \
         https://review.example.org",
    )?;
    let back = format!("{}{}", address.trim_end_matches('/'), links::provider_back());
    let secret = there.secret.as_ref().map(Secret::expose);
    let provider = Provider::new(&there.issuer, &there.client, secret, back, there.label);
    provider.map(Some).with_context(|| format!("the identity provider {} cannot be used", there.issuer))
}
