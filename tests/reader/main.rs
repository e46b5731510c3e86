//! The reader without a terminal: what keys do, and what is on the screen after them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod choosing;
mod exporting;
mod pictures;
mod property;
mod screen;
mod shot;
