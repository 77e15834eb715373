package org.malipo.notifications.web;

import jakarta.servlet.http.HttpServletRequest;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.notifications.NoticeMutings;
import org.malipo.notifications.web.NotificationData.NotificationSettingsData;
import org.malipo.web.Texts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.LocaleResolver;

/** What the caller wants to be told. */
@RestController
class NotificationSettingsApi {
    private static final String PATH = "/api/v1/users/me/notification-settings";

    private final NoticeMutings mutings;
    private final Texts texts;
    private final LocaleResolver locales;

    NotificationSettingsApi(NoticeMutings mutings, Texts texts, LocaleResolver locales) {
        this.mutings = mutings;
        this.texts = texts;
        this.locales = locales;
    }

    @GetMapping(PATH)
    @Requires(Permission.CAN_MANAGE_NOTIFICATIONS)
    NotificationSettingsData get(HttpServletRequest request) {
        return NotificationSettingsData.of(
                mutings.of(Caller.current().user()), texts.in(locales.resolveLocale(request)));
    }

    @PutMapping(PATH)
    @Requires(Permission.CAN_MANAGE_NOTIFICATIONS)
    NotificationSettingsData set(
            @RequestBody NotificationData.UpdateNotificationSettingsRequest change, HttpServletRequest request) {
        mutings.set(Caller.current().user(), change.names());
        return get(request);
    }
}
