package org.malipo.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A {@link Caller} in the form that Spring Security passes around. Lives for one request, never in a session. */
class CallerAuthentication extends AbstractAuthenticationToken {
    private final transient Caller caller;
    private final String stamp;

    /** @param stamp the account's, so that a session can tell whether it must end */
    CallerAuthentication(Caller caller, String stamp) {
        super(List.of());
        this.caller = caller;
        this.stamp = stamp;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.user().value();
    }

    String stamp() {
        return stamp;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerAuthentication that && caller.equals(that.caller) && stamp.equals(that.stamp);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
