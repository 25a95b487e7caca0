//! One edition of a report as it is read.

use std::collections::BTreeMap;

use i18n::{Lang, Say};
use review::{
    id::{ItemId, ReporterId, ReviewId},
    report::{Body, How},
    template::{SectionKey, Template},
};
use storage::{cycle::Review, follow_up::Item};

use super::{
    remarks::{Making, Shown},
    words::{self, Chip},
};
use crate::links;

/// A way to one edition.
pub(super) struct Tab {
    pub(super) name: &'static str,
    pub(super) path: String,
    pub(super) current: bool,
    /// Whether it is the one that is checked.
    pub(super) counts: bool,
}

/// What one edition says, section by section.
pub(super) struct ReportText {
    /// The edition's language, for `lang`.
    pub(super) tag: &'static str,
    pub(super) blank: bool,
    pub(super) total: String,
    pub(super) sections: Vec<SectionText>,
    pub(super) oral: Vec<String>,
    pub(super) items: Vec<ItemText>,
}

pub(super) struct SectionText {
    pub(super) key: SectionKey,
    pub(super) remarks: Vec<Shown>,
    /// Where the organiser may remark on it.
    pub(super) making: Option<Making>,
    pub(super) title: String,
    pub(super) count: String,
    pub(super) paragraphs: Vec<String>,
    /// Against the version before, where there is one.
    pub(super) against: Option<Against>,
    /// Its problems, each with the item that it has become, for who keeps the ledger.
    pub(super) join: Option<Join>,
}

/// How problems become items.
pub(super) struct Join {
    pub(super) path: String,
    pub(super) problems: Vec<(String, Option<String>)>,
}

/// A section compared with the version before.
pub(super) struct Against {
    pub(super) changed: bool,
    pub(super) before: Vec<String>,
}

pub(super) struct ItemText {
    pub(super) text: String,
    /// What was asked at the time.
    pub(super) asked: Option<String>,
    pub(super) state: Chip,
    pub(super) due: String,
    /// How far it is, as the reporter puts it.
    pub(super) outcome: Option<&'static str>,
    pub(super) answer: Vec<String>,
}

impl ReportText {
    /// Puts remarks beside the sections that they are about; `making` gives the form for another.
    pub(super) fn remark(
        &mut self,
        remarks: Vec<Shown>,
        lang: Lang,
        making: impl Fn(&SectionKey) -> Option<Making>,
    ) {
        for remark in remarks.into_iter().filter(|remark| remark.lang == lang) {
            if let Some(section) = self.sections.iter_mut().find(|section| section.key == remark.section) {
                section.remarks.push(remark);
            }
        }
        for section in &mut self.sections {
            section.making = making(&section.key);
        }
    }

    /// Puts the way into the ledger beside what the section on problems says; `joined` are those that found it, for
    /// who keeps the ledger.
    pub(super) fn join(
        &mut self,
        template: &Template,
        review: ReviewId,
        reporter: ReporterId,
        joined: Option<&BTreeMap<String, ItemId>>,
    ) {
        let Some((joined, rule)) = joined.zip(template.report().problem.as_ref()) else { return };
        let item = |text: &String| {
            let key = service::follow_up::source::report_key(reporter, text);
            joined.get(&key).map(|item| links::item(review, *item))
        };
        let own =
            self.sections.iter_mut().filter(|one| one.key == rule.section && !one.paragraphs.is_empty());
        for section in own {
            let problems = section.paragraphs.iter().map(|text| (text.clone(), item(text))).collect();
            section.join = Some(Join { path: links::report_item(review, reporter), problems });
        }
    }

    /// Sections that are not what they were in the version before.
    pub(super) fn changed(&self) -> usize {
        let against = self.sections.iter().filter_map(|section| section.against.as_ref());
        against.filter(|against| against.changed).count()
    }
}

/// What is needed to set a report's text.
pub(super) struct Setting<'a> {
    pub(super) say: Say,
    pub(super) template: &'a Template,
    /// How its reporter reports.
    pub(super) how: How,
    pub(super) items: &'a [Item],
}

/// The edition asked for; else the reader's, where it is written; else the one that counts.
pub(super) fn edition(say: Say, template: &Template, body: &Body, asked: Option<&str>) -> Lang {
    let asked = asked.and_then(|tag| tag.parse().ok());
    let written = Some(say.lang()).filter(|lang| body.total(template, *lang) > 0);
    asked.or(written).unwrap_or_else(|| service::report::edition_that_counts(body))
}

/// The tabs of the two editions; `path` leads to one.
pub(super) fn tabs(say: Say, body: &Body, shown: Lang, path: impl Fn(Lang) -> String) -> Vec<Tab> {
    let counts = service::report::edition_that_counts(body);
    let tab = |lang| Tab {
        name: words::edition(say, lang),
        path: path(lang),
        current: lang == shown,
        counts: lang == counts,
    };
    Lang::ALL.into_iter().map(tab).collect()
}

/// The tabs of a page that reads.
pub(super) fn reading_tabs(
    say: Say,
    review: &Review,
    reporter: ReporterId,
    body: &Body,
    shown: Lang,
) -> Vec<Tab> {
    tabs(say, body, shown, |lang| links::report_in(review.id, reporter, lang))
}

impl Setting<'_> {
    /// Sets one edition, beside the version before where there is one.
    pub(super) fn set(&self, body: &Body, lang: Lang, before: Option<&Body>) -> ReportText {
        let (say, rules) = (self.say, self.template.report());
        let total = body.total(self.template, lang);
        ReportText {
            tag: lang.tag(),
            blank: total == 0,
            total: say.report_show_total(total, rules.total_limit_of(rules.how(self.how))),
            sections: self.sections(body, lang, before),
            oral: words::paragraphs(body.oral(lang)),
            items: self.items.iter().map(|item| self.item(item, body, lang)).collect(),
        }
    }

    fn sections(&self, body: &Body, lang: Lang, before: Option<&Body>) -> Vec<SectionText> {
        let counts = body.counts(self.template, lang);
        let sections = self.template.report().sections.iter().zip(counts);
        sections
            .map(|(section, count)| {
                let text = body.section(lang, &section.key);
                let against = before
                    .map(|before| before.section(lang, &section.key))
                    .map(|before| Against { changed: before != text, before: words::paragraphs(before) });
                SectionText {
                    key: section.key.clone(),
                    remarks: Vec::new(),
                    making: None,
                    title: section.title.in_lang(lang).to_owned(),
                    count: self.say.report_show_count(count.count, count.limit),
                    paragraphs: words::paragraphs(text),
                    against,
                    join: None,
                }
            })
            .collect()
    }

    fn item(&self, item: &Item, body: &Body, lang: Lang) -> ItemText {
        ItemText {
            text: item.text.in_lang(lang).to_owned(),
            asked: item.asked.as_ref().map(|asked| asked.in_lang(lang).to_owned()),
            state: words::item_state(self.say, item.state),
            due: self.say.report_item_due(words::day(self.say, item.due_on)),
            outcome: body.outcomes.get(&item.id).map(|outcome| words::outcome(self.say, *outcome)),
            answer: words::paragraphs(body.answer(&item.id, lang)),
        }
    }
}
