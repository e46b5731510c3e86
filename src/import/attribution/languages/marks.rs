//! Pairs quotation marks in languages other than English, also nested ones.

use crate::import::attribution::marks::Quoted;
use crate::text::Cut;

/// What a quotation mark can do in its position.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    Either,
}

/// Marks that open and close each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// „ “, “ ”, „ ”
    Curly,
    /// « » and » «
    Pointed,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
    /// " "
    Straight,
}

/// The quoted passages of one block, in order.
///
/// Marks inside a passage are part of it. If `goes_on` is true, the next block opens with a mark, so a passage without
/// a closing mark extends to the end of the block.
pub(super) fn quoted(text: &str, goes_on: bool) -> Vec<Quoted> {
    let low = text.contains('„');
    let mut found: Vec<Quoted> = Vec::new();
    // Passages inside a mark that may never close.
    let mut inner: Vec<Quoted> = Vec::new();
    let mut open: Vec<(usize, usize, Kind, char)> = Vec::new();
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let Some(kind) = kind(letter) else {
            before = letter;
            continue;
        };
        let after = text.cut(end..).chars().next().unwrap_or(' ');
        let role = role(letter, before, after, low, open.last().map(|(.., mark)| *mark));
        let closes = |(.., known, mark): &&(usize, usize, Kind, char)| *known == kind && pairs(*mark, letter);
        let opening = open.iter().enumerate().rev().find(|(_, mark)| closes(mark));
        match opening.map(|(place, (from, start, ..))| (place, *from, *start)) {
            Some((place, from, start)) if role != Role::Opens => {
                open.truncate(place);
                let passage = Quoted { outer: from..end, inner: start..at, closed: true };
                if open.is_empty() {
                    inner.clear();
                    found.push(passage);
                } else if open.len() == 1 {
                    inner.push(passage);
                }
            }
            _ if role != Role::Closes && open.len() < 4 => open.push((at, end, kind, letter)),
            _ => {}
        }
        before = letter;
    }
    match open.first() {
        Some((from, start, ..)) if goes_on => {
            found.push(Quoted { outer: *from..text.len(), inner: *start..text.len(), closed: false });
        }
        Some(_) => found.append(&mut inner),
        None => {}
    }
    found
}

fn kind(letter: char) -> Option<Kind> {
    Some(match letter {
        '„' | '“' | '”' | '‟' => Kind::Curly,
        '«' | '»' => Kind::Pointed,
        '「' | '」' => Kind::Corner,
        '『' | '』' => Kind::WhiteCorner,
        '"' | '＂' => Kind::Straight,
        _ => return None,
    })
}

/// Returns true if a mark closes what another one of its kind opened.
fn pairs(open: char, close: char) -> bool {
    match open {
        '„' => matches!(close, '“' | '”'),
        '“' | '”' => close == '”' || close == '“',
        '«' => close == '»',
        '»' => close == '«',
        _ => true,
    }
}

fn role(letter: char, before: char, after: char, low: bool, open: Option<char>) -> Role {
    let begins = before.is_whitespace() || "([—–-:/'’".contains(before);
    match letter {
        // In German, “ closes what „ opened. Two of the same are a typing error.
        '“' if open == Some('„') || open == Some('“') && !begins && ends_words(before) => Role::Closes,
        '”' if low || open.is_some() || !begins => Role::Closes,
        '«' if open == Some('»') && !before.is_whitespace() => Role::Closes,
        '»' if open != Some('«') && begins && !after.is_whitespace() => Role::Opens,
        '」' | '』' | '»' => Role::Closes,
        '„' | '「' | '『' | '“' | '”' | '«' => Role::Opens,
        _ if begins && !after.is_whitespace() => Role::Opens,
        _ if after.is_whitespace() || ".,;:!?)".contains(after) => Role::Closes,
        _ => Role::Either,
    }
}

/// Returns true for punctuation that ends words before a closing mark.
fn ends_words(before: char) -> bool {
    matches!(before, '。' | '！' | '？' | '，' | '…' | '.' | '!' | '?' | ',')
}

#[cfg(test)]
mod tests {
    use crate::text::Cut;

    fn inner(text: &str, goes_on: bool) -> Vec<&str> {
        super::quoted(text, goes_on).into_iter().map(|quoted| text.cut(quoted.inner).trim()).collect()
    }

    #[test]
    fn marks_inside_marks_are_part_of_the_passage() {
        assert_eq!(
            inner("„Er rief: ‚Halt‘ und lief“, sagte sie. „Ja“", false),
            ["Er rief: ‚Halt‘ und lief", "Ja"]
        );
        assert_eq!(inner("« Il a dit « non » deux fois », dit-elle.", false), ["Il a dit « non » deux fois"]);
        assert_eq!(
            inner("« On m’a dit : “Attendez.” J’attends »", false),
            ["On m’a dit : “Attendez.” J’attends"]
        );
        assert_eq!(inner("他说：“我不认为‘一个人’能行。”", false), ["我不认为‘一个人’能行。"]);
        assert_eq!(inner("「有人說『不行』，我不同意。」", false), ["有人說『不行』，我不同意。"]);
    }

    #[test]
    fn every_quotation_style_is_read() {
        assert_eq!(inner("»Ja«, sagte er. »Nein«, sagte sie.", false), ["Ja", "Nein"]);
        assert_eq!(inner("„Ja”, sagte er. \"Nein\", sagte sie. “Gut”", false), ["Ja", "Nein", "Gut"]);
        assert_eq!(inner("«Sí», dijo. “No”, dijo.", false), ["Sí", "No"]);
        assert_eq!(inner("他说：“好。“她说：\"不好。\"", false), ["好。", "不好。"]);
    }

    #[test]
    fn an_unmatched_mark_does_not_hide_a_passage() {
        assert_eq!(inner("„Verloren. Sie sagte: „Ja.“ Dann ging sie.", false), ["Ja."]);
        assert_eq!(inner("“好的开始。", true), ["好的开始。"]);
        assert!(inner("Le 5\" est là, « jamais fermé.", false).is_empty());
    }
}
