package se.samla.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Starts a platform of its own, so says nothing of one that is given, and is skipped there. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(
    named = "samla.platform",
    matches = ".+",
    disabledReason = "it starts a platform of its own")
@interface OwnPlatform {}
