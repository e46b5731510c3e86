//! Words of offices and titles, as labels and headings write them.

use crate::import::lexicon::old::List;

/// Titles that stand before a name and are no office.
static HONORIFICS: List = List::new(
    "\
    mr mrs ms miss mx dr prof professor sir dame lord lady hon rev fr herr frau m mme mlle sr sra srta dott sen rep \
    gov gen adm col capt lt sgt maj amb",
);

/// Nouns that end the name of an office.
static OFFICES: List = List::new(
    "\
    president chair chairman chairwoman chairperson senator representative congressman congresswoman secretary \
    minister chancellor governor mayor ambassador general admiral colonel captain judge justice administrator \
    director commissioner speaker moderator operator host anchor king queen prince princess lady gentleman attorney \
    counsel pope pastor reverend bishop rabbi imam sergeant major lieutenant commander leader advisor adviser envoy \
    coordinator spokesperson spokesman spokeswoman officer official officials assistant professor doctor chief head \
    manager member czar comptroller treasurer inspector superintendent chaplain clerk economist scientist engineer \
    editor delegate deputy premier taoiseach commissioner-designate surgeon principal rapporteur interpreter founder \
    owner partner analyst reporter correspondent ceo cfo cto coo administration undersecretary under-secretary \
    vice-president co-chair vice-chair dean provost secretary-general director-general nurse sheriff marshal consul emir sheikh sultan shah councillor \
    councilor alderman whip czar witness \
    ministro ministra presidente presidenta alcalde alcaldesa portavoz secretario secretaria consejero consejera \
    diputado diputada ministre président présidente maire député députée sénateur sénatrice directeur directrice \
    ministerin präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin bundesminister bundesministerin \
    bundespräsident bundespräsidentin vizepräsident vizepräsidentin staatssekretär staatssekretärin sprecher sprecherin \
    bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin",
);

/// Words that stand before the noun of an office.
static MODIFIERS: List = List::new(
    "\
    ranking vice deputy assistant associate acting prime first second senior principal press special national under former \
    interim executive chief presiding majority minority foreign attorney secretary general managing program project \
    mission lead permanent crown master staff brigadier rear surgeon inspector",
);

/// Small words inside an office: "Secretary of the Treasury".
pub(crate) const INSIDE: &[&str] = &["of", "for", "to", "the", "at", "on"];

/// Whether a word is a title that is no office.
pub(crate) fn is_honorific(word: &str) -> bool {
    HONORIFICS.has(&bare(word))
}

/// Whether a word ends the name of an office.
pub(crate) fn is_office(word: &str) -> bool {
    OFFICES.has(&bare(word))
}

/// Whether a word may stand in the name of an office before its noun.
pub(crate) fn is_modifier(word: &str) -> bool {
    MODIFIERS.has(&bare(word))
}

/// Whether a word names an institution: "Office of Public Engagement".
pub(crate) fn is_institution(word: &str) -> bool {
    const INSTITUTIONS: &[&str] = &[
        "office",
        "department",
        "bureau",
        "ministry",
        "council",
        "committee",
        "center",
        "centre",
        "commission",
        "board",
        "institute",
        "division",
        "agency",
        "university",
        "bank",
        "court",
    ];
    INSTITUTIONS.contains(&bare(word).as_str())
}

/// Whether a label of several words is the name of a house, and nobody's: "Harbour Workers Association".
pub(crate) fn is_house(words: &[&str]) -> bool {
    static HOUSES: List = List::new(
        "\
        association order project forum party group caucus coalition federation foundation society league alliance \
        network union republicans democrats gop conference corporation company inc fund trust initiative campaign \
        newspaper times news magazine journal radio tv television",
    );
    let house = |word: &str| is_institution(word) || HOUSES.has(&bare(word));
    let small = words.iter().position(|word| matches!(*word, "of" | "for"));
    let head = &words[..small.unwrap_or(words.len())];
    let titled = words.iter().any(|word| is_honorific(word));
    let held = small.is_some() && words.iter().any(|word| is_office(word));
    words.len() > 1 && !titled && !held && head.last().is_some_and(|word| house(word))
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Words in capitals as running text has them; small letters that are there already say where a name begins anew
/// (`McCARTHY`).
pub(crate) fn title_case(words: &str) -> String {
    words.split(' ').map(word_case).collect::<Vec<_>>().join(" ")
}

fn word_case(word: &str) -> String {
    // "McCARTHY": up to the last small letter and the capital behind it all is as it should be.
    let kept = word.char_indices().rfind(|(_, c)| c.is_lowercase()).map_or(0, |(at, c)| at + c.len_utf8());
    let kept = kept + word[kept..].chars().next().map_or(0, char::len_utf8);
    let mut out = word[..kept].to_owned();
    let mut begins = word[..kept].chars().next_back().is_some_and(|c| !c.is_alphanumeric());
    for letter in word[kept..].chars() {
        if begins {
            out.push(letter);
        } else {
            out.extend(letter.to_lowercase());
        }
        begins = !letter.is_alphanumeric();
    }
    // "ADA'S" is no name after an apostrophe.
    for (wrong, right) in [("’S", "’s"), ("'S", "'s")] {
        if let Some(stem) = out.strip_suffix(wrong) {
            out = format!("{stem}{right}");
        }
    }
    out
}

/// Whether an office is among words.
pub(crate) fn names_office(words: &str) -> bool {
    words.split(' ').any(is_office)
}

/// Whether words beside a name are a post or whom it is held for, and no second name.
pub(crate) fn is_post(words: &str) -> bool {
    let parts: Vec<&str> = words.split(' ').collect();
    parts.len() < 2
        || parts.iter().any(|part| is_office(part) || is_institution(part) || part.contains("U.S."))
        || parts.iter().any(|part| matches!(*part, "of" | "for" | "at" | "on" | "to" | "the"))
}

/// A name in capitals as running text has it: "ADA LING"; short ones are those of houses.
pub(crate) fn in_small_letters(name: &str) -> Option<String> {
    let long = name.split(' ').filter(|word| word.chars().count() > 1).count() > 1;
    let capitals = name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '’' | '\'' | '.'));
    // "TIDE II" is a programme or a ship.
    let numbered =
        name.split(' ').any(|word| word.len() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')));
    let latin = name.chars().any(|c| c.to_lowercase().next() != Some(c));
    (long && capitals && latin && !numbered).then(|| title_case(name))
}
