//! Threads that stay awake for a whole pass and share each layer's tasks.
//!
//! A pass is some hundred short stretches of work with waits in between. Threads that sleep in each
//! wait wake too late for the next stretch: so rayon's threads are called once, and watch for work
//! until the pass is over. The thread that starts the pass leads it itself: if it woke another one
//! for that and slept meanwhile, systems would put two threads on one core.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;

/// Polls for work before a thread offers its core to others.
const MAX_POLLS: usize = 10_000;

/// The longest wait of the leader for the others; it has no core of its own meanwhile.
const MEETING_TIMEOUT: Duration = Duration::from_micros(200);

thread_local! {
    /// The team that this thread leads, while no task of a stretch runs on it.
    static LED: RefCell<Option<Arc<Team>>> = const { RefCell::new(None) };
}

/// Does `work` as the leader of all of rayon's other threads.
pub(super) fn lead<T>(work: impl FnOnce() -> T) -> T {
    // In this order: the first question may start rayon's pool with this thread as one of its own.
    let pool = rayon::current_num_threads();
    let leader = usize::from(rayon::current_thread_index().is_none());
    let team = Arc::new(Team::of(pool + leader));
    let _leading = Leading::begin(&team);
    if team.size > 1 {
        // Uses up the token of a helper that came late to the last meeting.
        thread::park_timeout(Duration::ZERO);
        let (helped, leader) = (Arc::clone(&team), thread::current());
        rayon::spawn_broadcast(move |_| {
            helped.meet(&leader);
            helped.help();
        });
        // A thread often wakes on the core of its waker, and waits there for a turn.
        thread::park_timeout(MEETING_TIMEOUT);
    }
    work()
}

/// The number of threads of the team that this one leads; 1 without a team, and within a task.
pub(super) fn size() -> usize {
    LED.with_borrow(|team| team.as_ref().map_or(1, |team| team.size))
}

/// Calls `task` with each number below `count`, on all threads of the team that this one leads.
///
/// Without a team, and within a task, this thread does all of it alone: a team has one stretch at a
/// time, and the leader's own tasks are part of it.
pub(super) fn share(count: usize, task: &(dyn Fn(usize) + Sync)) {
    let busy = Busy::begin();
    match &busy.team {
        Some(team) if team.size > 1 => team.work_off(count, task),
        _ => (0..count).for_each(task),
    }
}

/// The team of a leader that works on a stretch: a task finds no team until this is dropped, by a
/// panic, too.
struct Busy {
    team: Option<Arc<Team>>,
}

impl Busy {
    fn begin() -> Self {
        Self { team: LED.take() }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        LED.set(self.team.take());
    }
}

/// This thread as a team's leader until this is dropped, by a panic, too.
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

// SAFETY: the task behind the pointer is `Sync`, and `Team::work_off` does not return (and so
// keeps it borrowed) before every thread that copied the stretch has dropped it: `Closing` waits.
unsafe impl Send for Stretch {}

#[derive(Default)]
struct Team {
    /// The number of threads, with the leader.
    size: usize,
    /// The number of helpers that have come.
    there: AtomicUsize,
    /// The work of the moment. A helper that takes it counts itself in `inside` under this lock.
    stretch: Mutex<Option<Stretch>>,
    /// Goes up with each stretch.
    round: AtomicUsize,
    /// The first task of the stretch that no thread has begun.
    next: AtomicUsize,
    /// The number of helpers that have the stretch.
    inside: AtomicUsize,
    /// The pass is over.
    over: AtomicBool,
    /// The panic of a helper's task, for the leader to resume.
    panic: Mutex<Option<Box<dyn Any + Send>>>,
}

impl Team {
    fn of(size: usize) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }

    fn work_off<'a>(&self, count: usize, task: &'a (dyn Fn(usize) + Sync + 'a)) {
        // SAFETY: only the lifetime changes. `Closing` takes the stretch back and waits for every
        // helper that has it before this function ends, by a panic, too.
        let task: &'static (dyn Fn(usize) + Sync) = unsafe { std::mem::transmute(task) };
        let stretch = Stretch { task, count };
        let mut open = lock(&self.stretch);
        self.next.store(0, Ordering::Relaxed);
        *open = Some(stretch);
        drop(open);
        let closing = Closing(self);
        self.round.fetch_add(1, Ordering::Release);
        self.take_tasks(stretch);
        drop(closing);
        if let Some(panic) = lock(&self.panic).take() {
            resume_unwind(panic);
        }
    }

    fn take_tasks(&self, stretch: Stretch) {
        // SAFETY: the task lives: this thread is the leader within `work_off`, or a helper that is
        // counted in `inside`, for which the leader waits in `Closing`.
        let task = unsafe { &*stretch.task };
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= stretch.count {
                return;
            }
            task(number);
        }
    }

    /// Lets the leader go on when this is the last helper to come.
    fn meet(&self, leader: &Thread) {
        if self.there.fetch_add(1, Ordering::Relaxed) + 2 == self.size {
            leader.unpark();
        }
    }

    /// Takes part in each stretch until the pass is over.
    fn help(&self) {
        let mut seen = 0;
        let mut polls = 0;
        while !self.over.load(Ordering::Acquire) {
            let round = self.round.load(Ordering::Acquire);
            if round != seen {
                seen = round;
                polls = 0;
                if let Some(inside) = Inside::of(self) {
                    let tasks = AssertUnwindSafe(|| self.take_tasks(inside.stretch));
                    if let Err(panic) = catch_unwind(tasks) {
                        *lock(&self.panic) = Some(panic);
                    }
                }
            } else if polls < MAX_POLLS {
                polls += 1;
                std::hint::spin_loop();
            } else {
                thread::yield_now();
            }
        }
    }
}

/// Takes the stretch back when dropped, and waits for all helpers that have it.
struct Closing<'a>(&'a Team);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        *lock(&self.0.stretch) = None;
        while self.0.inside.load(Ordering::Acquire) > 0 {
            std::hint::spin_loop();
        }
    }
}

/// A helper that has the stretch, counted until this is dropped.
struct Inside<'a> {
    team: &'a Team,
    stretch: Stretch,
}

impl<'a> Inside<'a> {
    fn of(team: &'a Team) -> Option<Self> {
        let open = lock(&team.stretch);
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

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
    fn a_task_that_shares_work_of_its_own_does_it_alone() {
        let nestings: [fn(usize) -> bool; 2] = [|_| true, |task| task == 40];
        let counts =
            |length| -> Vec<AtomicUsize> { (0..length).map(|_| AtomicUsize::new(0)).collect() };
        for nests in nestings {
            for _ in 0..50 {
                let (outer, inner) = (counts(64), counts(64 * 16));
                pool(3).install(|| {
                    lead(|| {
                        share(64, &|task| {
                            if nests(task) {
                                assert_eq!(size(), 1);
                                share(16, &|part| {
                                    inner[16 * task + part].fetch_add(1, Ordering::Relaxed);
                                });
                            }
                            outer[task].fetch_add(1, Ordering::Relaxed);
                        });
                        assert_eq!(size(), 3);
                    });
                });
                for (task, times) in outer.into_iter().enumerate() {
                    assert_eq!(times.into_inner(), 1, "task {task}");
                }
                for (at, times) in inner.into_iter().enumerate() {
                    let expected = usize::from(nests(at / 16));
                    assert_eq!(times.into_inner(), expected, "part {at}");
                }
            }
        }
    }

    #[test]
    fn without_a_team_the_thread_works_alone() {
        assert_eq!(size(), 1);
        let here = std::thread::current().id();
        share(5, &|_| assert_eq!(std::thread::current().id(), here));
    }

    #[test]
    fn a_thread_outside_the_pool_leads_it() {
        let here = std::thread::current().id();
        lead(|| {
            assert_eq!(size(), rayon::current_num_threads() + 1);
            let others = AtomicUsize::new(0);
            while others.load(Ordering::Relaxed) == 0 {
                share(8, &|_| {
                    let helped = std::thread::current().id() != here;
                    others.fetch_add(usize::from(helped), Ordering::Relaxed);
                    std::thread::yield_now();
                });
            }
        });
        assert_eq!(size(), 1);
    }

    #[test]
    fn a_panic_comes_out_and_leaves_no_team_behind() {
        let pool = pool(2);
        for _ in 0..200 {
            let ended = catch_unwind(AssertUnwindSafe(|| {
                pool.install(|| {
                    lead(|| share(8, &|task| assert_ne!(task, 5, "the fifth")));
                });
            }));
            assert!(ended.is_err());
            assert_eq!(pool.install(size), 1);
        }
        pool.install(|| lead(|| share(8, &|_| ())));
    }
}
