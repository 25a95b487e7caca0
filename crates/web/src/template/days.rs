//! The days of a review as fields of a form, each called `day.` and its key.

use i18n::Say;
use review::{template::Template, time::Day};
use storage::cycle::days::Days;

use crate::moment;

/// One day.
pub(crate) struct DayField {
    pub(crate) key: String,
    pub(crate) title: String,
    /// As typed.
    pub(crate) day: String,
    /// As stored, to read.
    pub(crate) shown: String,
}

/// Those of the template's calendar that the review has.
pub(crate) fn fields(say: Say, template: &Template, stored: &Days) -> Vec<DayField> {
    let found = template.calendar().deadlines.iter().filter_map(|one| Some((one, stored.get(&one.key)?)));
    found
        .map(|(one, day)| DayField {
            key: one.key.to_string(),
            title: one.title.in_lang(say.lang()).to_owned(),
            day: day.to_string(),
            shown: moment::civil(say, *day),
        })
        .collect()
}

/// What was typed for one key.
pub(crate) fn typed<'a>(form: &'a [(String, String)], key: &str) -> Option<&'a str> {
    let named = |name: &str| name.strip_prefix("day.") == Some(key);
    form.iter().find(|(name, _)| named(name)).map(|(_, day)| day.as_str())
}

/// The days of a form that belong to the template's calendar, or the sentence on the first that is none.
pub(crate) fn read(say: Say, template: &Template, form: &[(String, String)]) -> Result<Days, String> {
    let mut days = Days::new();
    for deadline in &template.calendar().deadlines {
        let Some(typed) = typed(form, deadline.key.as_str()) else { continue };
        let day: Result<Day, _> = typed.trim().parse();
        let title = deadline.title.in_lang(say.lang());
        days.insert(deadline.key.clone(), day.map_err(|_| say.template_days_wrong(title))?);
    }
    Ok(days)
}
