//! Single marks told from apostrophes: those that have a partner in the block, and those that open what later paragraphs close.

use super::{Glyph, Lean, Mark};
use crate::lexicon::{Class, class};

/// A plural possessive in front of a noun (the "lads' van") closes a quote of at most so many words.
const LONGEST_FRAGMENT: usize = 5;
/// What begins as a sentence does is one from so many words on.
const SHORTEST_SENTENCE: usize = 3;

/// Keeps the single marks that have a partner, and drops apostrophes.
pub(super) fn pair(prose: &str, marks: &mut Vec<Mark>) {
    let mut keep = vec![false; marks.len()];
    let mut at = 0;
    while at < marks.len() {
        let mark = marks[at];
        if !mark.glyph.is_single() || !can_open(prose, mark) {
            at += 1;
            continue;
        }
        let starts = if mark.span.start == 0 {
            prose[mark.span.end as usize..].starts_with(char::is_uppercase)
        } else {
            introduces_speech(prose, mark, keep[..at].contains(&true))
        };
        let closer = closer_of(prose, marks, at, starts);
        if let Some(closer) = closer {
            keep[at] = true;
            keep[closer] = true;
            marks[at].lean = Lean::Opens;
            marks[closer].lean = Lean::Closes;
            at = closer + 1;
        } else {
            // A paragraph of British copy that goes on in the next.
            keep[at] = (starts || mark.span.start == 0) && !may_be_clipped(prose, mark);
            at += 1;
        }
    }
    let mut number = 0;
    marks.retain(|mark| {
        number += 1;
        !mark.glyph.is_single() || keep[number - 1]
    });
}

/// Ormerod said: 'We will ... : a sentence behind a colon or a comma, though its closing mark stands paragraphs later. A mark opens
/// one behind a sentence, too, where the paragraph has quotes in single marks or a word of grammar follows: an apostrophe there
/// ('Canes coach Hale ...) shortens another.
fn introduces_speech(prose: &str, mark: Mark, in_single: bool) -> bool {
    let before = &prose[..mark.span.start as usize];
    let rest = &prose[mark.span.end as usize..];
    let grammar = || class(&first_word(rest).to_ascii_lowercase()).intersects(Class::FUNCTION);
    let leads = |c: char| match c {
        ':' | ',' => true,
        '.' | '?' | '!' => mark.glyph != Glyph::SingleClose && (in_single || grammar()),
        _ => false,
    };
    before.ends_with(char::is_whitespace) && rest.starts_with(char::is_uppercase) && before.trim_end().ends_with(leads)
}

fn can_open(prose: &str, mark: Mark) -> bool {
    let before = prose[..mark.span.start as usize].chars().next_back();
    let after = prose[mark.span.end as usize..].chars().next();
    let room = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '?' | '!' | ';' | '%' | ')' | ']'));
    let hugs = after.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | '.' | ';' | ':' | '?' | '!' | ')'));
    let opens = !matches!(mark.glyph, Glyph::SingleClose | Glyph::SingleGuillemetClose) || before.is_none_or(char::is_whitespace);
    room && hugs && opens && !is_clipped(prose, mark)
}

/// The closing mark of an opening single mark. A plural possessive (workers') closes only where nothing better follows.
fn closer_of(prose: &str, marks: &[Mark], opener: usize, starts_sentence: bool) -> Option<usize> {
    let mut fallback = None;
    let mut nested = 0;
    let start = marks[opener].span.end as usize;
    for (at, mark) in marks.iter().enumerate().skip(opener + 1) {
        if !mark.glyph.is_single() {
            // A double mark that was open before the single one ends the search; pairs inside are passed over.
            match mark.lean {
                Lean::Opens => nested += 1,
                Lean::Closes if nested == 0 => break,
                Lean::Closes => nested -= 1,
                Lean::Either => {}
            }
            continue;
        }
        let inner = &prose[start..mark.span.start as usize];
        let rest = &prose[mark.span.end as usize..];
        let before = inner.chars().next_back();
        let after = rest.chars().next();
        let closes = before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[')) && after.is_none_or(|c| !c.is_alphanumeric());
        if !closes {
            let opens = mark.glyph == Glyph::SingleOpen && can_open(prose, *mark);
            if opens && (fallback.is_some() || may_be_clipped(prose, marks[opener])) {
                break;
            }
            continue;
        }
        if after != Some(' ') || !is_cut_short(inner) {
            return Some(at);
        }
        // "the lads' van" in the midst of what is said, whose closing mark stands elsewhere.
        let next = first_word(rest.trim_start());
        let classes = class(next);
        let owns =
            !inner.ends_with('s') || !(classes.intersects(Class::FUNCTION) || classes.contains(Class::SAYING) && next.ends_with('d'));
        let words = inner.split_whitespace().count();
        let fragment = if starts_sentence && is_owner(inner, rest) {
            false
        } else if starts_sentence {
            let last = inner.rsplit(' ').next().unwrap_or(inner);
            words < SHORTEST_SENTENCE && last.starts_with(char::is_uppercase)
        } else {
            words <= LONGEST_FRAGMENT && !inner.contains(['.', '?', '!'])
        };
        if nested == 0 && (fragment || !owns) {
            fallback = fallback.or(Some(at));
        }
    }
    fallback
}

/// 'Workers' rights matter: whether a sentence in marks opens with those who own something, and no title: 'Friends' star dies.
fn is_owner(inner: &str, rest: &str) -> bool {
    let sentence = rest.trim_end().trim_end_matches(['\'', '\u{2019}']).ends_with(['.', '?', '!']);
    is_one_of(inner, OWNERS) && OWNED.contains(&first_word(rest.trim_start())) && sentence
}

/// People by the plural that seldom is a title.
const OWNERS: &[&str] = &[
    "workers",
    "bosses",
    "residents",
    "parents",
    "pupils",
    "patients",
    "players",
    "drivers",
    "fans",
    "officers",
    "farmers",
    "tenants",
    "nurses",
    "voters",
    "customers",
    "families",
    "victims",
    "owners",
    "members",
    "ministers",
    "councillors",
    "taxpayers",
    "passengers",
];

/// What they own that is no place or party called after them.
const OWNED: &[&str] = &[
    "rights",
    "pay",
    "wages",
    "money",
    "hours",
    "views",
    "needs",
    "lives",
    "hopes",
    "fears",
    "claims",
    "concerns",
    "demands",
    "jobs",
    "homes",
    "safety",
    "health",
    "faces",
    "voices",
    "children",
    "pensions",
    "bonuses",
    "rents",
    "bills",
    "behaviour",
    "behavior",
];

/// workers', goin', a cup o', rock 'n': whether the apostrophe behind a word may belong to it.
fn is_cut_short(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(text);
    word.ends_with('s') || word.ends_with("in") || matches!(word, "n" | "N" | "o" | "ol" | "an" | "th" | "wi")
}

/// 'tis, '90s, rock 'n' roll: an apostrophe in front of a word, even one that was turned into an opening mark.
fn is_clipped(prose: &str, mark: Mark) -> bool {
    const CLIPPED: &[&str] = &["n", "tis", "twas", "twere", "twill", "twould", "em", "til", "nuff", "cept", "spose", "neath"];
    let word = first_word(&prose[mark.span.end as usize..]);
    let decade = word.strip_suffix('s').unwrap_or(word);
    let is_decade = decade.len() == 2 && decade.bytes().all(|byte| byte.is_ascii_digit());
    is_decade
        || is_one_of(word, CLIPPED)
        || is_dutch(&prose[mark.span.end as usize..])
        || mark.glyph != Glyph::SingleOpen && may_be_clipped(prose, mark)
}

/// Jan van 't Hoff, 's-Hertogenbosch: an article that Dutch names cut short.
fn is_dutch(text: &str) -> bool {
    let word = first_word(text);
    let name = text[word.len()..].strip_prefix([' ', '-']);
    let Some(name) = name.filter(|name| name.starts_with(char::is_uppercase)) else { return false };
    // "S-Bahn" is a word.
    matches!(word, "t" | "s") || word == "S" && first_word(name).len() >= 8
}

/// 'cause, 'bout: a word that is one without its apostrophe, too, so that a mark which is printed as one that opens may open.
fn may_be_clipped(prose: &str, mark: Mark) -> bool {
    const MAYBE: &[&str] = &["till", "cause", "cuz", "coz", "cos", "bout", "ere", "round", "fraid", "course", "scuse", "gainst"];
    is_one_of(first_word(&prose[mark.span.end as usize..]), MAYBE)
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use crate::facts::mark::marks;
    use crate::facts::token::tokens;

    /// The marks with the words that they hug.
    #[track_caller]
    fn check(prose: &str, expected: &[&str]) {
        let found: Vec<String> = marks(prose, &tokens(prose))
            .iter()
            .filter(|mark| mark.glyph.is_single())
            .map(|mark| {
                let before = prose[..mark.span.start as usize].rsplit(' ').next().unwrap_or_default();
                let after = prose[mark.span.end as usize..].split(' ').next().unwrap_or_default();
                format!("{before}|{after}").replace(crate::facts::token::is_quote_character, "")
            })
            .collect();
        assert_eq!(found, expected, "{prose}");
    }

    #[test]
    fn speech_that_runs_on_opens_behind_a_sentence() {
        check("'I'm not proud,' she said. 'I've had looks. A lady stopped me.", &["|Im", "proud,|", "|Ive"]);
        check(
            "\u{2018}I\u{2019}m not proud,\u{2019} she said. \u{2018}I\u{2019}ve had looks. A lady stopped me.",
            &["|Im", "proud,|", "|Ive"],
        );
        check("'No,' he said. 'Their lad's told me he \"felt\" contact. Felt it!", &["|No,", "No,|", "|Their"]);
        check("She shook her head. 'It was bags of peelings. I laughed.", &["|It"]);
    }

    #[test]
    fn a_plural_possessive_closes_nothing_that_runs_on() {
        check("'Sad,' he said. 'I saw the boys' room. It was bare.", &["|Sad,", "Sad,|", "|I"]);
        check("'I saw the carcass and the bags. I rang the lads' mum about it.", &["|I"]);
        check("'I was goin' home. I had a cup o' tea.", &["|I"]);
        check("She had 'two words for the boys' and left.", &["|two", "boys|"]);
        check("They joined the 'mad lads' party.", &["|mad", "lads|"]);
        check("'The Producers' opened in May.", &["|The", "Producers|"]);
        check("She said: 'The residents' group wrote in May. It isn't the officers' report.", &["|The"]);
    }

    #[test]
    fn speech_may_open_with_those_who_own_something() {
        check("'Residents' rights matter.", &["|Residents"]);
        check("'Residents' opens in May.", &["|Residents", "Residents|"]);
        check("'Tenants' money is gone. It went on boats.", &["|Tenants"]);
        check("'Drivers' hours grow, and nobody asks.'", &["|Drivers", "asks.|"]);
        check("Lane said: 'Nurses' pay is a joke. So is ours.", &["|Nurses"]);
        check("'Neighbours' star Kim Lane left.", &["|Neighbours", "Neighbours|"]);
        check("'Players' lounge opens in May.", &["|Players", "Players|"]);
        check("'Survivors' opened in May.", &["|Survivors", "Survivors|"]);
    }

    #[test]
    fn articles_of_dutch_names_open_nothing() {
        check("Piet van 't Wout left. It was the players' choice.", &[]);
        check("Marga in \u{2018}t Groen left the players\u{2019} party.", &[]);
        check("'S-Gravenzande lost. It was the players' night.", &[]);
        check("They came from 's-Gravenzande for the players' night.", &[]);
        check("'S-Bahn trains are late,' Lane said.", &["|S-Bahn", "late,|"]);
    }

    #[test]
    fn apostrophes_of_american_copy_open_nothing() {
        check("\"We won,\" Hale said. 'Canes fans of the '90s left the boys' room.", &[]);
        check("He told 'em. 'Tis the season for the players' lounge.", &[]);
        check("He sang. \u{2019}Canes coach Hale left.", &[]);
        check("It was late. 'Round midnight they left the players' lounge. 'Nuff said.", &[]);
    }

    #[test]
    fn apostrophes_that_were_turned_into_opening_marks_open_nothing() {
        check("And how \u{2018}bout this headline from the paper: \u{201c}Surge alters residents\u{2019} lives.\u{201d}", &[]);
        check("He did it \u{2018}cause he wanted to see \u{2018}em run \u{2018}til dusk. \u{2018}Twas fun.", &[]);
        check("Rock \u{2018}n\u{2019} roll and rock \u{2018}n\u{2018} roll.", &[]);
        check("She called it \u{2018}cause for concern\u{2019}.", &["|cause", "concern|."]);
        check("How \u{2018}bout the \u{2018}big house\u{2019}?", &["|big", "house|?"]);
        check("He said \u{2018}rock \u{2018}n\u{2019} roll is dead\u{2019}.", &["|rock", "dead|."]);
    }
}
