//! Requirements become items with an owner and a date.

use anyhow::{Context as _, Result};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use review::{
    follow_up::ItemState,
    words::Lang::{En, Zh},
};
use service::{Clock as _, SystemClock};

use super::Rehearsal;
use crate::demonstration::files::Requirement;

impl Rehearsal<'_> {
    /// The organiser takes every requirement up. Answers how many items there are.
    pub(super) async fn ledger(&self) -> Result<usize> {
        let today = self.today()?;
        for asked in &self.files.meeting.requirements {
            self.progress.says("requirements become items");
            let item = self.take_up(asked, today).await?;
            self.work_off(asked, &item).await?;
            self.pause(120).await;
        }
        Ok(self.files.meeting.requirements.len())
    }

    /// Answers the item's address.
    async fn take_up(&self, asked: &Requirement, today: Date) -> Result<String> {
        let organiser = self.people.organiser()?;
        let stated = organiser.get(&self.people.path("/summing-up")).await?;
        let words = asked.text.in_lang(En);
        let link = stated
            .links()
            .into_iter()
            .find(|(href, text)| href.contains("/items/new") && text.contains(words));
        let (link, _) = link.with_context(|| format!("the requirement “{words}” was not stated"))?;
        let page = organiser.get(&link).await?;
        let account = self.files.institute.accounts.iter().find(|one| one.sign_in == asked.owner_account);
        let account = account.with_context(|| format!("nobody is {}", asked.owner_account))?;
        let owner = page.choice("owner_account", account.name.in_lang(En))?.unwrap_or_default();
        let due = not_past(asked.due.to_string().parse()?, today)?.to_string();
        let typed = [
            ("text", words),
            ("text_other", asked.text.in_lang(Zh)),
            ("measure", asked.measure.in_lang(En)),
            ("measure_other", asked.measure.in_lang(Zh)),
            ("unit", ""),
            ("owner", asked.owner.in_lang(En)),
            ("owner_other", asked.owner.in_lang(Zh)),
            ("owner_account", owner.as_str()),
            ("due_on", due.as_str()),
        ];
        let item = organiser.fill(&page.form("/items/new")?, &typed).await?;
        Ok(item.path.split('?').next().unwrap_or_default().to_owned())
    }

    /// Takes an item to where it stands half a year later: its owner says what was done, somebody else judges.
    async fn work_off(&self, asked: &Requirement, item: &str) -> Result<()> {
        let note = asked.follow_up.note.as_str();
        let owner = self.people.get(&asked.owner_account)?;
        let judge = if asked.owner_account == "organiser" { "leader1" } else { "organiser" };
        let judge = self.people.get(judge)?;
        let (begin, submit) = ((owner, "begin", ""), (owner, "submit", note));
        let steps = match asked.follow_up.state {
            ItemState::Open => Vec::new(),
            ItemState::InProgress => vec![begin],
            ItemState::Submitted => vec![begin, submit],
            ItemState::Returned => vec![begin, submit, (judge, "return", note)],
            ItemState::Verified => vec![begin, submit, (judge, "verify", note)],
        };
        for (who, step, note) in steps {
            let page = who.get(item).await?;
            who.fill(&page.form(item)?, &[("step", step), ("note", note)]).await?;
        }
        Ok(())
    }

    fn today(&self) -> Result<Date> {
        let zone = TimeZone::get(&self.files.institute.meeting.zone)?;
        Ok(Timestamp::from_millisecond(SystemClock.now().ms())?.to_zoned(zone).date())
    }
}

/// The same day of the first year in which it has not passed: the files tell of 2023, and nobody may ask for the past.
fn not_past(due: Date, today: Date) -> Result<Date> {
    let mut due = due;
    while due < today {
        due = due.with().year(due.year() + 1).build()?;
    }
    Ok(due)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::not_past;

    #[test]
    fn a_day_that_has_passed_comes_again() {
        let today = date(2026, 5, 1);
        assert_eq!(not_past(date(2023, 3, 31), today).unwrap(), date(2027, 3, 31));
        assert_eq!(not_past(date(2023, 6, 30), today).unwrap(), date(2026, 6, 30));
        assert_eq!(not_past(today, today).unwrap(), today);
    }
}
