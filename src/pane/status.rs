//! The selected quote in one line: who said it, how, and how reliable it is.

use super::{View, hue, is_unchecked, proof};
use crate::model::{Kind, Quote, Standing};
use crate::row::{Role, Row};
use crate::text::bidi::isolated;

/// Returns the kind and the reliability of a quote, each of which says something else: `direct · verbatim ✓`.
pub fn kind_and_standing(view: &View<'_>, quote: &Quote) -> Row {
    let dot = view.glyphs.dot;
    let mut row = Row::of(Role::Faint, quote.kind.name());
    // A paraphrase is what "indirect" means.
    if quote.kind == Kind::Indirect && !quote.is_shortened() {
        return row;
    }
    let (role, mark) = proof(quote, &view.glyphs);
    let words = match quote.standing() {
        Standing::PartlyVerbatim | Standing::Paraphrase if quote.is_shortened() => "shortened".to_owned(),
        Standing::PartlyVerbatim => "with verbatim words".to_owned(),
        Standing::Doubtful => "not found in the text".to_owned(),
        Standing::Unchecked => "no text to check it against".to_owned(),
        Standing::Verbatim | Standing::Paraphrase => quote.standing_words(),
    };
    row.push(Role::Faint, dot);
    row.push(role, format!("{words} {mark}").trim_end());
    row
}

/// Returns the selected quote in at most `cells`; `None` if no quote is selected.
///
/// If it does not fit, the position is left out first, then the post of the speaker is cut, then the words for the kind.
/// The name stays.
pub fn status(view: &View<'_>, cells: usize) -> Option<Row> {
    let (id, dot, ellipsis) = (view.selection.quote?, view.glyphs.dot, view.glyphs.ellipsis);
    let (name, post) = who(view, &view.briefing[id]);
    let tails = tails(view, &view.briefing[id]);
    let mut whole = name.clone();
    whole.append(post);
    if let Some((index, tail)) = view.quotes().position(id).zip(tails.first()) {
        let position = format!("{dot}{} of {}", index + 1, view.quotes().len());
        let row = joined(&whole, tail).with(Role::Faint, position);
        if row.width() <= cells {
            return Some(row);
        }
    }
    for tail in &tails {
        let room = cells.saturating_sub(tail.width());
        if whole.width() <= room || name.width() + MIN_POST <= room {
            return Some(joined(&whole.cut(room, ellipsis), tail));
        }
        if name.width() <= room {
            return Some(joined(&name, tail));
        }
    }
    Some(name.cut(cells, ellipsis))
}

/// Minimum number of cells in which a post is shown, cut.
const MIN_POST: usize = 8;

fn joined(left: &Row, right: &Row) -> Row {
    let mut row = left.clone();
    row.append(right.clone());
    row
}

/// The name of a quote's speaker, and the post.
fn who(view: &View<'_>, quote: &Quote) -> (Row, Row) {
    let (mut name, mut post) = (Row::new(), Row::new());
    match quote.speaker {
        Some(speaker) => {
            let own = &view.briefing[speaker];
            name.push_field(hue(speaker), &own.full_name());
            if let Some(role) = own.role.as_deref().or(own.organization.as_deref()) {
                post.push(Role::Faint, format!(", {}", isolated(role)));
            }
        }
        None => name.push(Role::Faint, "speaker not named"),
    }
    (name, post)
}

/// What is said after the name, the longest first.
fn tails(view: &View<'_>, quote: &Quote) -> Vec<Row> {
    let dot = view.glyphs.dot;
    let with = |kind: Row, caution: &str| {
        let mut tail = Row::of(Role::Faint, dot);
        tail.append(kind);
        if is_unchecked(view, quote) {
            tail.push(Role::Doubt, caution);
        }
        tail
    };
    let kind = kind_and_standing(view, quote);
    let mark = format!(" {}", view.glyphs.unchecked);
    vec![
        with(kind.clone(), &format!("{dot}not yet checked")),
        with(kind, &mark),
        with(Row::of(Role::Faint, quote.kind.name()), &mark),
    ]
}
