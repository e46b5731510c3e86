//! The reader without a terminal: what keys do, and what the screen shows.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod acting;
mod correcting;
mod export;
mod external;
mod filter;
mod footer;
mod formats;
mod keyboards;
mod languages;
mod linear;
mod list;
mod looks;
mod memory;
mod mouse;
mod movement;
mod notes;
mod pictures;
mod property;
mod reload;
mod results;
mod screen;
mod search;
mod shot;
mod sight;
mod text_selection;
mod theme;
