package org.malipo.access;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords as the server does, in the fewest rounds that there are, because tests would do little else; and counts the
 * hashes, which are what takes the time of an answer.
 */
@TestComponent
public class HashCount implements BeanPostProcessor {
    private static final int FEWEST_ROUNDS = 4;

    private final AtomicInteger count = new AtomicInteger();

    int count() {
        return count.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PasswordEncoder encoder ? new Counted(encoder) : bean;
    }

    private final class Counted implements PasswordEncoder {
        private final PasswordEncoder encoder;
        private final PasswordEncoder quick =
                new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(FEWEST_ROUNDS)));

        Counted(PasswordEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            count.incrementAndGet();
            return quick.encode(password);
        }

        /** The rounds stand in the hash. */
        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            count.incrementAndGet();
            return encoder.matches(password, hash);
        }
    }
}
