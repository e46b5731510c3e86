//! The graphics protocol of kitty: a picture is sent once and then placed.
//!
//! A picture is either placed over cells or shown by placeholders: text in which each cell names a part of a picture.
//! <https://sw.kovidgoyal.net/kitty/graphics-protocol/>

use super::Extent;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The character of a cell that shows a part of a picture.
const PLACEHOLDER: char = '\u{10eeee}';

/// The marks on a placeholder that encode its row and its column, in the order of the protocol.
///
/// They are the characters of combining class 230 in Unicode 6.0 that no normal form composes: the first and last of each
/// run.
const MARKS: [(u32, u32); 75] = [
    (0x305, 0x305),
    (0x30d, 0x30e),
    (0x310, 0x310),
    (0x312, 0x312),
    (0x33d, 0x33f),
    (0x346, 0x346),
    (0x34a, 0x34c),
    (0x350, 0x352),
    (0x357, 0x357),
    (0x35b, 0x35b),
    (0x363, 0x36f),
    (0x483, 0x487),
    (0x592, 0x595),
    (0x597, 0x599),
    (0x59c, 0x5a1),
    (0x5a8, 0x5a9),
    (0x5ab, 0x5ac),
    (0x5af, 0x5af),
    (0x5c4, 0x5c4),
    (0x610, 0x617),
    (0x657, 0x65b),
    (0x65d, 0x65e),
    (0x6d6, 0x6dc),
    (0x6df, 0x6e2),
    (0x6e4, 0x6e4),
    (0x6e7, 0x6e8),
    (0x6eb, 0x6ec),
    (0x730, 0x730),
    (0x732, 0x733),
    (0x735, 0x736),
    (0x73a, 0x73a),
    (0x73d, 0x73d),
    (0x73f, 0x741),
    (0x743, 0x743),
    (0x745, 0x745),
    (0x747, 0x747),
    (0x749, 0x74a),
    (0x7eb, 0x7f1),
    (0x7f3, 0x7f3),
    (0x816, 0x819),
    (0x81b, 0x823),
    (0x825, 0x827),
    (0x829, 0x82d),
    (0x951, 0x951),
    (0x953, 0x954),
    (0xf82, 0xf83),
    (0xf86, 0xf87),
    (0x135d, 0x135f),
    (0x17dd, 0x17dd),
    (0x193a, 0x193a),
    (0x1a17, 0x1a17),
    (0x1a75, 0x1a7c),
    (0x1b6b, 0x1b6b),
    (0x1b6d, 0x1b73),
    (0x1cd0, 0x1cd2),
    (0x1cda, 0x1cdb),
    (0x1ce0, 0x1ce0),
    (0x1dc0, 0x1dc1),
    (0x1dc3, 0x1dc9),
    (0x1dcb, 0x1dcc),
    (0x1dd1, 0x1de6),
    (0x1dfe, 0x1dfe),
    (0x20d0, 0x20d1),
    (0x20d4, 0x20d7),
    (0x20db, 0x20dc),
    (0x20e1, 0x20e1),
    (0x20e7, 0x20e7),
    (0x20e9, 0x20e9),
    (0x20f0, 0x20f0),
    (0x2cef, 0x2cf1),
    (0x2de0, 0x2dff),
    (0xa66f, 0xa66f),
    (0xa67c, 0xa67d),
    (0xa6f0, 0xa6f1),
    (0xa8e0, 0xa8e9),
];

/// The maximum number of rows or columns, limited by the number of marks.
pub const MAX_CELLS: u16 = 260;

/// Returns the text of the cell that shows the part of a picture at `row` and `column`.
pub fn placeholder(row: u16, column: u16) -> String {
    [Some(PLACEHOLDER), mark(row), mark(column)].into_iter().flatten().collect()
}

fn mark(number: u16) -> Option<char> {
    let mut left = u32::from(number);
    for (first, last) in MARKS {
        if left <= last - first {
            return char::from_u32(first + left);
        }
        left -= last - first + 1;
    }
    None
}

/// Returns the command that stores a PNG under a number, and with `in_text` also shows it at placeholders.
///
/// No command requests a reply, because replies would arrive mixed with key presses.
pub fn upload(id: u32, in_text: Option<Extent>, png: &[u8]) -> Vec<u8> {
    /// The maximum size of a chunk in the protocol, in bytes.
    const CHUNK_BYTES: usize = 4096;
    let data = STANDARD.encode(png);
    let mut out = Vec::with_capacity(data.len() + data.len() / CHUNK_BYTES * 16 + 80);
    let mut chunks = data.as_bytes().chunks(CHUNK_BYTES).peekable();
    let mut head = match in_text {
        Some(Extent { columns, rows }) => format!("a=T,U=1,q=2,f=100,i={id},c={columns},r={rows},"),
        None => format!("a=t,q=2,f=100,i={id},"),
    };
    while let Some(chunk) = chunks.next() {
        let more = u8::from(chunks.peek().is_some());
        out.extend_from_slice(format!("\x1b_G{head}m={more};").as_bytes());
        out.extend_from_slice(chunk);
        out.extend_from_slice(b"\x1b\\");
        "q=2,".clone_into(&mut head);
    }
    out
}

/// Returns the command that places a picture at the cursor, or `rows` of its rows from `from`.
///
/// Its previous placement is removed.
pub fn lay(id: u32, columns: u16, from: u16, rows: u16, row: u32) -> String {
    let (y, h) = (u32::from(from) * row, u32::from(rows) * row);
    format!("\x1b_Ga=p,i={id},p=1,q=2,C=1,y={y},h={h},c={columns},r={rows}\x1b\\")
}

/// Returns the command that removes the placement of a picture and keeps the picture.
pub fn lift(id: u32) -> String {
    format!("\x1b_Ga=d,d=i,i={id},q=2\x1b\\")
}

/// Returns the command that deletes a picture and its placements.
pub fn forget(id: u32) -> String {
    format!("\x1b_Ga=d,d=I,i={id},q=2\x1b\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_mark_for_every_row_and_column() {
        let marks: Vec<char> = (0..MAX_CELLS).map(|number| mark(number).unwrap()).collect();
        assert_eq!(marks[..4], ['\u{305}', '\u{30d}', '\u{30e}', '\u{310}']);
        assert!(marks.is_sorted_by(|a, b| a < b));
        assert_eq!(mark(MAX_CELLS), None);
    }

    #[test]
    fn a_placeholder_takes_one_cell() {
        assert_eq!(placeholder(1, 2), "\u{10eeee}\u{30d}\u{30e}");
        assert_eq!(crate::text::width::width(&placeholder(259, 259)), 1);
    }

    #[test]
    fn a_picture_is_sent_in_chunks_and_the_last_one_is_marked() {
        let sent = upload(7, Some(Extent { columns: 3, rows: 2 }), &[0; 6000]);
        let sent = String::from_utf8(sent).unwrap();
        let pieces: Vec<&str> = sent.split_inclusive("\x1b\\").collect();
        assert_eq!(pieces.len(), 2);
        assert!(pieces[0].starts_with("\x1b_Ga=T,U=1,q=2,f=100,i=7,c=3,r=2,m=1;AAAA"));
        assert!(pieces[1].starts_with("\x1b_Gq=2,m=0;"), "{}", pieces[1]);
        assert!(pieces.iter().all(|piece| piece.len() <= 4096 + 60));
    }
}
