//! The options for writing quotes: a format or template, and names of speakers.

use super::exit::Exit;
use super::output::complain;
use crate::diagnostic::suggest;
use crate::export::{Attribution, EXPORTERS, Exporter, Style, Template, find};
use crate::io::{self, Failure};
use std::path::PathBuf;

/// The form of output that a command line requests.
#[derive(Debug, clap::Args)]
pub(super) struct Form {
    /// Write in this format or with this template; `plenary formats` lists them
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: String,
    /// Write with the template in this file
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    template: Option<PathBuf>,
    /// Name speakers with role and organization ("long") or by family name ("short")
    #[arg(long, value_name = "HOW", default_value = "long", value_parser = attribution)]
    attribution: Attribution,
    /// Also write the question that a quote answers, in text, markdown, html, json and ndjson
    #[arg(long)]
    with_question: bool,
}

pub(super) fn attribution(word: &str) -> Result<Attribution, String> {
    Attribution::from_name(word).ok_or_else(|| "choose `long` or `short`".to_owned())
}

/// A built-in format, or a template.
pub(super) enum QuoteFormat {
    BuiltIn(&'static dyn Exporter),
    Template(Box<Template>),
}

impl QuoteFormat {
    pub(super) fn exporter(&self) -> &dyn Exporter {
        match self {
            Self::BuiltIn(exporter) => *exporter,
            Self::Template(template) => &**template,
        }
    }
}

impl Form {
    /// The requested format.
    ///
    /// It is a template file, a built-in format, or one of the user's templates in `folder`.
    ///
    /// If there is none, this reports it and returns how the run ends.
    pub(super) fn format(&self, folder: Option<PathBuf>) -> Result<QuoteFormat, Exit> {
        if let Some(path) = &self.template {
            let template = io::template(path).map_err(|failure| refused(&failure))?;
            return Ok(QuoteFormat::Template(Box::new(template)));
        }
        if let Some(exporter) = find(&self.format) {
            return Ok(QuoteFormat::BuiltIn(exporter));
        }
        let (templates, failures) = folder.as_deref().map(io::templates_in).unwrap_or_default();
        if let Some(template) = templates.iter().find(|template| template.name() == self.format) {
            return Ok(QuoteFormat::Template(Box::new(template.clone())));
        }
        // A faulty template of that name explains why there is no such format.
        let is_of_that_name = |failure: &&Failure| failure.to_string().contains(&format!("{}.", self.format));
        if let Some(failure) = failures.iter().find(is_of_that_name) {
            return Err(refused(failure));
        }
        let built_in = EXPORTERS.iter().map(|exporter| exporter.name());
        let names: Vec<_> = built_in.chain(templates.iter().map(Exporter::name)).collect();
        let help = if self.format == "template" {
            let folder =
                folder.map_or_else(String::new, |folder| format!(", or save it in {}", folder.display()));
            format!("name the file of your template with --template{folder}")
        } else {
            suggest(&self.format, names.iter().copied())
                .unwrap_or_else(|| format!("the formats are {}", names.join(", ")))
        };
        complain(&Failure::new(format!("there is no format \"{}\"", self.format)).help(help));
        Err(Exit::Usage)
    }

    pub(super) fn style(&self) -> Style {
        Style { attribution: self.attribution, question: self.with_question }
    }
}

/// Reports why a template cannot be used, and returns how the run ends.
fn refused(failure: &Failure) -> Exit {
    complain(failure);
    if failure.path.is_some() { Exit::System } else { Exit::Faults }
}
