//! Charts as our own SVG: one drawing for page, projector and paper. Geometry is in attributes, colour in classes, so
//! that a strict content policy and both colour schemes hold; [`printed`] puts the colours in, for where there is no
//! style sheet. What colour tells, a mark or a word tells as well. The table stands behind each, never only the picture.

mod bar;
mod boxes;
mod distribution;
mod drawing;
mod label;
mod printed;
mod progress;
mod result;
mod scale;
mod scores;
mod years;

use review::exact::Exact;

pub use bar::{Segment, stacked_bar};
pub use boxes::{Boxed, boxes};
pub use distribution::{Bar, Panel, criteria, distribution};
pub use printed::printed;
pub use progress::{Reached, progress};
pub use result::{Before, Drawn, by_box, by_criterion, by_score, by_year, marks};
pub use scores::{Bound, Scored, scores};
pub use years::{Pair, years};

/// A number, and how it is printed beside its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Where the mark stands.
    pub value: Exact,
    /// As the template rounds it.
    pub shown: String,
}
