package se.samla.notification.feed;

/** Something that was told of a stream before is blanked. */
record Erased(String stream) {}
