//! One line of a clerk: who, what, the words. `2? Why late` is a question of the second leader; without a number or a
//! sign the line is as the one before it. Signs of full width are as good as the narrow ones, and `frontend/src/app/entry.ts`
//! reads a line by the same rule.

use serde::{Deserialize, Serialize};

use super::noted::Part;

/// What a line takes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Praise,
    Problem,
    Direction,
    Question,
    /// A question that is to be followed up.
    FollowUp,
    Answer,
}

impl What {
    pub const ALL: [Self; 6] =
        [Self::Praise, Self::Problem, Self::Direction, Self::Question, Self::FollowUp, Self::Answer];

    /// As forms write it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Praise => "praise",
            Self::Problem => "problem",
            Self::Direction => "direction",
            Self::Question => "question",
            Self::FollowUp => "follow_up",
            Self::Answer => "answer",
        }
    }

    /// What is typed before the words, and then a blank.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Praise => "+",
            Self::Problem => "-",
            Self::Direction => ">",
            Self::Question => "?",
            Self::FollowUp => "??",
            Self::Answer => "=",
        }
    }

    /// Of a comment: which part.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::Praise => Some(Part::Praise),
            Self::Problem => Some(Part::Problem),
            Self::Direction => Some(Part::Direction),
            Self::Question | Self::FollowUp | Self::Answer => None,
        }
    }
}

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A `*` alone: to whoever has the floor now.
    Floor,
    Words {
        /// In the list of people, from 1; 0 is somebody who is not in it.
        who: Option<usize>,
        what: Option<What>,
        words: String,
    },
}

/// Reads a line.
pub fn read(line: &str) -> Line {
    let line = line.trim();
    if narrow(line) == "*" {
        return Line::Floor;
    }
    let (head, words) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let head = narrow(head);
    let sign = head.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = head.strip_suffix(sign).unwrap_or_default();
    match What::ALL.into_iter().find(|what| what.sign() == sign) {
        Some(what) if number.len() <= 2 => {
            Line::Words { who: number.parse().ok(), what: Some(what), words: words.trim().to_owned() }
        }
        Some(_) | None => Line::Words { who: None, what: None, words: line.to_owned() },
    }
}

/// As a keyboard for Chinese may type it.
fn narrow(text: &str) -> String {
    let narrow = |c: char| match c {
        '＋' => '+',
        '－' | '—' | '–' => '-',
        '＞' | '》' => '>',
        '？' => '?',
        '＝' => '=',
        '＊' => '*',
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(narrow).collect()
}
