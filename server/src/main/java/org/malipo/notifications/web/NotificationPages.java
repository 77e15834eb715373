package org.malipo.notifications.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.LocalPath;
import org.malipo.access.Memberships;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.UserId;
import org.malipo.notifications.NoticeFilter;
import org.malipo.notifications.NoticeKind;
import org.malipo.notifications.Notices;
import org.malipo.notifications.StoredNotice;
import org.malipo.stores.Stores;
import org.malipo.web.Texts;
import org.malipo.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;

/** A person's notices on a page. The filter lives in the address. */
@Controller
class NotificationPages {
    private static final int PAGE = 50;

    private final Notices notices;
    private final Stores stores;
    private final Memberships memberships;
    private final Texts texts;
    private final LocaleResolver locales;

    NotificationPages(Notices notices, Stores stores, Memberships memberships, Texts texts, LocaleResolver locales) {
        this.notices = notices;
        this.stores = stores;
        this.memberships = memberships;
        this.texts = texts;
        this.locales = locales;
    }

    @GetMapping("/notifications")
    @Requires(Permission.CAN_VIEW_NOTIFICATIONS)
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(name = "storeId", defaultValue = "") String store,
            @RequestParam(required = false) @Nullable Long before,
            HttpServletRequest request,
            Model model) {
        var filter = new NoticeFilter(
                seen(state),
                store.isEmpty() ? List.of() : List.of(store),
                kinds(type),
                before == null ? Long.MAX_VALUE : before);
        var found = notices.list(me(), filter, 0, PAGE + 1);
        var names = storeNames();
        var words = texts.in(locales.resolveLocale(request));
        model.addAttribute(
                "view",
                new NotificationsView(
                        state,
                        type,
                        store,
                        types(),
                        names,
                        found.stream()
                                .limit(PAGE)
                                .map(notice -> row(notice, words, names))
                                .toList(),
                        found.size() > PAGE ? found.get(PAGE - 1).seq() : null,
                        before == null));
        return "notifications/list";
    }

    @PostMapping("/notifications")
    @Requires(Permission.CAN_MANAGE_NOTIFICATIONS)
    String change(NotificationForm form, @RequestParam(defaultValue = "") String returnUrl) {
        switch (form.command()) {
            case "seen" -> notices.setSeen(me(), form.id(), true);
            case "unseen" -> notices.setSeen(me(), form.id(), false);
            case "delete" -> notices.delete(me(), form.id());
            case "all-seen" -> notices.setAllSeen(me());
            case null, default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return "redirect:" + LocalPath.orElse(returnUrl, NotificationsView.PATH);
    }

    /** Marks a notice as seen on the way to what it is about. */
    @GetMapping("/notifications/{notificationId}/open")
    @Requires(Permission.CAN_VIEW_NOTIFICATIONS)
    String open(@PathVariable String notificationId) {
        var notice =
                notices.find(me(), notificationId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        notices.setSeen(me(), List.of(notificationId), true);
        return "redirect:" + LocalPath.orElse(notice.link(), NotificationsView.PATH);
    }

    private static NotificationsView.Row row(StoredNotice notice, Words words, Map<String, String> storeNames) {
        var store = notice.store();
        return new NotificationsView.Row(
                notice.id(),
                NoticeTexts.sentence(words, notice),
                store == null ? null : storeNames.get(store.value()),
                notice.link() != null,
                notice.seen(),
                notice.createdAt());
    }

    private Map<String, String> storeNames() {
        var names = new LinkedHashMap<String, String>();
        stores.list(memberships.storesOf(me()))
                .forEach(store -> names.put(store.id().value(), store.name()));
        return names;
    }

    private static Map<String, String> types() {
        var names = new LinkedHashMap<String, String>();
        for (var kind : NoticeKind.values()) {
            if (!kind.isForAdmins() || Caller.current().isAdmin()) {
                names.putIfAbsent(kind.type(), "notifications.kind." + kind.type());
            }
        }
        return names;
    }

    private static List<NoticeKind> kinds(String type) {
        return Arrays.stream(NoticeKind.values())
                .filter(kind -> kind.type().equals(type))
                .toList();
    }

    private static @Nullable Boolean seen(String state) {
        return switch (state) {
            case "seen" -> true;
            case "unseen" -> false;
            default -> null;
        };
    }

    private static UserId me() {
        return Caller.current().user();
    }
}
