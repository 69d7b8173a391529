//! SKELETON: settings.
