use std::fmt::Write as _;

/// A drawing on its way. Writing to a string cannot fail.
pub(super) struct Drawing {
    class: &'static str,
    width: u64,
    height: u64,
    body: String,
}

/// A rectangle, in the drawing's own units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) x: u64,
    pub(super) y: u64,
    pub(super) width: u64,
    pub(super) height: u64,
}

impl Drawing {
    pub(super) fn new(class: &'static str, width: u64, height: u64) -> Self {
        Self { class, width, height, body: String::new() }
    }

    pub(super) fn rect(&mut self, class: &str, place: Place) {
        let Place { x, y, width, height } = place;
        let _ = write!(
            self.body,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
        );
    }

    /// With what it says when one points at it.
    pub(super) fn titled_rect(&mut self, class: &str, place: Place, title: &str) {
        let Place { x, y, width, height } = place;
        let _ = write!(
            self.body,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"><title>{}</title></rect>",
            escaped(title)
        );
    }

    /// A small box with round ends.
    pub(super) fn pill(&mut self, class: &str, place: Place) {
        let Place { x, y, width, height } = place;
        let round = height / 2;
        let _ = write!(
            self.body,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\"/>"
        );
    }

    pub(super) fn line(&mut self, class: &str, from: (u64, u64), until: (u64, u64)) {
        self.path(class, &format!("M{} {}L{} {}", from.0, from.1, until.0, until.1));
    }

    pub(super) fn path(&mut self, class: &str, path: &str) {
        let _ = write!(self.body, "<path class=\"{class}\" d=\"{path}\"/>");
    }

    /// A dot, and what it says when one points at it.
    pub(super) fn dot(&mut self, class: &str, at: (u64, u64), radius: u64, title: &str) {
        let _ = write!(
            self.body,
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{radius}\"><title>{}</title></circle>",
            at.0,
            at.1,
            escaped(title)
        );
    }

    /// Words whose middle line is at the height given.
    pub(super) fn text(&mut self, class: &str, at: (u64, u64), text: &str) {
        let _ = write!(
            self.body,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\" dy=\"0.36em\">{}</text>",
            at.0,
            at.1,
            escaped(text)
        );
    }

    /// Words that were shortened, and all of them when one points at them.
    pub(super) fn titled_text(&mut self, class: &str, at: (u64, u64), text: &str, title: &str) {
        let _ = write!(
            self.body,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\" dy=\"0.36em\">{}<title>{}</title></text>",
            at.0,
            at.1,
            escaped(text),
            escaped(title)
        );
    }

    /// The whole, with its name and, where there is more to say, what it shows.
    pub(super) fn svg(self, title: &str, described: Option<&str>) -> String {
        let Self { class, width, height, body } = self;
        let described = described.map(|text| format!("<desc>{}</desc>", escaped(text))).unwrap_or_default();
        format!(
            "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{}</title>{described}{body}</svg>",
            escaped(title)
        )
    }
}

/// As text or attribute of the drawing; what no XML may hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let lawful = |c: &char| !(c.is_control() && !c.is_whitespace() || ('\u{fffe}'..='\u{ffff}').contains(c));
    text.chars().filter(lawful).collect()
}
