package se.samla.notification.delivering;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch with its event, ready to be signed and sent.
 *
 * @param newestAt when its last change was committed; null when it has none
 * @param upload what caused its first change; null when no upload did
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read once
record Parcel(Batch batch, byte[] body, @Nullable Instant newestAt, @Nullable UUID upload) {}
