//! What a review's papers cost. Run with `cargo xtask bench`; the goal is five seconds for the papers of seven reporters.

use divan::Bencher;
use documents::document::Document;
use i18n::Lang;
use review::{template::Layout, time::Instant};

#[expect(dead_code, reason = "the tests have uglier ones")]
#[path = "../../documents/tests/document/sample.rs"]
mod sample;

const MOMENT: Instant = Instant::from_ms(1_673_359_200_000);
const REPORTERS: usize = 7;

fn main() {
    divan::main();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(peak) = status.lines().find(|line| line.starts_with("VmHWM")) {
        println!("most memory at any time: {}", peak.trim_start_matches("VmHWM:").trim());
    }
}

/// What is remembered of the last time would make the next one look quick.
fn forgotten() {
    typst::comemo::evict(0);
}

/// Twenty papers of the review and six of each reporter.
fn papers() -> Vec<Document> {
    let common =
        (0..20).map(|place| if place % 4 == 0 { sample::wide(Lang::Zh) } else { sample::full(Lang::Zh) });
    let own = (0..6 * REPORTERS).map(|place| sample::letter(Lang::Zh, place));
    common.chain(own).collect()
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn one_letter(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(forgotten).bench_values(|()| {
        typesetting::pdf(&sample::letter(Lang::Zh, 1), &Layout::default(), MOMENT)
            .map_or(0, |file| file.len())
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn all_papers_of_seven_reporters_each_a_file(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(forgotten).bench_values(|()| {
        let layout = Layout::default();
        let pdf = |one: &Document| typesetting::pdf(one, &layout, MOMENT).map_or(0, |file| file.len());
        papers().iter().map(pdf).sum::<usize>()
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn the_same_as_one_file(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(forgotten).bench_values(|()| {
        typesetting::packet(&papers(), &Layout::default(), MOMENT).map_or(0, |file| file.len())
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn the_same_as_word_files(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(forgotten).bench_values(|()| {
        let layout = Layout::default();
        let word = |one: &Document| typesetting::word(one, &layout).map_or(0, |file| file.len());
        papers().iter().map(word).sum::<usize>()
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_hundred_letters_as_one_file(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(forgotten).bench_values(|()| {
        let letters: Vec<_> = (0..100).map(|place| sample::letter(Lang::Zh, place)).collect();
        typesetting::packet(&letters, &Layout::default(), MOMENT).map_or(0, |file| file.len())
    });
}
