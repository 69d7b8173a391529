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
    // What is in range as it is costs no question whether it is.
    let single = WEIGHTS.single.iter().zip(evidence).map(|(rows, &answer)| rows[usize::from(answer) % ANSWERS]);
    let mut answers = [0; 256];
    answers.iter_mut().zip(evidence).for_each(|(answer, &given)| *answer = given % ANSWERS as u8);
    let answer = |question: u8| usize::from(answers[usize::from(question)]);
    let pair = |(&(one, other), rows): (&(u8, u8), &[Row; BOTH])| rows[(answer(one) * ANSWERS + answer(other)) % BOTH];
    let sums = single.sum::<Row>() + WEIGHTS.pairs.iter().zip(&WEIGHTS.pair).map(pair).sum::<Row>();
    std::array::from_fn(|outcome| WEIGHTS.least[outcome] + i32::from((sums >> (outcome * LANE)) as u16))
}

/// The weights of an answer for all outcomes side by side, so that one addition adds them all. Each is counted from the least that
/// its question or pair gives, so that none is below zero, and all of one outcome together stay in their [`LANE`].
type Row = u64;

/// Bits of a weight in a row.
const LANE: usize = 16;
/// How many answers two questions have.
const BOTH: usize = ANSWERS * ANSWERS;

/// The weights as numbers.
struct Weights {
    single: [[Row; ANSWERS]; QUESTIONS],
    pairs: [(u8, u8); COUNT],
    pair: [[Row; BOTH]; COUNT],
    /// What all questions and pairs give an outcome at least, together.
    least: [i32; OUTCOMES],
}

static WEIGHTS: Weights = Weights::read(SPLIT.0, SPLIT.1);

impl Weights {
    const fn read(single: &[u8], pairs: &[u8]) -> Self {
        let mut weights =
            Self { single: [[0; ANSWERS]; QUESTIONS], pairs: [(0, 0); COUNT], pair: [[0; BOTH]; COUNT], least: [0; OUTCOMES] };
        let mut room = [0; OUTCOMES];
        let mut question = 0;
        while question < QUESTIONS {
            weights.single[question] = rows(single, question * ANSWERS * ROW, &mut weights.least, &mut room);
            question += 1;
        }
        let mut number = 0;
        while number < COUNT {
            let start = number * PAIR;
            weights.pairs[number] = (pairs[start], pairs[start + 1]);
            weights.pair[number] = rows(pairs, start + 2, &mut weights.least, &mut room);
            number += 1;
        }
        weights
    }
}

/// Some rows that start at a place. Adds what they give each outcome at least to `least`, and how much more at most to `room`.
const fn rows<const COUNT: usize>(bytes: &[u8], start: usize, least: &mut [i32; OUTCOMES], room: &mut [i32; OUTCOMES]) -> [Row; COUNT] {
    let mut rows = [0; COUNT];
    let mut outcome = 0;
    while outcome < OUTCOMES {
        let (mut low, mut high) = (i32::MAX, i32::MIN);
        let mut at = 0;
        while at < COUNT {
            let weight = weight(bytes, start + at * ROW, outcome);
            low = if weight < low { weight } else { low };
            high = if weight > high { weight } else { high };
            at += 1;
        }
        at = 0;
        while at < COUNT {
            rows[at] |= ((weight(bytes, start + at * ROW, outcome) - low) as Row) << (outcome * LANE);
            at += 1;
        }
        least[outcome] += low;
        room[outcome] += high - low;
        assert!(room[outcome] < 1 << LANE, "the weights of an outcome may add up to more than a row has room for");
        outcome += 1;
    }
    rows
}

/// The weight of a row for an outcome.
const fn weight(bytes: &[u8], row: usize, outcome: usize) -> i32 {
    i16::from_le_bytes([bytes[row + outcome * 2], bytes[row + outcome * 2 + 1]]) as i32
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
        let mut random = 7_u64;
        for _ in 0..200 {
            let evidence: Evidence = std::array::from_fn(|_| {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                ((random >> 33) % ANSWERS as u64) as u8
            });
            let answer = |question: u8| usize::from(evidence[usize::from(question)]);
            let expected: [i32; OUTCOMES] = std::array::from_fn(|outcome| {
                let of = |bytes: &[u8], row: usize| weight(bytes, row * ROW, outcome);
                let single: i32 = (0..QUESTIONS).map(|at| of(SPLIT.0, at * ANSWERS + usize::from(evidence[at]))).sum();
                let pairs = SPLIT.1.chunks_exact(PAIR);
                let pair: i32 = pairs.map(|pair| of(&pair[2..], answer(pair[0]) * ANSWERS + answer(pair[1]))).sum();
                single + pair
            });
            assert_eq!(scores(&evidence), expected);
        }
    }

    #[test]
    fn an_answer_that_is_out_of_range_is_taken_for_one_that_is_not() {
        let (mut odd, mut even) = ([0; QUESTIONS], [0; QUESTIONS]);
        (odd[0], even[0]) = (203, 3);
        assert_eq!(scores(&odd), scores(&even));
    }
}
