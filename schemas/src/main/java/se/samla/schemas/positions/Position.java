package se.samla.schemas.positions;

import org.apache.kafka.common.TopicPartition;

/**
 * A place in one partition.
 *
 * @param consumer the group that stands there
 * @param offset of the next message it reads
 */
record Position(String consumer, TopicPartition partition, long offset) {}
