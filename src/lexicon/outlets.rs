//! Who passes on words: what papers, stations and agencies are called, and who speaks for others. The lists were written for this project, from general knowledge.

use super::stations;

/// Words of their names that are in hardly any other.
const SURE: &[&str] = &[
    "broadcasting",
    "chronicle",
    "courier",
    "fm",
    "gazette",
    "herald",
    "news",
    "newspaper",
    "newswire",
    "radio",
    "telegraph",
    "television",
    "times",
    "tribune",
    "tv",
];

/// Words that also stand in the names of others, persons too.
const SHARED: &[&str] = &[
    "agency",
    "argus",
    "bulletin",
    "daily",
    "dispatch",
    "echo",
    "examiner",
    "express",
    "globe",
    "guardian",
    "independent",
    "inquirer",
    "journal",
    "ledger",
    "magazine",
    "mail",
    "media",
    "mercury",
    "mirror",
    "observer",
    "post",
    "press",
    "record",
    "reporter",
    "review",
    "sentinel",
    "standard",
    "star",
    "sun",
    "voice",
    "weekly",
    "wire",
];

/// Whole names that do not tell, without "the".
const KNOWN: &[&str] = &[
    "2gb",
    "3aw",
    "60 minutes",
    "6pr",
    "7news",
    "9news",
    "aap",
    "abc",
    "abc news",
    "abc radio",
    "afp",
    "agence france-presse",
    "al jazeera",
    "anadolu",
    "ani",
    "ansa",
    "ap",
    "axios",
    "bbc",
    "billboard",
    "bloomberg",
    "breitbart",
    "business insider",
    "buzzfeed",
    "c-span",
    "canadian press",
    "cbc",
    "cbs",
    "cnbc",
    "cnn",
    "cosmopolitan",
    "daily beast",
    "daily maverick",
    "deadline",
    "dpa",
    "dw",
    "efe",
    "espn",
    "eyewitness news",
    "face the nation",
    "financial times",
    "forbes",
    "fox",
    "fox & friends",
    "gb news",
    "good morning america",
    "good morning britain",
    "gq",
    "hello",
    "hindu",
    "hollywood reporter",
    "hot press",
    "ians",
    "insider",
    "interfax",
    "itn",
    "itv",
    "kyodo",
    "lbc",
    "le monde",
    "mail on sunday",
    "mailonline",
    "marketwatch",
    "meet the press",
    "mlb.com",
    "morning joe",
    "msnbc",
    "nation",
    "nbc",
    "netwerk24",
    "new yorker",
    "news24",
    "newshub",
    "newsmax",
    "newsnight",
    "newsroom",
    "newsround",
    "newstalk",
    "newsweek",
    "nine news",
    "nme",
    "npr",
    "pa",
    "pbs",
    "people",
    "people magazine",
    "pitchfork",
    "politico",
    "press association",
    "press trust of india",
    "propublica",
    "pti",
    "puck",
    "question time",
    "reuters",
    "ria novosti",
    "rnz",
    "rolling stone",
    "rte",
    "rté",
    "s4c",
    "sabc",
    "salon",
    "sbs",
    "semafor",
    "seven news",
    "sky",
    "sky news",
    "sky sport",
    "sky sports",
    "slate",
    "spiegel",
    "spinoff",
    "sports illustrated",
    "sportsnet",
    "stat",
    "stuff",
    "stv",
    "sunday business post",
    "sunday world",
    "supersport",
    "talksport",
    "talktv",
    "tass",
    "techcrunch",
    "telemundo",
    "ten news",
    "tg4",
    "the athletic",
    "the atlantic",
    "the economist",
    "the hill",
    "the ringer",
    "time",
    "times union",
    "tmz",
    "today show",
    "toi",
    "tsn",
    "tv3",
    "univision",
    "upi",
    "usa today",
    "utv",
    "vanity fair",
    "variety",
    "verge",
    "vice",
    "virgin media news",
    "vogue",
    "vox",
    "wired",
    "world at one",
    "wsj",
    "xinhua",
    "yahoo",
    "yonhap",
];

/// Words that make a name with one of the above that of another body: "the Post Office", "the Press Complaints Commission".
const OTHERS: &[&str] = &[
    "alliance",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "cabinet",
    "chamber",
    "club",
    "commission",
    "committee",
    "commons",
    "dáil",
    "dail",
    "seanad",
    "congress",
    "corp",
    "council",
    "court",
    "department",
    "federation",
    "foundation",
    "guild",
    "holdings",
    "house",
    "inquiry",
    "institute",
    "legislature",
    "lords",
    "office",
    "parliament",
    "party",
    "police",
    "senate",
    "society",
    "tribunal",
    "trust",
    "union",
    "university",
];

/// Last words of the names of other bodies: "Ashby United", "Downing Street".
const OTHER_ENDS: &[&str] = &[
    "airlines",
    "airways",
    "army",
    "cia",
    "college",
    "fbi",
    "fc",
    "hospital",
    "inc",
    "international",
    "interpol",
    "limited",
    "llc",
    "ltd",
    "ministry",
    "nasa",
    "nation",
    "nato",
    "navy",
    "nhs",
    "plc",
    "rod",
    "rovers",
    "school",
    "street",
    "unesco",
    "tuc",
    "unicef",
    "united",
];

/// Nouns for outlets that are not named: "the newspaper", "state television".
const NOUNS: &[&str] = &[
    "agency",
    "broadcaster",
    "channel",
    "magazine",
    "media",
    "network",
    "newspaper",
    "paper",
    "podcast",
    "press",
    "radio",
    "station",
    "television",
    "tv",
    "website",
    "wire",
];

/// People who pass on the words of others.
const GO_BETWEENS: &[&str] = &[
    "agent",
    "attorney",
    "attorneys",
    "barrister",
    "interpreter",
    "lawyer",
    "lawyers",
    "publicist",
    "representative",
    "representatives",
    "solicitor",
    "solicitors",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "translator",
];

/// Whether a word is a noun for somebody who passes on the words of others.
#[must_use]
pub fn is_go_between(word: &str) -> bool {
    GO_BETWEENS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a word is a noun for an outlet.
#[must_use]
pub fn is_noun(word: &str) -> bool {
    NOUNS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a word with a capital is one that hardly any name but an outlet's has.
#[must_use]
pub fn is_sure(word: &str) -> bool {
    is_in(word, SURE) || stations::is_station(word)
}

/// "Channel 7", "Fox 4": whether a name with a number is a channel's.
#[must_use]
pub fn is_numbered(name: &str) -> bool {
    const CHANNELS: &[&str] = &["Channel", "Fox", "Radio", "News", "Eyewitness"];
    name.split(' ').next().is_some_and(|first| CHANNELS.contains(&first))
}

/// Whether a word with a capital may be an outlet's.
#[must_use]
pub fn is_likely(word: &str) -> bool {
    is_in(word, SURE) || is_in(word, SHARED)
}

fn is_in(word: &str, list: &[&str]) -> bool {
    word.starts_with(char::is_uppercase) && list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a name is an outlet's by its own words.
#[must_use]
pub fn is_outlet(name: &str) -> bool {
    let lower = name.to_lowercase();
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    let mut words = bare.split(' ');
    let (first, last) = (words.clone().next().unwrap_or_default(), words.clone().next_back().unwrap_or_default());
    // "BBC Radio 4", "NBC Nightly": a station's letters before the name of what it sends.
    let by_letters =
        name.len() > 2 && name.split(' ').next().is_some_and(|word| word.chars().all(char::is_uppercase)) && KNOWN.contains(&first);
    KNOWN.contains(&bare)
        || name.ends_with(".com")
        || !words.clone().any(|word| OTHERS.contains(&word))
            && (by_letters || name.split(' ').any(stations::is_station) || SHARED.contains(&last) || words.any(|word| SURE.contains(&word)))
}

/// Whether a name is that of a body of another kind by its own words: "Bexley Council", "the Supreme Court".
#[must_use]
pub fn is_other(name: &str) -> bool {
    let is_in = |word: &str, list: &[&str]| list.iter().any(|other| other.eq_ignore_ascii_case(word));
    let ends = name.rsplit(' ').next().is_some_and(|last| is_in(last, OTHER_ENDS));
    !is_outlet(name) && (ends || name.split(' ').any(|word| is_in(word, OTHERS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_are_known_by_their_words() {
        for name in [
            "the Harbour Gazette",
            "Northwire News",
            "BBC Radio 4",
            "The Times",
            "Associated Press",
            "Press Association",
            "CNN",
            "Australian Broadcasting Corporation",
            "MetroTV",
            "KQED",
            "WXYZ-TV",
            "talkSPORT",
            "Sky Sports",
        ] {
            assert!(is_outlet(name), "{name}");
        }
    }

    #[test]
    fn others_with_such_a_word_are_none() {
        for name in [
            "the Post Office",
            "the Press Complaints Commission",
            "Standard Chartered",
            "Star Alliance",
            "the National Media Union",
            "Vice-Chancellor's Office",
            "Time Out Foundation",
            "WADA",
            "KPMG",
            "KNVB",
            "KFOR",
        ] {
            assert!(!is_outlet(name), "{name}");
        }
        assert!(is_other("Bexley Council") && is_other("the Post Office") && is_other("Ashby United"));
        assert!(is_outlet("Army Times") && !is_other("Wall Street Journal"));
        assert!(!is_other("Press Association") && !is_other("Northwire"));
    }
}
