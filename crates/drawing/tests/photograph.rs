//! Photographs that people hand in: upright, small, and telling nothing of camera and place.

use std::io::Cursor;

use drawing::{NoPhotograph, Packing, photograph};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

/// Red on the left, blue on the right.
fn flag(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(
        width,
        height,
        |x, _| if x < width / 2 { Rgb([200, 20, 20]) } else { Rgb([20, 20, 200]) },
    )
}

fn packed(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with what a camera writes into it: how it was held, and a name of a place.
fn taken(picture: RgbImage, held: u8) -> Vec<u8> {
    let jpeg = packed(picture, ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([held, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS of the hall");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

fn opened(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).unwrap().to_rgb8()
}

#[test]
fn a_photograph_is_drawn_in_two_widths_and_keeps_its_shape() {
    let [wide, narrow] = photograph(&packed(flag(2000, 1000), ImageFormat::Jpeg), [1600, 640]).unwrap();
    assert_eq!((wide.width, wide.height, wide.packing), (1600, 800, Packing::Jpeg));
    assert_eq!((narrow.width, narrow.height), (640, 320));
    assert_eq!(opened(&narrow.bytes).dimensions(), (640, 320));
    let [small, _] = photograph(&packed(flag(300, 100), ImageFormat::WebP), [1600, 640]).unwrap();
    assert_eq!((small.width, small.height, small.packing), (300, 100, Packing::Jpeg));
}

#[test]
fn a_photograph_stands_upright_and_tells_nothing_of_the_camera() {
    let file = taken(flag(80, 40), 6);
    assert!(file.windows(3).any(|some| some == b"GPS"));
    let [print, _] = photograph(&file, [1600, 640]).unwrap();
    assert_eq!((print.width, print.height), (40, 80));
    let picture = opened(&print.bytes);
    let (top, foot) = (picture.get_pixel(20, 5), picture.get_pixel(20, 75));
    assert!(top[0] > 150 && foot[2] > 150, "red is on top: {top:?} {foot:?}");
    for trace in [&b"Exif"[..], b"GPS"] {
        assert!(!print.bytes.windows(trace.len()).any(|some| some == trace));
    }
}

#[test]
fn a_chart_stays_sharp_and_transparent() {
    let chart = RgbaImage::from_pixel(20, 20, Rgba([0, 0, 0, 0]));
    let [print, _] = photograph(&packed(chart, ImageFormat::Png), [1600, 640]).unwrap();
    assert_eq!(print.packing, Packing::Png);
    assert_eq!(image::load_from_memory(&print.bytes).unwrap().to_rgba8().get_pixel(3, 3)[3], 0);
}

#[test]
fn what_is_no_picture_is_refused() {
    let cut = packed(flag(200, 100), ImageFormat::Png);
    let gif = b"GIF89a\x01\0\x01\0\0\0\0;".to_vec();
    for file in [b"I am no picture".to_vec(), Vec::new(), cut[..cut.len() / 2].to_vec(), gif] {
        assert_eq!(photograph(&file, [1600, 640]), Err(NoPhotograph::Broken));
    }
}

#[test]
fn a_picture_that_would_fill_the_memory_is_refused_before_it_is_read() {
    let mut bomb = packed(flag(2, 2), ImageFormat::Png);
    // The header says 16,000 × 16,000.
    bomb[16..24].copy_from_slice(&[0, 0, 0x3E, 0x80, 0, 0, 0x3E, 0x80]);
    assert!(photograph(&bomb, [1600, 640]).is_err());
}
