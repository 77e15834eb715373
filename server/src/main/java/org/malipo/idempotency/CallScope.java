package org.malipo.idempotency;

import java.util.Optional;

/** Tells whose idempotency keys the present request uses: two callers never meet in one key. */
public interface CallScope {
    /** {@return the credential or person behind the request, or empty for a stranger} */
    Optional<String> current();
}
