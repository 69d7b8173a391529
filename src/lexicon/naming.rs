//! What a run of capitals names, if it names anything: learnt weights of small numbers that a block gives of the run.
//!
//! A log-linear model over the answers and over pairs of them; `data/names/train_naming.py` learns the weights, and says from
//! what. The questions are asked by the finder of names, the rules' own answer among them.

/// How many questions are asked of a run.
pub const QUESTIONS: usize = 32;

/// The answers, each below 8.
pub type Evidence = [u8; QUESTIONS];

/// No name, a person, an organisation, a place.
pub const OUTCOMES: usize = 4;
/// How many answers a question has.
const ANSWERS: usize = 8;
/// Bytes of the weights of one answer: one weight for each outcome, 16 bits each, little-endian.
const ROW: usize = OUTCOMES * 2;
/// Bytes of a pair: its two questions, then a row for each pair of answers.
const PAIR: usize = 2 + ANSWERS * ANSWERS * ROW;

/// A row for each answer to each question, then the pairs.
const BYTES: &[u8] = include_bytes!("../../data/names/naming.weights");
const SPLIT: (&[u8], &[u8]) = BYTES.split_at(QUESTIONS * ANSWERS * ROW);
const COUNT: usize = SPLIT.1.len() / PAIR;

/// How much speaks for each outcome, in thousandths of a natural logarithm of the odds.
#[must_use]
pub fn scores(evidence: &Evidence) -> [i32; OUTCOMES] {
    let mut scores = [0; OUTCOMES];
    // What is in range as it is costs no question whether it is.
    let answers = evidence.map(|answer| answer % ANSWERS as u8);
    for (row, &answer) in WEIGHTS.single.iter().zip(&answers) {
        add(&mut scores, &row[usize::from(answer) % ANSWERS]);
    }
    let answer = |question: u8| usize::from(answers[usize::from(question) % QUESTIONS]);
    for (&(one, other), row) in WEIGHTS.pairs.iter().zip(&WEIGHTS.pair) {
        add(&mut scores, &row[(answer(one) * ANSWERS + answer(other)) % (ANSWERS * ANSWERS)]);
    }
    scores
}

fn add(scores: &mut [i32; OUTCOMES], weights: &Row) {
    for (score, weight) in scores.iter_mut().zip(weights) {
        *score += i32::from(*weight);
    }
}

/// The weights of an answer.
type Row = [i16; OUTCOMES];

/// The weights as numbers.
struct Weights {
    single: [[Row; ANSWERS]; QUESTIONS],
    pairs: [(u8, u8); COUNT],
    pair: [[Row; ANSWERS * ANSWERS]; COUNT],
}

static WEIGHTS: Weights = Weights::read(SPLIT.0, SPLIT.1);

impl Weights {
    const fn read(single: &[u8], pairs: &[u8]) -> Self {
        let mut weights = Self {
            single: [[[0; OUTCOMES]; ANSWERS]; QUESTIONS],
            pairs: [(0, 0); COUNT],
            pair: [[[0; OUTCOMES]; ANSWERS * ANSWERS]; COUNT],
        };
        let mut at = 0;
        while at < QUESTIONS * ANSWERS {
            weights.single[at / ANSWERS][at % ANSWERS] = row(single, at * ROW);
            at += 1;
        }
        let mut number = 0;
        while number < COUNT {
            let start = number * PAIR;
            weights.pairs[number] = (pairs[start], pairs[start + 1]);
            let mut at = 0;
            while at < ANSWERS * ANSWERS {
                weights.pair[number][at] = row(pairs, start + 2 + at * ROW);
                at += 1;
            }
            number += 1;
        }
        weights
    }
}

const fn row(bytes: &[u8], start: usize) -> Row {
    let mut row = [0; OUTCOMES];
    let mut at = 0;
    while at < OUTCOMES {
        row[at] = i16::from_le_bytes([bytes[start + at * 2], bytes[start + at * 2 + 1]]);
        at += 1;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_whole_pairs_of_known_questions() {
        assert!(COUNT > 0 && SPLIT.1.len().is_multiple_of(PAIR));
        assert!(WEIGHTS.pairs.iter().all(|&(one, other)| usize::from(one) < QUESTIONS && usize::from(other) < QUESTIONS));
    }

    #[test]
    fn scores_are_sums_of_rows() {
        let none = [0; QUESTIONS];
        let mut one = none;
        one[5] = 3;
        let expected: Vec<i32> = (0..OUTCOMES)
            .map(|outcome| {
                let weight = |evidence: &Evidence| -> i32 {
                    let single: i32 = (0..QUESTIONS).map(|at| i32::from(WEIGHTS.single[at][usize::from(evidence[at])][outcome])).sum();
                    let row =
                        |&(one, other): &(u8, u8)| usize::from(evidence[usize::from(one)]) * 8 + usize::from(evidence[usize::from(other)]);
                    let pair: i32 = (0..COUNT).map(|at| i32::from(WEIGHTS.pair[at][row(&WEIGHTS.pairs[at])][outcome])).sum();
                    single + pair
                };
                weight(&one)
            })
            .collect();
        assert_eq!(scores(&one).to_vec(), expected);
    }

    #[test]
    fn an_answer_that_is_out_of_range_is_taken_for_one_that_is_not() {
        let (mut odd, mut even) = ([0; QUESTIONS], [0; QUESTIONS]);
        (odd[0], even[0]) = (203, 3);
        assert_eq!(scores(&odd), scores(&even));
    }
}
