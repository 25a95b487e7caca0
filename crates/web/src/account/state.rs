//! How an account stands, in chips.

use i18n::Say;
use review::time::Instant;
use storage::{
    Reader,
    account::{Details, Purpose},
};

use crate::moment;

/// One thing to know of an account.
pub(super) struct Chip {
    /// Which colour: `done`, `due`, `alarm`, `quiet`.
    pub(super) kind: &'static str,
    pub(super) words: String,
}

/// In whose words and by which clock.
pub(super) struct Reading<'a> {
    pub(super) say: Say,
    pub(super) zone: &'a str,
    pub(super) now: Instant,
}

/// What there is to know of an account, the weightiest first.
pub(super) async fn chips(
    reader: &Reader,
    Reading { say, zone, now }: &Reading<'_>,
    account: &Details,
) -> Result<Vec<Chip>, service::Error> {
    let chip = |kind, words: &str| Chip { kind, words: words.to_owned() };
    let mut chips = Vec::new();
    if let Some(at) = account.deactivated_at {
        chips.push(Chip { kind: "quiet", words: say.account_state_deactivated(moment::day(*say, at, zone)) });
    }
    if account.account.administrator {
        chips.push(chip("quiet", say.account_state_administrator()));
    }
    if !account.has_password {
        let until = storage::account::link_until(reader, account.account.id, Purpose::Invitation).await?;
        chips.push(match until {
            Some(until) if *now < until => {
                let when = moment::day(*say, until, zone);
                Chip { kind: "due", words: say.account_state_invited(when) }
            }
            Some(_) => chip("alarm", say.account_state_invitation_over()),
            None => chip("quiet", say.account_state_no_password()),
        });
    }
    Ok(chips)
}
