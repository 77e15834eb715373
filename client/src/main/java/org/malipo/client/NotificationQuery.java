package org.malipo.client;

/** Which notifications to list. */
public final class NotificationQuery {
    public static final NotificationQuery ALL = new NotificationQuery(Parameters.NONE);

    private final Parameters parameters;

    private NotificationQuery(Parameters parameters) {
        this.parameters = parameters;
    }

    public NotificationQuery seen(boolean seen) {
        return new NotificationQuery(parameters.set("seen", seen));
    }

    /** About this store, or another one that was named. */
    public NotificationQuery store(String storeId) {
        return new NotificationQuery(parameters.add("storeId", storeId));
    }

    /** @param take how many at most, up to 1000 */
    public NotificationQuery page(int skip, int take) {
        return new NotificationQuery(parameters.set("skip", skip).set("take", take));
    }

    Route on(Route notifications) {
        return parameters.on(notifications);
    }
}
