/// A Latin character is one unit of a spreadsheet's columns, a Chinese one two.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn a_chinese_character_is_as_wide_as_two_others() {
        assert_eq!((width("B1"), width("科研党支部"), width("党支部 B1")), (2, 10, 9));
    }
}
