//! The reader without a terminal: what keys do, and what is on the screen after them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod choosing;
mod elsewhere;
mod exporting;
mod filtering;
mod formats;
mod keeping;
mod languages;
mod linear;
mod list;
mod looking;
mod pictures;
mod pointing;
mod property;
mod reloading;
mod screen;
mod searching;
mod selecting;
mod shot;
