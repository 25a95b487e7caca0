//! A part of opening a box's comments.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use ballot::{CommentBox, CommentPart, verify::Stage};
use clap::Args;
use i18n::Say;
use serde::Deserialize;

use super::{
    decrypt::{Opening, number, quoted},
    files::read,
    refuse, tell,
};

#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Arguments {
    /// The box's sealed comments, as the page of your part offers them after closing
    #[arg(long, value_name = "FILE")]
    comments: PathBuf,
    #[command(flatten)]
    opening: Opening,
}

/// What the server lists.
#[derive(Deserialize)]
struct Listed {
    limit: usize,
    comments: Vec<String>,
}

pub(super) fn run(say: Say, arguments: &Arguments) -> Result<()> {
    let opening = &arguments.opening;
    let (bytes, verdict) = opening.archive(say)?;
    match verdict.stage() {
        Stage::Open | Stage::Closed => return Err(refuse(say.cli_trustee_unsealed())),
        // Comments are opened after the sums, too: whoever knows nothing of them still opens these.
        Stage::Tallied | Stage::Result => {}
    }
    opening.enough(say, &verdict)?;
    let name = arguments.comments.display();
    let listed: Listed = serde_json::from_slice(&read(&arguments.comments, opening.largest())?)
        .with_context(|| format!("{name} is no list of comments"))?;
    let comments = CommentBox::new(verdict.election(), listed.limit);
    let sealed = comments.check_all(&listed.comments, &bytes);
    let sealed = sealed.map_err(|why| refuse(say.cli_trustee_comments(why)))?;
    let secret = opening.secret(say)?;
    let number = number(say, verdict.trustees(), &secret)?;
    let part = CommentPart::make(&comments, &sealed, &secret, &mut rand::rng());
    tell(say.cli_trustee_comment_part(number, quoted(verdict.election().name()), sealed.len()));
    opening.write(&part.text())
}
