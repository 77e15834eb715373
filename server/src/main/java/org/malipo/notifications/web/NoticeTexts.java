package org.malipo.notifications.web;

import org.malipo.notifications.NoticeSetting;
import org.malipo.notifications.StoredNotice;
import org.malipo.web.Words;

/** What notices say. */
final class NoticeTexts {
    private NoticeTexts() {}

    /** {@return the sentence, as plain text} */
    static String sentence(Words words, StoredNotice notice) {
        return words.of(
                "notifications.told." + notice.kind().identifier(),
                notice.detail().toArray());
    }

    /** {@return what a line of the settings is about} */
    static String name(Words words, NoticeSetting setting) {
        return words.of("notifications.kind." + setting.identifier());
    }
}
