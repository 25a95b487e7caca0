//! The first draft of a news item, out of facts: who met, when, where and what about. Never how anybody voted.

mod sentence;

use i18n::{Lang, Say, moment};
use review::{
    publication::{Paragraph, Sentence},
    time::Day,
    words::Words,
};

/// What is known of a review when its news are drafted.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Whose review.
    pub organisation: Words,
    /// What the sitting is called.
    pub meeting: Words,
    /// The year that is reviewed.
    pub year: i16,
    /// The day of the sitting, in its own zone.
    pub day: Day,
    /// Where it was.
    pub place: Words,
    /// The voters' groups: who took part.
    pub groups: Vec<Words>,
    /// How many came, and of how many.
    pub attendance: Option<Attendance>,
    /// What a unit is called.
    pub unit: Words,
    /// What its reporter is called.
    pub reporter: Words,
    /// The units, in running order.
    pub units: Vec<Words>,
    /// The themes of the reports.
    pub sections: Vec<Words>,
    /// The summing-up, where it was written down.
    pub summing_up: Option<Speech>,
    /// What was asked of all units for the next year.
    pub requirements: Vec<Words>,
    /// The body that heard the reports.
    pub committee: Words,
    /// How people voted, where that may be told.
    pub figures: Option<Figures>,
}

/// Figures of the vote.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Ballots that were counted.
    pub ballots: Option<u64>,
    /// How many reporters have which grade.
    pub grades: Vec<(Words, usize)>,
}

/// A speech, which may be longer than words are.
#[derive(Clone, Debug)]
pub struct Speech {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// Heads counted at the door.
#[derive(Clone, Copy, Debug)]
pub struct Attendance {
    /// Who came.
    pub present: u32,
    /// Who was expected.
    pub roll: u32,
}

/// A draft in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The headline.
    pub title: String,
    /// The text, in Markdown.
    pub body: String,
}

/// Composes the draft: of the template's sentences, where it has some, else of the program's own.
pub fn draft(facts: &Facts, sentences: &[Sentence], lang: Lang) -> Draft {
    let say = Say(lang);
    let own = own(facts, say);
    if sentences.is_empty() {
        return own;
    }
    let headline = sentence::paragraph(facts, sentences, Paragraph::Headline, say);
    let rest = Paragraph::ALL.into_iter().filter(|paragraph| *paragraph != Paragraph::Headline);
    let body = rest.filter_map(|paragraph| sentence::paragraph(facts, sentences, paragraph, say));
    Draft { title: headline.unwrap_or(own.title), body: body.collect::<Vec<_>>().join("\n\n") }
}

/// … of the program's own sentences.
fn own(facts: &Facts, say: Say) -> Draft {
    let lang = say.lang();
    let organisation = facts.organisation.in_lang(lang);
    let title = say.publication_draft_title(organisation, facts.year, facts.meeting.in_lang(lang));
    let paragraphs = [
        Some(lead(facts, say)),
        reports(facts, say),
        Some(evaluation(say)),
        summing_up(facts, say),
        asked(facts, say),
    ];
    Draft { title, body: paragraphs.into_iter().flatten().collect::<Vec<_>>().join("\n\n") }
}

fn lead(facts: &Facts, say: Say) -> String {
    let of = |words: &Words| words.in_lang(say.lang()).to_owned();
    let (organisation, meeting, place) = (of(&facts.organisation), of(&facts.meeting), of(&facts.place));
    let held =
        say.publication_draft_lead(moment::civil(say, facts.day), organisation, meeting, facts.year, place);
    let came = list(&facts.groups, say).map(|groups| say.publication_draft_groups(groups));
    let counted = facts.attendance.map(|heads| say.publication_draft_attendance(heads.roll, heads.present));
    sentences(say, [Some(held), came, counted])
}

fn reports(facts: &Facts, say: Say) -> Option<String> {
    let units = list(&facts.units, say)?;
    let (unit, reporter) = (facts.unit.in_lang(say.lang()), facts.reporter.in_lang(say.lang()));
    let spoke = say.publication_draft_units(reporter, unit, facts.units.len(), units);
    let themes =
        list(&facts.sections, say).map(|themes| say.publication_draft_sections(facts.sections.len(), themes));
    Some(sentences(say, [Some(spoke), themes, None]))
}

fn evaluation(say: Say) -> String {
    say.publication_draft_evaluation().to_owned()
}

fn summing_up(facts: &Facts, say: Say) -> Option<String> {
    let speech = facts.summing_up.as_ref()?;
    let text = match say.lang() {
        Lang::Zh => &speech.zh,
        Lang::En => &speech.en,
    };
    Some(say.publication_draft_summing_up(text.trim()))
}

fn asked(facts: &Facts, say: Say) -> Option<String> {
    let lines = lines(&facts.requirements, say)?;
    Some(format!("{}\n\n{lines}", say.publication_draft_requirements(facts.year.saturating_add(1))))
}

fn lines(all: &[Words], say: Say) -> Option<String> {
    let lines: Vec<_> = all.iter().map(|words| format!("- {}", words.in_lang(say.lang()))).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Chinese sentences stand without a space between them.
fn sentences(say: Say, all: [Option<String>; 3]) -> String {
    all.into_iter().flatten().collect::<Vec<_>>().join(match say.lang() {
        Lang::Zh => "",
        Lang::En => " ",
    })
}

fn list(words: &[Words], say: Say) -> Option<String> {
    let all: Vec<_> = words.iter().map(|each| each.in_lang(say.lang())).collect();
    (!all.is_empty()).then(|| all.join(say.publication_draft_list()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(zh: &str, en: &str) -> Words {
        Words::new(zh, en).unwrap()
    }

    fn facts() -> Facts {
        Facts {
            organisation: words("示例研究所", "Demonstration Institute"),
            meeting: words("党支部书记述职评议会", "branch secretaries’ work review meeting"),
            year: 2022,
            day: Day::new(2023, 1, 10).unwrap(),
            place: words("A会议厅", "Hall A"),
            groups: vec![
                words("党委委员", "Party committee members"),
                words("党支部书记", "Branch secretaries"),
            ],
            attendance: Some(Attendance { present: 39, roll: 40 }),
            unit: words("党支部", "branch"),
            reporter: words("党支部书记", "branch secretary"),
            units: vec![
                words("研发中心党支部", "Research and Development"),
                words("机关党支部", "Administration"),
            ],
            sections: vec![
                words("组织建设情况", "Organisation building"),
                words("下一步工作计划", "Next steps"),
            ],
            summing_up: Some(Speech {
                zh: "敢于讲自己的问题，述职才有分量。".into(),
                en: "A report has weight when it is open.".into(),
            }),
            requirements: vec![words("把党建与中心工作一起安排。", "Plan Party building with core work.")],
            committee: words("党委", "Party committee"),
            figures: None,
        }
    }

    #[test]
    fn a_draft_in_chinese_tells_the_facts() {
        let draft = draft(&facts(), &[], Lang::Zh);
        insta::assert_snapshot!(draft.title, @"示例研究所召开2022年度党支部书记述职评议会");
        insta::assert_snapshot!(draft.body, @r"
        2023年1月10日，示例研究所在A会议厅召开2022年度党支部书记述职评议会。党委委员、党支部书记参加会议。会议应到40人，实到39人。

        会上，研发中心党支部、机关党支部共2个党支部的党支部书记依次述职。述职围绕组织建设情况、下一步工作计划等2个方面，报告了全年工作。

        会议以无记名方式进行了民主测评。

        会议总结时指出：敢于讲自己的问题，述职才有分量。

        对2023年的工作，会议要求：

        - 把党建与中心工作一起安排。
        ");
    }

    #[test]
    fn a_draft_in_english_tells_the_same() {
        let draft = draft(&facts(), &[], Lang::En);
        insta::assert_snapshot!(draft.title, @"Demonstration Institute holds its 2022 branch secretaries’ work review meeting");
        insta::assert_snapshot!(draft.body, @r"
        On 10 January 2023, Demonstration Institute held its branch secretaries’ work review meeting for 2022 at Hall A. Those taking part: Party committee members; Branch secretaries. Of the 40 people on the roll, 39 attended.

        The branch secretary of each branch reported in turn (2 in all): Research and Development; Administration. The reports covered 2 themes: Organisation building; Next steps.

        A democratic evaluation by secret ballot was held at the meeting.

        In summing up, the meeting was told: A report has weight when it is open.

        For 2023, the meeting asked every unit to do the following:

        - Plan Party building with core work.
        ");
    }

    #[test]
    fn a_draft_leaves_out_what_is_not_known() {
        let bare = Facts {
            groups: vec![],
            attendance: None,
            units: vec![],
            sections: vec![],
            summing_up: None,
            requirements: vec![],
            ..facts()
        };
        insta::assert_snapshot!(draft(&bare, &[], Lang::En).body, @r"
        On 10 January 2023, Demonstration Institute held its branch secretaries’ work review meeting for 2022 at Hall A.

        A democratic evaluation by secret ballot was held at the meeting.
        ");
        insta::assert_snapshot!(draft(&bare, &[], Lang::Zh).body, @r"
        2023年1月10日，示例研究所在A会议厅召开2022年度党支部书记述职评议会。

        会议以无记名方式进行了民主测评。
        ");
    }

    fn sentence(paragraph: Paragraph, zh: &str, en: &str) -> Sentence {
        Sentence { paragraph, text: words(zh, en) }
    }

    #[test]
    fn the_sentences_of_a_template_are_filled_with_facts() {
        let sentences = [
            sentence(Paragraph::Reports, "{unit_count}个{unit}述职。", "The {unit_count} units reported."),
            sentence(Paragraph::Lead, "{day}，{organisation}开会。", "{organisation} met on {day}."),
            sentence(Paragraph::Lead, "{groups}参加。", "Present: {groups}."),
            sentence(Paragraph::Evaluation, "收回选票{ballots}张。", "{ballots} ballots were counted."),
            sentence(Paragraph::Requirements, "会议要求：\n\n{requirements}", "Asked:\n\n{requirements}"),
        ];
        let told = |figures, lang| draft(&Facts { figures, ..facts() }, &sentences, lang).body;
        insta::assert_snapshot!(told(None, Lang::Zh), @r"
        2023年1月10日，示例研究所开会。党委委员、党支部书记参加。

        2个党支部述职。

        会议要求：

        - 把党建与中心工作一起安排。
        ");
        let known = Figures { ballots: Some(38), grades: vec![] };
        let told = told(Some(known), Lang::En);
        assert!(told.contains("Demonstration Institute met on 10 January 2023. Present: "), "{told}");
        assert!(told.contains("38 ballots were counted."), "{told}");
    }
}
