package se.samla.ingest.uploads;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The upload that an Idempotency-Key began.
 *
 * @param fingerprint SHA-256 of its request; null as long as it comes in
 */
public record Repeated(UUID upload, UploadStatus status, byte @Nullable [] fingerprint) {}
