//! The terminal: keys, signals, effects, the clipboard and other programs.

mod background;
mod browser;
mod clicks;
pub mod clipboard;
#[cfg(unix)]
mod codes;
#[cfg(unix)]
mod decode;
mod depth;
mod editor;
mod effects;
mod event;
#[cfg(not(unix))]
mod fallback;
mod graphics;
mod job;
mod library;
mod line_input;
mod lines;
mod panic;
#[cfg(feature = "images")]
mod pictures;
pub mod protocol;
mod queue;
mod rehearsal;
mod run;
mod screen;
mod shelf;
#[cfg(unix)]
mod signals;
pub mod tty;
#[cfg(unix)]
mod unix;
mod watch;

pub use background::known_background;
pub use clipboard::{Clipboard, CopyMethod, Environment};
pub use depth::depth;
pub use effects::{End, Outcome};
pub use event::Event;
pub use job::die_by;
pub use lines::{Stream, read_lines};
pub use panic::install_panic_hook;
pub use queue::InputSender;
pub use rehearsal::Rehearsal;
pub use run::{columns, run};
pub use tty::Tty;
