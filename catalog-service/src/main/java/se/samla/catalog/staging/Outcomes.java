package se.samla.catalog.staging;

import org.springframework.stereotype.Component;

/**
 * What is told of an upload while it is staged.
 *
 * @param missing that it is incomplete
 * @param again what became of it earlier
 */
@Component
record Outcomes(MissingBatches missing, Retelling again) {}
