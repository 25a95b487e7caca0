//! A unit's own result, as a bound of it is said.

use review::{exact::Exact, template::Template};

use super::number;
use crate::Say;

impl Say {
    /// Such as “Annual assessment: below 80”.
    pub fn own_result(
        self,
        template: &Template,
        input: &review::template::InputKey,
        from: Option<&Exact>,
        below: Option<&Exact>,
    ) -> String {
        let title = template.input(input).map(|input| input.title.in_lang(self.lang()));
        let bounds = match (from.map(number), below.map(number)) {
            (Some(from), Some(below)) => self.template_own_bounds(from, below),
            (Some(from), None) => self.template_own_bound_from(from),
            (None, Some(below)) => self.template_own_bound_below(below),
            (None, None) => String::new(),
        };
        self.template_own_cap_is(title.unwrap_or(input.as_str()), bounds)
    }
}
