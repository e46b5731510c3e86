//! In which form quotes are written: a format, a template, and how speakers are named.

use super::Exit;
use crate::diagnostic::suggest;
use crate::export::{Attribution, EXPORTERS, Exporter, Style, Template, find};
use crate::io::{self, Failure};
use std::path::PathBuf;

/// The form that a command line asks for.
#[derive(Debug, clap::Args)]
pub(super) struct Form {
    /// The format, or one of your templates; `plenary formats` lists them
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: String,
    /// A template to write with, instead of a format
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    template: Option<PathBuf>,
    /// How speakers are named: "long" with role and organization, "short" by family name
    #[arg(long, value_name = "HOW", default_value = "long", value_parser = attribution)]
    attribution: Attribution,
}

pub(super) fn attribution(word: &str) -> Result<Attribution, String> {
    Attribution::from_name(word).ok_or_else(|| "it is `long` or `short`".to_owned())
}

/// A format of the program's own, or a template.
pub(super) enum Format {
    Own(&'static dyn Exporter),
    Template(Box<Template>),
}

impl Format {
    pub(super) fn exporter(&self) -> &dyn Exporter {
        match self {
            Self::Own(exporter) => *exporter,
            Self::Template(template) => &**template,
        }
    }
}

impl Form {
    /// The format that is meant: a file, one of the program's own, or one of the person's templates in `folder`. Where there is
    /// none, that is said, and how the run ends is returned.
    pub(super) fn format(&self, folder: Option<PathBuf>) -> Result<Format, Exit> {
        if let Some(path) = &self.template {
            let template = io::template(path).map_err(|failure| refused(&failure))?;
            return Ok(Format::Template(Box::new(template)));
        }
        if let Some(exporter) = find(&self.format) {
            return Ok(Format::Own(exporter));
        }
        let (templates, failures) = folder.as_deref().map(io::templates_in).unwrap_or_default();
        if let Some(template) = templates.iter().find(|template| template.name() == self.format) {
            return Ok(Format::Template(Box::new(template.clone())));
        }
        // Why a template of that name is not among them.
        let own = |failure: &&Failure| failure.to_string().contains(&format!("{}.", self.format));
        if let Some(failure) = failures.iter().find(own) {
            return Err(refused(failure));
        }
        let names: Vec<_> =
            EXPORTERS.iter().map(|one| one.name()).chain(templates.iter().map(Exporter::name)).collect();
        let help = if self.format == "template" {
            let folder =
                folder.map_or_else(String::new, |folder| format!(", or put it into {}", folder.display()));
            format!("name its file with --template{folder}")
        } else {
            suggest(&self.format, names.iter().copied())
                .unwrap_or_else(|| format!("the formats are {}", names.join(", ")))
        };
        super::complain(&Failure::new(format!("there is no format \"{}\"", self.format)).help(help));
        Err(Exit::Usage)
    }

    pub(super) fn style(&self) -> Style {
        Style { attribution: self.attribution }
    }
}

/// Says why a template cannot be used: a fault of its own, or the world's.
fn refused(failure: &Failure) -> Exit {
    super::complain(failure);
    if failure.path.is_some() { Exit::World } else { Exit::Faults }
}
