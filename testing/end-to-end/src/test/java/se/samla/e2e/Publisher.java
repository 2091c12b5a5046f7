package se.samla.e2e;

/** A publisher's organisation number and key. */
record Publisher(String organisationNumber, String key) {}
