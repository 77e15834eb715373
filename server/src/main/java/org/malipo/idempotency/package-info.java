/**
 * Calls that may be repeated: a request with an {@code Idempotency-Key} is carried out once, and its repeats get the first
 * answer. The key, the answer and the change commit in one transaction.
 */
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package org.malipo.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
