//! Reviews whose numbers are known, one for each way to count.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use documents::workbook::{Reported, Results};
use review::exact::Exact;
use review::id::ReporterId;
use review::result::{Adjustment, BoxSums, Refusal, Rows, Score, Scoring, Suggestion, each_score, suggest};
use review::template::{GradeKey, Template};

use crate::support::{
    DEMONSTRATION, criterion, demonstration, exact, grade, group, input, merged, reporter, reporters,
    retabled, row,
};

/// A review with its scores.
pub struct Case {
    pub name: &'static str,
    pub template: Template,
    pub boxes: Vec<BoxSums>,
    pub units: Vec<(ReporterId, String)>,
    pub scores: Vec<Result<Score, Refusal>>,
    pub suggestions: Vec<Suggestion>,
    pub decided: BTreeMap<ReporterId, GradeKey>,
    /// What the scores were made of.
    pub from: Scoring,
    /// Composites as they are printed.
    pub printed: Vec<&'static str>,
}

impl Case {
    fn new(name: &'static str, template: Template, from: &Scoring, printed: &[&'static str]) -> Self {
        let all: Vec<_> = (1..).map(reporter).take(printed.len()).collect();
        let scores = each_score(&template, &all, from);
        let known: Option<Vec<_>> = scores.iter().map(|score| score.as_ref().ok().cloned()).collect();
        let suggestions = known.map_or_else(Vec::new, |known| suggest(&template, &known, &from.boxes));
        let units = (1..).zip(&all).map(|(n, id)| (*id, format!("第{n}党支部"))).collect();
        let (boxes, decided, printed) = (from.boxes.clone(), BTreeMap::new(), printed.to_vec());
        let from = from.clone();
        Self { name, template, boxes, units, scores, suggestions, decided, from, printed }
    }

    /// The same rules over other numbers.
    pub fn over(&self, from: &Scoring) -> Self {
        Self::new(self.name, self.template.clone(), from, &self.printed)
    }

    pub fn results(&self) -> Results<'_> {
        let reported = self.units.iter().zip(&self.scores).map(|((id, unit), score)| Reported {
            reporter: *id,
            unit,
            score: score.as_ref(),
            suggestion: self.suggestions.iter().find(|one| one.reporter == *id),
            decided: self.decided.get(id),
        });
        Results {
            organisation: "示例超硬材料研究所",
            year: 2022,
            template: &self.template,
            boxes: &self.boxes,
            reporters: reported.collect(),
        }
    }
}

/// Groups and criteria by their weights, other inputs and lines: what differs from the demonstration.
#[derive(Default)]
struct Rules<'a> {
    groups: &'a [(&'a str, &'a str)],
    criteria: &'a [(&'a str, &'a str)],
    /// Under `[assessment]`.
    assessment: &'a str,
    /// Under the ballots' input.
    ballots: &'a str,
    /// More inputs, and the weight that is left to the ballots.
    others: &'a str,
    left: &'a str,
}

fn rules(of: &Rules<'_>) -> Template {
    let mut text = retabled(DEMONSTRATION, "facts.checks", "");
    if !of.groups.is_empty() {
        let mut groups = String::new();
        for (key, weight) in of.groups {
            writeln!(groups, "[[evaluation.groups]]\nkey = \"{key}\"\nweight = \"{weight}\"").unwrap();
            writeln!(
                groups,
                "title = {{ zh = \"组\", en = \"Group\" }}\ncolour = \"red\"\nown_row = \"mark\""
            )
            .unwrap();
        }
        text = retabled(&text, "evaluation.groups", &groups);
    }
    if !of.criteria.is_empty() {
        let mut criteria = String::new();
        for (key, weight) in of.criteria {
            writeln!(criteria, "[[evaluation.criteria]]\nkey = \"{key}\"\nweight = \"{weight}\"").unwrap();
            writeln!(
                criteria,
                "title = {{ zh = \"项\", en = \"C\" }}\nguidance = {{ zh = \"说明\", en = \"G\" }}"
            )
            .unwrap();
        }
        text = retabled(&text, "evaluation.criteria", &criteria);
    }
    let left = if of.left.is_empty() { "1" } else { of.left };
    let inputs = format!(
        "[[assessment.inputs]]\nkey = \"on_site\"\nweight = \"{left}\"\nsource = \"evaluation\"\n{}\n\
         title = {{ zh = \"测评\", en = \"Ballots\" }}\n{}",
        of.ballots, of.others
    );
    let text = retabled(&text, "assessment.inputs", &inputs);
    let text = text.replacen("[assessment]\n", &format!("[assessment]\n{}\n", of.assessment), 1);
    Template::parse(&text).expect("a lawful template")
}

fn one_box(letter: &str, weight: &str, marks: &[(&str, &str)]) -> BoxSums {
    let on = |&(key, votes): &(&str, &str)| (criterion(key), row(votes));
    let rows = Rows::from([(reporter(1), marks.iter().map(on).collect())]);
    BoxSums { groups: vec![group(letter)], weight: exact(weight), rows: Some(rows) }
}

fn boxes(of: &[(&str, &str, &str)]) -> Scoring {
    let one = |&(letter, weight, marks): &(&str, &str, &str)| {
        let mut sums = one_box(letter, weight, &[("overall", marks)]);
        // Written as nothing: a box that stays sealed.
        sums.rows = sums.rows.filter(|_| marks != "0/0/0/0");
        sums
    };
    Scoring { boxes: of.iter().map(one).collect(), ..Scoring::default() }
}

/// The same under a gate: whose branch is below 92.1 is average at best, and of those below 93 one in six.
pub fn gated() -> Case {
    let gate = "[[assessment.gates]]\nkey = \"branch_result\"\ntitle = { zh = \"支部考核\", en = \"Branch\" }\n\
         input = \"branch\"\nbound = \"92.1\"\noperator = \"at_least\"\nceiling = \"average\"\n\n\
         [[assessment.caps]]\ngrade = \"good\"\nshare = \"1/6\"\ninput = \"branch\"\nbelow = 93\n\n[news]";
    let template = Template::parse(&DEMONSTRATION.replacen("[news]", gate, 1)).expect("a lawful template");
    let printed = ["95.44", "92.69", "92.69", "89.40", "87.36", "72.31", "89.71"];
    Case::new("gated", template, &merged(), &printed)
}

/// Domain notes 9.6, with grades decided.
pub fn oracle() -> Case {
    let printed = ["95.44", "92.69", "92.69", "89.40", "87.36", "72.31", "89.71"];
    let mut case = Case::new("oracle", demonstration(), &merged(), &printed);
    case.decided = reporters().into_iter().zip(["good", "good", "fairly_good"].map(grade)).collect();
    case
}

fn t1(limits: &str, points: &[&str], printed: &'static str) -> Case {
    let rules = rules(&Rules {
        groups: &[("A", "20%"), ("B", "40%"), ("C", "40%")],
        criteria: &[("workload", "30%"), ("efficiency", "30%"), ("completion", "40%")],
        ..Rules::default()
    });
    let limits = format!("[assessment.adjustments]\n{limits}\n[[assessment.bands]]");
    let rules = Template::parse(&rules.text().replacen("[[assessment.bands]]", &limits, 1)).unwrap();
    let marks = |w, e, c| [("workload", w), ("efficiency", e), ("completion", c)];
    let boxes = vec![
        one_box("A", "20%", &marks("6/3/1/0", "5/4/1/0", "7/2/1/0")),
        one_box("B", "40%", &marks("20/15/5/0", "18/16/4/2", "22/12/6/0")),
        one_box("C", "40%", &marks("3/2/0/0", "2/3/0/0", "4/1/0/0")),
    ];
    let adjustment = |points: &&str| Adjustment::new(exact(points), "=1+1, a prize of the city").unwrap();
    let adjustments = BTreeMap::from([(reporter(1), points.iter().map(adjustment).collect())]);
    Case::new("t1", rules, &Scoring { boxes, adjustments, ..Scoring::default() }, &[printed])
}

fn t4(trim: &str, judges: &[&str], printed: &'static str) -> Case {
    let others = format!(
        "[[assessment.inputs]]\nkey = \"panel\"\nweight = \"50%\"\nsource = \"judges\"\njudges = 5\n{trim}\n\
         title = {{ zh = \"评委\", en = \"Panel\" }}\n\
         [[assessment.inputs]]\nkey = \"annual\"\nweight = \"50%\"\nsource = \"entered\"\n\
         title = {{ zh = \"年度考核\", en = \"Annual\" }}\n"
    );
    let rules = rules(&Rules { others: &others, left: "0", ..Rules::default() });
    let mut from = boxes(&[("A", "1", "9/0/0/0")]);
    let given = judges.iter().map(|score| exact(score)).collect();
    from.judged.entry(reporter(1)).or_default().insert(input("panel"), given);
    from.entered.entry(reporter(1)).or_default().insert(input("annual"), exact("86.50"));
    Case::new("t4", rules, &from, &[printed])
}

/// T7 with the votes of its fourth group; `0/0/0/0` for a box that was never opened.
fn t7(assessment: &str, fourth: &str, printed: &'static str) -> Case {
    let groups = [("A", "15%"), ("B", "15%"), ("C", "20%"), ("D", "10%"), ("E", "15%"), ("F", "25%")];
    let marks = ["15/5/0/0", "12/8/0/0", "10/10/0/0", fourth, "6/14/0/0", "11/9/0/0"];
    let of: Vec<_> = groups.iter().zip(marks).map(|((key, weight), marks)| (*key, *weight, marks)).collect();
    let rules = rules(&Rules { groups: &groups, assessment, ..Rules::default() });
    Case::new("t7", rules, &boxes(&of), &[printed])
}

/// One rule, ballots alone.
fn ballots(
    name: &'static str,
    assessment: &str,
    of_input: &str,
    of: &[(&str, &str, &str)],
    printed: &'static str,
) -> Case {
    let groups: Vec<_> = of.iter().map(|(key, weight, _)| (*key, *weight)).collect();
    let rules = rules(&Rules { groups: &groups, assessment, ballots: of_input, ..Rules::default() });
    Case::new(name, rules, &boxes(of), &[printed])
}

fn counting_abstentions(case: &Case, from: &Scoring, printed: &'static str) -> Case {
    let text = case.template.text().replace("in_denominator = false", "in_denominator = true");
    Case::new("abstentions count", Template::parse(&text).unwrap(), from, &[printed])
}

/// Domain notes 3.7, and what else a template may say.
pub fn all() -> Vec<Case> {
    const SEVEN: [&str; 7] = ["96", "94", "93", "91", "90", "88", "72"];
    const TEN: [&str; 10] = ["96", "94", "93", "91", "90", "88", "72", "80", "80", "80"];
    const T2: [(&str, &str, &str); 2] = [("A", "60%", "5/2/0/0"), ("B", "40%", "12/9/2/1")];
    const T3: [(&str, &str, &str); 1] = [("A", "1", "15/9/3/1 +2")];
    const TRIMMED: [(&str, &str, &str); 1] = [("A", "1", "3/2/0/1 +1")];
    let t3 = || ballots("t3", "", "", &T3, "87.14");
    let mut withheld = merged();
    withheld.boxes[1].rows = None;
    withheld.checked.remove(&reporter(3));
    vec![
        oracle(),
        t1("", &["1.5"], "91.28"),
        t1("bonus = \"2.5\"\ndeduction = 3", &["2", "1.5", "-1", "-4"], "89.28"),
        t1("bonus = 20\ngreatest = 100", &["15"], "100.00"),
        t1("least = 60", &["-50", "0"], "60.00"),
        ballots("t2", "", "", &T2, "91.24"),
        ballots("t2 pooled", "mean = \"pooled\"", "", &T2, "88.39"),
        ballots("t2b", "", "", &[("A", "60%", "4/3/0/0"), ("B", "40%", "11/12/0/0")], "90.68"),
        t3(),
        counting_abstentions(&t3(), &boxes(&T3), "81.33"),
        t4("trim = 1\ntrim_above = 5", &SEVEN, "88.85"),
        t4("trim = 1\ntrim_above = 5", &["96", "94", "90", "88", "72"], "87.25"),
        t4("trim = \"10%\"", &TEN, "86.75"),
        t7("", "8/12/0/0", "90.50"),
        t7("", "0/0/0/0", "90.78"),
        t7("", "0/0/0/0 +6", "90.78"),
        t7("absent = \"zero\"", "0/0/0/0", "81.70"),
        t7("absent = \"zero\"", "0/0/0/0 +6", "81.70"),
        t7("absent = \"refuse\"", "8/12/0/0", "90.50"),
        ballots("trim", "", "trim = 1\ntrim_above = 5", &[("A", "1", "2/3/1/1")], "80.00"),
        ballots(
            "trim a share",
            "",
            "trim = \"29%\"",
            &[("A", "2/3", "70/20/5/5"), ("B", "1/3", "3/2/1/0")],
            "96.35",
        ),
        counting_abstentions(&ballots("trim", "", "trim = 1", &TRIMMED, "85.00"), &boxes(&TRIMMED), "80.00"),
        Case::new(
            "withheld",
            demonstration(),
            &withheld,
            &["95.46", "92.72", "", "89.32", "87.33", "71.91", "89.98"],
        ),
    ]
}

/// All numbers of a score, top down.
pub fn values(score: &Score) -> Vec<Exact> {
    score.composite.walk().into_iter().map(|number| number.value.clone()).collect()
}
