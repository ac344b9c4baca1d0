//! Runs tests, and each one that fails once more, alone. A test that passes at the second try counts
//! as passed and is listed as flaky.

use crate::call::Call;
use crate::error::Error;
use crate::say;
use crate::tally::Tally;

/// More failures than this at once are no flakiness: nothing runs again.
const MAX_RETRIED: usize = 8;

/// Runs the tests that `call` starts (`cargo test ... --`) with these filters, prints the flaky ones,
/// and adds all to `tally`. The second tries themselves do not count.
///
/// # Errors
/// When the tests do not start, or one of them fails twice.
pub fn run(
    call: impl Fn() -> Result<Call, Error>,
    filters: &[String],
    tally: &mut Tally,
) -> Result<(), Error> {
    let start = |words: &[String], take: &mut dyn FnMut(&str)| call()?.args(words).relay(take);
    twice(start, filters, tally)
}

/// [`run`] with any way to start tests: `start` takes the words after `--` and hands over each line.
fn twice(
    start: impl Fn(&[String], &mut dyn FnMut(&str)) -> Result<(), Error>,
    filters: &[String],
    tally: &mut Tally,
) -> Result<(), Error> {
    let mut first = Outcome::default();
    let done = start(filters, &mut |line| first.read(line));
    let flaky = first.retry(|name| {
        say::step(&format!("{name} failed: once more, alone"), None);
        start(&["--exact".to_owned(), name.to_owned()], &mut |_| ()).is_ok()
    });
    match flaky.as_slice() {
        [] => println!("flaky tests: none"),
        names => println!(
            "flaky tests, passed at the second try: {}",
            names.join(", ")
        ),
    }
    tally.add(first.tally);
    if !flaky.is_empty() && first.failed.is_empty() {
        return Ok(());
    }
    done
}

/// The output of one run of `cargo test`.
#[derive(Debug, Default)]
struct Outcome {
    tally: Tally,
    /// Names of failed tests, as the harness lists them before its result.
    failed: Vec<String>,
}

impl Outcome {
    /// Reads a line. The harness prints a list `failures:` twice, first with the tests' own output;
    /// the last one before the result counts.
    fn read(&mut self, line: &str) {
        self.tally.read(line);
        if line == "failures:" {
            self.failed.clear();
        } else if let Some(name) = line.strip_prefix("    ")
            && !name.contains(char::is_whitespace)
        {
            self.failed.push(name.to_owned());
        }
    }

    /// Tries each failed test again. Returns the names of those that passed, and counts them so.
    fn retry(&mut self, mut again: impl FnMut(&str) -> bool) -> Vec<String> {
        // A list that does not agree with the count is not the harness's list.
        if self.failed.len() > MAX_RETRIED || self.failed.len() as u64 != self.tally.failed {
            return Vec::new();
        }
        let (flaky, failed): (Vec<_>, Vec<_>) = std::mem::take(&mut self.failed)
            .into_iter()
            .partition(|name| again(name));
        self.failed = failed;
        self.tally.passed += flaky.len() as u64;
        self.tally.failed -= flaky.len() as u64;
        flaky
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    const PRINTED: &str = "
running 3 tests
test finer::late ... FAILED
test help::opens ... ok
test offline::twice ... FAILED

failures:

---- finer::late stdout ----
failures:
    a::line::of::the::test

---- offline::twice stdout ----
    indented words of a test

failures:
    finer::late
    offline::twice

test result: FAILED. 1 passed; 2 failed; 1 ignored; 0 measured; 9 filtered out; finished in 1.2s
";

    fn outcome(printed: &str) -> Outcome {
        let mut outcome = Outcome::default();
        printed.lines().for_each(|line| outcome.read(line));
        outcome
    }

    #[test]
    fn failed_tests_are_read_from_the_last_list() {
        let outcome = outcome(PRINTED);
        assert_eq!(outcome.failed, ["finer::late", "offline::twice"]);
        assert_eq!(outcome.tally.to_string(), "1 passed, 2 failed, 1 skipped");
    }

    #[test]
    fn a_pass_at_the_second_try_is_a_pass_and_is_listed() {
        let mut outcome = outcome(PRINTED);
        let mut tried = Vec::new();
        let flaky = outcome.retry(|name| {
            tried.push(name.to_owned());
            name == "offline::twice"
        });
        assert_eq!(tried, ["finer::late", "offline::twice"]);
        assert_eq!(flaky, ["offline::twice"]);
        assert_eq!(outcome.failed, ["finer::late"]);
        assert_eq!(outcome.tally.to_string(), "2 passed, 1 failed, 1 skipped");
    }

    #[test]
    fn many_failures_or_a_list_cut_short_run_once() {
        let none = |_: &str| -> bool { panic!("nothing may run again") };
        let names = "    a::b\n".repeat(MAX_RETRIED + 1);
        let result = format!("test result: FAILED. 0 passed; {} failed", MAX_RETRIED + 1);
        assert!(
            outcome(&format!("failures:\n{names}\n{result}"))
                .retry(none)
                .is_empty()
        );
        assert!(outcome("failures:\n    a::b\n").retry(none).is_empty());
    }

    /// Prints lines as tests do, and fails.
    fn fail(printed: &str, take: &mut dyn FnMut(&str)) -> Result<(), Error> {
        printed.lines().for_each(take);
        Err(Error::missing("test", "a test failed", "none"))
    }

    #[test]
    fn the_first_failure_is_forgiven_and_the_second_is_not() {
        const FAILURE: &str = "failures:\n    a::b\n\ntest result: FAILED. 4 passed; 1 failed";
        let filters = ["a".to_owned()];
        let alone = ["--exact".to_owned(), "a::b".to_owned()];
        let mut tally = Tally::default();
        let once = |words: &[String], take: &mut dyn FnMut(&str)| {
            if words == alone {
                Ok(())
            } else {
                fail(FAILURE, take)
            }
        };
        assert!(twice(once, &filters, &mut tally).is_ok());
        assert_eq!(tally.to_string(), "5 passed, 0 failed");

        let started = RefCell::new(Vec::new());
        let always = |words: &[String], take: &mut dyn FnMut(&str)| {
            started.borrow_mut().push(words.to_vec());
            fail(FAILURE, take)
        };
        assert!(twice(always, &filters, &mut tally).is_err());
        assert_eq!(tally.to_string(), "9 passed, 1 failed");
        assert_eq!(*started.borrow(), [filters.to_vec(), alone.to_vec()]);

        // The program died before it printed a result.
        let died = |_: &[String], take: &mut dyn FnMut(&str)| fail("running 5 tests", take);
        assert!(twice(died, &filters, &mut tally).is_err());
    }
}
