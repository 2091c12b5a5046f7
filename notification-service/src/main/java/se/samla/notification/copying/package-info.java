/** First stage: change sets from Kafka, and gaps from the catalog, into the own copy. */
@NullMarked
package se.samla.notification.copying;

import org.jspecify.annotations.NullMarked;
