//! Leaves out what nobody quotes: the directions of a transcript ("(Applause.)"), and marks of an interruption.

use crate::import::lexicon::list::List;
use crate::model::{Interruption, Quote, Section};
use crate::text::fold::joins;
use crate::text::{Cut, is_quotation_mark};

static DIRECTIONS: List = List::all("directions");
static UNSPACED: List = List::all("directions-without-spaces");
static UNHEARD: List = List::all("unheard");

/// Maximum length of a direction, in characters.
const MAX_DIRECTION: usize = 70;

/// Returns a text without its directions in brackets; `None` if it has none.
///
/// Brackets for words that nobody could hear stay, because words are missing there.
pub(super) fn without_directions(text: &str) -> Option<String> {
    let mut bare = String::new();
    let mut done = 0;
    for (at, open) in text.match_indices(['(', '[', '（']) {
        let close = match open {
            "(" => ')',
            "[" => ']',
            _ => '）',
        };
        let inside = text.cut(at + open.len()..);
        let Some((inner, _)) = inside.split_once(close).filter(|(inner, _)| is_direction(inner)) else {
            continue;
        };
        if at < done {
            continue;
        }
        bare.push_str(text.cut(done..at));
        done = at + open.len() + inner.len() + close.len_utf8();
        // The space before the direction is also the one after it.
        if bare.is_empty() || bare.ends_with(char::is_whitespace) {
            let rest = text.cut(done..);
            done += rest.len() - rest.trim_start_matches(' ').len();
        }
    }
    bare.push_str(text.cut(done..));
    (done > 0).then_some(bare)
}

/// Maximum number of ways in which the passages of a quote are joined.
const MAX_WAYS: usize = 8;

/// Returns the words of an interrupted quote without the marks at its interruptions; none if there are no such marks.
///
/// The comma in `“We open,” Ling said, “and stay.”` belongs to the interruption, so a draft may leave it out. If the
/// attribution ends with a full stop, that may be in its place.
pub(super) fn without_interruptions(quote: &Quote, section: Option<&Section>) -> Vec<String> {
    let mut ways: Vec<String> = vec![String::new()];
    for passage in quote.passages(section) {
        if passage.interruption == Some(Interruption::Attribution) {
            let sign = passage.gap.trim_end_matches(|c: char| is_quotation_mark(c) || c.is_whitespace());
            let sign = sign.chars().next_back().filter(|c| ['.', ';', ':', '。', '；'].contains(c));
            let bare: Vec<String> =
                ways.iter().filter_map(|way| way.strip_suffix([',', '，'])).map(str::to_owned).collect();
            ways.extend(bare.iter().filter_map(|bare| sign.map(|sign| format!("{bare}{sign}"))));
            ways.extend(bare);
            ways.truncate(MAX_WAYS);
        }
        for way in &mut ways {
            let gap = match passage.interruption {
                None => "",
                Some(Interruption::Paragraph) => "\n\n",
                Some(_) if joins(way, passage.words.chars().next()) => "",
                Some(_) => " ",
            };
            way.push_str(gap);
            way.push_str(&passage.words);
        }
    }
    // The first way keeps all marks.
    ways.split_off(1)
}

fn is_direction(inner: &str) -> bool {
    if inner.chars().count() > MAX_DIRECTION || inner.contains([':', '：', '(', '[']) {
        return false;
    }
    let lower = inner.to_lowercase();
    let is_letter = |c: char| c.is_alphabetic() || c == '-';
    let mut words = lower.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).peekable();
    let is_named = words.clone().any(|word| DIRECTIONS.has(word)) || UNSPACED.is_in(inner);
    is_named && words.all(|word| !UNHEARD.has(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_left_out_and_missing_words_are_not() {
        for (text, bare) in [
            ("We open. (Laughter.) All may come.", Some("We open. All may come.")),
            ("We open. [applause]\n\nAll may come. (Laughs.)", Some("We open. \n\nAll may come. ")),
            ("(Laughter and applause.) We open.", Some("We open.")),
            ("We open (in May). (Inaudible.) All may come.", None),
            ("We open. (Laughter, inaudible.) All may come.", None),
            ("We open. (Bo Marsh: That is laughter.) All may come.", None),
            ("We open ((laughter) now", Some("We open ( now")),
            ("我们开门。（笑声）大家都来。", Some("我们开门。大家都来。")),
        ] {
            assert_eq!(without_directions(text).as_deref(), bare, "{text}");
        }
    }
}
