//! `plenary formats`: every export format and template, or every input format.

use super::exit::Exit;
use super::output::{complain, print};
use super::settings;
use crate::export::{EXPORTERS, Exporter};
use crate::import::FORMATS;
use crate::io::{self, Failure};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// List the formats that plenary reads, how it tells them apart, and what it keeps of each
    #[arg(long)]
    import: bool,
    #[command(flatten)]
    settings: settings::Place,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    if args.import {
        print(&inputs())?;
        return Ok(Exit::Success);
    }
    let line = |exporter: &dyn Exporter| {
        format!("{:<16}.{:<8}{}\n", exporter.name(), exporter.ending(), exporter.purpose())
    };
    let mut lines: String = EXPORTERS.iter().map(|exporter| line(*exporter)).collect();
    lines.push_str(&format!(
        "{:<25}{}\n",
        "template", "anything else: your own template, with --template FILE"
    ));
    let folder = args.settings.templates_folder();
    let (templates, failures) = folder.as_deref().map(io::templates_in).unwrap_or_default();
    lines.extend(templates.iter().map(|template| line(template)));
    print(&lines)?;
    for failure in &failures {
        complain(failure);
    }
    Ok(if failures.is_empty() { Exit::Success } else { Exit::Faults })
}

/// The input formats, with what is kept of each.
fn inputs() -> String {
    let mut lines = String::new();
    for format in &FORMATS {
        let endings: Vec<String> = format.endings.iter().map(|ending| format!(".{ending}")).collect();
        lines.push_str(&format!("{:<16}{}\n", format.name, format.about));
        if !endings.is_empty() {
            lines.push_str(&format!("{:<16}files: {}\n", "", endings.join(", ")));
        }
        lines.push_str(&format!("{:<16}told by: {}\n", "", format.told));
        lines.push_str(&format!("{:<16}kept: {}\n", "", format.kept));
    }
    lines
}
