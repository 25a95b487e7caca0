//! A text as a picture that phones read: on the projector, on the desk's page, on paper. Always dark on white, with the
//! quiet border that scanners want, whatever the page around it looks like.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// White modules around the code.
const QUIET: usize = 4;

/// A text is longer than a QR code holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text is too long for a QR code")]
pub struct TooLong;

/// The picture as SVG, which scales to whatever holds it. `name` says to who does not see it what it is for.
pub fn svg(text: &str, name: &str) -> Result<String, TooLong> {
    // Read from thirty metres or off creased paper: a quarter of it may be lost.
    let code = QrCode::with_error_correction_level(text, EcLevel::Q)
        .or_else(|_| QrCode::with_error_correction_level(text, EcLevel::L))
        .map_err(|_| TooLong)?;
    let width = code.width();
    let (side, dark) = (width + 2 * QUIET, modules(&code.to_colors(), width));
    Ok(format!(
        "<svg class=\"qr\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/>\
         <path fill=\"#000\" d=\"{dark}\"/></svg>",
        escaped(name),
    ))
}

/// Dark modules as one path: each run in a row is a bar.
fn modules(colours: &[Color], width: usize) -> String {
    let mut path = String::new();
    for (y, row) in colours.chunks(width.max(1)).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                let (left, top, length) = (x + QUIET, y + QUIET, run.len());
                // Writing into a text cannot fail.
                let _ = write!(path, "M{left} {top}h{length}v1h-{length}z");
            }
            x += run.len();
        }
    }
    path
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_with_its_corners_and_a_quiet_border() {
        let drawn = svg("http://hall.test/reviews/1/arrive?t=abc", "Check in \"here\"").unwrap();
        assert!(drawn.starts_with("<svg class=\"qr\" role=\"img\" aria-label=\"Check in &quot;here&quot;\""));
        // The finder pattern of the upper left corner: seven dark modules, four from the border.
        assert!(drawn.contains("d=\"M4 4h7v1h-7z"), "{drawn}");
        assert!(!drawn.contains("M0 ") && !drawn.contains("M3 "), "nothing stands in the quiet border");
        assert!(!drawn.contains("style="), "the content policy allows no inline style");
    }

    #[test]
    fn what_is_too_long_is_said_and_long_texts_take_less_redundancy() {
        assert!(svg(&"x".repeat(2_900), "").is_ok());
        assert_eq!(svg(&"x".repeat(3_000), ""), Err(TooLong));
    }
}
