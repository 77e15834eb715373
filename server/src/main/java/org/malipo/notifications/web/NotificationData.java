package org.malipo.notifications.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.notifications.NoticeSetting;
import org.malipo.notifications.StoredNotice;
import org.malipo.web.Words;
import org.springframework.web.util.HtmlUtils;

/**
 * A notice as the API shows it.
 *
 * @param body HTML
 * @param link a whole address
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NotificationData(
        String id,
        String identifier,
        String type,
        String body,
        @Nullable String storeId,
        @Nullable String link,
        Instant createdTime,
        boolean seen) {
    /** @param site the address of this site, without a slash at its end */
    static NotificationData of(StoredNotice notice, Words words, String site) {
        var store = notice.store();
        return new NotificationData(
                notice.id(),
                notice.kind().identifier(),
                notice.kind().type(),
                HtmlUtils.htmlEscape(NoticeTexts.sentence(words, notice)),
                store == null ? null : store.value(),
                notice.link() == null ? null : site + notice.link(),
                notice.createdAt(),
                notice.seen());
    }

    /** @param seen null turns it over */
    record UpdateNotification(@Nullable Boolean seen) {}

    /** What somebody is told. */
    record NotificationSettingsData(List<Item> notifications) {
        static NotificationSettingsData of(List<NoticeSetting> settings, Words words) {
            return new NotificationSettingsData(settings.stream()
                    .map(setting -> new Item(setting.identifier(), NoticeTexts.name(words, setting), setting.enabled()))
                    .toList());
        }

        /** One line of it. */
        record Item(String identifier, String name, boolean enabled) {}
    }

    /** @param disabled names in either spelling, or {@code all} */
    record UpdateNotificationSettingsRequest(@Nullable List<String> disabled) {
        List<String> names() {
            return disabled == null
                    ? List.of()
                    : disabled.stream().filter(Objects::nonNull).toList();
        }
    }
}
