//! Licence expressions, as SPDX writes them.

use std::collections::BTreeSet;

/// Whether we may pass on something under `expression` when we accept `allow`.
///
/// `OR` leaves the choice to us, `AND` does not; `AND` binds tighter. The old
/// form with a slash means `OR`. What cannot be read is not allowed.
pub fn allowed(expression: &str, allow: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest, allow) == Some(true) && rest.is_empty()
}

fn either(rest: &mut &[&str], allow: &BTreeSet<String>) -> Option<bool> {
    let mut answer = both(rest, allow)?;
    while let ["OR", after @ ..] = *rest {
        *rest = after;
        answer |= both(rest, allow)?;
    }
    Some(answer)
}

fn both(rest: &mut &[&str], allow: &BTreeSet<String>) -> Option<bool> {
    let mut answer = one(rest, allow)?;
    while let ["AND", after @ ..] = *rest {
        *rest = after;
        answer &= one(rest, allow)?;
    }
    Some(answer)
}

fn one(rest: &mut &[&str], allow: &BTreeSet<String>) -> Option<bool> {
    match *rest {
        ["(", after @ ..] => {
            *rest = after;
            let answer = either(rest, allow)?;
            let [")", after @ ..] = *rest else { return None };
            *rest = after;
            Some(answer)
        }
        // An exception only ever gives more than its licence.
        [name, "WITH", exception, after @ ..] => {
            *rest = after;
            Some(allow.contains(*name) || allow.contains(&format!("{name} WITH {exception}")))
        }
        [name, after @ ..] => {
            *rest = after;
            Some(allow.contains(*name))
        }
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(allow: &[&str], expression: &str) -> bool {
        allowed(expression, &allow.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn one_good_choice_is_enough() {
        assert!(with(&["MIT"], "Apache-2.0 OR MIT"));
        assert!(with(&["MIT"], "MIT/Apache-2.0"));
        assert!(!with(&["MIT"], "GPL-3.0-only OR Apache-2.0"));
    }

    #[test]
    fn two_licences_at_once_must_both_be_good() {
        assert!(with(&["MIT", "OFL-1.1"], "MIT AND OFL-1.1"));
        assert!(!with(&["MIT"], "MIT AND OFL-1.1"));
    }

    #[test]
    fn and_binds_tighter_than_or_unless_in_brackets() {
        assert!(with(&["ISC"], "ISC OR MIT AND GPL-3.0-only"));
        assert!(!with(&["ISC"], "(ISC OR MIT) AND GPL-3.0-only"));
    }

    #[test]
    fn an_exception_widens_its_licence() {
        assert!(with(&["Apache-2.0"], "Apache-2.0 WITH LLVM-exception"));
        assert!(with(&["GPL-2.0 WITH Classpath-exception-2.0"], "GPL-2.0 WITH Classpath-exception-2.0"));
    }

    #[test]
    fn what_cannot_be_read_is_not_allowed() {
        for odd in ["", "MIT MIT", "(MIT", "MIT OR", "MIT)"] {
            assert!(!with(&["MIT"], odd), "{odd}");
        }
    }
}
