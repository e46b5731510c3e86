//! The terminal and what is reached through it: keys, signals, suspending, the clipboard.

mod browser;
pub mod clipboard;
#[cfg(unix)]
mod codes;
#[cfg(unix)]
mod decode;
mod depth;
mod editor;
#[cfg(not(unix))]
mod fallback;
mod graphics;
mod job;
mod lines;
mod mail;
mod outside;
mod panic;
#[cfg(feature = "images")]
mod pictures;
pub mod protocol;
mod run;
mod screen;
mod shelf;
pub mod tty;
mod typed;
#[cfg(unix)]
mod unix;
mod watch;

pub use clipboard::{Clipboard, Road, Surroundings};
pub use depth::depth;
pub use job::die_by;
pub use lines::{Voice, read_lines};
pub use mail::Mailbox;
pub use outside::End;
pub use panic::install_panic_hook;
pub use run::{columns, run};
pub use shelf::look;
pub use tty::{Event, Tty};
