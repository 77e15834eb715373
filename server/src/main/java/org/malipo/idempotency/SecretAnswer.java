package org.malipo.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The answer of this handler may hold a secret, such as a seed or the value of a key; then it is never stored. Whoever repeats
 * the request hears that it was carried out, and what exists since then.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SecretAnswer {
    /**
     * Members of the answer that are secret, those of members as {@code config.connectionString}. An answer in which all of
     * them are null or missing is stored like any other.
     */
    String[] hidden();

    /** Members that tell a repeat what was made. */
    String[] shown();
}
