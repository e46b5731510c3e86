//! The program: a command line to a library call.

fn main() -> std::process::ExitCode {
    plenary::cli::run(std::env::args_os())
}
