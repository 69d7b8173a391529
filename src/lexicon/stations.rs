//! What stations are called by letters alone. The list was written for this project, from general knowledge.

/// Stations that go by their letters alone.
const STATIONS: &[&str] = &[
    "KABC", "KCBS", "KCRW", "KDKA", "KHOU", "KING", "KIRO", "KMGH", "KNBC", "KOMO", "KPIX", "KPRC", "KQED", "KRON", "KSL", "KTLA", "KUSA",
    "KUTV", "KYW", "WABC", "WBAL", "WBUR", "WBZ", "WCBS", "WCVB", "WFAA", "WFLA", "WGBH", "WGN", "WHDH", "WJZ", "WNBC", "WNYC", "WPLG",
    "WPXI", "WSB", "WSVN", "WTAE", "WTOP", "WTVT",
];

/// "MetroTV", "KQED", "WXYZ-TV"; of most letters alone nobody can tell: "WADA", "KPMG".
#[must_use]
pub fn is_station(word: &str) -> bool {
    let (letters, band) = word.split_once('-').unwrap_or((word, ""));
    let american =
        matches!(letters.len(), 3 | 4) && letters.starts_with(['K', 'W']) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    if american && (["TV", "FM", "AM", "DT", "LP", "CD"].contains(&band) || STATIONS.contains(&letters)) {
        return true;
    }
    let stem = word.strip_suffix("TV").or_else(|| word.strip_suffix("FM")).unwrap_or_default();
    word.starts_with(char::is_uppercase) && stem.ends_with(char::is_lowercase)
}
