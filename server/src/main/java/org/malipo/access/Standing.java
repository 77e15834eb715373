package org.malipo.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.malipo.access.Caller.Credential;
import org.springframework.stereotype.Component;

/**
 * Whether what was allowed when a long answer began is allowed still: it ends with the key, the membership or the account;
 * and what began with a password ends when that is changed or is no longer enough.
 */
@Component
public class Standing {
    private final Callers callers;
    private final Clock clock;

    Standing(Callers callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    /** {@return what this caller has shown, to be looked at again later} */
    public Held of(Caller caller) {
        return new Held(
                caller,
                callers.rightsOf(caller.user()).map(rights -> rights.secret().stamp()));
    }

    /** What somebody has shown when their answer began. */
    public final class Held {
        private final Caller then;
        private final Optional<String> stamp;

        private Held(Caller then, Optional<String> stamp) {
            this.then = then;
            this.stamp = stamp;
        }

        /** Answered from memory; a change counts within seconds. */
        public boolean may(Permission permission, StoreId store) {
            return callers.rightsOf(then.user())
                    .filter(rights -> rights.account().refusal().isEmpty())
                    .map(rights -> rights.caller(then.credential(), grants(rights)))
                    .filter(now -> now.may(permission, store))
                    .isPresent();
        }

        private List<Grant> grants(Callers.Rights rights) {
            return switch (then.credential()) {
                case Credential.ApiKey(var hash) ->
                    callers.keyOf(hash)
                            .filter(key -> !key.isExpired(clock.instant()))
                            .map(ApiKey::grants)
                            .orElse(List.of());
                case Credential.Basic _ ->
                    isSame(rights) && !rights.secret().secondFactor() ? then.grants() : List.of();
                case Credential.Session _ -> isSame(rights) ? then.grants() : List.of();
            };
        }

        private boolean isSame(Callers.Rights rights) {
            return stamp.filter(rights.secret().stamp()::equals).isPresent();
        }
    }
}
