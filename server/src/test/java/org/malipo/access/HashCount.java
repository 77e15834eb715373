package org.malipo.access;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Counts the password hashes that are computed, which is what takes the time of an answer. */
@TestComponent
class HashCount implements BeanPostProcessor {
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

        Counted(PasswordEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            count.incrementAndGet();
            return encoder.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            count.incrementAndGet();
            return encoder.matches(password, hash);
        }
    }
}
