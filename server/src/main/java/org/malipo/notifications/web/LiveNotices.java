package org.malipo.notifications.web;

import java.io.IOException;
import java.time.Duration;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.RightsChanged;
import org.malipo.access.UserId;
import org.malipo.notifications.Notices;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventTail;
import org.malipo.web.LiveStream;
import org.malipo.web.LiveStreams;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages how many notices their person has not seen, at once and whenever that changes. A stream ends after a few
 * minutes, and the page asks for another. When the person's rights change it ends at once, after telling the page to look
 * whether it may stay.
 */
@Controller
class LiveNotices {
    private final LiveStreams pages = new LiveStreams("page with a bell", 5_000, 200, Duration.ofMinutes(5));
    private final Notices notices;
    private final EventTail tail;

    LiveNotices(Notices notices, EventTail tail) {
        this.notices = notices;
        this.tail = tail;
    }

    @GetMapping("/notifications/events")
    @Requires(Permission.CAN_VIEW_NOTIFICATIONS)
    SseEmitter events() {
        var user = Caller.current().user();
        return pages.open(user.value(), new Unseen(user));
    }

    private final class Unseen implements LiveStream.Script {
        private final UserId user;
        private volatile boolean rightsChanged;
        private int told = -1;

        Unseen(UserId user) {
            this.user = user;
        }

        @Override
        public LiveStream.Listening listen(Runnable wake) {
            return tail.subscribe(event -> concernsNotices(event) || RightsChanged.concerns(event, user), event -> {
                if (RightsChanged.concerns(event, user)) {
                    rightsChanged = true;
                }
                wake.run();
            })::close;
        }

        private boolean concernsNotices(Event event) {
            return event.type().equals(Notices.CHANGED) && event.payload().contains('"' + user.value() + '"');
        }

        @Override
        public boolean tell(LiveStream page) throws IOException {
            if (rightsChanged) {
                page.send(SseEmitter.event().name("rights").data("changed"));
                return false;
            }
            int unseen = notices.unseen(user);
            if (unseen != told) {
                page.send(SseEmitter.event().name("unseen").data(String.valueOf(unseen)));
                told = unseen;
            }
            return true;
        }
    }
}
