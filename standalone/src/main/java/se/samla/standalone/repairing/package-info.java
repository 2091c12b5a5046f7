/** What operators mend: dead letters and datasets. */
@NullMarked
package se.samla.standalone.repairing;

import org.jspecify.annotations.NullMarked;
