//! The report as Markdown, which reads well in a terminal too.

use super::contenders::Engine;
use super::report::{Report, Row};
use super::targets::{Target, megabytes, ratio, targets};

/// All tables, each under its heading.
pub fn markdown(report: &Report) -> String {
    let mut parts = vec![origin(report), engines(report)];
    parts.extend(failures(report));
    if report.rows.iter().any(|row| !row.groups.is_empty()) {
        parts.push("Where our time goes:".to_owned());
        parts.push(groups(report));
    }
    parts.push("What was to be reached:".to_owned());
    parts.push(goals(&targets(report)));
    parts.join("\n\n")
}

fn origin(report: &Report) -> String {
    let machine = &report.machine;
    format!(
        "`{}` on {}: {}, {} cores, {}; {}; {}; medians of {} runs.",
        report.command,
        report.date,
        machine.processor,
        machine.cores,
        machine.system,
        report.browser,
        report.versions.join(", "),
        report.runs,
    )
}

fn engines(report: &Report) -> String {
    let head = [
        "engine",
        "threads",
        "median",
        "quartiles",
        "least to most",
        "/ onnxruntime-web",
        "/ TensorFlow.js",
        "GFLOPS",
        "ready after",
        "memory",
        "first class",
    ];
    let ran = report.rows.iter().filter(|row| row.times.is_some());
    let rows = ran.map(|row| engine(report, row)).collect::<Vec<_>>();
    table(&head, &rows)
}

fn engine(report: &Report, row: &Row) -> Vec<String> {
    let against = |engine| {
        let peer = report.fastest(engine, row.threads);
        let compared = ratio(Some(row), peer).filter(|_| row.common_input);
        cell(compared, |ratio| format!("{ratio:.2}"))
    };
    let between = |from: f64, to: f64| format!("{from:.0} to {to:.0}");
    vec![
        row.label.clone(),
        row.threads.to_string(),
        cell(row.median(), |time| format!("{time:.0} ms")),
        cell(row.times, |t| between(t.lower_quartile, t.upper_quartile)),
        cell(row.times, |times| between(times.least, times.most)),
        against(Engine::Onnxruntime),
        against(Engine::Tfjs),
        cell(row.gflops, |gflops| format!("{gflops:.0}")),
        cell(row.load, |time| format!("{:.1} s", time / 1e3)),
        cell(row.memory, |bytes| format!("{:.0} MB", megabytes(bytes))),
        cell(row.top, |(class, probability)| {
            format!("{class} ({probability:.3})")
        }),
    ]
}

/// The contenders that did not run, with the reason.
fn failures(report: &Report) -> Option<String> {
    let failed: Vec<_> = report
        .rows
        .iter()
        .filter_map(|row| {
            Some(format!(
                "- {} did not run: {}",
                row.name,
                row.error.as_ref()?
            ))
        })
        .collect();
    (!failed.is_empty()).then(|| failed.join("\n"))
}

fn groups(report: &Report) -> String {
    let rows = || report.rows.iter().filter(|row| !row.groups.is_empty());
    let mut names: Vec<&str> = Vec::new();
    for group in rows().flat_map(|row| &row.groups) {
        if !names.contains(&group.name.as_str()) {
            names.push(&group.name);
        }
    }
    let head: Vec<&str> = ["engine", "threads"]
        .into_iter()
        .chain(names.clone())
        .collect();
    let lines = rows().map(|row| {
        let all: f64 = row.groups.iter().map(|group| group.ms).sum();
        let share = |name: &&str| {
            let group = row.groups.iter().find(|group| group.name == *name);
            cell(group, |group| {
                format!("{:.0} ms ({:.0} %)", group.ms, 100.0 * group.ms / all)
            })
        };
        let mut line = vec![row.label.clone(), row.threads.to_string()];
        line.extend(names.iter().map(share));
        line
    });
    table(&head, &lines.collect::<Vec<_>>())
}

fn goals(targets: &[Target]) -> String {
    let head = ["", "measured", "bar", "aim", "reached"];
    let lines = targets.iter().map(|target| {
        let sign = if target.more { ">=" } else { "<=" };
        let number = |value: f64| match target.unit {
            "" => format!("{value:.2}"),
            unit => format!("{value:.0}{unit}"),
        };
        vec![
            target.what.to_owned(),
            cell(target.measured, number),
            format!("{sign} {}", number(target.bar)),
            format!("{sign} {}", number(target.aim)),
            target.reached().to_owned(),
        ]
    });
    table(&head, &lines.collect::<Vec<_>>())
}

/// A value as text; empty without one.
fn cell<T>(value: Option<T>, text: impl FnOnce(T) -> String) -> String {
    value.map_or_else(String::new, text)
}

/// Columns as wide as their widest cell.
fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells
            .chain([head[column].chars().count()])
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<String> = cells
            .zip(&widths)
            .map(|(cell, &width)| format!("{cell:<width$}"))
            .collect();
        format!("| {} |", padded.join(" | "))
    };
    let rule: Vec<String> = widths.iter().map(|&width| "-".repeat(width)).collect();
    let mut lines = vec![
        line(&mut head.iter().copied()),
        line(&mut rule.iter().map(String::as_str)),
    ];
    lines.extend(
        rows.iter()
            .map(|row| line(&mut row.iter().map(String::as_str))),
    );
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::report::tests::report;
    use super::*;

    /// The cells of the line that begins so.
    fn cells(text: &str, label: &str, threads: &str) -> Vec<String> {
        let split = |line: &str| -> Vec<String> {
            line.trim_matches('|')
                .split('|')
                .map(|cell| cell.trim().to_owned())
                .collect()
        };
        let mut lines = text.lines().map(split);
        lines
            .find(|cells| cells.first().is_some_and(|first| first == label) && cells[1] == threads)
            .unwrap()
    }

    #[test]
    fn every_contender_has_a_line() {
        let text = markdown(&report(|_| ()));
        assert_eq!(
            cells(&text, "Camlens `simd`", "1"),
            [
                "Camlens `simd`",
                "1",
                "101 ms",
                "100 to 102",
                "100 to 102",
                "0.50",
                "0.50",
                "76",
                "0.8 s",
                "157 MB",
                "1 (0.700)",
            ]
        );
        assert_eq!(cells(&text, "onnxruntime-web (wasm)", "2")[5], "1.00");
        // Another input has no ratio.
        let whole = cells(&text, "Camlens `simd`, `whole` of a 4:3 photo", "1");
        assert_eq!((whole[2].as_str(), whole[5].as_str()), ("180 ms", ""));
    }

    #[test]
    fn layers_are_shares_of_the_whole() {
        let text = markdown(&report(|_| ()));
        let (_, groups) = text.split_once("Where our time goes:").unwrap();
        let cells = cells(groups, "Camlens `simd`", "1");
        assert_eq!(cells[2..], ["61 ms (60 %)", "40 ms (40 %)"]);
        let without = markdown(&report(|entry| {
            for run in &mut entry.runs {
                run.groups.clear();
            }
        }));
        assert!(!without.contains("Where our time goes"));
    }

    #[test]
    fn who_did_not_run_is_told_and_columns_are_even() {
        let text = markdown(&report(|entry| {
            if entry.name == "tfjs 2" {
                entry.runs.clear();
                entry.error = Some("one thread runs".to_owned());
            }
        }));
        assert!(text.contains("\n- tfjs 2 did not run: one thread runs\n"));
        let lines: Vec<_> = text
            .lines()
            .filter(|line| line.starts_with("| engine"))
            .collect();
        let body: Vec<_> = text
            .lines()
            .filter(|line| line.starts_with("| Camlens"))
            .collect();
        assert_eq!(lines[0].chars().count(), body[0].chars().count());
    }
}
