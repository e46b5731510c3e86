//! Quotation marks without their partner at the ends of reported words.

use crate::import::attribution::found::{Attribution, Kind};
use crate::import::briefing::role::is_text;
use crate::import::imported::Imported;
use crate::text::Cut;
use std::borrow::Cow;

/// Opening marks that differ from their closing marks, with those.
const PAIRS: [(char, char); 4] = [('“', '”'), ('«', '»'), ('「', '」'), ('『', '』')];

/// Returns an attribution whose words neither begin nor end with a mark that has no partner in them.
///
/// Words after a mark that stays open until the next paragraph opens with the same mark are the speaker's own, and go on to
/// the end of their paragraph.
pub(super) fn paired<'a>(imported: &Imported, attribution: &'a Attribution) -> Cow<'a, Attribution> {
    let same = Cow::Borrowed(attribution);
    let ([span], Kind::Indirect) = (attribution.content.as_slice(), attribution.kind) else { return same };
    let words = imported.words(span).unwrap_or_default();
    let mut own = span.clone();
    let mut kind = Kind::Indirect;
    for (open, close) in PAIRS {
        let has = (words.contains(open), words.contains(close));
        if has == (true, false) && words.starts_with(open) {
            own.range.start = span.range.start + open.len_utf8();
            let cue = attribution.cue.as_ref();
            // "“The lamp is old, said Ling." lacks its closing mark.
            let is_before_cue =
                cue.is_some_and(|cue| cue.block == span.block && cue.range.start >= span.range.end);
            if !is_before_cue && goes_on_below(imported, span.block, own.range.start, open, close) {
                kind = Kind::Direct;
                own.range.end = imported
                    .layout
                    .blocks
                    .get(span.block)
                    .map_or(own.range.end, |block| block.words.as_str().trim_end().len());
            }
        } else if has == (false, true) && words.ends_with(close) {
            own.range.end = span.range.end - close.len_utf8();
        }
    }
    // Only drop a lone mark at the start; one at the end may be an inch mark.
    if words.starts_with('"') && words.matches('"').count() == 1 {
        own.range.start = span.range.start + 1;
    }
    if own == *span {
        same
    } else {
        Cow::Owned(Attribution { kind, content: vec![own], ..attribution.clone() })
    }
}

/// Returns true if a mark stays open to the end of a block, and the next paragraph opens with it again.
fn goes_on_below(imported: &Imported, block: usize, from: usize, open: char, close: char) -> bool {
    let blocks = &imported.layout.blocks;
    let rest = blocks.get(block).map(|block| block.words.as_str().cut(from..)).unwrap_or_default();
    let mut below = blocks.iter().skip(block + 1).filter(|block| is_text(&block.kind));
    let next = below.next().map(|block| block.words.as_str().trim_start()).unwrap_or_default();
    !rest.contains([open, close]) && next.starts_with(open)
}

#[cfg(test)]
mod tests {
    use crate::import::{Options, read};
    use crate::model::Kind;

    fn quotes(text: &str) -> Vec<(Kind, String)> {
        let imported = read(text.as_bytes(), Options::default()).unwrap();
        let (briefing, _) = imported.document().resolve();
        briefing.quotes.iter().map(|quote| (quote.kind, quote.text.to_string())).collect()
    }

    #[test]
    fn words_before_a_caption_in_a_quotation_are_quoted() {
        let text = "# News\n\nAda Ling, the harbour chair, said: “We open the locks on Monday.\n\n\
            ![The locks](a.png)\n\n“All the boats may come in.”\n";
        assert_eq!(quotes(text)[0], (Kind::Direct, "We open the locks on Monday.".to_owned()));
    }

    #[test]
    fn a_mark_without_a_partner_is_no_part_of_a_paraphrase() {
        let text = "# News\n\nAda Ling, the harbour chair, said: “We open the locks on Monday.\n\n\
            The Board met on Friday and went home late.\n";
        for (kind, words) in quotes(text) {
            assert!(kind == Kind::Direct || !words.contains('“'), "{words}");
        }
    }
}
