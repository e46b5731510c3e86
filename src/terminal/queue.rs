//! The queue in which workers send their results to the reader's loop.
//!
//! The loop wakes up when a result arrives, and for no other reason.

use crate::app::Input;
use std::io;
#[cfg(unix)]
use std::io::{Read, Write};
#[cfg(unix)]
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// A worker's end of the queue; each worker has a clone.
#[derive(Clone, Debug)]
pub struct InputSender {
    sender: Sender<Input>,
    #[cfg(unix)]
    wake: Arc<UnixStream>,
    /// Counts the senders: as long as there is another one, a result may come.
    #[cfg(not(unix))]
    senders: Arc<()>,
}

impl InputSender {
    /// Sends `input` to the loop. Returns false if the loop has ended.
    pub fn send(&self, input: Input) -> bool {
        let is_heard = self.sender.send(input).is_ok();
        #[cfg(unix)]
        {
            // If the pipe is full, the loop wakes up anyway.
            let _ = (&*self.wake).write(&[0]);
        }
        is_heard
    }
}

/// The loop's end of the queue.
#[derive(Debug)]
pub(super) struct InputQueue {
    receiver: Receiver<Input>,
    sender: InputSender,
    #[cfg(unix)]
    woken: UnixStream,
}

impl InputQueue {
    pub(super) fn new() -> io::Result<Self> {
        let (sender, receiver) = channel();
        #[cfg(unix)]
        {
            let (woken, wake) = UnixStream::pair()?;
            woken.set_nonblocking(true)?;
            wake.set_nonblocking(true)?;
            Ok(Self { receiver, sender: InputSender { sender, wake: Arc::new(wake) }, woken })
        }
        #[cfg(not(unix))]
        Ok(Self { receiver, sender: InputSender { sender, senders: Arc::new(()) } })
    }

    pub(super) fn sender(&self) -> InputSender {
        self.sender.clone()
    }

    /// Returns true if a worker could still send something.
    #[cfg(not(unix))]
    pub(super) fn has_senders(&self) -> bool {
        Arc::strong_count(&self.sender.senders) > 1
    }

    /// A stream that is readable when something was sent.
    #[cfg(unix)]
    pub(super) fn wake_source(&self) -> &UnixStream {
        &self.woken
    }

    /// Takes everything that was sent, in order.
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
    fn results_arrive_in_order_and_once() {
        let mut queue = InputQueue::new().unwrap();
        let sender = queue.sender();
        let worker = std::thread::spawn(move || {
            for width in 1..=1000 {
                assert!(sender.send(Input::Resize(width, 1)));
            }
        });
        worker.join().unwrap();
        let taken = queue.take();
        assert_eq!(taken.len(), 1000);
        assert_eq!((&taken[0], &taken[999]), (&Input::Resize(1, 1), &Input::Resize(1000, 1)));
        assert!(queue.take().is_empty());
    }

    #[test]
    fn a_worker_learns_that_the_loop_has_ended() {
        let queue = InputQueue::new().unwrap();
        let sender = queue.sender();
        drop(queue);
        assert!(!sender.send(Input::Resize(1, 1)));
    }
}
