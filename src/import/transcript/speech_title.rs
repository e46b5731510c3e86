//! Whose a speech without labels is, as far as its title says it.

use std::ops::Range;

/// How titles of speeches begin before the speaker's name.
const OPENINGS: &[&str] = &[
    "Remarks as Prepared for Delivery by ",
    "Excerpts from Remarks as Prepared for Delivery by ",
    "Remarks As Prepared for Delivery by ",
    "Excerpts of Remarks by ",
    "Excerpts from Remarks by ",
    "As Prepared for Delivery Remarks by ",
    "Remarks by ",
    "Remarks of ",
    "Statement by ",
    "Statement from ",
    "Statement of ",
    "Speech by ",
    "Address by ",
    "Opening Statement of ",
    "Opening Remarks by ",
    "Testimony of ",
    "Press Statement by ",
    "Op-Ed by ",
    "Keynote by ",
    "Keynote Address by ",
    "Lecture by ",
    "Message from ",
];
/// What stands behind the name in them.
const CLOSINGS: &[&str] = &[
    " on ",
    " at ",
    " in ",
    " to ",
    " before ",
    " after ",
    " during ",
    " following ",
    " for ",
    " marking ",
    " about ",
    " as ",
    " regarding ",
    " commemorating ",
    " announcing ",
    " upon ",
    " ahead ",
    " welcoming ",
    " celebrating ",
    " discussing ",
    " participating ",
    " aboard ",
    " with ",
    " honoring ",
    " under ",
    " delivering ",
    " from ",
];

/// Where a speech has no labels, its title may say whose it is: "Remarks by President Biden on …". Returns the place of
/// the name in the title.
pub(crate) fn speaker_in_title(title: &str) -> Option<Range<usize>> {
    let start = OPENINGS.iter().find_map(|opening| {
        let head = title.get(..opening.len())?;
        head.eq_ignore_ascii_case(opening).then_some(opening.len())
    })?;
    let rest = &title[start..];
    let lower = rest.to_lowercase();
    if lower.len() != rest.len() {
        return None;
    }
    let end = CLOSINGS.iter().filter_map(|closing| lower.find(closing)).min().unwrap_or(rest.len());
    let end = rest[..end].find([',', '–', '—', ':', ';']).unwrap_or(end);
    let name = rest[..end].trim_end();
    let parts: Vec<&str> = name.split(' ').collect();
    let named = parts.len() > 1
        && parts.len() < 10
        && parts.iter().all(|part| {
            let small = matches!(*part, "of" | "the" | "de" | "van" | "von" | "for" | "bin" | "al");
            small || part.starts_with(char::is_uppercase)
        });
    let several =
        parts.iter().any(|part| part.eq_ignore_ascii_case("and") || part.eq_ignore_ascii_case("leaders"));
    (named && !several).then_some(start..start + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_may_say_who_speaks() {
        let name = |title: &str| speaker_in_title(title).map(|range| title[range].to_owned());
        assert_eq!(
            name("Remarks by President Biden on the August Jobs Report").as_deref(),
            Some("President Biden")
        );
        assert_eq!(
            name("Statement from White House Press Secretary Karine Jean-Pierre on Minnesota").as_deref(),
            Some("White House Press Secretary Karine Jean-Pierre")
        );
        assert_eq!(
            name("Remarks as Prepared for Delivery by NEC Director Lael Brainard"),
            Some("NEC Director Lael Brainard".to_owned())
        );
        assert_eq!(name("Remarks by President Biden and President Sauli Niinistö in Press Conference"), None);
        assert_eq!(name("Fact Sheet: nothing said"), None);
    }
}
