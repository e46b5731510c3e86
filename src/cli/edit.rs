//! `plenary edit FILE`: corrects, confirms and annotates a briefing, for scripts and other editors.

use super::exit::Exit;
use super::input::stdin;
use super::output::{complain, print};
use crate::correct::{Order, Refusal, Target, correct, parse_tags};
use crate::document;
use crate::edit::Edit;
use crate::io::{self, Failure};
use crate::text::Safe;
use diffy::DiffOptions;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "the options of a command line")]
pub(super) struct Args {
    /// The briefing, or an article, which gets a briefing beside it
    path: PathBuf,
    /// Correct the quote with this id; `plenary quotes FILE --format json` prints the ids
    #[arg(long, value_name = "ID")]
    quote: Option<String>,
    /// With --quote, give it these words of the text; with --speaker, add them as a quote; else annotate them
    #[arg(long)]
    words: Option<String>,
    /// Look for the words only in the section with this id
    #[arg(long, value_name = "ID", requires = "words")]
    section: Option<String>,
    /// Set the speaker by id, name or "Name, role, organization"; with --rename or --merge, the speaker to change
    #[arg(long)]
    speaker: Option<String>,
    /// Remove the speaker of the quote: the text names nobody
    #[arg(long, conflicts_with = "speaker")]
    nobody: bool,
    /// Set the kind of the quote: direct, indirect or mixed
    #[arg(long)]
    kind: Option<String>,
    /// Mark the quote as checked
    #[arg(long, requires = "quote")]
    confirm: bool,
    /// Mark all quotes of the speaker as checked, or without --speaker the whole briefing
    #[arg(long, conflicts_with = "quote")]
    confirm_all: bool,
    /// Remove the quote: these words are not one
    #[arg(long, requires = "quote")]
    reject: bool,
    /// Split the quote in two; the second part begins with these words
    #[arg(long, value_name = "WORDS", requires = "quote")]
    split: Option<String>,
    /// Join the quote with the next one
    #[arg(long, requires = "quote")]
    join: bool,
    /// Set the note on the quote or the words; an empty one deletes it
    #[arg(long)]
    note: Option<String>,
    /// Set the tags, replacing all earlier ones; repeat it for several, or give an empty one to delete all
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Change the name, role and organization of the speaker
    #[arg(long, value_name = "NAME", requires = "speaker", conflicts_with = "quote")]
    rename: Option<String>,
    /// Merge this other speaker into the one of --speaker, whose name is kept
    #[arg(long, value_name = "NAME", requires = "speaker", conflicts_with = "quote")]
    merge: Option<String>,
    /// Print the change as a diff, and write nothing
    #[arg(long)]
    dry_run: bool,
}

impl Args {
    fn order(&self) -> Order {
        Order {
            quote: self.quote.clone(),
            words: self.words.clone(),
            section: self.section.clone(),
            speaker: self.speaker.clone(),
            nobody: self.nobody,
            kind: self.kind.clone(),
            confirm: self.confirm,
            reject: self.reject,
            split: self.split.clone(),
            join: self.join,
            note: self.note.clone(),
            tags: (!self.tags.is_empty()).then(|| parse_tags(&self.tags.join(","))),
            rename: self.rename.clone(),
            merge: self.merge.clone(),
            confirm_all: self.confirm_all,
            ..Order::default()
        }
    }
}

/// An order that cannot be carried out: its line of standard input, and why.
struct Refused {
    line: Option<usize>,
    why: String,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let order = args.order();
    let orders = if order == Order::default() { read_orders()? } else { Ok(vec![(None, order)]) };
    let orders = match orders {
        Ok(orders) => orders,
        Err(refused) => return Ok(refuse(&refused)),
    };
    let target = target(&args.path)?;
    // Tried first, so that an order that cannot be carried out makes no briefing of an article.
    let mut made = dry_run(&target, &orders)?;
    if made.is_ok() && !args.dry_run {
        made = revise(&target, &orders)?;
    }
    match made {
        Ok(text) => {
            print(&text)?;
            Ok(Exit::Success)
        }
        Err(refused) => Ok(refuse(&refused)),
    }
}

type Orders = Vec<(Option<usize>, Order)>;

/// Reads one order from each line of standard input.
fn read_orders() -> Result<Result<Orders, Refused>, Failure> {
    if !io::is_input_piped() {
        return Err(Failure::new("no correction is given")
            .help("name a quote with --quote and what to change, or pipe in JSON, one object a line"));
    }
    let text = String::from_utf8_lossy(&stdin()?).into_owned();
    let mut orders = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(order) => orders.push((Some(index + 1), order)),
            Err(error) => return Ok(Err(Refused { line: Some(index + 1), why: error.to_string() })),
        }
    }
    Ok(Ok(orders))
}

fn refuse(refused: &Refused) -> Exit {
    let place = refused.line.map_or(String::new(), |line| format!("line {line}: "));
    complain(&Failure::new(format!("{place}{}; nothing was changed", Safe::clean_line(&refused.why))));
    Exit::Faults
}

/// The file to correct: the briefing, or the one that an article gets.
fn target(path: &Path) -> Result<Target, Failure> {
    if let Some(briefing) = io::briefing_of(path) {
        return Ok(Target::File(briefing));
    }
    let volume = io::open(path)?;
    let Some(unchecked) = volume.imported() else {
        if volume.briefing.is_none() {
            return Err(
                Failure::at(path, "is not a briefing").help("`plenary check` says what is wrong with it")
            );
        }
        return Ok(Target::File(path.to_owned()));
    };
    Ok(Target::New(vec![(path.with_extension("toml"), unchecked.toml())]))
}

/// What would change, as a diff.
fn dry_run(target: &Target, orders: &Orders) -> Result<Result<String, Refused>, Failure> {
    let (path, old) = match target {
        Target::File(path) => (path, io::text_of(path)?),
        Target::New(places) => match places.first() {
            Some((path, _)) if path.exists() => (path, io::text_of(path)?),
            Some((path, text)) => (path, text.clone()),
            None => return Err(Failure::new("there is no file")),
        },
    };
    Ok(carry_out(path, &old, orders).map(|(_, new)| {
        let name = path.display().to_string();
        let mut options = DiffOptions::new();
        options.set_original_filename(name.clone()).set_modified_filename(name);
        options.create_patch(&old, &new).to_string()
    }))
}

/// Carries the orders out; returns what was done, a line for each.
fn revise(target: &Target, orders: &Orders) -> Result<Result<String, Refused>, Failure> {
    let mut done = Ok(String::new());
    io::revise(target, |path, old| match carry_out(path, old, orders) {
        Ok((edits, new)) => {
            let lines: String = edits.iter().map(|edit| [&*edit.what, "\n"].concat()).collect();
            done = Ok(if lines.is_empty() { format!("{}\n", Refusal::Same) } else { lines });
            Ok(new)
        }
        Err(refused) => {
            done = Err(refused);
            Ok(old.to_owned())
        }
    })?;
    Ok(done)
}

/// Makes the corrections of all orders in a text, one after another.
fn carry_out(path: &Path, old: &str, orders: &Orders) -> Result<(Vec<Edit>, String), Refused> {
    let mut text = old.to_owned();
    let mut edits = Vec::new();
    for (line, order) in orders {
        let refused = |why: String| Refused { line: *line, why };
        let briefing =
            document::read(&text).0.ok_or_else(|| refused("the file is not a briefing".to_owned()))?;
        for correction in order.corrections(&briefing).map_err(|refusal| refused(refusal.to_string()))? {
            let corrected = match correct(&text, &correction) {
                Ok(corrected) => corrected,
                Err(Refusal::Same) => continue,
                Err(refusal) => return Err(refused(refusal.to_string())),
            };
            let new = corrected.text.clone();
            edits.push(corrected.edit(path.to_owned(), &text));
            text = new;
        }
    }
    Ok((edits, text))
}
