package se.samla.notification.subscribing;

/** Some cursors may have become due: delivery need not wait for its next look. */
public record CursorsRaised() {}
