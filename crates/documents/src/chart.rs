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

/// How much room a drawing has. Its letters are the same size in both, so that those of a phone stay legible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A page, a projector, paper.
    Wide,
    /// A phone.
    Narrow,
}

impl Room {
    fn class(self) -> &'static str {
        match self {
            Self::Wide => "chart chart--wide",
            Self::Narrow => "chart chart--narrow",
        }
    }

    /// In the drawing's own units.
    fn width(self) -> u64 {
        match self {
            Self::Wide => 720,
            Self::Narrow => 340,
        }
    }

    /// Of the column of names.
    fn names(self) -> u64 {
        match self {
            Self::Wide => 170,
            Self::Narrow => 104,
        }
    }
}

/// A number, and how it is printed beside its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Where the mark stands.
    pub value: Exact,
    /// As the template rounds it.
    pub shown: String,
}
