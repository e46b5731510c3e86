//! Works on many items, such as files, on all processors, and passes the results on in order.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

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
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    for chunk in items.chunks(workers * AHEAD) {
        let results: Vec<Mutex<Option<O>>> = chunk.iter().map(|_| Mutex::new(None)).collect();
        let next = AtomicUsize::new(0);
        let run = || {
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some((item, result)) = chunk.get(index).zip(results.get(index)) else { return };
                let made = work(item);
                *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(made);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..workers.min(chunk.len()) {
                scope.spawn(run);
            }
            run();
        });
        for (item, result) in chunk.iter().zip(results) {
            if let Some(result) = result.into_inner().unwrap_or_else(PoisonError::into_inner) {
                take(item, result)?;
            }
        }
    }
    Ok(())
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
}
