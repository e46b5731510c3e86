//! Stops and ends the program as a shell expects it.

/// Ends the program by a signal, so that its parent sees the signal.
///
/// The terminal is given back first.
pub fn die_by(signal: i32) -> ! {
    super::screen::give_back();
    #[cfg(unix)]
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    // The exit code by which shells report a signal.
    std::process::exit(128 + signal)
}

/// Returns true if a shell would continue this program after it stopped.
///
/// A shell with job control gives each job its own process group. A program in the session's own group was started instead
/// of a shell (`tmux new-window plenary`, `ssh -t host plenary`), so nothing would continue it, and it would hang forever.
/// The system ignores SIGTSTP in such an orphaned group (POSIX.1-2024, 3.241), but not SIGSTOP, which is what
/// [`stop`] has to use: without unsafe code, there is no other way to stop while SIGTSTP is handled.
///
/// A session or parent outside the program's process namespace (a container) has the number 0. Then no shell is known
/// either.
#[cfg(unix)]
pub(super) fn can_stop() -> bool {
    use nix::unistd::{Pid, getpgrp, getppid, getsid};
    let known = |pid| getsid(pid).ok().filter(|session| session.as_raw() > 0);
    let Some(session) = known(None) else { return false };
    let parent = Some(getppid()).filter(|parent: &Pid| parent.as_raw() > 0);
    getpgrp() != session && parent.is_some_and(|parent| known(Some(parent)) == Some(session))
}

/// Stops this process, and returns when it is continued.
///
/// With `group`, it also stops what was started together with it (a pipe into it, the script around it), as the terminal
/// does for Ctrl+Z.
#[cfg(unix)]
pub(super) fn stop(group: bool) -> std::io::Result<()> {
    use rustix::process::{Signal, kill_current_process_group};
    if group {
        kill_current_process_group(Signal::TSTP)?;
    }
    signal_hook::low_level::raise(signal_hook::consts::SIGSTOP)
}
