use std::{
    collections::BTreeSet,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use clap::Args;
use web::House;

use crate::{
    demonstration, logging, seal,
    server::{self, Carriers},
};

/// The file of the demonstration in its folder.
const FILE: &str = "demonstration.db";

/// Show the demonstration: an institute on the day of its meeting, with a way in for each role
///
/// The institute is made up. Its reports are handed in and accepted; nobody is checked in yet.
///
/// Prints its address and a sign-in link for each role. What is done in it stays in the folder until the next start
/// with --fresh. Everybody who can reach the address can take every role: never put anything real in it.
///
/// `pingyi rehearse --server ADDRESS` holds its meeting while you watch.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Arguments {
    /// The address to listen on; port 0 takes any that is free
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: String,
    /// The folder that holds it
    #[arg(long, value_name = "FOLDER", default_value = "demo-data")]
    data: PathBuf,
    /// Forget what was done in it and begin anew
    #[arg(long)]
    fresh: bool,
    /// Another database than the SQLite file in the folder; it must be empty or hold the demonstration
    #[arg(long, value_name = "URL", conflicts_with_all = ["data", "fresh"])]
    database: Option<String>,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    logging::begin("warn")?;
    let listener = server::listen(&arguments.listen).await?;
    let (database, key) = match arguments.database {
        Some(database) => (database, seal::passing()),
        None => (file_in(&arguments.data, arguments.fresh)?, seal::key(&arguments.data)?),
    };
    let service = server::service(&database).await?.making_tickets(key);
    let demonstration = demonstration::ready(&service).await?;
    let base = format!("http://{}", listener.local_addr()?);
    print(&base, &demonstration)?;
    server::serve(
        listener,
        House::new(service).demonstrating(demonstration),
        Carriers::default(),
        server::asked_to_stop(),
    )
    .await?;
    Ok(ExitCode::SUCCESS)
}

fn file_in(folder: &Path, fresh: bool) -> Result<String> {
    server::data_folder(folder)?;
    let file = folder.join(FILE);
    if fresh {
        for name in [FILE.to_owned(), format!("{FILE}-wal"), format!("{FILE}-shm")] {
            match std::fs::remove_file(folder.join(&name)) {
                Err(why) if why.kind() != std::io::ErrorKind::NotFound => {
                    return Err(why)
                        .with_context(|| format!("{name} cannot be removed; is a demonstration running?"));
                }
                Ok(()) | Err(_) => {}
            }
        }
    }
    server::sqlite(&file)
}

/// The address first, on a line of its own: programs wait for it.
fn print(base: &str, demonstration: &web::Demonstration) -> Result<()> {
    use review::words::Lang::{En, Zh};
    let mut out = std::io::stdout().lock();
    writeln!(out, "{base}")?;
    writeln!(out)?;
    writeln!(out, "A way in for each role / 各角色登录链接")?;
    let mut told = BTreeSet::new();
    let width = demonstration.links.iter().map(|link| link.role.len()).max().unwrap_or(0);
    for link in demonstration.links.iter().filter(|link| told.insert(&link.role)) {
        let (zh, en) = (link.name.in_lang(Zh), link.name.in_lang(En));
        writeln!(out, "  {:width$}  {base}{}  {zh} / {en}", link.role, link.path)?;
    }
    let everybody = demonstration.links.len();
    writeln!(out, "The front page has all {everybody} people / 首页列出全部 {everybody} 人：{base}")?;
    writeln!(out)?;
    writeln!(out, "Ctrl-C stops it / 按 Ctrl-C 停止")?;
    out.flush()?;
    Ok(())
}
