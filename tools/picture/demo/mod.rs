//! An animated SVG of the reader, made from its real screens.

mod caption;
mod cell;
mod classes;
mod layer;
mod look;
mod reader;
mod shapes;
mod story;
mod svg;
mod symbol;
#[cfg(test)]
mod tests;
mod timeline;

pub(crate) use story::frames;
#[cfg(test)]
pub(crate) use story::{Frame, SIZE, STEPS, STILL};
pub(crate) use svg::document;
