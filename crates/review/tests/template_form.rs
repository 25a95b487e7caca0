//! A template changed by its form: what is typed changes, everything else stays.

use std::collections::BTreeSet;

use review::template::form::{Form, NoSuchPlace, Shape};
use review::template::{BUNDLED, Flaw, Template, TemplateError};
use review::words::Lang;

const NEUTRAL: &str = include_str!("../templates/neutral.toml");

fn one(path: &str, value: &str) -> (String, Vec<String>) {
    (path.to_owned(), vec![value.to_owned()])
}

fn form() -> Form {
    Form::read(NEUTRAL).unwrap()
}

/// The lines that are in the one text and not in the other.
fn differing<'a>(one: &'a str, other: &str) -> Vec<&'a str> {
    one.lines().filter(|line| !other.lines().any(|there| there == *line)).collect()
}

#[test]
fn a_form_that_is_sent_as_it_was_changes_nothing() {
    for one in BUNDLED {
        let mut form = Form::read(one.text).unwrap();
        let fields = form.parts().into_iter().flat_map(|part| part.entries.into_iter().flatten());
        let typed: Vec<_> = fields
            .map(|field| {
                let several = matches!(field.shape, Shape::Several(_));
                let values = if several {
                    field.value.split(',').map(str::to_owned).collect()
                } else {
                    vec![field.value]
                };
                (field.path, values)
            })
            .collect();
        assert!(typed.len() > 100, "{} has {} fields", one.key, typed.len());
        form.type_in(&typed).unwrap();
        assert_eq!(form.text(), one.text, "{}", one.key);
    }
}

#[test]
fn what_is_typed_stands_in_its_line_and_no_other_line_moves() {
    let mut form = form();
    form.type_in(&[
        one("report.sections.0.limit", "777"),
        one("report.sections.0.title.en", "Work “done”"),
        one("meeting.quorum.share", "2/3"),
        one("meeting.quorum.operator", "at_least"),
    ])
    .unwrap();
    let text = form.text();
    assert_eq!(differing(&text, NEUTRAL).len(), 3, "{:?}", differing(&text, NEUTRAL));
    let template = Template::parse(&text).unwrap();
    assert_eq!(template.report().sections[0].limit, 777);
    assert_eq!(template.report().sections[0].title.in_lang(Lang::En), "Work “done”");
    assert_eq!(template.meeting().quorum.share.to_string(), "2/3");
    assert_eq!(template.report().sections[1], Template::parse(NEUTRAL).unwrap().report().sections[1]);
}

#[test]
fn a_number_that_is_none_is_kept_for_the_rules_to_refuse() {
    let mut form = form();
    form.type_in(&[one("assessment.decimals", "two")]).unwrap();
    assert!(form.text().contains("decimals = \"two\""), "{}", form.text());
    let why = Template::parse(&form.text()).unwrap_err();
    let TemplateError::Syntax { flaw, .. } = why else { panic!("{why}") };
    assert_eq!(flaw, Flaw::NotWhole { found: "two".to_owned() });
    form.type_in(&[one("assessment.decimals", "3")]).unwrap();
    assert_eq!(Template::parse(&form.text()).unwrap().assessment().decimals, 3);
}

#[test]
fn a_list_grows_by_an_entry_under_a_key_of_its_own() {
    let before = Template::parse(NEUTRAL).unwrap();
    let mut form = form();
    form.add("report.sections").unwrap();
    form.add("report.sections").unwrap();
    form.add("evaluation.groups").unwrap();
    let after = Form::read(&form.text()).unwrap();
    let keys = |path: &str| {
        let part = after.parts().into_iter().find(|part| part.path == path).unwrap();
        let fields = part.entries.into_iter().flatten().filter(|field| field.name == "key");
        fields.map(|field| field.value).collect::<Vec<_>>()
    };
    let sections = keys("report.sections");
    assert_eq!(sections.len(), before.report().sections.len() + 2);
    assert_eq!(sections.iter().collect::<BTreeSet<_>>().len(), sections.len(), "{sections:?}");
    let template = Template::parse(&form.text());
    assert!(template.unwrap_err().to_string().contains("weights"), "the groups weigh too much now");
    assert!(keys("evaluation.groups").last().unwrap().len() == 1);
}

#[test]
fn an_entry_moves_up_and_the_comment_above_the_list_stays_above_it() {
    let mut form = form();
    let (first, second) = {
        let template = Template::parse(NEUTRAL).unwrap();
        (template.report().sections[0].key.clone(), template.report().sections[1].key.clone())
    };
    form.raise("report.sections.1").unwrap();
    form.raise("report.sections.0").unwrap();
    let text = form.text();
    let template = Template::parse(&text).unwrap();
    assert_eq!([&template.report().sections[0].key, &template.report().sections[1].key], [&second, &first]);
    assert_eq!(differing(&text, NEUTRAL), Vec::<&str>::new());
    let comment_lines = |text: &str| {
        let lines = text.lines().take_while(|line| !line.starts_with("[[report.sections]]"));
        lines.filter(|line| line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(comment_lines(&text), comment_lines(NEUTRAL));
}

#[test]
fn the_last_entry_takes_its_list_along_and_the_list_can_begin_anew() {
    let mut form = form();
    let steps = Template::parse(NEUTRAL).unwrap().news().steps.len();
    for _ in 0..steps {
        form.remove("news.steps.0").unwrap();
    }
    assert_eq!(Template::parse(&form.text()).unwrap().news().steps, []);
    assert_eq!(form.remove("news.steps.0"), Err(NoSuchPlace));
    form.add("news.steps").unwrap();
    form.type_in(&[one("news.steps.0.title.zh", "审核"), one("news.steps.0.title.en", "Review")]).unwrap();
    assert_eq!(Template::parse(&form.text()).unwrap().news().steps.len(), 1);
}

#[test]
fn whatever_may_be_absent_can_go_and_come_back() {
    for path in
        Form::read(NEUTRAL).unwrap().parts().into_iter().filter(|part| part.optional).map(|part| part.path)
    {
        let mut form = form();
        while let Some(part) =
            form.parts().into_iter().find(|part| part.path == path && !part.entries.is_empty())
        {
            form.remove(&if part.listed { format!("{path}.0") } else { path.clone() }).unwrap();
        }
        form.add(&path).unwrap();
        let again = Form::read(&form.text()).unwrap();
        let part = again.parts().into_iter().find(|part| part.path == path).unwrap();
        assert_eq!(part.entries.len(), 1, "{path}");
        assert!(!part.entries[0].is_empty(), "{path}");
    }
}

#[test]
fn a_key_that_may_be_absent_comes_and_goes_with_its_value() {
    let mut form = form();
    let part = form.parts().into_iter().find(|part| part.path == "evaluation.groups").unwrap();
    let place = part.entries.len() - 1;
    let path = format!("evaluation.groups.{place}.merge_into");
    form.type_in(&[one(&path, "")]).unwrap();
    assert_eq!(Template::parse(&form.text()).unwrap().evaluation().groups[place].merge_into, None);
    form.type_in(&[one(&path, "A")]).unwrap();
    let groups = Template::parse(&form.text()).unwrap().evaluation().groups.clone();
    assert_eq!(groups[place].merge_into, Some("A".parse().unwrap()));
    assert_eq!(form.type_in(&[one("evaluation.groups.0.nothing", "1")]), Err(NoSuchPlace));
    assert_eq!(form.type_in(&[one("evaluation.groups.99.weight", "1")]), Err(NoSuchPlace));
}

#[test]
fn a_text_that_is_no_toml_is_told_as_everywhere() {
    let broken = NEUTRAL.replacen('[', "[[", 1);
    assert_eq!(Form::read(&broken).unwrap_err(), Template::parse(&broken).unwrap_err());
    assert!(Form::read(&" ".repeat(Template::TEXT_LIMIT + 1)).is_err());
}
