package se.samla.catalog.covering;

/**
 * What a publisher has left to mend.
 *
 * @param errors those that keep a row out
 */
record OpenIssues(long open, long errors) {}
