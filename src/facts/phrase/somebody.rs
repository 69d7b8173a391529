//! Phrases that stand for somebody though no list calls their noun a role: "the left-hander", "the Maine Democrat", "the former
//! Leeds lock".

use super::Chunker;
use crate::facts::name::party::{MEMBERS, SMALL_MEMBERS};
use crate::facts::token::{Case, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::table::Words;
use crate::text::Span;

impl Chunker<'_> {
    /// Whether a phrase means a person by its form.
    pub(super) fn is_somebody(&self, span: Span, head: usize) -> bool {
        let text = self.tokens[head].text(self.prose);
        text.ends_with("-old")
            || text.ends_with("-olds")
            || is_made_for_one(text)
            || self.is_native(span, head)
            || self.is_member(span, head)
            || self.is_former(span, head)
            || self.is_player(span, head)
    }

    /// "a Texas Republican close (to the talks)", "a banker familiar (with them)": people with an adjective behind.
    pub(super) fn has_adjective_behind(&self, span: Span, head: usize) -> bool {
        const BEHIND: Words<2> = Words::of(["close", "familiar"]);
        let Some(noun) = head.checked_sub(1).filter(|_| BEHIND.have(self.tokens[head].key)) else { return false };
        let people = self.tokens[noun].class.intersects(Class::ROLE | Class::GROUP_NOUN);
        self.tokens[noun].span.start >= span.start && (people || self.is_somebody(span, noun))
    }

    /// "the Swede", "the 34-year-old Swede", not "the Swedes" and not "the French".
    fn is_native(&self, span: Span, head: usize) -> bool {
        let (token, text) = (self.tokens[head], self.tokens[head].text(self.prose));
        if token.case != Case::Capital || !token.class.contains(Class::DEMONYM) {
            return false;
        }
        let single = !["s", "ch", "sh", "ese"].iter().any(|ending| text.ends_with(ending)) || text.ends_with("us");
        let (article, rest) = span.of(self.prose).split_once(' ').unwrap_or_default();
        let told = |word: &str| word.ends_with("-old") || word.starts_with(char::is_uppercase);
        single && article.eq_ignore_ascii_case("the") && rest.split(' ').all(told)
    }

    /// "the Maine Democrat", "a two-term Texas Republican", "the Vermont independent".
    fn is_member(&self, span: Span, head: usize) -> bool {
        let token = &self.tokens[head];
        let parts = || span.of(self.prose).split_once(' ').unwrap_or_default();
        let follows_article = || ["the", "a", "an", "one", "another"].iter().any(|word| parts().0.eq_ignore_ascii_case(word));
        let small = |rest: &str| rest.split(' ').rev().skip(1).all(|word| word.starts_with(char::is_uppercase)) && rest.contains(' ');
        match token.case {
            Case::Capital => MEMBERS.have(token.key) && follows_article(),
            Case::Lower => SMALL_MEMBERS.have(token.key) && follows_article() && small(parts().1) && self.speaks(span, head),
            _ => false,
        }
    }

    /// "the Vermont independent said": an adjective that is a noun there.
    pub(super) fn is_small_member(&self, start: usize, at: usize) -> bool {
        let token = &self.tokens[at];
        at > start && SMALL_MEMBERS.have(token.key) && self.is_member(self.tokens[start].span.to(token.span), at)
    }

    /// "the former Leeds lock said": who was something and speaks is somebody, whatever the lists say of the noun; but not "the former
    /// brewery said", of a building or a firm.
    fn is_former(&self, span: Span, head: usize) -> bool {
        const BODIES: Class = Class::ORGANISATION_NOUN.union(Class::ORGANISATION_HEAD).union(Class::PLACE_HEAD).union(Class::DOCUMENT_NOUN);
        let token = &self.tokens[head];
        let built = || THINGS.have(token.key) || ["house", "works", "yard", "club"].iter().any(|end| token.text(self.prose).ends_with(end));
        let former = || span.of(self.prose).contains(" former ");
        token.case == Case::Lower && !token.class.intersects(BODIES) && self.speaks(span, head) && former() && !built()
    }

    /// "the lock said", "the former England centre said": what may be a thing, and where somebody plays.
    fn is_player(&self, span: Span, head: usize) -> bool {
        let token = &self.tokens[head];
        if token.case != Case::Lower || !PLAYERS.have(token.key) {
            return false;
        }
        let (article, rest) = span.of(self.prose).split_once(' ').unwrap_or_default();
        let noun = token.text(self.prose);
        let before = || rest.strip_suffix(noun).unwrap_or(rest).split_whitespace();
        // "the Leeds centre" may be a building.
        let is_built = || ["centre", "center"].contains(&noun) && before().next().is_some_and(|word| word.starts_with(char::is_uppercase));
        let built = is_built() && !before().any(|word| crate::lexicon::class(word).contains(Class::COUNTRY));
        let told =
            |word: &str| word.starts_with(char::is_uppercase) || word.ends_with("-old") || ["former", "veteran", "young"].contains(&word);
        article.eq_ignore_ascii_case("the") && before().all(told) && !built && self.speaks(span, head)
    }

    /// Whether a verb of saying stands beside a phrase, or behind an age: "said the former lock", "the former lock, 40, said".
    fn speaks(&self, span: Span, head: usize) -> bool {
        let says = |at: usize| self.tokens.get(at).is_some_and(|token| token.class.contains(Class::SAYING) && token.case == Case::Lower);
        let is = |at: usize, text: &str| self.tokens.get(at).is_some_and(|token| token.text(self.prose) == text);
        let aged = is(head + 1, ",") && is(head + 3, ",") && self.tokens[head + 2].kind == TokenKind::Number;
        let first = || self.tokens[..head].partition_point(|token| token.span.start < span.start);
        let inverted = || self.tokens.get(head + 1).is_none_or(|next| !next.is_word()) && first().checked_sub(1).is_some_and(says);
        says(head + 1) || aged && says(head + 4) || inverted()
    }
}

/// Words for persons that are made as one needs them: "left-hander", "mother-of-three".
fn is_made_for_one(text: &str) -> bool {
    let kin = |(kin, _): (&str, &str)| crate::lexicon::class(kin).contains(Class::ROLE);
    text.bytes().any(|byte| byte == b'-') && (text.ends_with("-hander") || text.split_once("-of-").is_some_and(kin))
}

/// Where somebody plays, by nouns that no list of roles has.
const PLAYERS: Words<22> = Words::of([
    "lock",
    "prop",
    "wing",
    "centre",
    "center",
    "safety",
    "opener",
    "reliever",
    "slugger",
    "full-back",
    "half-back",
    "centre-back",
    "center-back",
    "wing-back",
    "corner-back",
    "left-back",
    "right-back",
    "centre-half",
    "centre-forward",
    "wing-forward",
    "second-row",
    "back-rower",
]);

/// Buildings, businesses, lands and other things that may have been something before, by the nouns that head no name.
const THINGS: Words<68> = Words::of([
    "airbase",
    "airfield",
    "ballroom",
    "bakery",
    "bar",
    "barn",
    "barracks",
    "base",
    "building",
    "cafe",
    "chapel",
    "charity",
    "cinema",
    "colliery",
    "colony",
    "convent",
    "cottage",
    "country",
    "dairy",
    "depot",
    "dictatorship",
    "dockyard",
    "dominion",
    "empire",
    "factory",
    "farm",
    "flagship",
    "forge",
    "garage",
    "giant",
    "granary",
    "jail",
    "kingdom",
    "laundry",
    "mansion",
    "mill",
    "mine",
    "monastery",
    "monopoly",
    "morgue",
    "nation",
    "nightclub",
    "nunnery",
    "office",
    "orphanage",
    "outpost",
    "parent",
    "pit",
    "plant",
    "powerhouse",
    "prison",
    "pub",
    "quarry",
    "ranch",
    "refinery",
    "republic",
    "sanatorium",
    "shop",
    "site",
    "smelter",
    "store",
    "subsidiary",
    "superpower",
    "supermarket",
    "synagogue",
    "tannery",
    "territory",
    "warehouse",
]);
