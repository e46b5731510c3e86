//! `plenary verify DRAFT [PATH…]`: checks the quotations in a draft.

use super::environment::Color;
use super::exit::Exit;
use super::files::own_folder;
use super::input;
use super::load::Loaded;
use super::output::{complain, counted, print, shown, tell};
use super::plan::Plan;
use super::selection::{MAX_KEPT, Selection, UsesIndex};
use crate::diagnostic::Lines;
use crate::import::{
    self, Options,
    passage::{Draft, Passage, draft},
};
use crate::io::{self, Failure};
use crate::library::{Stamp, Volume};
use crate::model::{Briefing, Standing};
use crate::query::telling_words;
use crate::text::Safe;
use crate::verify::{Difference, Distance, Finding, Verdict, distances, verify};
use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A draft with quotations, in any format that plenary reads; `-` reads standard input
    #[arg(value_name = "DRAFT")]
    draft: PathBuf,
    /// Briefings, articles, or folders of them, to compare the draft with; `-` reads standard input [default: your library]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    uses_index: UsesIndex,
    /// Print a JSON list
    #[arg(long)]
    json: bool,
    /// Choose when to use colours
    #[arg(long, value_enum, default_value_t)]
    color: Color,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let is_input = |path: &PathBuf| path.as_os_str() == "-";
    if is_input(&args.draft) && args.paths.iter().any(is_input) {
        let failure = Failure::new("standard input: cannot be both the draft and a briefing");
        return Err(failure.help("save one of them as a file, and name that file"));
    }
    let (name, bytes) = input::input(&args.draft)?;
    let options = Options { name: Some(&name), pdf_to_text: Some(io::pdf_to_text), ..Options::default() };
    let imported = match io::catch_panic(Path::new(&name), || import::read(&bytes, options))? {
        Ok(imported) => imported,
        Err(refusal) => {
            let failure = Failure::new(format!("{name}: {}", refusal.message));
            complain(&failure.help("`plenary formats --import` lists the formats that a draft can have"));
            return Ok(Exit::Faults);
        }
    };
    let draft = draft(&imported);
    let own = Own::of(&args.draft);
    let Some(paths) = sources(&args.paths) else { return Ok(Exit::Usage) };
    let loaded = closest(&draft, &own, (&paths, &args.uses_index))?;
    let exit = loaded.unread.report();
    let known: Vec<(&str, &Briefing)> = loaded.briefings().collect();
    if !own.report(&name, known.is_empty()) {
        return Ok(exit.max(Exit::Faults));
    }
    let briefings: Vec<&Briefing> = known.iter().map(|(_, briefing)| *briefing).collect();
    let findings = verify(&draft, &briefings);
    let report = Report {
        name: Safe::clean_line(&name),
        text: &imported.text,
        passages: &draft.passages,
        findings: &findings,
        known: &known,
    };
    if args.json {
        print(&format!("{:#}\n", report.json()))?;
    } else {
        print(&report.text(args.color.is_on()))?;
        tell(&report.summary());
    }
    let is_faulty = findings.iter().any(|finding| finding.verdict.is_fault());
    Ok(if is_faulty { exit.max(Exit::Faults) } else { exit })
}

/// Returns the files and folders that the draft is compared with: those that the user names, or else the library.
///
/// Without a library there are none, and that is reported. The briefings that come with plenary are invented or known to
/// everybody, so no draft is compared with them.
fn sources(named: &[PathBuf]) -> Option<Vec<PathBuf>> {
    if !named.is_empty() {
        return Some(named.to_vec());
    }
    let own = own_folder();
    match own.first() {
        Some(library) => tell(&format!("plenary: comparing with your library, {}\n", shown(library))),
        None => complain(
            &Failure::new("there is nothing to compare the draft with, because you have no library")
                .help("name briefings, articles or folders: plenary verify draft.md release.toml"),
        ),
    }
    (!own.is_empty()).then_some(own)
}

/// The file of the draft, which is never compared with itself.
struct Own {
    /// The path without links; `None` for standard input.
    path: Option<PathBuf>,
    stamp: Option<Stamp>,
    /// True once the file was among the sources.
    is_found: AtomicBool,
}

impl Own {
    fn of(draft: &Path) -> Self {
        Self {
            path: draft.canonicalize().ok(),
            stamp: io::stamp(draft).filter(|stamp| stamp.number != 0),
            is_found: AtomicBool::new(false),
        }
    }

    /// Returns true if a source is the draft itself, or a briefing that was made of it.
    fn is_source(&self, volume: &Volume) -> bool {
        let (Some(own), Some(path)) = (&self.path, &volume.path) else { return false };
        let is_own = |path: &Path| path.canonicalize().is_ok_and(|path| path == *own);
        let import = volume.briefing.as_ref().and_then(|briefing| briefing.import.as_ref());
        let from = import.and_then(|import| import.from.as_deref());
        let is_made_of_it = || from.is_some_and(|from| is_own(&io::folder_of(path).join(from)));
        let is_it = self.stamp.is_some() && self.stamp == volume.stamp || is_own(path) || is_made_of_it();
        if is_it {
            self.is_found.store(true, Ordering::Relaxed);
        }
        is_it
    }

    /// Reports that the draft was among the sources; returns false if there is no other source.
    fn report(&self, name: &str, is_only: bool) -> bool {
        if !self.is_found.load(Ordering::Relaxed) {
            return true;
        }
        let name = Safe::clean_line(name);
        if is_only {
            complain(
                &Failure::new(format!(
                    "{name}: there is nothing to compare the draft with, except the draft itself"
                ))
                .help("name the briefings, articles or folders that its quotations come from"),
            );
        } else {
            tell(&format!("plenary: {name} is not compared with itself\n"));
        }
        !is_only
    }
}

/// Reads briefings, and keeps those that agree most closely with a passage of the draft; of few files, all.
fn closest(
    draft: &Draft,
    own: &Own,
    (paths, uses_index): (&[PathBuf], &UsesIndex),
) -> Result<Loaded, Failure> {
    let groups = draft.passages.iter().map(|passage| telling_words(&passage.words)).collect();
    let selection = Selection { half_of: Some(groups), ..Selection::default() };
    let plan = Plan::of(paths, &selection, uses_index)?;
    let keeps_all = plan.len() <= MAX_KEPT;
    let mut volumes: Vec<Option<Volume>> = Vec::new();
    // For each passage, the closest briefing so far.
    let mut best: Vec<Option<(Distance, usize)>> = vec![None; draft.passages.len()];
    let compare = |volume: Volume| {
        if own.is_source(&volume) {
            return None;
        }
        let briefing = volume.briefing.as_ref().filter(|_| !keeps_all);
        let distances = briefing.map_or_else(Vec::new, |briefing| distances(draft, briefing));
        Some((volume.without_document(), distances))
    };
    let unread = plan.map_briefings(compare, |compared| {
        let Some((volume, distances)) = compared else { return Ok(()) };
        if keeps_all {
            volumes.push(Some(volume));
            return Ok(());
        }
        let at = volumes.len();
        let mut is_closest = false;
        for (best, distance) in best.iter_mut().zip(distances) {
            let Some(distance) = distance else { continue };
            if best.is_none_or(|(known, _)| distance < known) {
                *best = Some((distance, at));
                is_closest = true;
            }
        }
        if is_closest {
            volumes.push(Some(volume));
            let is_needed = |at: usize| best.iter().flatten().any(|(_, needed)| *needed == at);
            let unneeded = volumes.iter_mut().enumerate().filter(|(at, _)| !is_needed(*at));
            for (_, volume) in unneeded {
                *volume = None;
            }
        }
        Ok(())
    })?;
    Ok(Loaded { volumes: volumes.into_iter().flatten().collect(), unread })
}

/// The findings for a draft.
struct Report<'a> {
    name: Safe,
    text: &'a str,
    passages: &'a [Passage],
    findings: &'a [Finding],
    known: &'a [(&'a str, &'a Briefing)],
}

impl Report<'_> {
    /// A line for each passage, followed by details.
    fn text(&self, color: bool) -> String {
        let lines = Lines::new(self.text);
        let style = |style: Style| if color { style } else { Style::new() };
        let mut out = String::new();
        for (passage, finding) in self.passages.iter().zip(self.findings) {
            let (line, column) = lines.place(passage.place.start);
            let look = style(look(finding.verdict));
            let verdict = finding.verdict.name();
            let words = Safe::clean_line(&passage.words);
            out.push_str(&format!("{}:{line}:{column}: {look}{verdict}{look:#}: “{words}”\n", self.name));
            for line in self.details(finding) {
                out.push_str(&format!("    {}\n", Safe::clean_line(&line)));
            }
        }
        out
    }

    /// The facts about a passage, one a line.
    fn details(&self, finding: &Finding) -> Vec<String> {
        let Some((file, briefing)) = finding.briefing.map(|index| self.known[index]) else {
            return vec!["no briefing contains these words or similar ones".to_owned()];
        };
        let speaker = finding.speaker.map_or("an unnamed speaker", |speaker| &*briefing[speaker].name);
        let section =
            finding.section.map(|section| format!("{}, ", briefing[section].title)).unwrap_or_default();
        let place = format!("({section}{file})");
        let who = if finding.original {
            format!("{speaker} before translation {place}")
        } else {
            format!("{speaker} {place}")
        };
        let words = finding.quote.map_or("", |quote| &*briefing[quote].text);
        let mut lines = vec![match finding.verdict {
            Verdict::Verbatim | Verdict::Misattributed | Verdict::SpeakerUnclear => who,
            Verdict::TooShort => format!("too short to tell whose words they are {place}"),
            Verdict::InText => format!("in the text, but not part of a quote {place}"),
            Verdict::Differs => {
                let difference = finding.difference.as_ref().map(Difference::line);
                format!("{who} said: {}", difference.unwrap_or_else(|| words.to_owned()))
            }
            Verdict::Paraphrase => format!("{who} was paraphrased, not quoted: {words}"),
            Verdict::NotFound => return Vec::new(),
        }];
        let quote = finding.quote.map(|quote| &briefing[quote]);
        if quote.is_some_and(|quote| quote.standing() == Standing::Doubtful) {
            lines.push("the briefing's own text does not contain this quote".to_owned());
        }
        lines.extend(claimed(finding));
        if is_unchecked(briefing, finding) {
            lines.push("nobody has checked who said this in the briefing".to_owned());
        }
        lines
    }

    fn summary(&self) -> String {
        let count = |verdict| self.findings.iter().filter(|finding| finding.verdict == verdict).count();
        let parts: Vec<String> = Verdict::ALL
            .into_iter()
            .filter(|verdict| count(*verdict) > 0)
            .map(|verdict| format!("{} {}", count(verdict), verdict.name()))
            .collect();
        match self.findings.len() {
            0 => format!("{}: no quotations\n", self.name),
            count => format!("{}: {}: {}\n", self.name, counted(count, "quotation"), parts.join(", ")),
        }
    }

    fn json(&self) -> Value {
        let lines = Lines::new(self.text);
        let objects = self.passages.iter().zip(self.findings).map(|(passage, finding)| {
            let (line, column) = lines.place(passage.place.start);
            let mut object = json!({
                "file": &*self.name, "line": line, "column": column, "verdict": finding.verdict.name(),
                "fault": finding.verdict.is_fault(), "words": &*Safe::clean_line(&passage.words),
            });
            if let Some(named) = &passage.named {
                object["named"] = Value::from(&*Safe::clean_line(named));
            }
            if let Some(claimed) = &finding.claimed {
                object["claimed"] = Value::from(&*Safe::clean_line(claimed));
                object["could_be"] = Value::from(finding.could_be.clone());
            }
            if let Some((file, briefing)) = finding.briefing.map(|index| self.known[index]) {
                object["briefing"] = Value::from(file);
                found(briefing, finding, &mut object);
            }
            object
        });
        Value::from(objects.collect::<Vec<_>>())
    }
}

/// Returns true if only rules found who said the words in the briefing.
fn is_unchecked(briefing: &Briefing, finding: &Finding) -> bool {
    finding.quote.is_some_and(|quote| briefing.is_checked(&briefing[quote]) == Some(false))
}

/// Adds the findings from a briefing.
fn found(briefing: &Briefing, finding: &Finding, object: &mut Value) {
    if let Some(section) = finding.section.map(|section| &briefing[section]) {
        object["section"] = json!({ "id": &*section.id, "title": &*section.title });
    }
    if let Some(speaker) = finding.speaker.map(|speaker| &briefing[speaker]) {
        object["speaker"] = json!({ "id": &*speaker.id, "name": &*speaker.name });
    }
    if let Some(id) = finding.quote {
        let quote = &briefing[id];
        let original = quote.original.as_ref().filter(|_| finding.original);
        let text = original.map_or(&*quote.text, |original| &*original.text);
        object["quote"] = json!({ "id": briefing.quote_name(id), "kind": quote.kind.name(), "text": text });
        if let Some(checked) = briefing.is_checked(quote) {
            object["quote"]["checked"] = Value::from(checked);
        }
    }
    if let Some(difference) = &finding.difference {
        let pieces = difference.pieces.iter().map(|piece| {
            let [draft, source] =
                [&piece.draft, &piece.source].map(|text| Safe::clean_line(text).to_string());
            json!({ "same": piece.same, "draft": draft, "briefing": source })
        });
        object["difference"] = Value::from(pieces.collect::<Vec<_>>());
    }
}

/// Returns a note on the speaker in the draft, if that is another speaker or is unclear.
fn claimed(finding: &Finding) -> Option<String> {
    let words = finding.claimed.as_deref()?;
    if finding.misattributed {
        return Some(format!("the draft attributes it to {words}"));
    }
    Some(match (&finding.could_be[..], finding.speaker.is_some()) {
        (_, false) => {
            format!("the draft attributes it to \"{words}\"; the briefing does not say who said it")
        }
        ([], _) => {
            format!("the draft attributes it to \"{words}\", which matches no speaker of the briefing")
        }
        ([name], _) if name.contains(words) => {
            format!("the draft names {words} here, but does not clearly attribute the words to anybody")
        }
        (names, _) => format!("\"{words}\" in the draft can mean {}", names.join(" or ")),
    })
}

fn look(verdict: Verdict) -> Style {
    let color = match verdict {
        Verdict::Verbatim => AnsiColor::Green,
        Verdict::InText | Verdict::TooShort => AnsiColor::Yellow,
        _ => AnsiColor::Red,
    };
    color.on_default().bold()
}
