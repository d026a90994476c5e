//! JSON as people read it: numbers with every digit that they have, and letters as such instead of `\\u` and four digits.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// How far each level stands in, in spaces.
const INDENT: usize = 2;

/// How JSON is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// In one line.
    Compact,
    /// A line for each member and item.
    Pretty,
}

impl Layout {
    /// The same JSON, laid out.
    pub(super) fn of(self, json: &RawValue) -> String {
        let mut text = String::with_capacity(json.get().len());
        self.push(&mut text, json, 0);
        text
    }

    fn push(self, text: &mut String, json: &RawValue, depth: usize) {
        match json.get().as_bytes().first() {
            Some(b'{') => {
                let Members(members) = part(json);
                let items = members.into_iter().map(|(name, value)| (Some(name), value));
                self.push_items(text, '{', items.collect(), '}', depth);
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = part(json);
                let items = items.into_iter().map(|value| (None, value));
                self.push_items(text, '[', items.collect(), ']', depth);
            }
            Some(b'"') => text.push_str(&quoted(&part::<String>(json))),
            _ => text.push_str(json.get()),
        }
    }

    fn push_items(
        self,
        text: &mut String,
        open: char,
        items: Vec<(Option<String>, &RawValue)>,
        close: char,
        depth: usize,
    ) {
        text.push(open);
        let is_empty = items.is_empty();
        for (place, (name, value)) in items.into_iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            self.push_line_end(text, depth + 1);
            if let Some(name) = name {
                text.push_str(&quoted(&name));
                text.push_str(if self == Self::Pretty { ": " } else { ":" });
            }
            self.push(text, value, depth + 1);
        }
        if !is_empty {
            self.push_line_end(text, depth);
        }
        text.push(close);
    }

    fn push_line_end(self, text: &mut String, depth: usize) {
        if self == Self::Pretty {
            text.push('\n');
            text.extend(std::iter::repeat_n(' ', depth * INDENT));
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}

/// JSON that is known to be such, as what its first byte says.
fn part<'a, T: Deserialize<'a>>(json: &'a RawValue) -> T {
    serde_json::from_str(json.get()).expect("it was read as JSON before")
}

/// The members of an object in their order, also several with one name.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(layout: Layout, text: &str) -> String {
        layout.of(&RawValue::from_string(text.to_owned()).expect("JSON"))
    }

    #[test]
    fn nothing_is_changed_but_the_space_between() {
        let text = r#"{"a":[1,2.50,1e400,-0],"b":{},"c":[],"d":null,"a":true,"e":{"x":"\"\n"}}"#;
        assert_eq!(laid_out(Layout::Compact, text), text);
        assert_eq!(laid_out(Layout::Compact, &laid_out(Layout::Pretty, text)), text);
    }

    #[test]
    fn people_read_it_line_by_line() {
        let text = r#"{"name":"M\u00f6we","rooms":[{"vnum":1}],"tags":[]}"#;
        let expected = "{\n  \"name\": \"Möwe\",\n  \"rooms\": [\n    {\n      \"vnum\": 1\n    }\n  ],\n  \"tags\": []\n}";
        assert_eq!(laid_out(Layout::Pretty, text), expected);
    }
}
