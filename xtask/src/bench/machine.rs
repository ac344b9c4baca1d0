//! The computer of a measurement.

use std::thread;

use serde::Serialize;

use crate::call::Call;

/// A computer, as the tables describe it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Machine {
    /// The processor's own name.
    pub processor: String,
    /// Processors that this program may use.
    pub cores: usize,
    pub system: &'static str,
}

impl Machine {
    /// This one.
    pub fn this() -> Self {
        Self {
            processor: processor().unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
            cores: thread::available_parallelism().map_or(1, usize::from),
            system: std::env::consts::OS,
        }
    }
}

fn processor() -> Option<String> {
    match std::env::consts::OS {
        "linux" => {
            let list = std::fs::read_to_string("/proc/cpuinfo").ok()?;
            model_name(&list)
        }
        "macos" => Call::new("bench", "sysctl")
            .args(["-n", "machdep.cpu.brand_string"])
            .ask(),
        _ => std::env::var("PROCESSOR_IDENTIFIER").ok(),
    }
}

/// The name in Linux' list of processors, and the family, which tells generations apart in virtual
/// machines that hide the rest of the name.
fn model_name(list: &str) -> Option<String> {
    let value = |key: &str| {
        list.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            (name.trim() == key).then(|| value.trim().to_owned())
        })
    };
    let name = value("model name")?;
    Some(match (value("cpu family"), value("model")) {
        (Some(family), Some(model)) => format!("{name} (family {family}, model {model})"),
        _ => name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linux_lists_its_processors() {
        let list = "processor\t: 0\ncpu family\t: 26\nmodel\t\t: 2\nmodel name\t: AMD EPYC\n\n\
                    processor\t: 1\nmodel name\t: another\n";
        let name = model_name(list);
        assert_eq!(name.as_deref(), Some("AMD EPYC (family 26, model 2)"));
        assert_eq!(model_name("CPU part : 0xd0c\n"), None);
    }
}
