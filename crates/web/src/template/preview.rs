//! A template as people read it: part by part, with the sums.

mod assessment;
mod ceilings;
mod checks;
mod evaluation;
mod layout;
mod meeting;

use i18n::{Say, template::share};
use review::{
    exact::Exact,
    template::Template,
    threshold::{Operator, Threshold},
    words::Words,
};

/// A template, to read.
pub(crate) struct Preview {
    pub(crate) say: Say,
    pub(crate) name: String,
    pub(crate) other_name: String,
    pub(crate) advice: Vec<String>,
    pub(crate) parts: Vec<Part>,
}

/// One part of it.
pub(crate) struct Part {
    pub(crate) title: &'static str,
    pub(crate) facts: Vec<(String, String)>,
    pub(crate) grids: Vec<Grid>,
}

/// A list of entries.
pub(crate) struct Grid {
    pub(crate) title: &'static str,
    pub(crate) heads: Vec<&'static str>,
    pub(crate) rows: Vec<Vec<String>>,
    /// The last row, where there is something to add up.
    pub(crate) sum: Vec<String>,
}

impl Preview {
    pub(crate) fn of(say: Say, template: &Template) -> Self {
        let name = &template.identity().name;
        Self {
            say,
            name: name.in_lang(say.lang()).to_owned(),
            other_name: name.in_lang(say.lang().other()).to_owned(),
            advice: template.advice().iter().map(|one| say.template_advice_on(one)).collect(),
            parts: vec![
                meeting::vocabulary(say, template),
                meeting::report(say, template),
                checks::part(say, template),
                meeting::meeting(say, template),
                evaluation::part(say, template),
                assessment::part(say, template),
                assessment::news(say, template),
                meeting::calendar(say, template),
                layout::part(say, template),
            ],
        }
    }
}

/// Words as the reader reads them.
fn read(say: Say, words: &Words) -> String {
    words.in_lang(say.lang()).to_owned()
}

fn threshold(say: Say, threshold: &Threshold) -> String {
    bound(say, threshold.operator, share(&threshold.share))
}

fn bound(say: Say, operator: Operator, value: String) -> String {
    match operator {
        Operator::AtLeast => say.template_operator_at_least(value),
        Operator::MoreThan => say.template_operator_more_than(value),
    }
}

fn sum<'a>(weights: impl Iterator<Item = &'a Exact>) -> String {
    share(&weights.fold(Exact::zero(), |sum, weight| sum.plus(weight)))
}

/// A fact under its label.
fn fact(label: &str, value: impl Into<String>) -> (String, String) {
    (label.to_owned(), value.into())
}
