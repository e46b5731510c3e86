//! Ordinary verbs, so that a clause is told from a noun phrase: those whose forms no ending gives away.

/// Verbs by their base; "-s" and, where it is another word, the past are derived.
pub(crate) const VERBS: &str = "accept achieve act affect aim allow appear apply approve arrive assume avoid bear beat belong \
    benefit bet block borrow break breathe build burn buy care carry cast catch cause change choose claim close collect come \
    compare compete concern connect consider consist contain contribute control cost count cover create cross cut damage deal \
    decide define deliver depend deserve destroy determine develop die differ disappear do double draw dream drive drop earn \
    eat employ enable encounter end enjoy ensure enter escape establish exist expand expect expire explore extend face fail \
    fall favor fear feel fight fill find finish fit fix flow fly focus follow forget form found function gain generate get \
    give go grow handle happen hate have head hear help hide hit hold hope hurt identify ignore improve include increase \
    influence involve join jump keep kill know lack last launch lead learn leave lend let lie lift like limit link live lose \
    love maintain make manage mark match matter mean measure meet miss mix move need occur offer open operate oppose owe own \
    pass pay perform place plan play possess prefer prepare prevent produce prohibit protect prove provide push put raise \
    range reach receive recognize reduce reflect regret relate rely remain remember remove represent require resemble rest \
    result return rise risk rule run save see seek seem sell send serve set settle shape shift show shrink sing sit sleep \
    slow smell solve sound spend stand start stay steal step stick stop strike struggle study succeed suffer support \
    surprise survive suspect sustain take target taste teach tend think throw touch train travel treat trust try turn use \
    value vary visit vote wait walk want wear win wish work worry";

/// Pasts that are no other word and do not end in "-ed".
pub(crate) const PASTS: &str = "ate beat bet bled blew bore bought bred caught chose clung crept cut dealt drank drew drove \
    fed fell fled flew fought forgave forgot forbade froze grew hid hit hung hurt knelt knew lay led leapt lent lost meant \
    overcame oversaw put ran rang rode rose sang sank sat saw sent sewed shook shot showed shrank shut slept slid sold spent \
    split spread sprang stole stood struck stuck swam swept swung taught thrown threw tore understood upheld withdrew woke \
    wore wove hired";

/// The third person of an ordinary verb.
pub(crate) fn third(lemma: &str) -> String {
    let consonant =
        |back: usize| lemma.chars().rev().nth(back).is_some_and(|letter| !"aeiou".contains(letter));
    if lemma.ends_with('y') && consonant(1) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("sh") || lemma.ends_with("ch") {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_person_is_formed() {
        for (base, form) in
            [("carry", "carries"), ("play", "plays"), ("reach", "reaches"), ("go", "goes"), ("win", "wins")]
        {
            assert_eq!(third(base), form);
        }
        assert!(VERBS.split_whitespace().all(|verb| verb.chars().all(|letter| letter.is_ascii_lowercase())));
    }
}
