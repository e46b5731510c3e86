//! Stopping and ending as a shell expects of a program.

/// Ends the program by a signal, so that who started it sees that it was one; the terminal is given back first.
pub fn die_by(signal: i32) -> ! {
    super::screen::give_back();
    #[cfg(unix)]
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    // The number by which shells tell a death by signal.
    std::process::exit(128 + signal)
}

/// Whether somebody would continue this program if it stopped.
///
/// A shell with job control gives each job a process group of its own. Where the program shares the group of the session
/// itself, it was started in place of a shell (`tmux new-window plenary`, `ssh -t host plenary`): nobody waits for it, and
/// it would hang for ever. The system ignores SIGTSTP in such a group, by the name of orphaned (POSIX.1-2024, 3.241);
/// SIGSTOP it does not ignore, and that is the one at hand without unsafe code while SIGTSTP is handled.
///
/// A session or a parent outside of this program's own namespace of processes (a container) has the number 0, which is
/// nobody's: then nobody is known to wait either.
#[cfg(unix)]
pub(super) fn can_stop() -> bool {
    use nix::unistd::{Pid, getpgrp, getppid, getsid};
    let known = |pid| getsid(pid).ok().filter(|session| session.as_raw() > 0);
    let Some(session) = known(None) else { return false };
    let parent = Some(getppid()).filter(|parent: &Pid| parent.as_raw() > 0);
    getpgrp() != session && parent.is_some_and(|parent| known(Some(parent)) == Some(session))
}

/// Stops this process; returns when it is continued. With `group`, whatever was started together with it (a pipe into
/// it, the script around it) is stopped too, as the terminal does when Ctrl+Z is typed to it.
#[cfg(unix)]
pub(super) fn stop(group: bool) -> std::io::Result<()> {
    use rustix::process::{Signal, kill_current_process_group};
    if group {
        kill_current_process_group(Signal::TSTP)?;
    }
    signal_hook::low_level::raise(signal_hook::consts::SIGSTOP)
}
