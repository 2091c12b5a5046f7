package se.samla.catalog.merging;

import se.samla.catalog.datasets.Dataset;

/**
 * One publisher's part of one dataset, locked for a merge.
 *
 * @param snapshotReceipt the receipt of the newest snapshot of everything; an older upload says
 *     nothing that counts
 */
record Source(int id, Dataset dataset, String publisher, long snapshotReceipt) {}
