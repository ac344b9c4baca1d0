//! Threads that stay awake for a whole pass and share each layer's tasks.
//!
//! A pass is some hundred short stretches of work with waits in between. Threads that go to sleep
//! in each wait are woken too late for the next stretch: so rayon's threads are called once, and
//! watch for work until the pass is over.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Looks for work before a thread offers its core to others.
const LOOKS: usize = 10_000;

thread_local! {
    /// The team that this thread leads.
    static LED: RefCell<Option<Arc<Team>>> = const { RefCell::new(None) };
}

/// Does `work` as the leader of all of rayon's threads.
pub(super) fn lead<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let team = Arc::new(Team::default());
    rayon::scope(|scope| {
        scope.spawn_broadcast(|_, _| team.help());
        let _leading = Leading::begin(&team);
        work()
    })
}

/// Whether this thread leads a team that is larger than itself.
pub(super) fn is_led() -> bool {
    LED.with_borrow(Option::is_some) && rayon::current_num_threads() > 1
}

/// Calls `task` with each number below `count`, on all threads of the team that this one leads;
/// without one, on this thread.
pub(super) fn share(count: usize, task: &(dyn Fn(usize) + Sync)) {
    match LED.with_borrow(Clone::clone) {
        Some(team) => team.work_off(count, task),
        None => (0..count).for_each(task),
    }
}

/// Makes this thread a team's leader until it is dropped, by a panic, too.
struct Leading<'a> {
    team: &'a Team,
    before: Option<Arc<Team>>,
}

impl<'a> Leading<'a> {
    fn begin(team: &'a Arc<Team>) -> Self {
        let before = LED.replace(Some(Arc::clone(team)));
        Self { team, before }
    }
}

impl Drop for Leading<'_> {
    fn drop(&mut self) {
        self.team.over.store(true, Ordering::Release);
        LED.set(self.before.take());
    }
}

/// A stretch of work, for as long as its leader waits for it.
#[derive(Clone, Copy)]
struct Stretch {
    task: *const (dyn Fn(usize) + Sync),
    count: usize,
}

// SAFETY: the task is `Sync`, and `Team::work_off` keeps it alive while any thread has it.
unsafe impl Send for Stretch {}

#[derive(Default)]
struct Team {
    /// What there is to do now. Who takes it is counted in `inside` before the lock is given back.
    stretch: Mutex<Option<Stretch>>,
    /// Goes up with each stretch.
    round: AtomicUsize,
    /// The stretch's first task that nobody has begun.
    next: AtomicUsize,
    /// Threads beside the leader that have the stretch.
    inside: AtomicUsize,
    /// The pass is.
    over: AtomicBool,
}

impl Team {
    fn work_off<'a>(&self, count: usize, task: &'a (dyn Fn(usize) + Sync + 'a)) {
        // SAFETY: only the lifetime changes. `Closing` takes the stretch back and waits for all
        // who have it before this function ends, by a panic, too.
        let task: &'static (dyn Fn(usize) + Sync) = unsafe { std::mem::transmute(task) };
        let stretch = Stretch { task, count };
        let mut open = self.lock();
        self.next.store(0, Ordering::Relaxed);
        *open = Some(stretch);
        drop(open);
        let _closing = Closing(self);
        self.round.fetch_add(1, Ordering::Release);
        self.take_tasks(stretch);
    }

    fn lock(&self) -> MutexGuard<'_, Option<Stretch>> {
        self.stretch.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_tasks(&self, stretch: Stretch) {
        // SAFETY: the leader waits for whoever has a stretch.
        let task = unsafe { &*stretch.task };
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= stretch.count {
                return;
            }
            task(number);
        }
    }

    /// Does what there is to do until the pass is over.
    fn help(&self) {
        let mut seen = 0;
        let mut looks = 0;
        while !self.over.load(Ordering::Acquire) {
            let round = self.round.load(Ordering::Acquire);
            if round != seen {
                seen = round;
                looks = 0;
                if let Some(inside) = Inside::of(self) {
                    self.take_tasks(inside.stretch);
                }
            } else if looks < LOOKS {
                looks += 1;
                std::hint::spin_loop();
            } else {
                std::thread::yield_now();
            }
        }
    }
}

/// Takes the stretch back, and waits for all who have it.
struct Closing<'a>(&'a Team);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        *self.0.lock() = None;
        while self.0.inside.load(Ordering::Acquire) > 0 {
            std::hint::spin_loop();
        }
    }
}

/// A thread that has the stretch.
struct Inside<'a> {
    team: &'a Team,
    stretch: Stretch,
}

impl<'a> Inside<'a> {
    fn of(team: &'a Team) -> Option<Self> {
        let open = team.lock();
        let stretch = (*open)?;
        team.inside.fetch_add(1, Ordering::Relaxed);
        Some(Self { team, stretch })
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.team.inside.fetch_sub(1, Ordering::Release);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "the pools are made here")]
mod tests {
    use super::*;

    fn pool(threads: usize) -> rayon::ThreadPool {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap()
    }

    #[test]
    fn each_task_is_done_once_in_each_stretch() {
        for threads in [1, 2, 3, 8] {
            let done: Vec<AtomicUsize> = (0..97).map(|_| AtomicUsize::new(0)).collect();
            let result = pool(threads).install(|| {
                lead(|| {
                    for stretch in 0..500 {
                        share(stretch % 98, &|task| {
                            done[task].fetch_add(1, Ordering::Relaxed);
                        });
                    }
                    "the pass's result"
                })
            });
            assert_eq!(result, "the pass's result");
            for (task, times) in done.iter().enumerate() {
                let expected = (0..500).filter(|stretch| stretch % 98 > task).count();
                assert_eq!(times.load(Ordering::Relaxed), expected, "task {task}");
            }
        }
    }

    #[test]
    fn what_a_stretch_wrote_is_there_when_it_ends() {
        pool(3).install(|| {
            lead(|| {
                for round in 1..200_usize {
                    let cells: Vec<AtomicUsize> = (0..32).map(|_| AtomicUsize::new(0)).collect();
                    share(32, &|task| cells[task].store(round, Ordering::Relaxed));
                    assert!(cells.into_iter().all(|cell| cell.into_inner() == round));
                }
            });
        });
    }

    #[test]
    fn passes_that_meet_in_one_pool_all_end() {
        let pool = pool(2);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let sum = AtomicUsize::new(0);
                        pool.install(|| {
                            lead(|| {
                                share(10, &|task| {
                                    sum.fetch_add(task, Ordering::Relaxed);
                                });
                            });
                        });
                        assert_eq!(sum.into_inner(), 45);
                    }
                });
            }
        });
    }

    #[test]
    fn without_a_team_the_thread_works_alone() {
        assert!(!is_led());
        let here = std::thread::current().id();
        share(5, &|_| assert_eq!(std::thread::current().id(), here));
    }

    #[test]
    fn a_panic_comes_out_and_leaves_no_team_behind() {
        let pool = pool(2);
        let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            pool.install(|| {
                lead(|| share(8, &|task| assert_ne!(task, 5, "the fifth")));
            });
        }));
        assert!(ended.is_err());
        assert!(!pool.install(is_led));
        pool.install(|| lead(|| share(8, &|_| ())));
    }
}
