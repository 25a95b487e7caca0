//! The recovery code, from a terminal, a pipe or a file.

use std::{
    fs::File,
    io::{self, IsTerminal as _, Read},
    path::PathBuf,
};

use anyhow::{Context as _, Result, ensure};
use ballot::RecoveryCode;
use clap::Args;
use i18n::Say;
use zeroize::Zeroizing;

use super::{refuse, tell};

/// A code with its dashes and some room for spaces.
const LONGEST: usize = 256;

const UNREADABLE: &str = "the recovery code cannot be read";

#[derive(Args, Debug)]
pub(super) struct CodeFrom {
    /// Read the recovery code from this file instead of standard input
    #[arg(long, value_name = "FILE")]
    code_file: Option<PathBuf>,
}

impl CodeFrom {
    /// The code, asked for once.
    pub(super) fn read(&self, say: Say) -> Result<RecoveryCode> {
        if let Some(file) = &self.code_file {
            let open = File::open(file).with_context(|| format!("{} cannot be opened", file.display()))?;
            return line(say, open);
        }
        if io::stdin().is_terminal() {
            return typed(say, say.cli_trustee_code());
        }
        line(say, io::stdin())
    }

    /// The code, typed twice: a key is made of it for the first time, and a slip of the pen makes another key.
    pub(super) fn read_new(&self, say: Say) -> Result<RecoveryCode> {
        let code = self.read(say)?;
        if self.code_file.is_none() && io::stdin().is_terminal() {
            let again = typed(say, say.cli_trustee_code_again())?;
            if again.expose() != code.expose() {
                return Err(refuse(say.cli_trustee_code_differs()));
            }
        }
        Ok(code)
    }
}

/// On a terminal, which shows nothing of it: somebody may stand behind, and terminals keep what they showed.
fn typed(say: Say, prompt: &str) -> Result<RecoveryCode> {
    tell(prompt);
    let text = Zeroizing::new(rpassword::read_password().context(UNREADABLE)?);
    code(say, &text)
}

/// The first line. Byte by byte, so that no buffer keeps a copy.
fn line(say: Say, mut from: impl Read) -> Result<RecoveryCode> {
    let mut text = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut byte = Zeroizing::new([0]);
    while text.len() < LONGEST && from.read(&mut *byte).context(UNREADABLE)? > 0 && *byte != *b"\n" {
        text.extend_from_slice(&*byte);
    }
    // What is no text is no code.
    code(say, std::str::from_utf8(&text).unwrap_or("?"))
}

fn code(say: Say, text: &str) -> Result<RecoveryCode> {
    ensure!(
        !text.trim().is_empty(),
        "there is no recovery code on standard input; type it, or name a file with --code-file"
    );
    parse(text).ok_or_else(|| refuse(say.cli_trustee_code_shape()))
}

/// Spaces and dashes are for the eye: any, or none, will do.
fn parse(text: &str) -> Option<RecoveryCode> {
    let mut code = Zeroizing::new(String::with_capacity(32));
    for (place, c) in text.chars().filter(|c| !c.is_whitespace() && *c != '-').enumerate() {
        if matches!(place, 5 | 11 | 16) {
            code.push('-');
        }
        code.push(c);
    }
    RecoveryCode::parse(&code).ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_code_may_be_typed_with_any_spaces_and_dashes() {
        let written = "kbXHe-gG8H1G-RSF6G-NtXyYK";
        for typed in
            [written, "kbXHegG8H1GRSF6GNtXyYK\n", "  kbXHe gG8H1G RSF6G NtXyYK ", "kbXHe--gG8H1G-RSF6GNtXyYK"]
        {
            assert_eq!(super::parse(typed).unwrap().expose(), written);
        }
        for typed in [
            "",
            "kbXHe",
            "kbXHe-gG8H1G-RSF6G-NtXyYKK",
            "kbXHe-gG8H1G-RSF6G-NtXyY0",
            "述职述职述职述职述职述职述职述职述职述职述职",
        ] {
            assert!(super::parse(typed).is_none(), "{typed}");
        }
    }
}
