//! What was taken over from the year before: confirmed, changed, or left out.

use review::{
    id::{AccountId, PersonId, ReporterId, ReviewId},
    log::{About, Operation},
    role::{Act, Role},
    roster::{Refusal, copied::Subject},
    template::GroupKey,
};
use storage::{Tx, account::Account};

use crate::{Error, Service, access, log, template::without_plans};

/// What somebody said to one subject.
#[derive(Clone, Debug)]
pub enum Word {
    /// It is as it was.
    Right(Subject),
    /// The person votes with another group this year.
    Group(PersonId, GroupKey),
    /// Another account reports for the unit this year.
    Reporter(ReporterId, AccountId),
    /// Not this year.
    LeaveOut(Subject),
}

impl Word {
    fn subject(&self) -> Subject {
        match self {
            Self::Right(subject) | Self::LeaveOut(subject) => *subject,
            Self::Group(person, _) => Subject::Person(*person),
            Self::Reporter(reporter, _) => Subject::Reporter(*reporter),
        }
    }
}

/// Settles what was said, all or nothing. [`Error::Stale`] when somebody else has settled one of them.
pub async fn settle(service: &Service, by: &Account, review: ReviewId, words: &[Word]) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EditRoster).await?;
    if words.iter().any(|word| !matches!(word, Word::Right(_))) {
        without_plans(&tx, review).await?;
    }
    let template = access::template(&found)?;
    for word in words {
        if !storage::cycle::copied::settle(&tx, review, &word.subject()).await? {
            return Err(Error::Stale);
        }
        match word {
            Word::Right(_) => {}
            Word::Group(person, group) => {
                let unknown = || review::Refusal::from(Refusal::UnknownGroup { group: group.clone() });
                template.group(group).ok_or_else(unknown)?;
                hit(storage::roster::change::set_group(&tx, review, *person, group).await?)?;
            }
            Word::Reporter(reporter, account) => takes_over(&tx, review, *reporter, *account).await?,
            Word::LeaveOut(subject) => leave_out(&tx, review, *subject).await?,
        }
    }
    super::advance(&tx, review).await?;
    log::keep(service, &tx, review, by.id, Operation::CopiedSettled, About::Count(words.len())).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

fn hit(done: bool) -> Result<(), Error> {
    if done { Ok(()) } else { Err(Error::Stale) }
}

/// Another account reports, and may.
async fn takes_over(
    tx: &Tx,
    review: ReviewId,
    reporter: ReporterId,
    account: AccountId,
) -> Result<(), Error> {
    storage::account::by_id(tx, account).await?.ok_or(Error::NotFound)?;
    hit(storage::roster::change::set_account(tx, review, reporter, account).await?)?;
    if !storage::cycle::roles(tx, review, account).await?.holds(Role::Reporter) {
        storage::cycle::give_role(tx, review, account, Role::Reporter).await?;
    }
    Ok(())
}

async fn leave_out(tx: &Tx, review: ReviewId, subject: Subject) -> Result<(), Error> {
    match subject {
        Subject::Person(person) => hit(storage::roster::revision::remove_person(tx, review, person).await?),
        Subject::Role(account, role) => hit(storage::cycle::take_role(tx, review, account, role).await?),
        Subject::Reporter(reporter) => {
            let reporters = storage::roster::reporters(tx, review).await?;
            let found = reporters.iter().find(|one| one.id == reporter).ok_or(Error::Stale)?;
            let code = found.unit.code.clone();
            match storage::roster::change::remove_unit(tx, review, found).await {
                Ok(done) => hit(done),
                Err(fault) if fault.is_in_use() => {
                    Err(review::Refusal::from(Refusal::UnitInUse { code }).into())
                }
                Err(fault) => Err(fault.into()),
            }
        }
    }
}
