//! Collects the speakers of a transcript, one for each label.

use crate::import::blocks::{BlockKind, CastMember, Layout, Span};
use crate::import::cast::initials;
use crate::import::label::parts::ParsedLabel;
use crate::import::lexicon::given;
use crate::import::lexicon::list::List;
use crate::import::person::Person;
use crate::import::transcript::directions;
use crate::import::transcript::exchange::Letters;
use crate::import::transcript::speech_title::interviewee_in_title;
use crate::text::Cut;
use std::collections::HashMap;

static PRESS_EVENTS: List = List::all("press-events");
static ANSWERS: List = List::all("answerers");
static QUESTIONS: List = List::all("questioners");
static WORDS_OF_INTERVIEWS: List = List::of("english", "words-of-interviews");
static CASELESS_ROLES: List = List::all("caseless-roles");
static QUESTION_LABELS: List = List::all("question-labels");

/// A speaker in a transcript.
#[derive(Clone)]
pub(super) struct Member {
    pub label: ParsedLabel,
    pub person: Person,
    pub turns: usize,
}

/// All speakers in a transcript.
pub(super) struct Members {
    pub members: Vec<Member>,
    /// The index of the member who speaks in each block.
    pub of_block: Vec<Option<usize>>,
}

/// The members so far.
struct Gathered<'t> {
    members: Vec<Member>,
    by_label: HashMap<&'t str, usize>,
    by_parsed: HashMap<ParsedLabel, usize>,
    /// The name of the questioner.
    questions: &'static str,
    /// The names that the text gives to initials.
    initials: HashMap<String, String>,
    /// Who answers, if the title says so.
    answerer: Option<String>,
    /// The people whom the input describes.
    listed: &'t [CastMember],
    /// The letters of questions and answers, if the labels are letters.
    letters: Letters,
    /// True if the witness is a label.
    has_witness: bool,
    /// Who chairs: "The PRESIDING OFFICER (Ms. Ling)", until somebody else does.
    seated: HashMap<String, usize>,
}

impl<'t> Gathered<'t> {
    /// The index of the member with a label.
    fn member(&mut self, label: &'t str, block: usize) -> usize {
        if let Some(known) = self.by_label.get(label) {
            return *known;
        }
        if let Some(listed) = self.listed.iter().find(|member| member.label == label) {
            return self.listed_member(label, listed, block);
        }
        let parsed = self.parsed(label);
        let next = self.members.len();
        let index = *self.by_parsed.entry(parsed.clone()).or_insert(next);
        if index == next {
            let mut person = parsed.person(self.questions);
            person.mentions = vec![Span { block, range: 0..0 }];
            self.members.push(Member { label: parsed, person, turns: 0 });
        }
        self.by_label.insert(label, index);
        index
    }

    /// The index of a member whom the input describes apart from its text.
    fn listed_member(&mut self, label: &'t str, listed: &CastMember, block: usize) -> usize {
        let parsed = ParsedLabel { name: listed.name.clone(), ..ParsedLabel::default() };
        let person = Person {
            name: listed.name.clone(),
            family: listed.family.clone(),
            role: listed.role.clone(),
            organization: listed.organization.clone(),
            mentions: vec![Span { block, range: 0..0 }],
            ..Person::default()
        };
        let index = self.members.len();
        self.members.push(Member { label: parsed, person, turns: 0 });
        self.by_label.insert(label, index);
        index
    }

    fn parsed(&self, label: &str) -> ParsedLabel {
        if let Some((name, is_several)) = initials::whole(label, &self.initials) {
            return ParsedLabel { name, organization: is_several, ..ParsedLabel::default() };
        }
        let answers = || ANSWERS.has(&label.to_lowercase()) || self.letters.in_english(label) == Some("A");
        match self.answerer.as_deref().filter(|_| answers()) {
            Some(answerer) => {
                let parsed = ParsedLabel::parse(answerer);
                // "港务局发言人" has no name, and an office alone would get the article of a label.
                let is_named = !parsed.unnamed && !parsed.name.is_empty();
                if is_named {
                    parsed
                } else {
                    ParsedLabel { name: answerer.to_owned(), ..ParsedLabel::default() }
                }
            }
            // The letters of an exchange name nobody.
            None => match self.letters.in_english(label) {
                Some("A") => ParsedLabel {
                    name: self.name_of_answerer(label),
                    unnamed: true,
                    ..ParsedLabel::default()
                },
                Some(letter) => ParsedLabel::parse(letter),
                None => ParsedLabel::parse(label),
            },
        }
    }

    /// The name of somebody who only has a letter.
    fn name_of_answerer(&self, label: &str) -> String {
        if label == "A" && self.questions != "Q" { "Answer".to_owned() } else { label.to_owned() }
    }

    /// The index of the member with a label.
    ///
    /// If the label is only an office, it is the index of the current chair.
    fn speaker(&mut self, label: &'t str, block: usize) -> usize {
        let index = self.member(label, block);
        let Some(parsed) = self.members.get(index).map(|member| &member.label) else { return index };
        if parsed.is_office_alone() {
            return self.seated.get(&parsed.office).copied().unwrap_or(index);
        }
        if !parsed.office.is_empty() && label.contains('(') {
            self.seated.insert(parsed.office.clone(), index);
        }
        index
    }
}

impl Members {
    pub(super) fn of(layout: &Layout) -> Self {
        let labels = || {
            layout.blocks.iter().filter_map(|block| match &block.kind {
                BlockKind::Turn { label, .. } => Some(label.as_str()),
                _ => None,
            })
        };
        let letters = Letters::of(labels());
        let mut gathered = Gathered {
            letters,
            has_witness: labels().any(|label| matches!(label, "THE WITNESS" | "WITNESS")),
            members: Vec::new(),
            by_label: HashMap::new(),
            by_parsed: HashMap::new(),
            questions: name_of_questioner(layout),
            seated: HashMap::new(),
            initials: initials::names(layout),
            answerer: answerer(layout, letters),
            listed: &layout.meta.cast,
        };
        // After "BY MR. LING:", Mr. Ling asks and the witness answers.
        let (mut examiner, mut witness) = (None, None);
        let mut of_block = Vec::with_capacity(layout.blocks.len());
        for (block, laid) in layout.blocks.iter().enumerate() {
            if laid.kind == BlockKind::Direction
                && let Some(name) = directions::examiner(laid.words.as_str())
            {
                examiner = Some(gathered.member(name, block));
            }
            if !matches!(laid.kind, BlockKind::Turn { .. }) {
                witness = directions::witness(laid.words.as_str()).or(witness);
            }
            let label = match &laid.kind {
                BlockKind::Turn { label, .. } if !label.trim().is_empty() => label,
                _ => {
                    of_block.push(None);
                    continue;
                }
            };
            let index = match (label.as_str(), examiner, witness) {
                ("Q", Some(examiner), _) => examiner,
                ("A" | "THE WITNESS" | "WITNESS", _, Some(witness)) => gathered.member(witness, block),
                ("A", Some(_), _) => gathered.member("THE WITNESS", block),
                ("A", _, _) if gathered.has_witness => gathered.member("THE WITNESS", block),
                _ => gathered.speaker(label, block),
            };
            if let Some(member) = gathered.members.get_mut(index) {
                member.turns += 1;
            }
            of_block.push(Some(index));
        }
        Self { members: gathered.members, of_block }
    }
}

/// Who answers the questions, if the title names somebody and no label does.
fn answerer(layout: &Layout, letters: Letters) -> Option<String> {
    let labels = layout.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Turn { label, .. } => Some(label.to_lowercase()),
        _ => None,
    });
    let (mut asked, mut answered) = (false, false);
    for label in labels {
        let letter = letters.in_english(&label.to_uppercase());
        let answers = if letter.is_some() { letter == Some("A") } else { ANSWERS.has(&label) };
        let asks = letter == Some("Q")
            || QUESTIONS.has(&label)
            || QUESTION_LABELS.has(&label.to_uppercase())
            || CASELESS_ROLES.suffix_of(&label).is_some();
        if !answers && !asks {
            return None;
        }
        asked |= !answers;
        answered |= answers;
    }
    let title = layout.meta.title.as_deref();
    let heading = layout.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let title = title.or_else(|| heading.map(|block| block.words.as_str()))?;
    if !(asked && answered) {
        return None;
    }
    let named = interviewee_in_title(title).map(|name| title.cut(name).to_owned());
    named.or_else(|| subject_of_title(layout, title).map(str::to_owned))
}

/// The person with whom a title begins, if the introduction tells of a talk with them: "Ada Ling sees a new quay".
fn subject_of_title<'t>(layout: &Layout, title: &'t str) -> Option<&'t str> {
    let is_part = |word: &&str| word.trim_end().starts_with(char::is_uppercase) && !word.contains([',', ':']);
    let length: usize = title.split_inclusive(' ').take_while(is_part).map(str::len).sum();
    let name = title.cut(..length).trim_end();
    let first = name.split(' ').next()?.to_lowercase();
    let is_person = given::woman(&first).is_some() && (2..5).contains(&name.split(' ').count());
    let introduces = |words: &str| {
        words.contains(name) && words.to_lowercase().split(' ').any(|word| WORDS_OF_INTERVIEWS.has(word))
    };
    let before = layout.blocks.iter().take_while(|block| !matches!(block.kind, BlockKind::Turn { .. }));
    let mut before = before.filter(|block| block.kind != BlockKind::Title);
    (is_person && before.any(|block| introduces(block.words.as_str()))).then_some(name)
}

/// The name of the questioner, if a transcript labels them "Q".
fn name_of_questioner(layout: &Layout) -> &'static str {
    let is_english = layout.meta.language.as_deref().is_none_or(|tag| tag.starts_with("en"));
    let title = layout.meta.title.iter().map(String::as_str);
    let above =
        layout.blocks.iter().take(12).map(|block| block.words.as_str()).filter(|words| words.len() < 300);
    let is_press_event = || title.chain(above).any(|words| PRESS_EVENTS.is_in(&words.to_lowercase()));
    match is_english {
        true if is_press_event() => "Reporter",
        true => "Questioner",
        false => "Q",
    }
}
