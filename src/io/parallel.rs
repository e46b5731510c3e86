//! Works on many items, such as files, on all processors, and passes the results on in order.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Maximum number of items that are worked on ahead, for each processor.
///
/// More would use more memory and save no time.
const AHEAD: usize = 16;

/// Works on `items` on all processors, and passes each result to `take`, in order.
///
/// Stops at the first error of `take`.
pub fn in_order<I: Sync, O: Send, E>(
    items: &[I],
    work: impl Fn(&I) -> O + Sync,
    mut take: impl FnMut(&I, O) -> Result<(), E>,
) -> Result<(), E> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if workers < 2 {
        return items.iter().try_for_each(|item| take(item, work(item)));
    }
    let line = Line { state: Mutex::default(), changed: Condvar::new(), ahead: workers * AHEAD };
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let _end = EndOnPanic(&line);
                while let Some((index, item)) = line.next().and_then(|at| Some((at, items.get(at)?))) {
                    line.put(index, work(item));
                }
            });
        }
        // Without this, the others would wait for ever if `take` panics.
        let _end = EndOnPanic(&line);
        // A worker that panics ends the line, and its panic goes on at the end of the scope.
        let result = items.iter().try_for_each(|item| line.take().map_or(Ok(()), |made| take(item, made)));
        line.end();
        result
    })
}

/// The results on their way from the workers.
struct Line<O> {
    state: Mutex<State<O>>,
    changed: Condvar,
    /// How many results are kept at most.
    ahead: usize,
}

struct State<O> {
    /// The results from the next one to take on; `None` for those that are not made yet.
    made: VecDeque<Option<O>>,
    /// The number of results that were taken.
    taken: usize,
    has_ended: bool,
}

impl<O> Default for State<O> {
    fn default() -> Self {
        Self { made: VecDeque::new(), taken: 0, has_ended: false }
    }
}

impl<O> Line<O> {
    fn lock(&self) -> MutexGuard<'_, State<O>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'s>(&self, state: MutexGuard<'s, State<O>>) -> MutexGuard<'s, State<O>> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the number of the next item to work on, once its result has room; `None` if the line has ended.
    fn next(&self) -> Option<usize> {
        let mut state = self.lock();
        while state.made.len() >= self.ahead && !state.has_ended {
            state = self.wait(state);
        }
        let index = state.taken + state.made.len();
        state.made.push_back(None);
        (!state.has_ended).then_some(index)
    }

    /// Puts a result in its place.
    fn put(&self, index: usize, made: O) {
        let mut state = self.lock();
        let at = index.saturating_sub(state.taken);
        if let Some(place) = state.made.get_mut(at) {
            *place = Some(made);
        }
        if at == 0 {
            self.changed.notify_all();
        }
    }

    /// Takes the next result, once it is made; `None` if the line has ended.
    fn take(&self) -> Option<O> {
        let mut state = self.lock();
        loop {
            if state.has_ended {
                return None;
            }
            if let Some(Some(_)) = state.made.front() {
                let is_full = state.made.len() >= self.ahead;
                state.taken += 1;
                let made = state.made.pop_front().flatten();
                if is_full {
                    self.changed.notify_all();
                }
                return made;
            }
            state = self.wait(state);
        }
    }

    fn end(&self) {
        self.lock().has_ended = true;
        self.changed.notify_all();
    }
}

/// Ends the line if its thread panics, so that no other one waits for it.
struct EndOnPanic<'l, O>(&'l Line<O>);

impl<O> Drop for EndOnPanic<'_, O> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.end();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_until_an_error() {
        let items: Vec<usize> = (0..1000).collect();
        let mut taken = Vec::new();
        let all = in_order(
            &items,
            |item| item * 2,
            |item, made| {
                taken.push((*item, made));
                Ok(())
            },
        );
        assert_eq!(all, Ok::<(), ()>(()));
        assert!(taken.iter().enumerate().all(|(index, one)| *one == (index, index * 2)));
        assert_eq!(taken.len(), 1000);
        let mut count = 0;
        let stopped = in_order(
            &items,
            |item| *item,
            |item, _| {
                count += 1;
                if *item == 7 { Err("stop") } else { Ok(()) }
            },
        );
        assert_eq!((stopped, count), (Err("stop"), 8));
    }

    #[test]
    fn a_panic_of_one_thread_ends_all() {
        let items: Vec<usize> = (0..1000).collect();
        for (worker, taker) in [(500, 1000), (1000, 500)] {
            let run = || {
                in_order(
                    &items,
                    |item| assert_ne!(*item, worker),
                    |item, ()| {
                        assert_ne!(*item, taker);
                        Ok::<(), ()>(())
                    },
                )
            };
            assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_err());
        }
    }
}
