package org.malipo.notifications.web;

import org.malipo.access.UserId;
import org.malipo.notifications.Notices;
import org.malipo.web.UnseenNotices;
import org.springframework.stereotype.Component;

/** Puts the number of unseen notices on every page. */
@Component
class UnseenOfPages implements UnseenNotices {
    private final Notices notices;

    UnseenOfPages(Notices notices) {
        this.notices = notices;
    }

    @Override
    public int of(UserId user) {
        return notices.unseen(user);
    }
}
