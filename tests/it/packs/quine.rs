//! A zip that holds itself, byte for byte, so that it can be unpacked for ever.
//!
//! Its packed words are a program for whoever unpacks them: *print what follows* (a stored block) and
//! *print again what was printed last* (a match), put together so that they print themselves, as Russ Cox
//! showed in "Zip Files All The Way Down". The head and the end of the zip are printed along. Its check sum,
//! which stands in it four times and covers itself, comes of 32 equations over bits.

/// The name by which the zip holds itself; its length is one at which a block comes out even.
pub const NAME: &str = "everything-for-the-evening.zip";

/// The zip.
pub fn quine() -> Vec<u8> {
    let without = check_sum(&with_check_sum(0));
    // Each bit of the sum that is written turns the same bits of the sum that comes out.
    let columns: Vec<u32> = (0..32)
        .map(|bit| check_sum(&with_check_sum(1 << bit)) ^ without ^ (1 << bit))
        .collect();
    let quine = with_check_sum(solved(&columns, without));
    assert_eq!(check_sum(&quine), solved(&columns, without));
    quine
}

/// The bits whose columns come to `sum` together.
fn solved(columns: &[u32], mut sum: u32) -> u32 {
    let mut basis: [Option<(u32, u32)>; 32] = [None; 32];
    for (bit, column) in columns.iter().enumerate() {
        let (mut value, mut bits) = (*column, 1_u32 << bit);
        while value != 0 {
            let place = &mut basis[value.ilog2() as usize];
            match place {
                Some((known, known_bits)) => (value, bits) = (value ^ *known, bits ^ *known_bits),
                None => {
                    *place = Some((value, bits));
                    break;
                }
            }
        }
    }
    let mut solution = 0;
    while sum != 0 {
        let (known, bits) = basis[sum.ilog2() as usize].unwrap();
        (sum, solution) = (sum ^ known, solution ^ bits);
    }
    solution
}

fn check_sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 * (sum & 1))
        })
    })
}

/// The length of a block that prints what follows, and of one that prints again.
const BLOCK: usize = 5;
/// Prints again the last four blocks: 20 bytes, as twice 10.
const AGAIN_4: [u8; BLOCK] = *b"\x42\x88\x21\xc4\0";
/// Prints again the head of the zip and a block after it: 65 bytes; the rest is an empty block.
const AGAIN_HEAD: [u8; BLOCK] = *b"\xa2\xd8\0\x80\0";
/// Prints again this very block and the end of the zip: 112 bytes; the rest is an empty block.
const AGAIN_END: [u8; 9] = *b"\xa2\xb7\x7d\0\0\0\0\xff\xff";

/// Prints so many bytes that follow.
fn print(count: usize) -> Vec<u8> {
    let count = u16::try_from(count).unwrap();
    let mut block = vec![0];
    block.extend(count.to_le_bytes());
    block.extend((!count).to_le_bytes());
    block
}

/// The blocks that print `head`, themselves and `end`. Beside each stands what it prints.
fn blocks(head: &[u8], end: &[u8]) -> Vec<u8> {
    let (to_head, to_end) = (print(head.len() + BLOCK), print(AGAIN_END.len() + end.len()));
    let (one, four, nothing) = (print(BLOCK), print(4 * BLOCK), print(0));
    [
        // The head, and the block before it.
        to_head.as_slice(),
        head,
        &to_head,
        // The head and that block, as they stand in the block before.
        &AGAIN_HEAD,
        // The block above, and how this one begins.
        &one,
        &AGAIN_HEAD,
        &one,
        &one,
        // What follows "one" above, up to here.
        &four,
        &AGAIN_HEAD,
        &one,
        &one,
        &four,
        // The four of the block before.
        &AGAIN_4,
        // The block above, how this one begins, and half of it.
        &four,
        &AGAIN_4,
        &four,
        &AGAIN_4,
        &four,
        // The other half, this block, and how the next one begins.
        &AGAIN_4,
        // The four of this block.
        &four,
        &AGAIN_4,
        &nothing,
        &nothing,
        &to_end,
        // This block, two that print nothing, and how the last one begins.
        &AGAIN_4,
        &nothing,
        &nothing,
        // What this block holds; and, again, the block after it with the end of the zip.
        &to_end,
        &AGAIN_END,
        end,
        &AGAIN_END,
    ]
    .concat()
}

fn with_check_sum(sum: u32) -> Vec<u8> {
    let end_length = BLOCK + 46 + NAME.len() + 22;
    let head_length = 30 + NAME.len();
    let packed = blocks(&vec![0; head_length], &vec![0; end_length]).len() + BLOCK;
    let whole = head_length + packed - BLOCK + end_length;
    let numbers = |of: &[u32]| {
        of.iter()
            .flat_map(|number| number.to_le_bytes())
            .collect::<Vec<u8>>()
    };
    let shorts = |of: &[u16]| {
        of.iter()
            .flat_map(|number| number.to_le_bytes())
            .collect::<Vec<u8>>()
    };
    let name_length = u16::try_from(NAME.len()).unwrap();
    let sizes = numbers(&[sum, u32::try_from(packed).unwrap(), u32::try_from(whole).unwrap()]);
    let head = [
        b"PK\x03\x04".as_slice(),
        &shorts(&[20, 0, 8, 0, 0x21]),
        &sizes,
        &shorts(&[name_length, 0]),
        NAME.as_bytes(),
    ]
    .concat();
    let entry = [
        b"PK\x01\x02".as_slice(),
        &shorts(&[20, 20, 0, 8, 0, 0x21]),
        &sizes,
        &shorts(&[name_length, 0, 0, 0, 0]),
        &numbers(&[0, 0]),
        NAME.as_bytes(),
    ]
    .concat();
    let end = [
        b"\x01\0\0\xff\xff".as_slice(),
        &entry,
        b"PK\x05\x06",
        &shorts(&[0, 0, 1, 1]),
        &numbers(&[
            u32::try_from(entry.len()).unwrap(),
            u32::try_from(head_length + packed).unwrap(),
        ]),
        &shorts(&[0]),
    ]
    .concat();
    let quine = [head.as_slice(), &blocks(&head, &end), &end].concat();
    assert_eq!(quine.len(), whole);
    quine
}
