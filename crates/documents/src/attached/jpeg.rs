//! Photographs without what the camera notes of them.

/// The picture without notes on place, time, device and owner, and without what hangs behind its end. Which way up it
/// is stays. `None` when it is not whole.
pub(super) fn without_notes(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(b"\xFF\xD8")?;
    let mut kept = b"\xFF\xD8".to_vec();
    let mut orientation = None;
    loop {
        let marker = marker(&mut rest)?;
        if marker == 0xD9 {
            kept.extend([0xFF, 0xD9]);
            return Some(upright(kept, orientation));
        }
        let segment = segment(&mut rest)?;
        match marker {
            0xE1 => orientation = orientation.or_else(|| turned(segment)),
            // Of the rest, APP2 may hold the colours' profile and APP14 how they are coded; 0xFE is a comment.
            0xE3..=0xED | 0xEF | 0xFE => {}
            _ => {
                kept.extend([0xFF, marker]);
                kept.extend(u16::try_from(segment.len() + 2).ok()?.to_be_bytes());
                kept.extend(segment);
            }
        }
        if marker == 0xDA {
            let scan = scan(&mut rest)?;
            kept.extend(scan);
        }
    }
}

/// The byte after `FF`; any number of `FF` may stand before it.
fn marker(rest: &mut &[u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    if *first != 0xFF {
        return None;
    }
    let at = after.iter().position(|byte| *byte != 0xFF)?;
    let (marker, after) = after.get(at..)?.split_first()?;
    *rest = after;
    Some(*marker)
}

fn segment<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
    let (segment, after) = after.split_at_checked(length)?;
    *rest = after;
    Some(segment)
}

/// The coded picture: up to the next marker that is neither a stuffed byte nor a restart.
fn scan<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let ends = |pair: &[u8]| matches!(pair, [0xFF, second] if *second != 0 && !(0xD0..=0xD7).contains(second) && *second != 0xFF);
    let at = rest.windows(2).position(ends)?;
    let (scan, after) = rest.split_at_checked(at)?;
    *rest = after;
    Some(scan)
}

/// The tag that says which way up the picture is, out of a camera's notes.
fn turned(notes: &[u8]) -> Option<u8> {
    let tiff = notes.strip_prefix(b"Exif\0\0")?;
    let big = tiff.starts_with(b"MM");
    let two = |at: usize| -> Option<u16> {
        let pair = tiff.get(at..)?.first_chunk::<2>()?;
        Some(if big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) })
    };
    let four = tiff.get(4..)?.first_chunk::<4>()?;
    let directory = if big { u32::from_be_bytes(*four) } else { u32::from_le_bytes(*four) };
    let directory = usize::try_from(directory).ok()?;
    let count = usize::from(two(directory)?);
    let entries = (0..count).filter_map(|at| directory.checked_add(2 + at * 12));
    let found = entries.into_iter().find(|at| two(*at) == Some(0x0112))?;
    u8::try_from(two(found.checked_add(8)?)?).ok().filter(|way| (2..=8).contains(way))
}

/// Puts back which way up it is, and nothing else, behind the start.
fn upright(kept: Vec<u8>, orientation: Option<u8>) -> Vec<u8> {
    let Some(way) = orientation else { return kept };
    let mut noted = b"\xFF\xD8\xFF\xE1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    noted.extend([way, 0, 0, 0, 0, 0, 0]);
    noted.extend(kept.get(2..).unwrap_or_default());
    noted
}

#[cfg(test)]
mod tests {
    use super::{turned, without_notes};

    fn noted(marker: u8, contents: &[u8]) -> Vec<u8> {
        let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], length.as_slice(), contents].concat()
    }

    fn picture(notes: &[Vec<u8>]) -> Vec<u8> {
        let tables = noted(0xDB, &[7; 65]);
        // A stuffed byte, a restart, and a second scan behind tables of its own.
        let scan = [noted(0xDA, &[1; 10]), vec![1, 0xFF, 0, 2, 0xFF, 0xD0, 3]].concat();
        let again = [noted(0xC4, &[2; 20]), noted(0xDA, &[1; 10]), vec![4, 5]].concat();
        [vec![0xFF, 0xD8], notes.concat(), tables, scan, again, vec![0xFF, 0xD9]].concat()
    }

    /// A camera's notes with the picture lying on its side, and where it was taken.
    fn camera() -> Vec<u8> {
        let tag = |id: u8, value: u8| [0x12 - id, 1, 3, 0, 1, 0, 0, 0, value, 0, 0, 0];
        [b"Exif\0\0II*\0\x08\0\0\0\x02\0".as_slice(), &tag(2, 9), &tag(0, 6), b"\0\0\0\0GPS 31.2N".as_slice()]
            .concat()
    }

    #[test]
    fn a_cameras_notes_go_and_the_picture_stays() {
        let kept_too = noted(0xE0, b"JFIF\0");
        let notes = [
            kept_too.clone(),
            noted(0xE1, b"http://ns.adobe.com/ owner"),
            noted(0xED, b"place"),
            noted(0xFE, b"a comment"),
        ];
        let mut sent = picture(&notes);
        sent.extend(b"a second picture behind the end");
        assert_eq!(without_notes(&sent).unwrap(), picture(&[kept_too]));
    }

    #[test]
    fn which_way_up_it_is_stays() {
        let kept = without_notes(&picture(&[noted(0xE1, &camera())])).unwrap();
        assert!(!kept.windows(3).any(|window| window == b"GPS"));
        assert_eq!(turned(kept.get(6..).unwrap()), Some(6));
        assert_eq!(without_notes(&kept).unwrap(), kept, "once more changes nothing");
    }

    #[test]
    fn a_picture_cut_short_is_none() {
        let whole = picture(&[]);
        for length in 0..whole.len() {
            assert_eq!(without_notes(whole.get(..length).unwrap()), None, "{length}");
        }
    }
}
