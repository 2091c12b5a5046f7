/**
 * The catalog service: valid rows are staged, merged into contributions and national records, and
 * what changed is numbered, relayed and read.
 */
@NullMarked
package se.samla.catalog;

import org.jspecify.annotations.NullMarked;
