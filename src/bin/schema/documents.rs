//! What the objects and words of the config say about themselves.

use leadlight::config::{
    Analytics, Bands, Bots, Cap, Chat, ChatInvite, Cmp, Config, Content, CustomChat, Decay,
    Documented, Fact, FormKind, FormPlay, FormRule, Grade, Group, Handoff, Holdout, Hours, Image,
    Invite, Kind, LongStep, Observe, Offer, Owned, PageRule, Per, Persona, Play, Playbook, Privacy,
    Provider, Rule, Score, Session, SignalRule, Sink, SinkKind, Slot, SlotRule, Stage, Starts,
    Survey, Transport, Trigger, Variant, Xmpp, shape::Shape,
};

/// A comment, line by line.
pub(super) type Lines = &'static [&'static str];

/// Name, comment, and the comments of all keys or words.
pub(super) type Document = (&'static str, Lines, &'static [Lines]);

const fn of<T: Documented>() -> Document {
    (T::NAME, T::ABOUT, T::FIELDS)
}

/// All objects.
pub(super) const OBJECTS: &[Document] = &[
    of::<Config>(),
    of::<Session>(),
    of::<Observe>(),
    of::<PageRule>(),
    of::<SignalRule>(),
    of::<FormRule>(),
    of::<Fact>(),
    of::<LongStep>(),
    of::<Score>(),
    of::<Group>(),
    of::<Rule>(),
    of::<Decay>(),
    of::<Grade>(),
    of::<Bands>(),
    of::<Stage>(),
    of::<Persona>(),
    of::<Offer>(),
    of::<Content>(),
    of::<Image>(),
    of::<Owned>(),
    of::<Slot>(),
    of::<SlotRule>(),
    of::<Variant>(),
    of::<Cap>(),
    of::<Playbook>(),
    of::<Trigger>(),
    of::<Play>(),
    of::<ChatInvite>(),
    of::<Invite>(),
    of::<FormPlay>(),
    of::<Survey>(),
    of::<Hours>(),
    of::<Chat>(),
    of::<Xmpp>(),
    of::<CustomChat>(),
    of::<Handoff>(),
    of::<Sink>(),
    of::<Holdout>(),
    of::<Privacy>(),
];

const fn choice<T: Documented + Kind>() -> (&'static Shape, Document) {
    (T::SHAPE, of::<T>())
}

/// All choices of words.
pub(super) const WORDS: &[(&Shape, Document)] = &[
    choice::<Analytics>(),
    choice::<Bots>(),
    choice::<Cmp>(),
    choice::<Per>(),
    choice::<Provider>(),
    choice::<SinkKind>(),
    choice::<Starts>(),
    choice::<Transport>(),
    choice::<FormKind>(),
];

/// Makes paragraphs of a comment's lines.
pub(super) fn prose(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        match (line.trim(), text.ends_with('\n')) {
            ("", false) => text.push_str("\n\n"),
            ("", true) => {}
            (line, paragraph) => {
                if !paragraph && !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(line);
            }
        }
    }
    text
}
