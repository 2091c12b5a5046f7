package se.samla.standalone.repairing;

/**
 * The dead letters of a topic.
 *
 * @param topic the topic they came from
 * @param kept how many are there
 * @param waiting how many of them have not been sent again
 */
public record Backlog(String topic, long kept, long waiting) {}
