use serde_json::json;
use storage::testing::{Engine, TestDatabase};

use crate::support::Held;

/// Unit; score of C+D, on-site score, composite, share of "poor"; suggested, decided; whether a talk follows.
type Line = (&'static str, [&'static str; 4], [&'static str; 2], bool);

/// Worked out apart, with exact fractions.
const RESULT: [Line; 7] = [
    ("B1", ["96.6667", "96.8571", "95.44", "0/37"], ["good", "good"], false),
    ("B2", ["93.3333", "93.7143", "92.69", "0/37"], ["tie", "good"], false),
    ("B3", ["93.3333", "93.7143", "92.69", "0/37"], ["tie", "fairly_good"], false),
    ("B4", ["86.6667", "89.2381", "89.40", "1/37"], ["fairly_good", "fairly_good"], false),
    ("B5", ["86.9565", "86.4017", "87.36", "0/36"], ["fairly_good", "fairly_good"], false),
    ("B6", ["64.3478", "66.0248", "72.31", "12/36"], ["average", "average"], true),
    ("B7", ["91.3043", "89.2836", "89.71", "0/36"], ["fairly_good", "fairly_good"], false),
];

/// Good, fairly good, average, poor, abstained: by unit, in the boxes A, B and C+D. In B everybody's own row is blank.
const SUMS: [(&str, [[u64; 5]; 3]); 7] = [
    ("B1", [[6, 1, 0, 0, 0], [5, 1, 0, 0, 1], [20, 4, 0, 0, 0]]),
    ("B2", [[5, 2, 0, 0, 0], [4, 2, 0, 0, 1], [17, 6, 1, 0, 0]]),
    ("B3", [[5, 2, 0, 0, 0], [4, 2, 0, 0, 1], [17, 6, 1, 0, 0]]),
    ("B4", [[4, 3, 0, 0, 0], [3, 3, 0, 0, 1], [13, 7, 3, 1, 0]]),
    ("B5", [[3, 3, 1, 0, 0], [3, 2, 1, 0, 1], [11, 9, 3, 0, 1]]),
    ("B6", [[1, 2, 2, 2, 0], [1, 2, 2, 1, 1], [4, 6, 4, 9, 1]]),
    ("B7", [[4, 2, 1, 0, 0], [3, 2, 1, 0, 1], [14, 8, 1, 0, 1]]),
];

fn reproduces_the_oracle(held: &Held) {
    for (unit, [merged, onsite, composite, poor], [suggested, decided], talk) in RESULT {
        let line = held.reporter(unit);
        assert_eq!(line["boxes"]["C+D"], merged, "{unit}");
        assert_eq!(line["onsite"], onsite, "{unit}");
        assert_eq!(line["composite"], composite, "{unit}");
        assert_eq!(line["poor"], poor, "{unit}");
        assert_eq!(line["suggested"], suggested, "{unit}");
        assert_eq!(line["decided"], decided, "{unit}");
        assert_eq!(line["trigger"], talk, "{unit}");
    }
    for (unit, boxes) in SUMS {
        for (label, [good, fairly_good, average, poor, abstain]) in ["A", "B", "C+D"].into_iter().zip(boxes) {
            let sums = held.ballot_box(label)["sums"].as_array().unwrap();
            let row = sums.iter().find(|row| row["unit"] == unit).unwrap();
            let counts = json!({
                "good": good, "fairly_good": fairly_good, "average": average, "poor": poor, "abstain": abstain,
            });
            assert_eq!(row["counts"], counts, "{unit} in box {label}");
        }
    }
    let papers = json!({
        "roll": 40, "present": 39, "issued": 39, "collected": 39, "valid": 38, "invalid": 1,
    });
    assert_eq!(held.json["papers"], papers);
    for (label, issued, valid, invalid, cards, replaced) in
        [("A", 7, 7, 0, 9, 1), ("B", 7, 7, 0, 9, 1), ("C+D", 25, 24, 1, 27, 3)]
    {
        let one = held.ballot_box(label);
        let found =
            ["issued", "valid", "invalid", "cards", "replaced"].map(|what| one[what].as_u64().unwrap());
        assert_eq!(found, [issued, valid, invalid, cards, replaced], "box {label}");
    }
    assert_eq!(held.json["items"], 17);
    assert_eq!(held.json["agrees"], true);
}

#[test]
fn a_rehearsal_reproduces_the_oracle_on_sqlite() {
    let held = Held::shared();
    reproduces_the_oracle(held);
    assert!(held.printed.ends_with("All numbers agree.\n"), "{}", held.printed);
    assert_eq!(held.printed.lines().filter(|line| line.ends_with("agrees")).count(), 7);
}

#[tokio::test]
async fn a_rehearsal_reproduces_the_oracle_on_postgresql() {
    let Some(database) = TestDatabase::on(Engine::Postgres).await else { return };
    let url = database.url.clone();
    let held = tokio::task::spawn_blocking(move || Held::on(Some(&url))).await.unwrap();
    reproduces_the_oracle(&held);
}
