//! What a person has to do: what is due first, then by role.

use i18n::Say;
use review::role::Role;
use service::{Error, notice::ReviewDuties};
use storage::{account::Account, cycle::Review};

use super::pages::{Desk, ReviewRoles, ReviewTasks, Task};
use crate::{house::House, links, moment};

pub(super) async fn of(
    house: &House,
    account: &Account,
    say: Say,
    found: Vec<ReviewDuties>,
) -> Result<Vec<ReviewTasks>, Error> {
    let reader = house.reader();
    let mut reviews = Vec::new();
    for ReviewDuties { review, roles, .. } in found {
        let reporter = storage::roster::reporter_of(&reader, review.id, account.id).await?;
        let tasks = roles
            .iter()
            .map(|role| task(say, &review, role, reporter.as_ref().map(|found| found.id)))
            .collect();
        reviews.push(ReviewTasks {
            name: crate::rehearsal::year(say, &review),
            organisation: review.organisation.in_lang(say.lang()).to_owned(),
            path: links::review(review.id),
            when: moment::minute(say, review.meets_at, &review.zone),
            tasks,
        });
    }
    Ok(reviews)
}

pub(super) async fn desk(house: &House, account: &Account, say: Say) -> Result<Option<Desk>, Error> {
    if !account.administrator {
        return Ok(None);
    }
    let reviews = storage::cycle::all(&house.reader()).await?;
    let roles = |review: &Review| ReviewRoles {
        name: say.cycle_roles_of(say.frame_review_year(review.year)),
        organisation: review.organisation.in_lang(say.lang()).to_owned(),
        path: links::roles(review.id),
    };
    Ok(Some(Desk {
        accounts: links::accounts(),
        mail: links::mail(),
        holidays: links::special_days(),
        review_new: links::review_new(),
        templates: links::templates(),
        roles: reviews.iter().filter(|review| review.kind.rehearsed().is_none()).map(roles).collect(),
    }))
}

fn task(say: Say, review: &Review, role: Role, reporter: Option<review::id::ReporterId>) -> Task {
    let id = review.id;
    let (name, note, path) = match role {
        Role::Administrator => {
            (say.account_task_administrator(), say.account_part_administrator(), links::review(id))
        }
        Role::Organiser => (say.account_task_organiser(), say.account_part_organiser(), links::review(id)),
        Role::Reporter => {
            let path =
                reporter.map_or_else(|| links::reports(id), |reporter| links::report_edit(id, reporter));
            (say.account_task_reporter(), say.account_part_reporter(), path)
        }
        Role::Leader => (say.account_task_leader(), say.account_part_leader(), links::comments(id)),
        Role::Scrutineer => (say.account_task_scrutineer(), say.account_part_scrutineer(), links::cards(id)),
        Role::Trustee => (say.account_task_trustee(), say.account_part_trustee(), links::trustee(id)),
        Role::Correspondent => {
            (say.account_task_correspondent(), say.account_part_correspondent(), links::news_desk(id))
        }
        Role::Approver => (say.account_task_approver(), say.account_part_approver(), links::news_desk(id)),
        Role::Observer => (say.account_task_observer(), say.account_part_observer(), links::review(id)),
    };
    Task { name, note, path }
}

/// What a role does, in a word or two; empty for a key that is no role.
pub(super) fn role_part(say: Say, role: &str) -> &'static str {
    match role.parse() {
        Ok(Role::Administrator) => say.account_part_administrator(),
        Ok(Role::Organiser) => say.account_part_organiser(),
        Ok(Role::Reporter) => say.account_part_reporter(),
        Ok(Role::Leader) => say.account_part_leader(),
        Ok(Role::Scrutineer) => say.account_part_scrutineer(),
        Ok(Role::Trustee) => say.account_part_trustee(),
        Ok(Role::Correspondent) => say.account_part_correspondent(),
        Ok(Role::Approver) => say.account_part_approver(),
        Ok(Role::Observer) => say.account_part_observer(),
        Err(_) => "",
    }
}
