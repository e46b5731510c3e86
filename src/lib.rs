//! plenary reads event briefings in the terminal: who spoke, what each person said, and where the text says so.
//!
//! The data flows `bytes → document::Document → model::Briefing → app::App → ui → frame`, and `export` takes quotes out
//! of a briefing. `docs/architecture.md` describes the modules.

pub mod action;
pub mod app;
pub mod binding;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod config;
pub mod correct;
pub mod diagnostic;
pub mod document;
pub mod edit;
pub mod export;
pub mod guard;
pub mod import;
#[cfg(feature = "index")]
pub mod index;
pub mod io;
pub mod key;
pub mod layout;
pub mod library;
pub mod linear;
pub mod memory;
pub mod model;
pub mod pane;
pub mod people;
pub mod picture;
pub mod query;
pub mod row;
pub mod search;
pub mod terminal;
pub mod text;
pub mod theme;
pub mod ui;
pub mod verify;
