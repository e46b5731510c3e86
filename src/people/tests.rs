//! Tests of the rules that join names: each rule, what it must not join, and the order of documents.

use super::*;
use crate::model::Date;
use proptest::prelude::*;

/// An appearance on the day with the document's number.
fn speaks(document: usize, name: &str) -> Appearance {
    let day = Date::from_days_since_1970(21_915 + i64::try_from(document).unwrap_or(0));
    Appearance { document, day: Some(day), name: name.to_owned(), statements: 1, ..Appearance::default() }
}

fn with_role(document: usize, name: &str, role: &str) -> Appearance {
    Appearance { role: Some(role.to_owned()), ..speaks(document, name) }
}

fn titled(document: usize, title: &str, name: &str) -> Appearance {
    Appearance { honorific: Some(title.to_owned()), ..speaks(document, name) }
}

/// The names of each person, sorted.
fn people(appearances: &[Appearance]) -> Vec<Vec<String>> {
    grouped(&join(appearances, None), appearances)
}

fn grouped(joined: &Joined, appearances: &[Appearance]) -> Vec<Vec<String>> {
    let name = |at: &usize| format!("{} {}", appearances[*at].name, appearances[*at].document);
    let names = |person: &Person| {
        let mut names: Vec<String> = person.appearances.iter().map(name).collect();
        names.sort();
        names
    };
    let mut people: Vec<Vec<String>> = joined.people.iter().map(names).collect();
    people.sort();
    people
}

/// Checks that names in documents of their own are one person.
fn are_one(names: &[&str]) {
    let all: Vec<Appearance> = names.iter().enumerate().map(|(at, name)| speaks(at, name)).collect();
    assert_eq!(people(&all).len(), 1, "{names:?}: {:?}", people(&all));
}

/// Checks that no two names in documents of their own are one person.
fn are_apart(names: &[&str]) {
    let all: Vec<Appearance> = names.iter().enumerate().map(|(at, name)| speaks(at, name)).collect();
    assert_eq!(people(&all).len(), names.len(), "{names:?}: {:?}", people(&all));
}

#[test]
fn names_with_agreeing_given_names_are_one_person() {
    are_one(&["Ada Ling", "ADA LING", "Ada  Ling", "Dr. Ada Ling", "Ada Ling, MP"]);
    are_one(&["Joe Quell", "Joseph R. Quell", "Joseph Quell Jr.", "J. Quell"]);
    are_one(&["Zoë Marsh-Renn", "Zoe Marsh-Renn", "ZOE MARSH-RENN"]);
    are_one(&["Jean-Luc Ost", "Jean Luc Ost"]);
    are_one(&["J.D. Ost", "JD Ost", "J. D. Ost"]);
    are_one(&["Willem van der Berg", "Willem Van Der Berg"]);
    are_one(&["Senator Ada Ling", "North Ellery Senator Ada Ling", "Ada Ling (by telephone)"]);
}

#[test]
fn names_that_contradict_each_other_stay_apart() {
    are_apart(&["Ada Ling", "Bo Ling"]);
    are_apart(&["Ada M. Ling", "Ada R. Ling"]);
    are_apart(&["Tomas Rill Sr.", "Tomas Rill Jr."]);
    are_apart(&["Bob Quell", "Rob Quell"]);
    are_apart(&["Ada Ling", "Ada Lingen"]);
    are_apart(&["Ada Smith-Ling", "Ada Ling"]);
    let all = [titled(0, "Mr.", "K. Ost"), titled(1, "Ms.", "Kim Ost")];
    assert_eq!(people(&all).len(), 2);
}

#[test]
fn a_name_that_agrees_with_two_people_stays_apart() {
    are_apart(&["Joe Quell", "Jill Quell", "J. Quell"]);
    are_apart(&["Ada Ling", "Ada M. Ling", "Ada R. Ling"]);
    are_apart(&["Robert Quell", "Bob Quell", "Rob Quell"]);
}

#[test]
fn names_that_speak_in_one_document_are_two_people() {
    let all = [speaks(0, "Bob Quell"), speaks(0, "Robert Quell"), speaks(1, "Bob Quell")];
    assert_eq!(people(&all), [vec!["Bob Quell 0", "Bob Quell 1"], vec!["Robert Quell 0"]]);
    // An initial is too little where somebody else of the family name speaks.
    let all = [speaks(0, "Ada Ling"), speaks(1, "A. Ling"), speaks(1, "Bo Ling")];
    assert_eq!(people(&all).len(), 3);
    // Equal names in one document are one person, whom the document lists twice.
    let all = [speaks(0, "Ada Ling"), with_role(0, "Ada Ling", "Chair")];
    assert_eq!(people(&all).len(), 1);
}

#[test]
fn names_of_other_scripts_and_orders_are_not_broken() {
    are_one(&["凌雅达", "凌雅达"]);
    are_apart(&["凌雅达", "凌雅文"]);
    are_one(&["阿达·凌", "阿达·凌"]);
    are_one(&["عبد الله النور", "عبد الله النور"]);
    are_apart(&["عبد الله النور", "عبد الرحمن النور"]);
    are_one(&["Inés Quiroga Vela", "INÉS QUIROGA VELA", "Ines Quiroga Vela"]);
    are_apart(&["Inés Quiroga Vela", "Inés Quiroga"]);
    are_one(&["Omar al-Noor", "Omar Al-Noor", "Omar al Noor"]);
    are_apart(&["Hu Weiwei", "Lin Weiwei"]);
}

#[test]
fn a_title_shows_that_the_family_name_comes_first() {
    let full = Appearance { aliases: vec!["Chair Hu".to_owned()], ..speaks(0, "Hu Weiwei") };
    let all = [full, with_role(0, "Hu", "Chair"), with_role(1, "Weiwei", "Chair")];
    assert_eq!(people(&all), [vec!["Hu 0", "Hu Weiwei 0"], vec!["Weiwei 1"]]);
}

#[test]
fn a_family_name_belongs_to_its_only_bearer_in_the_document() {
    let all = [speaks(0, "Ada Ling"), titled(0, "Ms.", "Ling"), speaks(1, "Bo Ling"), speaks(1, "Ling")];
    assert_eq!(people(&all), [vec!["Ada Ling 0", "Ling 0"], vec!["Bo Ling 1", "Ling 1"]]);
    let two = [speaks(0, "Ada Ling"), speaks(0, "Bo Ling"), speaks(0, "Ling")];
    assert_eq!(people(&two).len(), 3);
    let titles = [speaks(0, "Mary Ling"), speaks(0, "Robert Ling"), titled(0, "Mr.", "Ling")];
    assert_eq!(people(&titles), [vec!["Ling 0", "Robert Ling 0"], vec!["Mary Ling 0"]]);
}

#[test]
fn a_family_name_with_a_post_belongs_to_the_only_holder_then() {
    let all = [
        with_role(0, "Ada Ling", "Harbour President"),
        with_role(2, "Bo Ling", "Chair"),
        with_role(3, "Ling", "President"),
        titled(4, "President", "Ling"),
    ];
    assert_eq!(people(&all), [vec!["Ada Ling 0", "Ling 3", "Ling 4"], vec!["Bo Ling 2"]]);
    let reason = Reason::OnlyHolder("Ling".to_owned(), "President".to_owned());
    assert!(
        join(&all, None).people.iter().any(|person| person.names.iter().any(|name| name.reason == reason))
    );
    // Years later somebody else may hold the post, and a vice president is not the president.
    let later = [with_role(0, "Ada Ling", "President"), with_role(3000, "Ling", "President")];
    assert_eq!(people(&later).len(), 2);
    let vice = [with_role(0, "Ada Ling", "President"), with_role(1, "Ling", "Vice President")];
    assert_eq!(people(&vice).len(), 2);
    let two = [
        with_role(0, "Ada Ling", "Senator"),
        with_role(1, "Bo Ling", "Senator"),
        with_role(2, "Ling", "Senator"),
    ];
    assert_eq!(people(&two).len(), 3);
}

#[test]
fn the_post_counts_more_than_the_document() {
    // The only Ling of the document is another one.
    let all = [
        with_role(0, "Joe Ling", "President"),
        with_role(1, "Jill Ling", "First Lady"),
        with_role(1, "Ling", "President"),
    ];
    assert_eq!(people(&all), [vec!["Jill Ling 1"], vec!["Joe Ling 0", "Ling 1"]]);
}

#[test]
fn a_family_name_without_a_bearer_stays_apart_unless_the_post_is_the_same() {
    let all = [
        with_role(0, "Ling", "Director"),
        with_role(1, "Ling", "Senator"),
        with_role(2, "Ost", "Mayor"),
        with_role(3, "Ost", "Mayor"),
    ];
    assert_eq!(people(&all), [vec!["Ling 0"], vec!["Ling 1"], vec!["Ost 2", "Ost 3"]]);
}

#[test]
fn a_family_name_with_a_title_belongs_to_the_only_person_of_that_name() {
    let mary = || titled(0, "Ms.", "Mary Ling");
    let all = [mary(), titled(1, "Ms.", "Ling"), titled(400, "Ms.", "Ling"), titled(2000, "Ms.", "Ling")];
    assert_eq!(people(&all), [vec!["Ling 1", "Mary Ling 0"], vec!["Ling 2000"], vec!["Ling 400"]]);
    let all = [titled(0, "Mr.", "Ling"), titled(1, "Mr.", "Ling"), speaks(1, "Bo Ost")];
    assert_eq!(people(&all), [vec!["Bo Ost 1"], vec!["Ling 0", "Ling 1"]]);
    // Another title may be another person's.
    let all = [mary(), titled(1, "Dr.", "Ling"), titled(2, "Dr.", "Ling")];
    assert_eq!(people(&all), [vec!["Ling 1", "Ling 2"], vec!["Mary Ling 0"]]);
    for second in [speaks(3, "Bo Ling"), titled(3, "Mr.", "Ling")] {
        let all = [mary(), titled(1, "Ms.", "Ling"), titled(2, "Ms.", "Ling"), second];
        assert_eq!(people(&all).len(), 4);
    }
}

#[test]
fn groups_offices_and_things_are_counted_but_not_listed() {
    let group = Appearance { group: true, ..speaks(0, "Harbour Pilots") };
    let unnamed = Appearance { unnamed: true, ..speaks(0, "Official") };
    let all = [
        group,
        unnamed,
        speaks(0, "Reporter"),
        speaks(0, "The President"),
        speaks(0, "Senior Administration Official"),
        speaks(0, "the harbour report"),
        speaks(0, "HRBR"),
        speaks(0, "One of Ada Ling’s advisers"),
        speaks(0, "Port Authority Commission"),
    ];
    let joined = join(&all, None);
    assert_eq!(joined.people, []);
    assert_eq!((joined.groups, joined.unnamed, joined.others), (1, 4, 4));
}

#[test]
fn a_person_has_the_fullest_name_and_the_latest_post() {
    let all = [
        with_role(0, "Joe Quell", "Chair"),
        with_role(1, "Joe Quell", "Chair"),
        with_role(5, "JOSEPH R. QUELL JR.", "Mayor"),
        with_role(6, "Joseph R. Quell Jr.", "Mayor"),
    ];
    let joined = join(&all, None);
    let [person] = &*joined.people else { panic!("{:?}", joined.people) };
    assert_eq!((&*person.name, &*person.id), ("Joseph R. Quell Jr.", "joseph-r-quell-jr"));
    assert_eq!((person.post.words(), person.posts.len()), ("Mayor".to_owned(), 2));
    assert_eq!((person.statements, person.documents), (4, 4));
    let reasons: Vec<String> =
        person.names.iter().map(|name| format!("{}: {}", name.name, name.reason)).collect();
    assert!(reasons.contains(&"Joe Quell: Joe is short for Joseph".to_owned()), "{reasons:?}");
}

#[test]
fn the_people_file_overrules() {
    let (file, faults) = read(
        "[[people]]\nid = 'ada'\nname = 'Ada Ling'\naliases = ['Adelaide Ling-Ost', 'President Ling', 'The Pilot']\n\
         [[people]]\nid = 'a-ling'\nname = 'A. Ling'\nnot = ['ada']\n",
    );
    assert_eq!(faults, []);
    let all = [
        speaks(0, "Ada Ling"),
        speaks(1, "Adelaide Ling-Ost"),
        speaks(2, "A. Ling"),
        titled(3, "President", "Ling"),
        speaks(4, "The Pilot"),
    ];
    let joined = join(&all, Some(&file));
    let expected = [vec!["A. Ling 2"], vec!["Ada Ling 0", "Adelaide Ling-Ost 1", "Ling 3", "The Pilot 4"]];
    assert_eq!(grouped(&joined, &all), expected);
    assert_eq!(joined.people[0].id, "ada");
    assert!(joined.people[0].names.iter().all(|name| name.reason == Reason::File));
}

#[test]
fn people_of_one_name_in_the_people_file_are_told_apart_by_their_posts() {
    let (file, faults) = read(
        "[[people]]\nid = 'ada-1'\nname = 'Ada Ling'\nposts = [{ role = 'Mayor', until = 2031-01-01 }]\n\
         [[people]]\nid = 'ada-2'\nname = 'Ada Ling'\nposts = [{ role = 'Director' }]\n",
    );
    assert_eq!(faults, []);
    let all =
        [with_role(0, "Ada Ling", "Mayor"), with_role(1, "Ada Ling", "Director"), speaks(2, "Ada Ling")];
    let joined = join(&all, Some(&file));
    assert_eq!(grouped(&joined, &all), [["Ada Ling 0"], ["Ada Ling 1"], ["Ada Ling 2"]]);
}

#[test]
fn a_large_library_is_joined_quickly() {
    let letter = |digit: char| char::from(b'a' + u8::try_from(digit.to_digit(10).unwrap()).unwrap());
    let word = |at: usize| at.to_string().chars().map(letter).collect::<String>();
    let names: Vec<String> =
        (0..35_000).map(|at| format!("A{} L{}", word(at % 7000), word(at % 500))).collect();
    let all: Vec<Appearance> = names.iter().enumerate().map(|(at, name)| speaks(at, name)).collect();
    let start = std::time::Instant::now();
    assert_eq!(join(&all, None).people.len(), 7000);
    // A hundred times the time of an optimized build: only what is quadratic takes longer.
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

fn arbitrary() -> impl Strategy<Value = Appearance> {
    let given =
        prop::sample::select(vec!["Ada ", "A. ", "Adelaide ", "Joe ", "Joseph R. ", "J. ", "Jill ", ""]);
    let family = prop::sample::select(vec!["Ling", "Ling Jr.", "Ost", "van Ost", "The Ling"]);
    let role =
        prop::option::of(prop::sample::select(vec!["Mayor", "Vice President", "President", "Director"]));
    let title = prop::option::of(prop::sample::select(vec!["Mr.", "Ms.", "Sen."]));
    (given, family, role, title, 0..6_usize).prop_map(|(given, family, role, title, document)| Appearance {
        role: role.map(str::to_owned),
        honorific: title.map(str::to_owned),
        ..speaks(document, &format!("{given}{family}"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_documents_does_not_change_the_people(
        all in prop::collection::vec(arbitrary(), 0..24),
        order in prop::collection::vec(any::<u32>(), 24),
    ) {
        let mut shuffled: Vec<(u32, Appearance)> = order.into_iter().zip(all.clone()).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let shuffled: Vec<Appearance> = shuffled.into_iter().map(|(_, one)| one).collect();
        let (one, other) = (join(&all, None), join(&shuffled, None));
        prop_assert_eq!(grouped(&one, &all), grouped(&other, &shuffled));
        let names = |joined: &Joined| {
            let mut names: Vec<String> = joined.people.iter().map(|person| person.name.clone()).collect();
            names.sort();
            names
        };
        prop_assert_eq!(names(&one), names(&other));
    }

    #[test]
    fn every_appearance_belongs_to_one_person_at_most(all in prop::collection::vec(arbitrary(), 0..24)) {
        let joined = join(&all, None);
        let mut seen: Vec<usize> = joined.people.iter().flat_map(|person| person.appearances.clone()).collect();
        let listed = seen.len();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), listed);
        prop_assert_eq!(listed + joined.groups + joined.unnamed + joined.others, all.len());
        let mut ids: Vec<&str> = joined.people.iter().map(|person| &*person.id).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), joined.people.len());
    }
}
