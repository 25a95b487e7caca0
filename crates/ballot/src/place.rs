//! Places in a list that people count from 1 and programs from 0.

/// Gives a one-field type the ways of a place counted from 1. Each list has a type of its own, so that a trustee's
/// place among those who share a key is never taken for the number in the election.
macro_rules! counted_from_one {
    ($name:ident) => {
        impl $name {
            /// The one so counted from 1, or nothing for 0.
            pub fn new(number: usize) -> Option<Self> {
                (number > 0).then_some(Self(number))
            }

            /// The one at a place counted from 0.
            pub fn at(place: usize) -> Self {
                Self(place.saturating_add(1))
            }

            /// Counted from 1.
            pub fn get(self) -> usize {
                self.0
            }

            /// Counted from 0.
            pub(crate) fn place(self) -> usize {
                self.0.saturating_sub(1)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }
    };
}

pub(crate) use counted_from_one;
