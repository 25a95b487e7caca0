use std::{
    fmt,
    io::{self, Write as _},
    process::ExitCode,
};

use anyhow::Result;
use clap::{Args, Subcommand};
use i18n::Say;
use review::words::Lang;

use super::verify::language;

mod code;
mod comments;
mod decrypt;
mod files;
mod rehearse;
mod rounds;

use code::CodeFrom;
use files::To;

/// Could be done, and was refused.
const REFUSED: u8 = 1;

/// Take a trustee's part without a browser: offline, with files in place of pages
///
/// A trustee keeps one thing, a recovery code on paper, which `pingyi trustee new` draws. Everything else is made of
/// it when it is needed. The code is asked for on the terminal, or read from standard input or from a file; it is never
/// an argument, since arguments stand in the machine's list of processes. On standard error one reads what was done, on
/// standard output or in a file stands what goes to the server. Nothing here uses the network.
///
/// Where some of several trustees suffice, the key is made in three rounds, in each of which everybody makes a message
/// and waits for the others': `certificate`, `polynomial`, `share`. Where all are needed, `key` is the only message.
/// Then everybody rehearses with `rehearse`. Later each makes a part of every box's opening with `decrypt`, and of its
/// comments, where voters write some, with `comments`. The page of your part has the files for each step, and takes
/// what was made.
///
/// Exit codes: 0 done, 1 refused, since what was looked at is not right, 2 the work could not be done.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Arguments {
    #[command(subcommand)]
    step: Step,
    /// The language of what is said: en or zh-CN
    #[arg(long, global = true, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
    lang: Lang,
}

#[derive(Debug, Subcommand)]
enum Step {
    /// Draw a recovery code and print it, this once
    New(New),
    /// Make the public key where all trustees are needed
    Key(rounds::Key),
    /// Round 1 of a shared key: make your certificate
    Certificate(rounds::Certificate),
    /// Round 2 of a shared key: make your polynomial, after looking at the certificates of all
    Polynomial(rounds::Polynomial),
    /// Round 3 of a shared key: make your share, after looking at what all sent to you
    Share(rounds::Share),
    /// Make your part of the test sum, once the key stands: shows in time that your code works
    Rehearse(rehearse::Arguments),
    /// Make your part of opening a box's comments, after verifying its whole archive
    ///
    /// Hand it in before the part of the sums: the comments are opened with them. Nothing is made where the archive
    /// does not hold in every point, where fewer ballots count than --minimum, or where a comment is none of this box,
    /// stands twice, or is a piece of a ballot.
    Comments(comments::Arguments),
    /// Make your part of a box's opening, after verifying its whole archive
    ///
    /// Nothing is made where the archive does not hold in every point, where its sums are not sealed or are opened
    /// already, or where fewer ballots count than --minimum.
    Decrypt(decrypt::Opening),
}

#[derive(Args, Debug)]
struct New {
    #[command(flatten)]
    to: To,
}

/// A refusal: what was looked at is not right.
#[derive(Debug)]
struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

fn refuse(words: impl Into<String>) -> anyhow::Error {
    Refused(words.into()).into()
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let say = Say(arguments.lang);
    let done = match &arguments.step {
        Step::New(step) => new(say, step),
        Step::Key(step) => rounds::key(say, step),
        Step::Certificate(step) => rounds::certificate(say, step),
        Step::Polynomial(step) => rounds::polynomial(say, step),
        Step::Share(step) => rounds::share(say, step),
        Step::Rehearse(step) => rehearse::run(say, step),
        Step::Comments(step) => comments::run(say, step),
        Step::Decrypt(step) => decrypt::run(say, step),
    };
    match done {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(why) => match why.downcast::<Refused>() {
            Ok(Refused(words)) => {
                tell(words);
                Ok(ExitCode::from(REFUSED))
            }
            Err(fault) => Err(fault),
        },
    }
}

fn new(say: Say, step: &New) -> Result<()> {
    let code = ballot::RecoveryCode::draw(&mut rand::rng());
    tell(say.cli_trustee_new());
    step.to.write(code.expose())
}

/// What people read goes to standard error, where nobody may be listening.
fn tell(words: impl AsRef<str>) {
    let _ = writeln!(io::stderr(), "{}", words.as_ref());
}
