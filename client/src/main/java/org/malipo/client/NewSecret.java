package org.malipo.client;

import java.time.Instant;

/** A webhook's new secret, which no later call shows, and how long the former one is valid beside it. */
public record NewSecret(String secret, Instant previousSecretUntil) {
    @Override
    public String toString() {
        return "NewSecret[secret=[secret], previousSecretUntil=" + previousSecretUntil + "]";
    }
}
