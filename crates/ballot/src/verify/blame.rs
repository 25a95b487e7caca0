//! Who has to answer for what is wrong.

use super::{Place, Reason, Refusal};
use crate::decryption::DecryptionError;
use crate::envelope::Tracker;
use crate::threshold::ParametersError;
use crate::trustee::{TrusteeNumber, TrusteesError};

/// Who has to answer for what is wrong.
///
/// An archive shows what is wrong, not who did it: whoever keeps the file can spoil anything in it. This says who gave the
/// part that does not hold, or should not have taken it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Blame {
    /// Whoever kept or carried the file. It may only be damaged: a fresh copy may hold.
    Keeper,
    /// Whoever set the election up.
    SetUp,
    /// Whoever made the credentials.
    CredentialAuthority,
    /// A trustee, who gave what does not hold.
    Trustee(TrusteeNumber),
    /// Whoever sent this ballot; and the server, which should not have taken it.
    Sender(Tracker),
    /// The server, which adds up and writes the archive.
    Server,
}

impl Refusal {
    /// Who has to answer for it.
    pub fn blame(&self) -> Blame {
        match self.reason() {
            Reason::File(_) => Blame::Keeper,
            Reason::Trustees(why) => of_trustees(why),
            Reason::SetupData(_) | Reason::SetupHashes | Reason::Election(_) | Reason::OtherKey => {
                Blame::SetUp
            }
            Reason::Credentials(_) | Reason::Certificate(_) => Blame::CredentialAuthority,
            Reason::Ballot(_) => match self.place() {
                Place::Ballot { tracker, .. } => Blame::Sender(tracker),
                Place::Record { .. } | Place::Trustee { .. } => Blame::Server,
            },
            Reason::Decryption(why) => self.of_part(why),
            Reason::SameBallot | Reason::Tally(_) | Reason::Result(_) => Blame::Server,
        }
    }

    /// A part that does not hold is its trustee's; whose part it is was written down by the server.
    fn of_part(&self, why: &DecryptionError) -> Blame {
        let twice = matches!(why, DecryptionError::Twice(_));
        match self.place() {
            Place::Trustee { trustee, .. } if !twice => Blame::Trustee(trustee),
            Place::Trustee { .. } | Place::Record { .. } | Place::Ballot { .. } => Blame::Server,
        }
    }
}

fn of_trustees(why: &TrusteesError) -> Blame {
    match why {
        TrusteesError::Key { trustee, .. } => Blame::Trustee(*trustee),
        TrusteesError::Threshold { first, why: ParametersError::Blame(why), .. } => {
            Blame::Trustee(TrusteeNumber::at(first.place() + why.about.place()))
        }
        TrusteesError::Json(_)
        | TrusteesError::Nobody
        | TrusteesError::UnknownKind { .. }
        | TrusteesError::Threshold { why: ParametersError::Setting(_) | ParametersError::Lengths, .. }
        | TrusteesError::NeutralProduct => Blame::SetUp,
    }
}
