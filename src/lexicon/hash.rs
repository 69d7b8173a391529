//! The hash of the embedded tables. Written out here, so that tables and code cannot drift apart with a crate's version.

/// The 64-bit hash of some bytes: FNV-1a, then a finalizer so that all bits are good.
#[must_use]
pub fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    Running::default().after(bytes).finish()
}

/// The hash of a beginning, from which those of its continuations are made.
#[derive(Clone, Copy, Debug)]
pub struct Running(u64);

impl Default for Running {
    fn default() -> Self {
        Self::NOTHING
    }
}

impl Running {
    /// The hash before the first byte.
    pub const NOTHING: Self = Self(0xcbf2_9ce4_8422_2325);

    /// With this text after it.
    #[must_use]
    pub fn and(self, text: &str) -> Self {
        self.after(text.bytes())
    }

    /// With these bytes after it.
    #[must_use]
    pub fn after(self, bytes: impl IntoIterator<Item = u8>) -> Self {
        bytes.into_iter().fold(self, Self::with)
    }

    /// With this byte after it.
    #[must_use]
    pub const fn with(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// The hash of all.
    #[must_use]
    pub const fn finish(self) -> u64 {
        let hash = (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ (hash >> 29)
    }
}
