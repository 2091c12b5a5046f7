package se.samla.notification.subscribing;

/** As a controller's parameter: the caller, authenticated by an operator key. */
record Operator(String name) {}
