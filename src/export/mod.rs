//! Exports quotes and whole briefings, in many formats.

pub mod briefing;
pub mod clip;
pub mod coding;
pub mod excerpt;
mod exporter;
pub mod format;
mod latex;
pub mod name;
pub mod notebook;
pub mod passages;
pub mod quotation;
mod quotation_marks;
pub mod record_json;
mod reference;
#[cfg(test)]
mod sample;
mod schema_types;
pub mod selector;
pub mod style;
mod template_engine;
mod uuid;
pub mod wording;
mod write_mode;

pub use clip::Clip;
pub use excerpt::{Cover, Excerpt};
pub use exporter::{Exporter, export, export_as};
pub use format::template::Template;
pub use format::{EXPORTERS, find};
pub use style::{Attribution, Refusal, Style};
pub use write_mode::WriteMode;
