package org.malipo.client;

import java.util.List;

/** A key of the API. Its value is shown once, when it is made; it prints as {@code [secret]}. */
public record ApiKey(String apiKey, String label, List<String> permissions) {
    @Override
    public String toString() {
        return "ApiKey[label=" + label + ", apiKey=[secret], permissions=" + permissions + "]";
    }
}
