//! Charts of a whole review, and what they must never show.

use documents::chart::{Before, Drawn, by_box, by_criterion, by_score, by_year, marks, printed};
use i18n::{Lang, Say};

use crate::cases::{Case, all, oracle};
use crate::support::{exact, reporter};

fn before() -> Before {
    let last = [(1, "93.10"), (2, "92.69"), (4, "90.2"), (6, "81.05"), (7, "88")];
    Before {
        year: 2021,
        composites: last.into_iter().map(|(n, score)| (reporter(n), exact(score))).collect(),
        gone: vec![("原第八党支部".to_owned(), exact("84.4"))],
    }
}

fn drawn(say: Say, case: &Case) -> Vec<Drawn> {
    let results = case.results();
    let mut all = vec![marks(say, &results), by_criterion(say, &results), by_score(say, &results)];
    all.extend(by_box(say, &results));
    all.push(by_year(say, &results, &before()));
    all
}

/// A well-formed drawing says what it shows, has no colour of its own on a page, and none but its own on paper.
#[test]
fn every_chart_is_well_formed_and_told_in_words() {
    for case in all() {
        for lang in Lang::ALL {
            for one in drawn(Say(lang), &case) {
                assert!(
                    one.svg.contains(&format!("role=\"img\"><title>{}</title><desc>", one.title)),
                    "{}",
                    one.svg
                );
                for banned in ["style=", "fill=", "stroke=", "<script", "id=\""] {
                    assert!(!one.svg.contains(banned), "{banned} in {}", one.svg);
                }
                assert!(
                    one.narrow.contains("chart--narrow") && one.narrow.contains(&one.title),
                    "{}",
                    one.narrow
                );
                must_stay_inside(&one.narrow);
                must_stay_inside(&one.svg);
                let paper = printed(&one.svg);
                assert!(!paper.contains("class="), "{paper}");
                for svg in [&one.svg, &one.narrow, &paper] {
                    let mut reader = quick_xml::Reader::from_str(svg);
                    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
                }
                assert!(
                    !one.table.rows.is_empty()
                        && one.table.rows.iter().all(|row| row.len() == one.table.columns.len())
                );
                let unit = &case.units[0].1;
                assert!(one.svg.contains(unit.as_str()) && one.table.rows[0][0].text == *unit);
            }
        }
    }
}

/// No mark begins or ends beyond the drawing's edges.
fn must_stay_inside(svg: &str) {
    let number = |part: &str, name: &str| -> Option<u64> {
        part.split_once(&format!(" {name}=\""))?.1.split('"').next()?.parse().ok()
    };
    let whole =
        svg.split_once("viewBox=\"0 0 ").unwrap().1.split(' ').next().unwrap().parse::<u64>().unwrap();
    for part in
        svg.split('<').filter(|part| ["rect", "circle", "text"].iter().any(|tag| part.starts_with(tag)))
    {
        let tag = part.split('>').next().unwrap();
        let x = number(tag, "x").or_else(|| number(tag, "cx")).unwrap();
        assert!(x + number(tag, "width").unwrap_or(0) <= whole, "{tag} of {whole}");
    }
}

#[test]
fn what_is_drawn_stands_in_the_table_behind() {
    let results = oracle();
    let results = results.results();
    let rows = |drawn: &Drawn| -> Vec<String> {
        let row = |row: &Vec<documents::document::Cell>| {
            row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>().join(" ")
        };
        drawn.table.rows.iter().map(row).collect()
    };
    let say = Say(Lang::En);
    assert_eq!(rows(&marks(say, &results))[5], "第6党支部 6 10 8 12 1 72.31");
    assert_eq!(rows(&by_box(say, &results).unwrap())[3], "第4党支部 91.43 90.00 86.67");
    assert_eq!(rows(&by_score(say, &results))[0], "第1党支部 95.44");
    let years = rows(&by_year(say, &results, &before()));
    assert_eq!(years[0], "第1党支部 93.10 95.44 +2.34");
    assert_eq!(years[2], "第3党支部 no score 92.69 ");
    assert_eq!(years[3], "第4党支部 90.20 89.40 −0.80");
    assert_eq!(years[7], "原第八党支部 84.40 no score ");
}

/// A box that stays sealed has no dot, no letters and no column.
#[test]
fn a_box_that_stays_sealed_is_in_no_chart() {
    let case = all().into_iter().last().unwrap();
    let boxes = by_box(Say(Lang::En), &case.results()).unwrap();
    let heads: Vec<_> = boxes.table.columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(heads, ["branch", "Box A", "Box C+D"]);
    assert!(!boxes.svg.contains(">B<"), "{}", boxes.svg);
    let few = Case { boxes: crate::support::unmerged().boxes, ..oracle() };
    let row = &marks(Say(Lang::En), &few.results()).table.rows[5];
    // 1 + 1 + 4 for the best grade: D's ballots are not among them, and its four are nowhere.
    assert_eq!(row[1].text, "6");
}

#[test]
fn a_name_that_is_too_long_ends_in_an_ellipsis_and_is_whole_when_one_points_at_it() {
    let mut case = oracle();
    case.units[0].1 = format!("<b>{}", "很长的名称".repeat(40));
    for one in drawn(Say(Lang::Zh), &case) {
        assert!(one.svg.contains("…<title>&lt;b&gt;很长的名称"), "{}", one.svg);
        assert!(!one.svg.contains("<b>"));
    }
}

#[test]
fn a_chart_of_many_is_parted_into_pages() {
    let case = oracle();
    let pages: Vec<_> = case.results().paged(3).iter().map(|page| marks(Say(Lang::Zh), page)).collect();
    assert_eq!(pages.iter().map(|page| page.table.rows.len()).collect::<Vec<_>>(), [3, 3, 1]);
    assert!(pages[2].svg.contains("第7党支部") && !pages[2].svg.contains("第6党支部"));
}
