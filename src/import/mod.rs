//! Articles, pages and transcripts to a [`Document`](crate::document::Document): a reader lays the input out,
//! attribution finds who said what in it.

pub mod attribution;
pub mod layout;
