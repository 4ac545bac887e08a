//! Rich Text as Outlook packs it into a message ([MS-OXRTFCP]): back references into a window of
//! 4,096 bytes that begins with what every such text has in common.

/// What the window holds before the first byte.
const BEGUN_WITH: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor \
MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const WINDOW: usize = 4096;
const HEAD_BYTES: usize = 16;
const PACKED: &[u8] = b"LZFu";
const AS_IT_IS: &[u8] = b"MELA";
/// The most that is unpacked, in bytes; no message has so many words.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The text, as far as it can be unpacked; none where the bytes are no such text.
pub(super) fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, packed) = bytes.split_at_checked(HEAD_BYTES)?;
    let stated = head.get(4..8)?.first_chunk::<4>()?;
    let most = usize::try_from(u32::from_le_bytes(*stated))
        .unwrap_or(MOST_BYTES)
        .min(MOST_BYTES);
    match head.get(8..12)? {
        PACKED => Some(unpack(packed, most)),
        AS_IT_IS => Some(packed.get(..most).unwrap_or(packed).to_vec()),
        _ => None,
    }
}

/// The last bytes that came out, by the place at which they stand in the window.
struct Window {
    bytes: [u8; WINDOW],
    at: usize,
}

impl Window {
    fn new() -> Self {
        let mut bytes = [b' '; WINDOW];
        for (place, byte) in bytes.iter_mut().zip(BEGUN_WITH) {
            *place = *byte;
        }
        Self {
            bytes,
            at: BEGUN_WITH.len(),
        }
    }

    fn put(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.at) {
            *place = byte;
        }
        self.at = (self.at + 1) % WINDOW;
    }

    fn get(&self, place: usize) -> u8 {
        self.bytes.get(place % WINDOW).copied().unwrap_or(b' ')
    }
}

fn unpack(packed: &[u8], most: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut window = Window::new();
    let mut rest = packed.iter().copied();
    // Eight pieces follow each byte of marks, the lowest first.
    while let Some(marks) = rest.next() {
        for piece in 0..8 {
            if marks >> piece & 1 == 0 {
                let Some(byte) = rest.next() else { return out };
                window.put(byte);
                out.push(byte);
            } else {
                let (Some(high), Some(low)) = (rest.next(), rest.next()) else {
                    return out;
                };
                let place = usize::from(high) << 4 | usize::from(low >> 4);
                // A reference to the place that is written next ends the text.
                if place == window.at {
                    return out;
                }
                for step in 0..usize::from(low & 0x0f) + 2 {
                    let byte = window.get(place + step);
                    window.put(byte);
                    out.push(byte);
                }
            }
            if out.len() >= most {
                out.truncate(most);
                return out;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples that [MS-OXRTFCP] gives in its section 4.
    #[test]
    fn the_examples_of_the_format_are_unpacked() {
        const FIRST: &[u8] = b"\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\
            \x72\x63\x70\x67\x31\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0";
        assert_eq!(
            unpacked(FIRST).unwrap(),
            b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
        );
        const OVER_THE_END: &[u8] =
            b"\x1a\x00\x00\x00\x1c\x00\x00\x00\x4c\x5a\x46\x75\xe2\xd4\x4b\x51\x41\x00\x04\x20\
            \x57\x58\x59\x5a\x0d\x6e\x7d\x01\x0e\xb0";
        assert_eq!(unpacked(OVER_THE_END).unwrap(), b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
        assert_eq!(
            unpacked(b"\x0f\0\0\0\x04\0\0\0MELA\0\0\0\0{}  rest").unwrap(),
            b"{}  "
        );
        assert_eq!(unpacked(b"LZFu"), None);
    }

    #[test]
    fn what_is_cut_short_gives_what_came_before() {
        let cut = b"\x2d\0\0\0\x2b\0\0\0LZFu\0\0\0\0\x03\x00\x0a\x00\x72\x63";
        assert_eq!(unpacked(cut).unwrap(), b"{\\rtf1\\ansi\\ansic");
    }
}
