package org.malipo.webhooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that sign what is sent now.
 *
 * @param previous the one before a rotation, as long as it is valid
 */
record SigningSecrets(String current, @Nullable String previous) {
    /** {@return the one for the header that holds one signature} Receivers have until the end of a rotation to change over. */
    String older() {
        return previous == null ? current : previous;
    }

    List<String> all() {
        return previous == null ? List.of(current) : List.of(current, previous);
    }

    @Override
    public String toString() {
        return "SigningSecrets[secret]";
    }
}
