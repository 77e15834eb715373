package org.malipo.access;

import org.malipo.outbox.Event;
import org.malipo.outbox.NewEvent;

/** The news that somebody may do other things than before, or comes in no more; for pages that are open, in any process. */
public final class RightsChanged {
    private static final String TYPE = "access.changed";

    private RightsChanged() {}

    static NewEvent of(UserId user) {
        return new NewEvent(TYPE, null, subject(user), "{}");
    }

    public static boolean concerns(Event event, UserId user) {
        return event.type().equals(TYPE) && event.subject().equals(subject(user));
    }

    private static String subject(UserId user) {
        return "account:" + user.value();
    }
}
