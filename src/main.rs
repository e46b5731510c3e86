//! The program: passes the command line to the library.

fn main() -> std::process::ExitCode {
    plenary::cli::run(std::env::args_os())
}
