//! The command line through the real binary: exit codes, output, faults, exports and hostile input.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot run the program has failed")]

#[path = "../support/binary.rs"]
mod binary;
mod catalog;
mod codes;
mod commands;
mod drafts;
mod edit;
mod exports;
mod faults;
mod folders;
mod fuzz;
mod hostile;
#[cfg(feature = "index")]
mod library;
#[cfg(all(feature = "index", unix))]
mod library_cache;
#[cfg(all(feature = "index", unix))]
mod library_files;
#[cfg(all(feature = "index", unix))]
mod library_reader;
mod people;
mod piped;
mod program;
#[path = "../support/project.rs"]
mod project;
mod stumbling;
