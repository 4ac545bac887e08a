//! From bytes to text: which encoding they are in, and one kind of line end.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::DocumentError;
use super::line::is_space;

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, its lines ended by `\n`.
    pub(super) text: String,
    /// What to tell the reader where it was not UTF-8.
    pub(super) note: Option<String>,
}

/// How many bytes tell whether a file is text.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Decodes bytes that should be text.
///
/// # Errors
/// [`DocumentError::Empty`] where there are no words, [`DocumentError::NotText`] where the bytes are
/// something else.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, DocumentError> {
    let (encoding, mark) = encoding_of(bytes)?;
    let body = bytes.get(mark..).unwrap_or_default();
    let (text, is_damaged) = encoding.decode_without_bom_handling(body);
    let text = with_one_line_end(&text);
    if text.chars().all(is_space) {
        return Err(DocumentError::Empty);
    }
    let note = if encoding == UTF_8 && is_damaged {
        Some("Some letters of the file are damaged; they show as \u{fffd}.".to_owned())
    } else if encoding == UTF_8 {
        None
    } else if encoding == WINDOWS_1252 {
        Some(
            "The file is not in UTF-8. It was read as Windows (Western European) text; if accents or pound \
             signs look wrong, save it again as UTF-8."
                .to_owned(),
        )
    } else {
        Some("The file is in UTF-16; it was converted as it was read.".to_owned())
    };
    Ok(Decoded { text, note })
}

fn encoding_of(bytes: &[u8]) -> Result<(&'static Encoding, usize), DocumentError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok((encoding, mark));
    }
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    if let Some(encoding) = unmarked_utf_16(sample) {
        return Ok((encoding, 0));
    }
    let controls = bytes.iter().filter(|&&b| is_control(b)).count();
    if bytes.contains(&0) || controls * 100 > bytes.len() {
        return Err(DocumentError::NotText);
    }
    if is_nearly_utf_8(bytes) {
        return Ok((UTF_8, 0));
    }
    Ok((WINDOWS_1252, 0))
}

/// Whether the bytes are UTF-8 but for a few that were damaged; in Windows' encoding hardly two
/// accents make a whole character of UTF-8.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut damaged) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    damaged * 2 <= whole
}

const fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

/// UTF-16 without a mark shows itself by a zero in nearly every second byte.
fn unmarked_utf_16(sample: &[u8]) -> Option<&'static Encoding> {
    if sample.len() < 8 {
        return None;
    }
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    if odd * 10 >= half * 7 && even * 20 <= half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 7 && odd * 20 <= half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Windows' and old Macs' line ends as `\n`; nothing else is changed.
fn with_one_line_end(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\r') {
        out.push_str(line);
        out.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_any_usual_encoding_reads_the_same() {
        let words = "Ward £5 – Ŵy\nnext";
        let utf_16 = |swap: bool, mark: bool| -> Vec<u8> {
            let units = mark.then_some(0xfeff).into_iter().chain(words.encode_utf16());
            units
                .flat_map(|u| if swap { u.to_be_bytes() } else { u.to_le_bytes() })
                .collect()
        };
        let check = |bytes: Vec<u8>, noted: bool| {
            let decoded = decode(&bytes).unwrap();
            assert_eq!(
                (decoded.text.as_str(), decoded.note.is_some()),
                (words, noted),
                "{bytes:?}"
            );
        };
        check(words.into(), false);
        check([b"\xef\xbb\xbf", words.as_bytes()].concat(), false);
        check(words.replace('\n', "\r\n").into(), false);
        check(words.replace('\n', "\r").into(), false);
        check(utf_16(false, true), true);
        check(utf_16(true, true), true);
        check(utf_16(false, false), true);
        check(utf_16(true, false), true);
        let damaged = decode(&[words.as_bytes(), b" caf\xc3"].concat()).unwrap();
        assert_eq!(damaged.text, "Ward £5 – Ŵy\nnext caf\u{fffd}");
        assert!(damaged.note.unwrap().contains("damaged"));
        assert_eq!(decode(b"caf\xe9 \x96 \xa35").unwrap().text, "café – £5");
    }

    #[test]
    fn nothing_to_read_and_no_text_are_told_apart() {
        for empty in [
            &b""[..],
            b" \r\n\t",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            "\u{a0}\u{200b}".as_bytes(),
        ] {
            assert_eq!(decode(empty), Err(DocumentError::Empty), "{empty:?}");
        }
        assert_eq!(decode(b"\x7fELF\x02\x01\0\0\0"), Err(DocumentError::NotText));
        assert_eq!(decode(&[1, 2, 3, 4, 5, 6, 7]), Err(DocumentError::NotText));
    }
}
