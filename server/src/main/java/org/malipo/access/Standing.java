package org.malipo.access;

import java.time.Clock;
import java.util.List;
import org.malipo.access.Caller.Credential;
import org.springframework.stereotype.Component;

/** Whether what was allowed when a long answer began is allowed still: it ends with the key, the membership or the account. */
@Component
public class Standing {
    private final Callers callers;
    private final Clock clock;

    Standing(Callers callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    /** Answered from memory; a change counts within seconds. */
    public boolean may(Caller then, Permission permission, StoreId store) {
        var grants = grants(then);
        return callers.rightsOf(then.user())
                .filter(rights -> rights.account().refusal().isEmpty())
                .map(rights -> rights.caller(then.credential(), grants))
                .filter(now -> now.may(permission, store))
                .isPresent();
    }

    private List<Grant> grants(Caller then) {
        if (then.credential() instanceof Credential.ApiKey(var hash)) {
            return callers.keyOf(hash)
                    .filter(key -> !key.isExpired(clock.instant()))
                    .map(ApiKey::grants)
                    .orElse(List.of());
        }
        return then.grants();
    }
}
