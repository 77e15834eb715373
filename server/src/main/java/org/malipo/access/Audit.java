package org.malipo.access;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller.Credential;
import org.malipo.access.audit.AuditLine;
import org.malipo.access.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Remembers for ever who did what to which object, from where. */
@Component
public class Audit {
    private static final int KEY_DIGITS = 8;
    private static final int LONGEST = 500;

    private final AuditLog log;
    private final Clock clock;

    Audit(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Adds a line when the current transaction commits, or at once where there is none. */
    public void record(AuditEntry entry) {
        record(entry, Caller.find().map(Caller::user).orElse(null));
    }

    /** As {@link #record(AuditEntry)}, for what somebody does while they are not signed in: signing in, a reset password. */
    public void record(AuditEntry entry, @Nullable UserId actor) {
        log.add(new AuditLine(
                0,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                entry.action(),
                actor == null ? null : actor.value(),
                impersonator(),
                credential(),
                address(),
                entry.store() == null ? null : entry.store().value(),
                clean(entry.object()),
                clean(entry.details()),
                ""));
    }

    private static @Nullable String impersonator() {
        return Caller.find()
                .map(Caller::credential)
                .map(credential -> credential instanceof Credential.Session(var by) && by != null ? by.value() : null)
                .orElse(null);
    }

    private static String credential() {
        return Caller.find()
                .map(caller -> switch (caller.credential()) {
                    case Credential.Session _ -> "session";
                    case Credential.Basic _ -> "basic";
                    case Credential.ApiKey(var hash) -> "key:" + hash.substring(0, KEY_DIGITS);
                })
                .orElseGet(() -> address() == null ? "server" : "none");
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }

    private static Map<String, String> clean(Map<String, String> details) {
        var cleaned = new TreeMap<String, String>();
        details.forEach((name, value) -> cleaned.put(clean(name), clean(value)));
        return cleaned;
    }

    /** The database keeps no zero character, and half a character would not come back as it went. */
    private static String clean(String text) {
        var whole = text.codePoints()
                .filter(point -> point != 0 && Character.getType(point) != Character.SURROGATE)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return whole.toString();
    }
}
