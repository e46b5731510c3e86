//! `plenary check PATH…`: every fault, with its place and a way out.

use super::{Color, Exit, Paths, load};
use crate::diagnostic::{Count, report::WIDTH};
use crate::io::Failure;
use crate::library::Volume;
use serde_json::Value;

/// How faults are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// With the line and a mark under the place
    #[default]
    Text,
    /// A line each with file, line and column, for editors
    Short,
    /// A list of objects, one a file
    Json,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// How faults are written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// When colours are used
    #[arg(long, value_enum, default_value_t)]
    color: Color,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let volumes = load::load(&args.paths.paths)?;
    let color = args.color.on();
    let width = crate::terminal::columns().map_or(WIDTH, |columns| usize::from(columns).max(40));
    let reports = volumes.iter().map(Volume::report);
    super::print(&match args.format {
        Format::Text => reports.map(|report| report.text(color, width)).collect::<String>(),
        Format::Short => reports.map(|report| report.short()).collect(),
        Format::Json => {
            format!("{:#}\n", Value::from(reports.map(|report| report.json()).collect::<Vec<_>>()))
        }
    })?;
    let total = volumes.iter().map(Volume::count).fold(Count::default(), |total, count| Count {
        errors: total.errors + count.errors,
        warnings: total.warnings + count.warnings,
    });
    if args.format == Format::Text {
        let files = match &volumes[..] {
            [one] => one.name.to_string(),
            several => format!("{} files", several.len()),
        };
        let words = total.words();
        super::tell(&format!("{files}: {}\n", if words.is_empty() { "no faults" } else { &words }));
    }
    Ok(if total.errors > 0 { Exit::Faults } else { Exit::Well })
}
