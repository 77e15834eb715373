package org.malipo.client;

import java.time.Instant;

/** Which lines of the audit log to read. */
public final class AuditQuery {
    public static final AuditQuery ALL = new AuditQuery(Parameters.NONE);

    private final Parameters parameters;

    private AuditQuery(Parameters parameters) {
        this.parameters = parameters;
    }

    /** @param beginning an action, or the first words of several: {@code webhook} */
    public AuditQuery action(String beginning) {
        return new AuditQuery(parameters.set("action", beginning));
    }

    /** Done by somebody, or in their name. */
    public AuditQuery user(String idOrEmail) {
        return new AuditQuery(parameters.set("user", idOrEmail));
    }

    /** @param object for example {@code webhook:5Vd…} */
    public AuditQuery object(String object) {
        return new AuditQuery(parameters.set("object", object));
    }

    public AuditQuery since(Instant time) {
        return new AuditQuery(parameters.set("since", time.getEpochSecond()));
    }

    /** Before this time. */
    public AuditQuery until(Instant time) {
        return new AuditQuery(parameters.set("until", time.getEpochSecond()));
    }

    Route on(Route audit) {
        return parameters.on(audit);
    }
}
