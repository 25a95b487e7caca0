//! The server's numbers against the rules' and against those that the files expect.

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::reckon::Reckoned;
use crate::demonstration::files::Expected;

/// One number from three sources.
pub(super) struct Compared {
    pub(super) what: &'static str,
    pub(super) found: String,
    pub(super) reckoned: String,
    pub(super) expected: String,
}

impl Compared {
    pub(super) fn agrees(&self) -> bool {
        self.found == self.reckoned && self.found == self.expected
    }
}

/// Compares a unit's line.
pub(super) fn line(found: &Value, reckoned: &[Reckoned], expected: &[Expected]) -> Result<Vec<Compared>> {
    let unit = found["unit"].as_str().context("a line of the result has no unit")?;
    let reckoned =
        reckoned.iter().find(|one| one.unit == unit).with_context(|| format!("{unit} is unknown"))?;
    let expected =
        expected.iter().find(|one| one.unit == unit).with_context(|| format!("{unit} is not expected"))?;
    let merged = reckoned.boxes.get("C+D").cloned().unwrap_or_default();
    let one = |what, found: &Value, reckoned: &str, expected: &str| Compared {
        what,
        found: shown(found),
        reckoned: reckoned.to_owned(),
        expected: expected.to_owned(),
    };
    Ok(vec![
        one("C+D", &found["boxes"]["C+D"], &merged, &expected.merged_cd),
        one("on-site", &found["onsite"], &reckoned.onsite, &expected.onsite),
        one("composite", &found["composite"], &reckoned.composite, &expected.composite),
        one("poor", &found["poor"], &reckoned.poor, &expected.poor_share),
        one("suggested", &found["suggested"], &reckoned.suggested, &expected.suggested),
        one("talk", &found["trigger"], yes_or_no(reckoned.trigger), yes_or_no(expected.talk)),
    ])
}

fn yes_or_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn shown(found: &Value) -> String {
    match found {
        Value::String(text) => text.clone(),
        Value::Bool(is) => yes_or_no(*is).to_owned(),
        Value::Null => "none".to_owned(),
        Value::Number(_) | Value::Array(_) | Value::Object(_) => found.to_string(),
    }
}
