package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTests {
    /** Here and not where people sign in: the server of those tests spares itself the rounds. */
    @Test
    void areHashedInAThousandRounds() {
        var encoder = SecurityConfiguration.passwordEncoder();

        var hash = encoder.encode("correct horse");

        assertThat(hash).startsWith("{bcrypt}$2a$10$");
        assertThat(encoder.matches("correct horse", hash)).isTrue();
        assertThat(encoder.matches("wrong horse", hash)).isFalse();
    }
}
