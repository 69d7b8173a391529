//! A keystroke through the real server over stdio, beside a floor: a server on the same transport that applies the edit to
//! its rope and publishes as many constant findings.
//!
//! `cargo bench --bench keystroke [-- --edits 400 --sizes 5k,100k,1m,10m]`, or with `--beside "COMMAND {}"` beside another server,
//! where `{}` stands for the number of findings that it shall publish. With `--without typo,confused-word` the floor's place is taken
//! by copydesk with these rules off.
//!
//! `cargo bench --bench keystroke -- --features all` sends behind each change what an editor asks for, one feature after the other,
//! and tells how long the findings then took, beside the same without, and how long the answer; or `--features "hover;folds"`.
//! A key comes when all of the one before is there; with `--pause 30` so many milliseconds later, as a typist's does.
//!
//! Both servers run at once and are asked in turn, a few edits each, so that a noisy machine is noisy for both. A time runs
//! from the first byte of `didChange` to the last byte of the `publishDiagnostics` for its version.

mod client;
mod features;
mod floor;
#[path = "../news/mod.rs"]
mod news;
mod without;

use std::error::Error;
use std::io::Write;
use std::process::Command;
use std::time::Duration;

use client::Client;

/// How many edits one server gets before it is the other's turn.
const TURN: usize = 10;
/// Edits before anything is counted.
const WARM_UP: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let value = |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    if let Some(findings) = value("--floor") {
        floor::run(findings.parse()?)?;
        return Ok(());
    }
    let edits: usize = value("--edits").map_or(Ok(400), |edits| edits.parse())?;
    if let Some(features) = value("--features") {
        let pause = Duration::from_millis(value("--pause").map_or(Ok(0), |pause| pause.parse())?);
        return features::table(value("--sizes").map_or("5k,100k,1m", String::as_str), edits, features, pause);
    }
    let beside = match (value("--beside"), value("--without")) {
        (Some(command), _) => Beside::Command(command),
        (None, Some(rules)) => Beside::Without(rules),
        (None, None) => Beside::Floor,
    };
    let sizes = value("--sizes").map_or("5k,100k,1m,10m", String::as_str);
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{:>6} {:>9} {:>21} {:>21} {:>13} {:>21}",
        "story", "findings", "copydesk p50/p95 ms", "floor p50/p95 ms", "ratio p50/p95", "initialize ms (floor)"
    )?;
    for size in sizes.split(',') {
        let row = measure(bytes(size)?, edits, beside)?;
        writeln!(out, "{size:>6} {row}")?;
    }
    Ok(())
}

/// What is asked in turn with copydesk.
#[derive(Clone, Copy)]
enum Beside<'a> {
    Floor,
    Command(&'a str),
    Without(&'a str),
}

/// One row of the table.
fn measure(size: usize, edits: usize, beside: Beside<'_>) -> Result<String, Box<dyn Error>> {
    let text = news::story(size);
    let mut ours = Client::start(Command::new(env!("CARGO_BIN_EXE_copydesk")).arg("lsp"))?;
    let findings = ours.open(&text)?;
    let mut floor = match beside {
        Beside::Without(rules) => without::start(rules)?,
        Beside::Command(command) => {
            Client::start(Command::new("sh").args(["-c", &format!("exec {}", command.replace("{}", &findings.to_string()))]))?
        }
        Beside::Floor => Client::start(Command::new(std::env::current_exe()?).args(["--floor", &findings.to_string()]))?,
    };
    floor.open(&text)?;
    let places = news::places(&text, WARM_UP + edits);
    let (mut our_times, mut floor_times) = (Vec::new(), Vec::new());
    for (turn, places) in places.chunks(TURN).enumerate() {
        for (client, times) in [(&mut ours, &mut our_times), (&mut floor, &mut floor_times)] {
            for &place in places {
                let (typed, deleted) = client.type_and_delete(place)?;
                if turn * TURN >= WARM_UP {
                    times.extend([typed, deleted]);
                }
            }
        }
    }
    let (our_start, floor_start) = (ours.initialized_after, floor.initialized_after);
    ours.stop()?;
    floor.stop()?;
    let (our_50, our_95) = (at(&mut our_times, 0.5), at(&mut our_times, 0.95));
    let (floor_50, floor_95) = (at(&mut floor_times, 0.5), at(&mut floor_times, 0.95));
    Ok(format!(
        "{findings:>9} {our_50:>12.3} / {our_95:>6.3} {floor_50:>12.3} / {floor_95:>6.3} {:>6.2} / {:.2} {:>12.1} ({:.1})",
        our_50 / floor_50,
        our_95 / floor_95,
        our_start.as_secs_f64() * 1e3,
        floor_start.as_secs_f64() * 1e3,
    ))
}

/// The time that a share of all do not exceed, in milliseconds.
fn at(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    times.get(((times.len() as f64 - 1.0) * share) as usize).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

fn bytes(size: &str) -> Result<usize, Box<dyn Error>> {
    let (number, unit) = match size.strip_suffix('k') {
        Some(number) => (number, 1_000),
        None => (size.strip_suffix('m').ok_or("a size is a number with k or m behind it")?, 1_000_000),
    };
    Ok(number.parse::<usize>()? * unit)
}
