//! Work done beside the loop: what came of it is brought to the loop, which wakes up for it and for nothing else.

use crate::app::Input;
use std::io;
#[cfg(unix)]
use std::io::{Read, Write};
#[cfg(unix)]
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Where a worker puts what came of its work; one for each worker, made by cloning.
#[derive(Clone, Debug)]
pub struct Mailbox {
    sender: Sender<Input>,
    #[cfg(unix)]
    wake: Arc<UnixStream>,
    /// As long as anybody has a mailbox something may come.
    #[cfg(not(unix))]
    _open: Arc<()>,
}

impl Mailbox {
    /// Brings `input` to the loop; returns whether there is still a loop.
    pub fn post(&self, input: Input) -> bool {
        let heard = self.sender.send(input).is_ok();
        #[cfg(unix)]
        {
            // A pipe that is full wakes the loop as well.
            let _ = (&*self.wake).write(&[0]);
        }
        heard
    }
}

/// What workers have brought, on the side of the loop.
#[derive(Debug)]
pub(super) struct Letters {
    receiver: Receiver<Input>,
    mailbox: Mailbox,
    #[cfg(unix)]
    woken: UnixStream,
}

impl Letters {
    pub(super) fn new() -> io::Result<Self> {
        let (sender, receiver) = channel();
        #[cfg(unix)]
        {
            let (woken, wake) = UnixStream::pair()?;
            woken.set_nonblocking(true)?;
            wake.set_nonblocking(true)?;
            Ok(Self { receiver, mailbox: Mailbox { sender, wake: Arc::new(wake) }, woken })
        }
        #[cfg(not(unix))]
        Ok(Self { receiver, mailbox: Mailbox { sender, _open: Arc::new(()) } })
    }

    pub(super) fn mailbox(&self) -> Mailbox {
        self.mailbox.clone()
    }

    /// Whether anybody could bring something.
    #[cfg(not(unix))]
    pub(super) fn expected(&self) -> bool {
        Arc::strong_count(&self.mailbox._open) > 1
    }

    /// What can be waited for: readable when something was brought.
    #[cfg(unix)]
    pub(super) fn source(&self) -> &UnixStream {
        &self.woken
    }

    /// What was brought, in its order.
    pub(super) fn take(&mut self) -> Vec<Input> {
        #[cfg(unix)]
        {
            let mut bytes = [0; 256];
            while matches!((&self.woken).read(&mut bytes), Ok(read) if read == bytes.len()) {}
        }
        self.receiver.try_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_workers_bring_arrives_in_order_and_once() {
        let mut letters = Letters::new().unwrap();
        let mailbox = letters.mailbox();
        let worker = std::thread::spawn(move || {
            for width in 1..=1000 {
                assert!(mailbox.post(Input::Resize(width, 1)));
            }
        });
        worker.join().unwrap();
        let came = letters.take();
        assert_eq!(came.len(), 1000);
        assert_eq!((&came[0], &came[999]), (&Input::Resize(1, 1), &Input::Resize(1000, 1)));
        assert!(letters.take().is_empty());
    }

    #[test]
    fn a_worker_learns_that_nobody_listens() {
        let letters = Letters::new().unwrap();
        let mailbox = letters.mailbox();
        drop(letters);
        assert!(!mailbox.post(Input::Resize(1, 1)));
    }
}
