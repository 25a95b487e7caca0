//! When an import may be taken back.

/// What happened since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// The roster was changed by something else.
    pub changed: bool,
    /// People of the import who were checked in.
    pub checked_in: usize,
    /// Boxes that were planned out of the roster; cards are made for boxes.
    pub boxes: usize,
    /// Reports that were begun by reporters of the import.
    pub reports: usize,
}

/// Why an import stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Bar {
    #[error("the roster was changed since")]
    Changed,
    #[error("{count} people were checked in since")]
    CheckedIn { count: usize },
    #[error("boxes were planned since")]
    Boxes,
    #[error("{count} reports were begun since")]
    Reports { count: usize },
    /// Something else of the review speaks of a unit or a reporter that the import brought.
    #[error("a unit of the import is in use")]
    InUse,
}

/// Whether nothing hangs on the import yet.
pub fn may_undo(since: Since) -> Result<(), Bar> {
    if since.boxes > 0 {
        return Err(Bar::Boxes);
    }
    if since.checked_in > 0 {
        return Err(Bar::CheckedIn { count: since.checked_in });
    }
    if since.reports > 0 {
        return Err(Bar::Reports { count: since.reports });
    }
    if since.changed { Err(Bar::Changed) } else { Ok(()) }
}
