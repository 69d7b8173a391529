//! Who tells of what somebody else says, thinks or calls: "Hale said Ruiz thinks it smells", "Hale said Ruiz called it Q".

use super::How;
use super::evidence::Candidate;
use super::line::{ItemKind, Line, Verb};
use crate::facts::phrase::PhraseKind;

impl Line<'_> {
    /// "Hale said Ruiz thinks it 'smells'": the words are Hale's, whatever Ruiz thinks in them. What Ruiz told or called somebody is
    /// Ruiz's.
    pub(super) fn outer_cue(&self, inner: usize, subject: usize, from: usize) -> Option<Candidate> {
        let is_anothers =
            self.quotes_another(inner, subject, from) && !self.told_the_teller(inner) && !self.is_undone(inner, subject, from);
        // "The affidavit says she opened the door and said, Q"
        let next = inner + 1;
        let direct = self.verb(inner).is_some_and(|verb| verb.strong && verb.is_finite() && !verb.passive)
            && matches!(self.kind(next), Some(ItemKind::Comma | ItemKind::Colon))
            && matches!(self.kind(next + 1), Some(ItemKind::Quote(_)));
        (!is_anothers && !direct).then(|| self.who_tells_of(inner, subject, from)).flatten()
    }

    /// Who tells of what somebody else says: "Hale" in "Hale said Ruiz thinks it Q" and "Hale said Ruiz called it Q".
    pub(super) fn who_tells_of(&self, inner: usize, subject: usize, from: usize) -> Option<Candidate> {
        if self.before(subject) == Some(ItemKind::Comma) || self.stands_apart(inner, subject, from) {
            return None;
        }
        let weak = self.verb(inner).is_some_and(|verb| !verb.strong);
        let mut at = inner;
        while at > from {
            at -= 1;
            match self.items[at].kind {
                // "Hale, who asked for calm, heard Ruiz call it Q"
                ItemKind::Verb(_) if at < subject && self.in_relative(at, from) && self.is_closed(at, subject) => {}
                // "The report says Hale denied it and asked Q"
                ItemKind::Verb(_) if at > subject && at < inner && self.hands_on(inner) && self.subject(at, from) == Some(subject) => {}
                ItemKind::Verb(verb) if (verb.strong || weak && self.is_finding(at)) && !verb.passive => {
                    if at > subject {
                        return None;
                    }
                    // "The money went on what Hale called Q"
                    let goes = || self.is(at, &["went", "goes", "go", "going"]);
                    let item = self.tag_subject(at, from).filter(|&item| self.can_speak(item) || !goes())?;
                    // "where she told a crowd that Hale had shown it Q"
                    let apart = (at..subject).any(|at| self.items[at].kind == ItemKind::Comma);
                    if apart && self.in_adverbial(item, from)
                        || self.before(item) == Some(ItemKind::Subordination) && self.is(item - 1, &["what"])
                    {
                        return None;
                    }
                    return (item != subject).then_some(Candidate { item, cue: verb.cue, how: How::Cue, score: 80 });
                }
                ItemKind::Quote(_) | ItemKind::Semicolon | ItemKind::Colon => return None,
                ItemKind::Coordination if self.before(at) == Some(ItemKind::Comma) => return None,
                _ => {}
            }
        }
        None
    }

    /// "jurors found that", "the judge ruled that"
    fn is_finding(&self, verb: usize) -> bool {
        self.is(verb, &["found", "finds", "ruled", "rules", "concluded", "concludes"]) && self.is(verb + 1, &["that"])
    }

    /// "Hale said that Ruiz told him it was Q": of what only Hale heard the words are Hale's.
    fn told_the_teller(&self, verb: usize) -> bool {
        const TOLD: &[&str] = &["told", "tells"];
        self.last_token(verb).is_some_and(|last| TOLD.iter().any(|word| last.is(self.prose, word)))
            && self.is(verb + 1, &["him", "her", "me"])
    }

    /// "the captain had told them it was Q", "her boss called it Q": a verb that hands on somebody's very words.
    pub(super) fn quotes_another(&self, verb: usize, subject: usize, from: usize) -> bool {
        let is_pronoun = self.phrase(subject).is_some_and(|phrase| phrase.kind == PhraseKind::Pronoun);
        // "Hale says it has what its brochure calls Q"
        let first = self.possessor(subject, from);
        let present = || self.last_token(verb).is_some_and(|last| last.text(self.prose).ends_with('s'));
        let in_what = || first > from && self.is(first - 1, &["what"]) && present();
        !is_pronoun && !self.in_relative(verb, from) && self.hands_on(verb) && !in_what()
    }

    /// Whether a verb tells somebody's very words: "told", "called", "had written".
    pub(super) fn hands_on(&self, verb: usize) -> bool {
        const HANDING_ON: &[&str] = &[
            "told",
            "tells",
            "called",
            "calls",
            "described",
            "describes",
            "wrote",
            "writes",
            "shouted",
            "shouts",
            "asked",
            "asks",
            "replied",
            "replies",
            "warned",
            "warns",
            "promised",
            "promises",
            "dismissed",
            "dismisses",
            "branded",
            "brands",
            "labelled",
            "labels",
            "labeled",
            "dubbed",
            "dubs",
            "texted",
            "texts",
            "yelled",
            "yells",
            "screamed",
            "screams",
            "telling",
            "calling",
            "describing",
        ];
        // "had written", but not "a letter, written by Ruiz,"
        let has_written = self.verb(verb).is_some_and(|verb| !verb.passive) && self.items[verb].last - self.items[verb].first > 1;
        self.last_token(verb)
            .is_some_and(|last| HANDING_ON.iter().any(|word| last.is(self.prose, word)) || has_written && last.is(self.prose, "written"))
    }

    /// "citing", "quoted": what follows has said it.
    pub(super) fn is_citing(&self, at: usize) -> bool {
        self.verb(at).is_some_and(|verb| match verb.ing {
            true => self.is(at, &["citing", "quoting"]),
            false => !verb.passive && self.is(at, &["cited", "cites", "quoted", "quotes"]),
        })
    }

    /// Who cites somebody in an aside before the main verb: "The Times" in "The Times, citing officials who called it Q, reported".
    pub(super) fn citing_aside(&self, before: usize, from: usize) -> Option<usize> {
        let citing = (from..before).rev().find(|&at| self.is_citing(at) && self.verb(at).is_some_and(|verb| verb.ing))?;
        let who = citing.checked_sub(2).filter(|&who| who >= from && self.before(citing) == Some(ItemKind::Comma))?;
        let main = (from..citing).any(|at| self.verb(at).is_some_and(Verb::is_finite));
        self.phrase(who).filter(|_| !main).map(|_| who)
    }

    /// Whether a comma and a verb stand between a verb and an item: its clause has ended.
    pub(super) fn is_closed(&self, verb: usize, item: usize) -> bool {
        let comma = (verb..item).find(|&at| self.items[at].kind == ItemKind::Comma);
        comma.is_some_and(|comma| (comma..item).any(|at| self.verb(at).is_some_and(|verb| verb.is_finite())))
    }

    /// Whether a clause is no part of what the clause before says: ", whom he called Q", "although he said Q", "and Hale said, Q".
    fn stands_apart(&self, verb: usize, subject: usize, from: usize) -> bool {
        let Some(before) = subject.checked_sub(1).filter(|&before| before >= from) else { return false };
        let strong = self.verb(verb).is_some_and(|verb| verb.strong);
        match self.items[before].kind {
            ItemKind::Subordination if self.adds_noun(before, verb, from) => true,
            // "pressed her about a text in which she called it Q"
            ItemKind::Subordination if self.is(before, &["which", "whom"]) && self.before(before) == Some(ItemKind::Preposition) => true,
            ItemKind::Subordination if self.is(before, &["which", "whom"]) => {
                before > from && self.before(before) == Some(ItemKind::Comma) && matches!(self.kind(verb + 1), Some(ItemKind::Quote(_)))
            }
            ItemKind::Subordination if strong && self.is(before, &["although", "though", "while", "whereas", "when", "as"]) => true,
            ItemKind::Verb(_) if self.is_citing(before) => true,
            ItemKind::Preposition => strong && self.opens_clause(before, subject),
            // "quoted Hale as saying"
            _ if self.verb(verb).is_some_and(|verb| verb.ing) && verb > from && self.is(verb - 1, &["as"]) => true,
            ItemKind::Coordination => strong && matches!(self.kind(verb + 1), Some(ItemKind::Comma | ItemKind::Colon | ItemKind::Quote(_))),
            _ => false,
        }
    }

    /// ", a figure that the union called Q": whether "that" adds to a noun behind a comma the words that a verb leads to.
    pub(super) fn adds_noun(&self, that: usize, verb: usize, from: usize) -> bool {
        let Some(noun) = that.checked_sub(1).filter(|&noun| noun > from && self.is(that, &["that", "which"])) else { return false };
        let added = self.before(noun) == Some(ItemKind::Comma)
            && self.phrase(noun).is_some_and(|noun| !matches!(noun.kind, PhraseKind::Name(_) | PhraseKind::Pronoun));
        let behind = verb + 1 + usize::from(self.is(verb + 1, &["as"]));
        added && matches!(self.kind(behind), Some(ItemKind::Quote(_)))
    }
}
