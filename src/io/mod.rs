//! The only place that reads or writes files.

mod backgrounds;
mod failure;
mod folder;
mod nearest;
mod notebook;
mod panic;
mod parallel;
mod paths;
mod pdf;
mod picture;
mod private;
mod read;
mod replace;
mod store;
mod template;
mod volume;
mod walk;
mod write;

pub use backgrounds::{remember_background, remembered_background};
pub use failure::Failure;
pub(crate) use failure::words;
pub use folder::{folder_of, links_on, make_folder};
pub use nearest::nearest;
pub use panic::{catch_panic, panic_if_tested, set_panic_hook};
pub use parallel::in_order;
pub use paths::{cache_dir, config_dir, library_dir, state_dir, themes_in};
pub use pdf::pdf_to_text;
pub use picture::{FoundFile, find_beside, read_beside};
pub use private::{names_in, private_file, private_folder, remove_file, touch};
pub use read::{LIMIT, has_file, is_input_empty, is_input_piped, read, read_stdin};
pub use store::Store;
pub use template::{template, templates_in};
pub use volume::{NoFolder, folder_number, open, stamp, stamps};
pub use walk::{Known, Listing, Reason, Skipped, walk};
pub use write::{WriteFailure, Written, expand, write, write_one_of_many};
