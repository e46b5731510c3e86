//! The reader without a terminal: what keys do, and what is on the screen after them.

mod choosing;
mod exporting;
mod property;
mod screen;
mod shot;
