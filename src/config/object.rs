//! One declaration for an object of the config: its keys, its accessors and
//! its documentation.
//!
//! The reader lays an object out as a list, key by key in this order, so that
//! an accessor is an index. serde's derives read the same objects, but at ten
//! times the bytes in the page, and stop at the first error, while a marketer
//! wants all of them with their paths (docs/decisions/0001-reading-the-config.md).

/// Declares an object: each field with its key.
///
/// A field has to be given if its type says so
/// ([`Kind::NEED`](super::shape::Kind::NEED)), and the whole object if one of
/// its fields has; unknown keys are reported.
macro_rules! object {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident {
            $( $(#[doc = $about:literal])* $key:literal $field:ident: $kind:ty, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name($crate::value::Run);

        impl $crate::config::shape::Kind for $name {
            const SHAPE: &'static $crate::config::shape::Shape =
                &$crate::config::shape::Shape::Object(&$crate::config::shape::Object {
                    #[cfg(feature = "schema")]
                    name: stringify!($name),
                    fields: &[$( $crate::config::shape::Field {
                        key: $key,
                        shape: <$kind as $crate::config::shape::Kind>::SHAPE,
                        need: <$kind as $crate::config::shape::Kind>::NEED,
                    } ),*],
                });
            const NEED: bool = false $( || <$kind as $crate::config::shape::Kind>::NEED )*;

            fn of(value: $crate::value::Value) -> Self {
                Self(value.run())
            }
        }

        impl $crate::config::Documented for $name {
            const NAME: &'static str = stringify!($name);
            const ABOUT: &'static [&'static str] = &[$( $doc ),*];
            const FIELDS: &'static [&'static [&'static str]] = &[$( &[$( $about ),*] ),*];
        }

        impl $name {
            /// Returns what was given for its keys, one after the other; null
            /// for a key that was left out.
            #[must_use]
            pub const fn laid(self) -> $crate::value::Run {
                self.0
            }
        }

        const _: () = {
            #[expect(non_camel_case_types, reason = "the places of the fields, by name")]
            enum Place { $( $field ),* }

            impl $name {
                $(
                    $(#[doc = $about])*
                    #[must_use]
                    pub fn $field(self, store: &$crate::value::Store) -> $kind {
                        let value = store.item_of(self.0, Place::$field as usize);
                        <$kind as $crate::config::shape::Kind>::of(*value)
                    }
                )*
            }
        };
    };
}

/// Declares an enum read from one of a few words; left out, it is the first.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $( $(#[doc = $about:literal])* $word:literal $variant:ident, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $( $(#[doc = $about])* $variant, )*
        }

        impl $name {
            /// The words, in the order of the variants.
            pub const WORDS: &'static [&'static str] = &[$( $word ),*];

            /// Returns the word for it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        impl $crate::config::Documented for $name {
            const NAME: &'static str = stringify!($name);
            const ABOUT: &'static [&'static str] = &[$( $doc ),*];
            const FIELDS: &'static [&'static [&'static str]] = &[$( &[$( $about ),*] ),*];
        }

        impl $crate::config::shape::Kind for $name {
            const SHAPE: &'static $crate::config::shape::Shape =
                &$crate::config::shape::Shape::Word(Self::WORDS);

            fn of(value: $crate::value::Value) -> Self {
                let all = [$( Self::$variant ),*];
                let place = $crate::config::shape::index(value) as usize;
                all.get(place).copied().unwrap_or(all[0])
            }
        }
    };
}

pub(super) use {object, words};
