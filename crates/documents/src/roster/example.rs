use i18n::{Lang, Say};
use review::{
    report::How,
    role::Roles,
    roster::entry::{PersonEntry, UnitEntry},
    template::Template,
    words::Words,
};

use super::Roster;

/// A few rows that show how a roster is filled in, by the groups of a template.
pub fn example(template: &Template) -> Roster {
    let two = |zh: String, en: String| Words::new(&zh, &en).ok();
    let [zh, en] = [Say(Lang::Zh), Say(Lang::En)];
    let unit = |number: usize| {
        let title = two(zh.roster_example_unit_post(number), en.roster_example_unit_post(number))?;
        Some(UnitEntry {
            code: format!("B{number}"),
            name: two(zh.roster_example_unit(number), en.roster_example_unit(number))?,
            members: 18 + number,
            committee: 4,
            reporter: Some((format!("reporter{number}"), title)),
            how: How::default(),
        })
    };
    let groups = &template.evaluation().groups;
    let person = |number: usize| {
        let group = groups.iter().cycle().nth(number - 1)?;
        Some(PersonEntry {
            number: (number != 2).then(|| format!("{number:04}")),
            email: (number >= 2).then(|| format!("person{number}@example.org")),
            name: two(zh.roster_example_person(number), en.roster_example_person(number))?,
            title: group.title.clone(),
            unit: (number > 1).then(|| "B1".to_owned()),
            group: group.key.clone(),
            on_leave: number == 3,
            roles: Roles::none(),
        })
    };
    Roster { units: (1..=2).filter_map(unit).collect(), people: (1..=4).filter_map(person).collect() }
}
