//! Files that are pictures: what they are filed as, how they are drawn, and what is refused.

use scrutiny_desk::document::pdf::{NotDrawn, Original, PageWindow};
use scrutiny_desk::document::{self, DocumentError, Format};
use scrutiny_desk::scrutiny::passage::PageWords;

/// Four pixels: black and white above, white and black below.
fn png(interlaced: bool) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 2, 2);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: 11_811,
        yppu: 11_811,
        unit: png::Unit::Meter,
    }));
    assert!(!interlaced, "the encoder cannot");
    let mut writer = encoder.write_header().unwrap();
    // The two white ones are black but see-through.
    writer
        .write_image_data(&[0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255])
        .unwrap();
    drop(writer);
    file
}

/// A TIFF of pages of 16 by 16 pixels in strips of 8 rows, unpacked, black where a bit is set.
fn tiff(is_little: bool, pages: &[[u16; 16]]) -> Vec<u8> {
    let two = |value: u16| {
        if is_little {
            value.to_le_bytes()
        } else {
            value.to_be_bytes()
        }
    };
    let four = |value: u32| {
        if is_little {
            value.to_le_bytes()
        } else {
            value.to_be_bytes()
        }
    };
    let mut file = if is_little {
        b"II*\0".to_vec()
    } else {
        b"MM\0*".to_vec()
    };
    file.extend(four(8));
    for (at, rows) in pages.iter().enumerate() {
        let list = u32::try_from(file.len()).unwrap();
        let end = list + 2 + 9 * 12 + 4;
        let next = if at + 1 == pages.len() { 0 } else { end + 16 + 32 };
        let short = |tag: u16, value: u16| {
            [
                two(tag).to_vec(),
                two(3).to_vec(),
                four(1).to_vec(),
                two(value).to_vec(),
                vec![0, 0],
            ]
            .concat()
        };
        let long = |tag: u16, count: u32, value: u32| {
            [
                two(tag).to_vec(),
                two(4).to_vec(),
                four(count).to_vec(),
                four(value).to_vec(),
            ]
            .concat()
        };
        file.extend(two(9));
        file.extend(short(256, 16));
        file.extend(short(257, 16));
        file.extend(short(258, 1));
        file.extend(short(259, 1));
        file.extend(short(262, 0));
        file.extend(long(273, 2, end));
        file.extend(short(277, 1));
        file.extend(short(278, 8));
        file.extend(long(279, 2, end + 8));
        file.extend(four(next));
        file.extend(four(end + 16));
        file.extend(four(end + 32));
        file.extend(four(16));
        file.extend(four(16));
        // The bits of a row stand in the order in which they are seen, whatever the order of bytes.
        file.extend(rows.iter().flat_map(|row| row.to_be_bytes()));
    }
    file
}

/// The shades of the pixels of a page at this many pixels a side.
fn shades(bytes: &[u8], page: u32, side: u32) -> Vec<u8> {
    let original = Original::open(bytes, None).unwrap();
    let window = PageWindow {
        page,
        whole: (side, side),
        corner: (0, 0),
        size: (side, side),
    };
    let picture = original.artist().draw(&window).unwrap();
    picture.pixels.chunks(4).map(|pixel| pixel[0]).collect()
}

#[test]
fn a_picture_is_a_paper_of_pages_without_words() {
    let document = document::read(&png(false), "photo of page 3.png").unwrap();
    assert_eq!(document.format, Format::Picture);
    assert_eq!(document.text, "");
    assert_eq!(document.pages.len(), 1);
    assert_eq!(document.pages[0].words, PageWords::Picture);
    assert_eq!(
        document.notes,
        ["This file is a picture of a page: it holds no text."]
    );
}

#[test]
fn a_picture_under_another_name_is_read_as_what_it_is() {
    let document = document::read(&png(false), "minutes.pdf").unwrap();
    assert_eq!(document.format, Format::Picture);
    assert_eq!(
        document.notes,
        [
            "This file is a picture of a page: it holds no text.",
            "The file holds a picture (PNG), whatever its name says, and was read as one."
        ]
    );
    let document = document::read(&super::made::printed(), "scan.png").unwrap();
    assert_eq!(document.format, Format::Pdf);
    assert!(document.text.contains("bus shelters"));
}

#[test]
fn what_is_see_through_in_a_picture_is_drawn_on_white() {
    let shades = shades(&png(false), 1, 2);
    assert_eq!(shades, [0, 255, 255, 0]);
}

#[test]
fn every_page_of_a_tiff_is_a_page_whatever_the_order_of_its_bytes() {
    let left = [0xff00; 16];
    let mut below = [0_u16; 16];
    below[8..].fill(0xffff);
    for is_little in [true, false] {
        let file = tiff(is_little, &[left, below]);
        let document = document::read(&file, "scan.tif").unwrap();
        assert_eq!(document.pages.len(), 2);
        let first = shades(&file, 1, 16);
        assert_eq!(
            (first[0], first[15], first[16 * 15]),
            (0, 255, 0),
            "left half black"
        );
        let second = shades(&file, 2, 16);
        assert_eq!(
            (second[0], second[16 * 7 + 3], second[16 * 8 + 3]),
            (255, 255, 0),
            "lower half black"
        );
    }
}

#[test]
fn strips_of_a_picture_leave_no_light_between_them() {
    // Drawn so that the border of the strips falls within a pixel.
    let shades = shades(&tiff(true, &[[0xffff; 16]]), 1, 7);
    assert!(shades.iter().all(|shade| *shade == 0), "{shades:?}");
}

#[test]
fn pictures_that_are_damaged_or_of_an_absurd_size_are_refused_in_so_many_words() {
    let refused = |bytes: &[u8]| document::read(bytes, "a.png").unwrap_err();
    let good = png(false);
    for cut in [9, 20, 40, good.len() - 16] {
        assert_eq!(refused(&good[..cut]), DocumentError::Damaged, "{cut}");
    }
    // A header that claims 65,000 by 65,000 pixels, with its sum mended.
    let mut huge = good.clone();
    huge[16..24].copy_from_slice(&[0, 0, 0xfd, 0xe8, 0, 0, 0xfd, 0xe8]);
    let sum = crc(&huge[12..29]);
    huge[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(
        refused(&huge),
        DocumentError::PictureTooLarge {
            width: 65_000,
            height: 65_000
        }
    );
    for bytes in [
        b"II*\0".as_slice(),
        b"II*\0\x08\0\0\0",
        b"MM\0*\0\0\0\x08\0\x01",
        b"\xff\xd8\xff",
    ] {
        assert_eq!(refused(bytes), DocumentError::Damaged, "{bytes:?}");
    }
    // Pages that name each other.
    let mut circle = tiff(true, &[[0; 16]]);
    let next = 8 + 2 + 9 * 12;
    circle[next..next + 4].copy_from_slice(&8_u32.to_le_bytes());
    assert_eq!(document::read(&circle, "a.tif").unwrap().pages.len(), 1);
}

/// The sum that ends each part of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                0xedb8_8320 ^ (sum >> 1)
            } else {
                sum >> 1
            };
        }
    }
    !sum
}

#[test]
fn a_page_that_a_picture_does_not_have_is_not_drawn() {
    let file = png(false);
    let original = Original::open(&file, None).unwrap();
    let window = PageWindow {
        page: 2,
        whole: (2, 2),
        corner: (0, 0),
        size: (2, 2),
    };
    assert_eq!(original.artist().draw(&window), Err(NotDrawn::NoSuchPage));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_stop_the_readers_of_pictures(
        start in proptest::sample::select(vec![
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            b"\xff\xd8\xff\xe1".to_vec(),
            b"II*\0\x08\0\0\0".to_vec(),
            b"MM\0*\0\0\0\x08".to_vec(),
        ]),
        rest in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400),
    ) {
        let bytes = [start, rest].concat();
        if let Ok(document) = document::read(&bytes, "a.tif") {
            proptest::prop_assert!(document.text.is_empty());
        }
    }

    #[test]
    fn a_changed_tiff_stops_nothing(changes in proptest::collection::vec((0_usize..200, proptest::prelude::any::<u8>()), 1..6)) {
        let mut bytes = tiff(true, &[[0xff00; 16], [0x00ff; 16]]);
        for (at, byte) in changes {
            if at >= 4 && at < bytes.len() {
                bytes[at] = byte;
            }
        }
        let _ = document::read(&bytes, "a.tif");
    }
}
