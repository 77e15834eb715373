package org.malipo.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the calling user is told inside the application. */
public final class NotificationsApi {
    private static final Route ALL = Route.to("users", "me", "notifications");
    private static final Route SETTINGS = Route.to("users", "me", "notification-settings");
    private static final int PAGE = 100;

    private final Transport transport;

    NotificationsApi(Transport transport) {
        this.transport = transport;
    }

    /** {@return those that match, newest first} */
    public List<Notification> list(NotificationQuery query) {
        return transport.list(query.on(ALL), Notification.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<Notification> page(NotificationQuery query, int take, @Nullable String after) {
        var route = query.page(0, take).on(ALL).withIfGiven("after", after);
        return transport.page(route, Notification.class);
    }

    /** {@return all that match, newest first, each one once} They are read page after page, while the stream is. */
    public Stream<Notification> stream(NotificationQuery query) {
        return Pages.stream(after -> page(query, PAGE, after));
    }

    public Notification get(String notificationId) {
        return transport.get(ALL.below(notificationId), Notification.class);
    }

    public Notification markSeen(String notificationId, boolean seen) {
        return transport.put(ALL.below(notificationId), Map.of("seen", seen), Notification.class);
    }

    public void delete(String notificationId) {
        transport.call("DELETE", ALL.below(notificationId), null);
    }

    public List<NotificationSetting> settings() {
        return transport.get(SETTINGS, Settings.class).notifications();
    }

    /** @param identifiers all that the user does not want to be told of */
    public List<NotificationSetting> disable(Collection<String> identifiers) {
        return transport
                .put(SETTINGS, Map.of("disabled", identifiers), Settings.class)
                .notifications();
    }

    private record Settings(List<NotificationSetting> notifications) {}
}
