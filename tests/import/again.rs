//! Importing an article again into a briefing that a person has corrected.

use plenary::correct::{Again, Correction, Noted, Refusal, Whose, Words, correct, import_again};
use plenary::document;
use plenary::import;
use plenary::model::Briefing;

const ARTICLE: &str = "Harbour opens its night berths\n\n\
    HARBOUR CITY, 4 May 2031 - The Harbour Council opened nine berths on Sunday.\n\n\
    \"Our doors are open by night and by day,\" said Ada Ling, chair of the Harbour Council.\n\n\
    Bo Marsh, mayor of Tidemouth, said the towns would pay their part of the costs of the new quay.\n\n\
    \"A second quay would be a mistake for all of us,\" Ling added.\n\n\
    Marsh said that nobody in his town had asked for a second quay.\n";

fn imported(article: &str) -> (String, Briefing) {
    let mut unchecked = import::open("harbour.md", article.as_bytes(), None).unwrap().unwrap();
    unchecked.read_from("harbour.md");
    (unchecked.toml(), unchecked.resolve().0)
}

fn read(text: &str) -> Briefing {
    let (briefing, faults) = document::read(text);
    assert!(!faults.iter().any(plenary::diagnostic::Diagnostic::is_error), "{faults:?}\n{text}");
    briefing.unwrap()
}

/// The id of the quote with these words.
fn quote(text: &str, words: &str) -> String {
    let briefing = read(text);
    let found = briefing.quote_ids().find(|id| briefing[*id].text.contains(words));
    briefing.quote_name(found.unwrap_or_else(|| panic!("no quote has \"{words}\" in {text}")))
}

/// The briefing of the article with two quotes that a person has confirmed.
fn checked() -> String {
    let mut text = imported(ARTICLE).0;
    for words in ["Our doors", "the towns would pay"] {
        let name = quote(&text, words);
        text = correct(&text, &Correction::Confirm(vec![name])).unwrap().text;
    }
    text
}

fn again(briefing: &str, article: &str) -> (String, Again) {
    let (done, again) = import_again(briefing, &imported(article).1).unwrap();
    read(&done.text);
    assert!(done.text.starts_with(briefing.get(..40).unwrap()), "the comments at the top stay");
    (done.text, again)
}

fn words(text: &str) -> Vec<String> {
    read(text).quotes.iter().map(|quote| quote.text.to_string()).collect()
}

#[test]
fn nothing_changes_if_the_article_has_not() {
    let refused = import_again(&checked(), &imported(ARTICLE).1).unwrap_err();
    assert_eq!(refused, Refusal::Same);
}

#[test]
fn a_paragraph_that_was_added_brings_its_quote_and_leaves_the_others() {
    let article = ARTICLE.replace(
        "Bo Marsh, mayor",
        "\"The tide waits for nobody at all,\" said Cy Reed, a pilot.\n\nBo Marsh, mayor",
    );
    let (text, again) = again(&checked(), &article);
    assert_eq!((again.kept.len(), again.moved.len(), again.changed.len(), again.lost.len()), (2, 0, 0, 0));
    assert_eq!(again.new, ["The tide waits for nobody at all,"]);
    assert_eq!(again.words(), "2 kept, 1 new");
    let all = words(&text);
    assert_eq!(all[1], "The tide waits for nobody at all,", "in the order of the text: {all:?}");
    assert_eq!(text.matches("checked = true").count(), 2);
    let briefing = read(&text);
    assert!(briefing.quotes.iter().all(|quote| quote.anchor.is_found()));
    assert!(briefing.speakers.iter().any(|speaker| &*speaker.name == "Cy Reed"));
}

#[test]
fn a_paragraph_that_was_moved_is_found_at_its_new_place() {
    let paragraph =
        "Bo Marsh, mayor of Tidemouth, said the towns would pay their part of the costs of the new quay.\n\n";
    let article =
        [&ARTICLE.replace(paragraph, ""), "\nIn the evening there was music on the pier.\n\n", paragraph]
            .concat();
    let (text, again) = again(&checked(), &article);
    assert_eq!((again.kept.len(), again.moved.len(), again.lost.len()), (1, 1, 0), "{again:?}");
    assert!(read(&text).quotes.iter().all(|quote| quote.anchor.is_found()));
}

#[test]
fn words_that_changed_a_little_are_taken_over_and_reported() {
    let article = ARTICLE.replace("by night and by day", "by night and by days");
    let (text, again) = again(&checked(), &article);
    assert_eq!(again.changed, ["Our doors are open by night and by days,"]);
    assert_eq!((again.kept.len(), again.lost.len()), (1, 0));
    let briefing = read(&text);
    assert!(briefing.quotes[0].checked && briefing.quotes[0].anchor.is_found());
    assert_eq!(
        briefing.quote_name(briefing.quote_at(0).unwrap()),
        quote(&checked(), "Our doors"),
        "the id stays"
    );
}

#[test]
fn words_that_are_gone_stay_in_the_briefing_and_are_reported() {
    let article = ARTICLE.replace("\"Our doors are open by night and by day,\"", "\"Come,\"");
    let (text, again) = again(&checked(), &article);
    assert_eq!(again.lost, ["Our doors are open by night and by day,"]);
    assert!(words(&text).contains(&again.lost[0]));
    let replaced =
        "Another story\n\nPORT ELM, May 4, 2031 -- \"It rained all day,\" said Mira Okafor, a sailor.\n";
    let (text, again) = self::again(&checked(), replaced);
    assert_eq!((again.kept.len(), again.lost.len(), again.new.len()), (0, 2, 1), "{again:?}");
    assert_eq!(words(&text).len(), 3);
}

#[test]
fn a_shortened_quotation_is_lost_and_the_new_one_is_found() {
    let article = ARTICLE.replace("Our doors are open by night and by day,", "Our doors are open,");
    let (text, again) = again(&checked(), &article);
    assert_eq!(again.lost.len(), 1);
    assert_eq!(again.new, ["Our doors are open,"], "{text}");
}

#[test]
fn what_a_person_gave_to_somebody_else_noted_or_rejected_stays_so() {
    let mut text = imported(ARTICLE).0;
    let (one, two, three) =
        (quote(&text, "Our doors"), quote(&text, "A second quay"), quote(&text, "the towns"));
    let bo = read(&text).speakers.iter().find(|own| &*own.name == "Bo Marsh").unwrap().id.to_string();
    for correction in [
        Correction::Whose(vec![one.clone()], Whose::Speaker(bo)),
        Correction::Reject(two),
        Correction::Note(Noted::Quote(three), "Ask him.".to_owned()),
    ] {
        text = correct(&text, &correction).unwrap().text;
    }
    let berths =
        Words { section: "full-text".to_owned(), text: "nine berths".to_owned(), ..Words::default() };
    text = correct(&text, &Correction::Tags(Noted::Words(berths), vec!["berths".to_owned()])).unwrap().text;
    let article = ARTICLE.replace("nine berths", "ten berths");
    let (text, again) = again(&text, &article);
    assert_eq!((again.kept.len(), again.new.len()), (2, 0), "{again:?}");
    assert_eq!(again.lost, ["(note) nine berths"]);
    assert!(text.contains("[[sections.notes]]\ntext = \"nine berths\""), "it stays in the file");
    let briefing = read(&text);
    assert_eq!(&*briefing[briefing.quotes[0].speaker.unwrap()].name, "Bo Marsh");
    assert!(!words(&text).iter().any(|words| words.contains("A second quay would")), "no quote stays none");
    assert!(text.contains("note = \"Ask him.\"") && text.contains("ten berths"));
}

#[test]
fn a_name_that_was_corrected_in_the_article_is_taken_where_nobody_has_checked() {
    let article = ARTICLE.replace("Bo Marsh", "Bo Marshall").replace("Marsh said that", "Marshall said that");
    let mut text = imported(ARTICLE).0;
    let name = quote(&text, "the towns would pay");
    text = correct(&text, &Correction::Confirm(vec![name])).unwrap().text;
    let (text, again) = again(&text, &article);
    assert_eq!(again.kept.len(), 1);
    let briefing = read(&text);
    let speaker = |words: &str| {
        let found = briefing.quotes.iter().find(|quote| quote.text.contains(words)).unwrap();
        briefing[found.speaker.unwrap()].name.to_string()
    };
    assert_eq!(speaker("the towns would pay"), "Bo Marsh", "a person confirmed it");
    assert_eq!(speaker("nobody in his town"), "Bo Marshall");
}

#[test]
fn rules_that_changed_make_unchecked_quotes_anew() {
    let text = checked();
    // As if other rules had found other bounds: the last of these words are the text of the quote.
    let found = "nobody in his town had asked for a second quay";
    let at = text.rfind(found).unwrap();
    let other = [
        text.get(..at).unwrap(),
        "his town had asked for a second quay",
        text.get(at + found.len()..).unwrap(),
    ]
    .concat();
    let other = other.replace("rules = \"", "rules = \"0.");
    let Ok((done, again)) = import_again(&other, &imported(ARTICLE).1) else { panic!("{other}") };
    assert_eq!((again.kept.len(), again.lost.len()), (2, 0), "{again:?}");
    assert_eq!(words(&done.text).len(), words(&text).len(), "{}", done.text);
}

const TALK: &str = "Transcript of the Harbour gaggle\n\nMS. LING:  Good morning.  Questions?\n\nQ    Will the quay open?\n\n\
    MS. LING:  Sure.\n\nQ    Will the berths open?\n\nMS. LING:  Sure.\n\nQ    Will the pilots be paid?\n\n\
    MR. OKORO:  Sure.\n\nQ    And the lights?\n\nMS. LING:  Sure.\n\nMR. OKORO:  No.\n";

#[test]
fn short_answers_that_are_given_several_times_never_change_hands() {
    let text = imported(TALK).0;
    let briefing = read(&text);
    let sure: Vec<String> = briefing
        .quote_ids()
        .filter(|id| &*briefing[*id].text == "Sure.")
        .map(|id| briefing.quote_name(id))
        .collect();
    assert_eq!(sure.len(), 4, "{text}");
    let berths = correct(&text, &Correction::Confirm(vec![sure[1].clone()])).unwrap().text;
    let without = |part: &str| TALK.replace(part, "");
    let place = |text: &str| {
        let briefing = read(text);
        let own = briefing.quotes.iter().find(|quote| quote.checked).unwrap();
        let section = &briefing[own.section.unwrap()].text;
        let start = own.anchor.start().unwrap_or_default();
        section.get(..start).unwrap_or_default().rsplit("Q: ").next().unwrap_or_default().to_owned()
    };
    let (_, gone) = again(&berths, &without("Q    Will the berths open?\n\nMS. LING:  Sure.\n\n"));
    assert_eq!((gone.kept.len(), gone.moved.len(), gone.lost.len()), (0, 0, 1), "{gone:?}");
    let (text, kept) = again(&berths, &without("Q    Will the quay open?\n\nMS. LING:  Sure.\n\n"));
    assert_eq!((kept.kept.len() + kept.moved.len(), kept.lost.len()), (1, 0), "{kept:?}");
    assert!(place(&text).starts_with("Will the berths"), "{text}");
    let rejected = correct(&imported(TALK).0, &Correction::Reject(sure[1].clone())).unwrap().text;
    let more = TALK.replace(
        "Q    Will the quay",
        "Q    Is it cold out there?\n\nMS. LING:  Sure.\n\nQ    Will the quay",
    );
    let (text, again) = again(&rejected, &more);
    assert_eq!(words(&text).iter().filter(|words| *words == "Sure.").count(), 4, "{again:?}");
}

#[test]
fn a_heading_that_changed_is_still_the_same_section() {
    let article = |heading: &str| {
        format!(
            "# Harbour news\n\n## {heading}\n\n“Our doors are open by night,” said Ada Ling, the chair.\n\nThe quay is new.\n\n## Pay\n\n“The towns will pay,” said Bo Marsh, the mayor.\n"
        )
    };
    let text = imported(&article("Berths by Night")).0;
    let name = quote(&text, "Our doors");
    let text = correct(&text, &Correction::Confirm(vec![name])).unwrap().text;
    let (text, again) = again(&text, &article("Berths at Night"));
    assert_eq!((again.kept.len(), again.new.len()), (1, 0), "{again:?}");
    assert_eq!(text.matches("The quay is new.").count(), 1, "{text}");
    assert!(text.contains("title = \"Berths at Night\""));
}

#[test]
fn another_speaker_in_the_article_is_reported() {
    let article =
        ARTICLE.replace("Ada Ling, chair of the Harbour Council", "Zoe Smith, mayor of Port Lantern");
    let article = article.replace("Ling added", "Smith added");
    let (text, again) = again(&checked(), &article);
    assert_eq!(again.disputed, ["Our doors are open by night and by day,"], "{text}");
}

#[test]
fn a_wholly_checked_briefing_says_what_is_new() {
    let text = correct(&checked(), &Correction::ConfirmAll).unwrap().text;
    let article = [ARTICLE, "\n\"The tide waits for nobody at all,\" said Cy Reed, a pilot.\n"].concat();
    let (text, again) = again(&text, &article);
    assert_eq!(again.new.len(), 1);
    let briefing = read(&text);
    let unchecked = briefing.quotes.iter().filter(|quote| briefing.is_checked(quote) == Some(false)).count();
    assert_eq!(unchecked, 1, "{text}");
    let last = briefing.quotes.last().unwrap();
    assert!(last.text.starts_with("The tide") && !last.checked, "{text}");
    let written = "format = 1\n[event]\ntitle = \"A\"\n";
    assert!(
        import_again(written, &imported(ARTICLE).1).unwrap_err().to_string().contains("was not imported")
    );
}
