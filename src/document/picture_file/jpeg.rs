//! JPEG files: only their heads are read, as a PDF holds them as they are.

use std::borrow::Cow;

use super::{Part, Picture, check_size, number};
use crate::document::DocumentError;

/// An inch, in centimetres.
const INCH: f64 = 2.54;

/// What the head of a file says.
#[derive(Default)]
struct Head {
    /// Width, height and the number of colours.
    frame: Option<(u32, u32, u32)>,
    density: Option<(f64, f64)>,
    turn: u16,
    /// Whether it says that it was made by a program that turns inks over.
    is_adobe: bool,
    has_scan: bool,
}

pub(super) fn picture(bytes: &[u8]) -> Result<Picture<'_>, DocumentError> {
    let head = head_of(bytes).ok_or(DocumentError::Damaged)?;
    let (width, height, colours) = head.frame.ok_or(DocumentError::Damaged)?;
    check_size(width, height)?;
    if !head.has_scan {
        return Err(DocumentError::Damaged);
    }
    let space = match (colours, head.is_adobe) {
        (1, _) => "/DeviceGray",
        (3, _) => "/DeviceRGB",
        (4, true) => "/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]",
        (4, false) => "/DeviceCMYK",
        _ => return Err(DocumentError::UnknownPicture),
    };
    Ok(Picture {
        width,
        height,
        density: head.density,
        turn: head.turn,
        parts: vec![Part {
            left: 0,
            top: 0,
            width,
            height,
            entries: format!("/ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode"),
            data: Cow::Borrowed(bytes),
        }],
    })
}

/// Goes through the segments before the picture itself; none where the file ends among them.
fn head_of(bytes: &[u8]) -> Option<Head> {
    let mut head = Head::default();
    let mut at = 2;
    loop {
        let marker = *bytes.get(at..at + 2)?.last()?;
        if bytes.get(at) != Some(&0xff) {
            return Some(head);
        }
        match marker {
            // Filling.
            0xff => {
                at += 1;
                continue;
            }
            0x01 | 0xd0..=0xd8 => {
                at += 2;
                continue;
            }
            0xd9 => return Some(head),
            _ => {}
        }
        let length = usize::try_from(number(bytes, at + 2, 2, false)?).ok()?;
        let segment = bytes.get(at + 4..(at + 2).checked_add(length)?)?;
        match marker {
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let height = number(segment, 1, 2, false)?;
                let width = number(segment, 3, 2, false)?;
                head.frame = Some((width, height, number(segment, 5, 1, false)?));
            }
            0xda => {
                head.has_scan = true;
                return Some(head);
            }
            0xe0 if segment.starts_with(b"JFIF\0") => {
                head.density = density_of(segment).or(head.density);
            }
            0xe1 if segment.starts_with(b"Exif\0\0") => {
                head.turn = segment.get(6..).and_then(turn_of).unwrap_or(0);
            }
            0xee if segment.starts_with(b"Adobe") => head.is_adobe = true,
            _ => {}
        }
        at += 2 + length;
    }
}

fn density_of(segment: &[u8]) -> Option<(f64, f64)> {
    let unit = number(segment, 7, 1, false)?;
    let across = f64::from(number(segment, 8, 2, false)?);
    let down = f64::from(number(segment, 10, 2, false)?);
    let known = across > 0.0 && down > 0.0;
    match unit {
        1 if known => Some((across, down)),
        2 if known => Some((across * INCH, down * INCH)),
        _ => None,
    }
}

/// How a camera was held: the note that it leaves is laid out as a TIFF file is.
fn turn_of(note: &[u8]) -> Option<u16> {
    const ORIENTATION: u32 = 0x0112;
    let is_little = note.starts_with(b"II");
    let list = usize::try_from(number(note, 4, 4, is_little)?).ok()?;
    let entries = number(note, list, 2, is_little)?.min(200);
    for entry in 0..usize::try_from(entries).ok()? {
        let at = list + 2 + entry * 12;
        if number(note, at, 2, is_little)? == ORIENTATION {
            return Some(degrees(number(note, at + 8, 2, is_little)?));
        }
    }
    None
}

/// By how many degrees clockwise a picture is to be turned that is stored with this orientation.
pub(super) const fn degrees(orientation: u32) -> u16 {
    match orientation {
        3 | 4 => 180,
        5 | 6 => 90,
        7 | 8 => 270,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A head of segments, and the beginning of a picture.
    fn file(segments: &[(u8, &[u8])]) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8];
        for (marker, data) in segments {
            file.extend([0xff, *marker]);
            file.extend(u16::try_from(data.len() + 2).unwrap().to_be_bytes());
            file.extend(*data);
        }
        file
    }

    const FRAME: &[u8] = &[8, 0x0d, 0xb4, 0x09, 0xb0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];

    #[test]
    fn size_density_and_the_way_it_was_held_stand_in_the_head() {
        let note = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
        let bytes = file(&[
            (0xe0, b"JFIF\0\x01\x01\x01\x01\x2c\x01\x2c\0\0"),
            (0xe1, note),
            (0xc0, FRAME),
            (0xda, &[0; 10]),
        ]);
        let picture = picture(&bytes).unwrap();
        assert_eq!((picture.width, picture.height), (2_480, 3_508));
        assert_eq!(picture.density, Some((300.0, 300.0)));
        assert_eq!(picture.turn, 90);
    }

    #[test]
    fn a_head_without_a_picture_or_of_an_absurd_size_is_refused() {
        let refused = |bytes: &[u8]| picture(bytes).err();
        assert_eq!(refused(&file(&[(0xc0, FRAME)])), Some(DocumentError::Damaged));
        assert_eq!(refused(&file(&[(0xda, &[0; 10])])), Some(DocumentError::Damaged));
        let huge = [8, 0xff, 0xff, 0xff, 0xff, 3];
        assert_eq!(
            refused(&file(&[(0xc2, &huge), (0xda, &[0; 10])])),
            Some(DocumentError::PictureTooLarge {
                width: 65_535,
                height: 65_535
            })
        );
        assert_eq!(
            refused(&[0xff, 0xd8, 0xff, 0xe0, 0xff]),
            Some(DocumentError::Damaged)
        );
    }
}
