package org.malipo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Who calls. Prints as {@code [secret]}. */
public final class Credentials {
    /** For what anybody may call: health, and the first administrator on an empty server. */
    public static final Credentials ANONYMOUS = new Credentials(null);

    private final @Nullable String header;

    private Credentials(@Nullable String header) {
        this.header = header;
    }

    public static Credentials apiKey(String key) {
        return new Credentials("token " + key);
    }

    public static Credentials basic(String email, String password) {
        var pair = (email + ":" + password).getBytes(UTF_8);
        return new Credentials("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** {@return the value of the {@code Authorization} header, or null for none} */
    @Nullable
    String header() {
        return header;
    }

    @Override
    public String toString() {
        return header == null ? "anonymous" : "[secret]";
    }
}
