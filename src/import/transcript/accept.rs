//! Whether labels make a transcript, and which of them name speakers.

use crate::import::blocks::{Block, BlockKind};
use crate::import::label::{Label, Strength};
use std::collections::{HashMap, HashSet};

/// A transcript must be labelled so often, if no label is sure by itself.
const FEW: usize = 4;

/// Which labels name speakers in this transcript.
pub(crate) struct Accepted {
    counts: HashMap<String, usize>,
    /// The words of labels that are longer than one, or sure.
    known: HashSet<String>,
    least: Strength,
}

impl Accepted {
    fn new(counted: &Counted<'_>, least: Strength) -> Self {
        let whole = counted.strengths.iter().filter(|(name, strength)| {
            name.contains(' ') || **strength != Strength::Ordinary || counted.times[**name] > 1
        });
        let known = whole.flat_map(|(name, _)| name.split(' ').map(str::to_owned)).collect();
        let counts = counted.times.iter().map(|(name, times)| ((*name).to_owned(), *times)).collect();
        Self { counts, known, least }
    }

    pub(crate) fn takes(&self, name: &str, strength: Strength) -> bool {
        let several = self.counts.get(name).is_some_and(|n| *n > 1);
        match strength {
            Strength::Titled => true,
            Strength::Capitals => self.least <= Strength::Capitals || several || name.split(' ').count() <= 3,
            Strength::Office => self.least <= Strength::Office,
            // "Look: we pay." names nobody, "Ada: We pay." does where Ada Ling speaks.
            Strength::Ordinary => {
                let one = !name.contains(' ') && name.contains(char::is_lowercase);
                self.least == Strength::Ordinary && (several || !one || self.known.contains(name))
            }
        }
    }
}

/// What was counted of the labels of one strength.
#[derive(Default)]
struct Tally {
    all: usize,
    /// Those whose name stands several times.
    recurring: usize,
    /// How many different ones there are, and of these how many recur.
    different: usize,
    returning: usize,
}

/// What was counted of all labels.
#[derive(Default)]
struct Counted<'t> {
    times: HashMap<&'t str, usize>,
    strengths: HashMap<&'t str, Strength>,
    /// Labels in all, and how many stand before something that ends as a sentence does.
    all: usize,
    spoken: usize,
    /// How many stand before a quotation mark.
    quoted: usize,
    /// Labels on lines of their own, and how many have words below; of all these how many say a time.
    alone: usize,
    followed: usize,
    timed: usize,
    /// Labels with a time before something that ends as a sentence does.
    clocked: usize,
    /// The first block with a title in capitals before what is said.
    first_titled: Option<usize>,
}

impl<'t> Counted<'t> {
    fn of(blocks: &'t [Block], labels: &[Option<Label>]) -> Self {
        let mut counted = Self::default();
        for (index, (block, label)) in blocks.iter().zip(labels).enumerate() {
            let words = block.words.as_str();
            let Some(label) = label else { continue };
            let name = &words[label.name.clone()];
            *counted.times.entry(name).or_default() += 1;
            counted.strengths.insert(name, label.strength);
            counted.all += 1;
            let said = &words[label.rest..];
            let spoken = crate::import::text::ends_sentence(said) || said.is_empty() || label.at.is_some();
            counted.spoken += usize::from(spoken);
            counted.quoted += usize::from(said.starts_with(['“', '"', '«', '„']));
            counted.clocked += usize::from(label.at.is_some() && crate::import::text::ends_sentence(said));
            if said.is_empty() {
                counted.alone += 1;
                counted.timed += usize::from(label.at.is_some());
                let below = labels.get(index + 1).is_some_and(Option::is_none);
                counted.followed += usize::from(below);
            }
            let long = words.len() > label.name.end + 1 && words.as_bytes()[label.name.end] == b':'
                || words.starts_with("Q ");
            if label.strength == Strength::Titled && long {
                counted.first_titled.get_or_insert(index);
            }
        }
        counted
    }

    fn tallies(&self) -> [Tally; 4] {
        let mut tallies: [Tally; 4] = std::array::from_fn(|_| Tally::default());
        for (name, strength) in &self.strengths {
            let tally = &mut tallies[*strength as usize];
            let times = self.times[name];
            tally.all += times;
            tally.different += 1;
            tally.recurring += if times > 1 { times } else { 0 };
            tally.returning += usize::from(times > 1);
        }
        tallies
    }

    /// Whether names stand on lines of their own above what is said, or with the times of a recording.
    fn stand_alone(&self, office: &Tally) -> bool {
        let several = self.strengths.len() > 1 && self.strengths.len() < self.all;
        let enough = self.timed > 2 || self.alone >= FEW && office.all > 0;
        let below = enough && self.followed * 5 >= self.alone * 4;
        several && (below || self.clocked > 2 && self.clocked * 5 >= self.all * 3)
    }
}

/// Decides whether this is a transcript, and from which strength on labels count.
pub(crate) fn accept(blocks: &[Block], labels: &[Option<Label>], sure: bool) -> Option<Accepted> {
    let counted = Counted::of(blocks, labels);
    let tallies = counted.tallies();
    let [ordinary, office, capitals, titled] = &tallies;
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    // "Ada Ling: “We open.”" in a release is a quotation, and no turn.
    let spoken = counted.spoken * 10 >= counted.all * 8 && counted.quoted * 2 <= counted.all;
    let dense = (ordinary.all + office.all) * 4 >= paragraphs || sure;
    // Where many are called by their titles, speeches may be long.
    let formal = office.all > 3 && office.all * 25 >= paragraphs;
    let recurring = ordinary.recurring + capitals.recurring;
    let returning = ordinary.returning + capitals.returning;
    let names =
        spoken && dense && returning + office.returning > 1 && (recurring + office.recurring >= FEW || sure);
    // Offices need not recur: each member speaks once where many do.
    let offices = spoken
        && (dense && office.all > 1 || formal)
        && office.different + returning > 1
        && office.all + recurring >= FEW;
    let ordinary_counts = names || offices || counted.stand_alone(office);
    let transcript = sure && counted.all > 0
        || titled.all > 1
        || counted.first_titled.is_some_and(|index| index < 9)
        || (capitals.recurring >= FEW && capitals.returning > 1 && spoken)
        // "ADA LING:", and from then on "LING:".
        || (capitals.all >= FEW && capitals.returning > 0 && capitals.all * 2 >= paragraphs && spoken)
        || ordinary_counts
        || monologue(blocks, labels);
    let least = if ordinary_counts || sure && titled.all + capitals.recurring == 0 {
        Strength::Ordinary
    } else if office.all > 1 && titled.all > 1 {
        Strength::Office
    } else if capitals.recurring > 0 {
        Strength::Capitals
    } else {
        Strength::Titled
    };
    transcript.then(|| Accepted::new(&counted, least))
}

/// Whether one label in capitals stands above all that is said, and nothing tells of the speaker from outside.
fn monologue(blocks: &[Block], labels: &[Option<Label>]) -> bool {
    let mut found = labels.iter().enumerate().filter_map(|(index, label)| Some((index, label.as_ref()?)));
    let (Some((index, label)), None) = (found.next(), found.next()) else { return false };
    let name = &blocks[index].words.as_str()[label.name.clone()];
    let family = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    let below = &blocks[index + 1..];
    let told = |block: &Block| {
        let words = block.words.as_str();
        words.contains(['“', '"']) || words.to_lowercase().contains(&family)
    };
    label.strength == Strength::Capitals
        && name.contains(' ')
        && blocks[index].words.as_str()[label.name.end..].starts_with(':')
        && index < 6
        && below.len() > 1
        && below.iter().all(|block| block.kind == BlockKind::Paragraph)
        && below.iter().filter(|block| told(block)).count() * 10 < below.len()
}
