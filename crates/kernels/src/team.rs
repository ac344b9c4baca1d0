//! Threads that stay awake for a whole pass and share each layer's tasks.
//!
//! A pass is some hundred short stretches of work with waits in between. Threads that go to sleep
//! in each wait are woken too late for the next stretch: so rayon's threads are called once, and
//! watch for work until the pass is over. The thread that wants the pass leads it itself: to wake
//! another one for that, and to sleep meanwhile, makes systems put two threads on one core.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;

/// Looks for work before a thread offers its core to others.
const LOOKS: usize = 10_000;

/// How long the leader waits for the others to come, without a core of its own meanwhile.
const MEETING: Duration = Duration::from_micros(200);

thread_local! {
    /// The team that this thread leads.
    static LED: RefCell<Option<Arc<Team>>> = const { RefCell::new(None) };
}

/// Does `work` as the leader of all of rayon's other threads.
pub(super) fn lead<T>(work: impl FnOnce() -> T) -> T {
    // In this order: to ask for the threads may be what makes this one of them.
    let pool = rayon::current_num_threads();
    let leader = usize::from(rayon::current_thread_index().is_none());
    let team = Arc::new(Team::of(pool + leader));
    let _leading = Leading::begin(&team);
    if team.size > 1 {
        // A helper that came late to the last meeting must not end this one.
        thread::park_timeout(Duration::ZERO);
        let (helped, leader) = (Arc::clone(&team), thread::current());
        rayon::spawn_broadcast(move |_| {
            helped.meet(&leader);
            helped.help();
        });
        // A thread is often woken on the core of the one that woke it, and waits there for a turn.
        thread::park_timeout(MEETING);
    }
    work()
}

/// Threads of the team that this one leads; one without a team.
pub(super) fn size() -> usize {
    LED.with_borrow(|team| team.as_ref().map_or(1, |team| team.size))
}

/// Calls `task` with each number below `count`, on all threads of the team that this one leads;
/// without others, on this thread alone.
pub(super) fn share(count: usize, task: &(dyn Fn(usize) + Sync)) {
    match LED.with_borrow(Clone::clone) {
        Some(team) if team.size > 1 => team.work_off(count, task),
        _ => (0..count).for_each(task),
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
    /// Threads, with the leader.
    size: usize,
    /// Threads beside the leader that have come.
    there: AtomicUsize,
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
    /// What a helper's task ended with, for the leader to go on with.
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
        // SAFETY: only the lifetime changes. `Closing` takes the stretch back and waits for all
        // who have it before this function ends, by a panic, too.
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

    /// Lets the leader go on when this is the last helper to come.
    fn meet(&self, leader: &Thread) {
        if self.there.fetch_add(1, Ordering::Relaxed) + 2 == self.size {
            leader.unpark();
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
                    let tasks = AssertUnwindSafe(|| self.take_tasks(inside.stretch));
                    if let Err(panic) = catch_unwind(tasks) {
                        *lock(&self.panic) = Some(panic);
                    }
                }
            } else if looks < LOOKS {
                looks += 1;
                std::hint::spin_loop();
            } else {
                thread::yield_now();
            }
        }
    }
}

/// Takes the stretch back, and waits for all who have it.
struct Closing<'a>(&'a Team);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        *lock(&self.0.stretch) = None;
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
