//! `plenary formats`: every export format and template, and what it is for.

use super::exit::Exit;
use super::output::{complain, print};
use super::settings;
use crate::export::{EXPORTERS, Exporter};
use crate::io::{self, Failure};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    settings: settings::Place,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
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
