//! Varied news copy of any length, the same for the same length: people, organisations, quotes of every common
//! construction, narration, and now and then something that a desk would send back.

use std::fmt::Write;

const FIRST: &[&str] = &[
    "Maria", "James", "Priya", "Omar", "Ingrid", "Kwame", "Lena", "Tomasz", "Aisha", "Declan", "Yuki", "Rosa", "Bernard", "Chloe",
    "Viktor", "Nadia",
];
const LAST_START: &[&str] = &[
    "Oka", "Hal", "Lind", "Bran", "Santa", "Pry", "Whit", "Delga", "Szy", "Faro", "Naka", "Petre", "Adey", "Toll", "Vaugh", "Crof", "Mor",
    "Thorn", "Kari", "Malo", "Ferra", "Till", "Hollo", "Rao", "Holl", "Yus", "Dali", "Henrik", "Ashb", "Belc",
];
const LAST_END: &[&str] = &[
    "for", "quist", "dt", "gelo", "ce", "comb", "do", "manski", "uk", "gawa", "scu", "emi", "and", "an", "bury", "uki", "ne", "nte", "man",
    "way", "ings", "uf", "yev", "sen", "worth", "ley", "mere", "ton", "vich", "ette",
];
const ROLES: &[&str] = &[
    "Mayor",
    "Sen.",
    "council member",
    "police spokesman",
    "Harbor Authority director",
    "union leader",
    "Finance Minister",
    "economist",
    "coach",
    "Judge",
    "nurse",
    "Chief Executive",
];
const PLACES: &[&str] =
    &["Exeton", "Kettle Falls", "Dunmore", "Llanfair", "Marlow", "Penrose", "Gull Point", "Westbrook", "Ashby", "Pinecrest"];
const BODIES: &[&str] = &[
    "the city council",
    "the Harbor Authority",
    "Tallis Semiconductor Corp.",
    "the Ministry of Transport",
    "the Exeton Chamber of Commerce",
    "the water utility",
    "the NFIB",
];
const SPEECH: &[&str] = &[
    "We are not voting on something that half the street found out about on Friday",
    "There is no version of this plan in which nobody pays",
    "I have been on that corner for 26 years, and I have never seen the water this high",
    "Customers are working through inventory that they built in a very different world",
    "It’s a question that people ask me every day",
    "If you take the parking, you take the store",
    "The numbers speak for themselves",
    "Nobody at the company has explained why the valve was closed",
];
const MORE: &[&str] = &[
    "We tested it twice.",
    "That has to stop.",
    "I don’t see another way.",
    "You can’t build a bridge out of press releases.",
    "It’s as simple as that.",
];
const FRAGMENTS: &[&str] = &[
    "a great way to spend more money on fewer lanes",
    "an insult to every parent who ran a bake sale",
    "close to failure",
    "a work of fiction",
    "broadly supportive",
];
const NARRATION: &[&str] = &[
    "The $2.3 million project would remove 41 parking spaces between Mill Road and the ferry terminal.",
    "Officials expect the work to take 18 months, with most of it done at night.",
    "The vote, which had been set for Tuesday, was put off after nearly four hours of testimony.",
    "Revenue fell 14% in the quarter, the steepest drop since 2009.",
    "A hearing is scheduled for Jan. 6 at the county courthouse.",
    "Residents were told to boil their water until further notice.",
];

/// Somebody of a story.
struct Person {
    first: &'static str,
    last: String,
    role: &'static str,
}

/// Some `bytes` bytes of copy, up to a paragraph more: stories of a dozen paragraphs, each with people of its own.
pub(crate) fn story(bytes: usize) -> String {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut text = String::with_capacity(bytes + 1_000);
    let mut cast: Vec<Person> = Vec::new();
    let mut paragraphs = 0;
    while text.len() < bytes {
        if paragraphs % 12 == 0 {
            cast = (0..4).map(|_| person(&mut dice)).collect();
            opening(&mut text, &cast, &mut dice);
        }
        paragraph(&mut text, &cast, &mut dice);
        paragraphs += 1;
    }
    text
}

fn person(dice: &mut Dice) -> Person {
    Person { first: dice.pick(FIRST), last: format!("{}{}", dice.pick(LAST_START), dice.pick(LAST_END)), role: dice.pick(ROLES) }
}

fn opening(text: &mut String, cast: &[Person], dice: &mut Dice) {
    let Some(Person { first, last, role }) = cast.first() else { return };
    let _ = write!(text, "{} delays vote on {last} plan\n\n", dice.pick(PLACES));
    let _ = write!(text, "{} — {role} {first} {last} met {} on Tuesday. ", dice.pick(PLACES).to_uppercase(), dice.pick(BODIES));
    let _ = write!(text, "{}\n\n", dice.pick(NARRATION));
}

fn paragraph(text: &mut String, cast: &[Person], dice: &mut Dice) {
    let at = usize::try_from(dice.below(cast.len() as u64)).unwrap_or(0);
    let Some(Person { first, last, role }) = cast.get(at) else { return };
    let (speech, more, fragment) = (dice.pick(SPEECH), dice.pick(MORE), dice.pick(FRAGMENTS));
    let (body, place, narration) = (dice.pick(BODIES), dice.pick(PLACES), dice.pick(NARRATION));
    let _ = match dice.below(12) {
        0 => write!(text, "“{speech},” {role} {first} {last} said. “{more}”"),
        1 => write!(text, "“{speech},” said {first} {last}, a {role} from {place} who has followed the case. {narration}"),
        2 => write!(text, "{narration} {last} called the plan “{fragment}” and left before the vote."),
        3 => write!(text, "According to {body}, the {place} plan was “{fragment}.” {narration}"),
        4 => write!(text, "{last} told reporters: “{speech}. {more}”"),
        5 => write!(text, "\"{speech},\" he said. \"{more}\""),
        6 => write!(text, "“{speech}.\n\n“{more} {speech},” {last} said in a statement released by {body}."),
        7 => write!(text, "{narration} {narration} In {place}, {body} said it had been told of the delay by {first} {last}."),
        8 => write!(text, "“{speech},” {last} said, cited by Reuters. {narration}"),
        9 => write!(text, "A {role} who spoke on condition of anonymity said the talks were “{fragment}.” “{more}” the official said."),
        10 if dice.below(3) == 0 => write!(text, "{narration}\n\n“{speech}.”\n\n{narration} The metting will go on."),
        _ => write!(text, "{narration} {first} {last} of {place}, who was not at the meeting, declined to comment. {narration}"),
    };
    text.push_str("\n\n");
}

/// A small generator of numbers that are the same on every machine (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % bound
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let at = self.below(list.len() as u64);
        usize::try_from(at).ok().and_then(|at| list.get(at)).copied().unwrap_or_default()
    }
}

/// A place to type at: line and UTF-16 column, and the byte offset of the same.
// Each bench counts in its own unit.
#[allow(dead_code)]
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) offset: usize,
}

/// Places inside words (of names, too) in the middle third of a story, spread by a fixed sequence.
pub(crate) fn places(text: &str, count: usize) -> Vec<Place> {
    let lines = text.lines().count();
    let mut candidates = Vec::new();
    let mut start = 0;
    for (line, content) in text.split_inclusive('\n').enumerate().take((lines * 2).div_ceil(3)) {
        let mut before = ' ';
        let mut column = 0;
        for (offset, c) in content.char_indices() {
            if line >= lines / 3 && before.is_alphabetic() && c.is_alphabetic() {
                candidates.push(Place { line: line as u32, column, offset: start + offset });
            }
            column += c.len_utf16() as u32;
            before = c;
        }
        start += content.len();
    }
    (0..count).filter_map(|edit| candidates.get(edit * 7_919 % candidates.len().max(1)).copied()).collect()
}
