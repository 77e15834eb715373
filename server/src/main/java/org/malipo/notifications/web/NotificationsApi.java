package org.malipo.notifications.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.UserId;
import org.malipo.notifications.NoticeFilter;
import org.malipo.notifications.Notices;
import org.malipo.notifications.StoredNotice;
import org.malipo.problem.Cursor;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.NextPage;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.web.Texts;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The caller's own notices: filtered first, then skipped, then taken. */
@RestController
class NotificationsApi {
    private static final String LIST = "/api/v1/users/me/notifications";
    private static final String ONE = LIST + "/{notificationId}";
    private static final String CURSOR = "notifications";
    private static final int MOST = 1_000;

    private final Notices notices;
    private final Texts texts;
    private final LocaleResolver locales;

    NotificationsApi(Notices notices, Texts texts, LocaleResolver locales) {
        this.notices = notices;
        this.texts = texts;
        this.locales = locales;
    }

    /** Described as one notice as well, so that generators which follow the older description go on working. */
    @GetMapping(LIST)
    @Requires(Permission.CAN_VIEW_NOTIFICATIONS)
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(anyOf = {NotificationData[].class, NotificationData.class})))
    List<NotificationData> list(
            @RequestParam(required = false) @Nullable Boolean seen,
            @RequestParam(required = false) @Nullable Integer skip,
            @RequestParam(required = false) @Nullable Integer take,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(name = "storeId", required = false) @Nullable List<String> storeIds,
            HttpServletRequest request) {
        refuseNegative("skip", skip);
        refuseNegative("take", take);
        var stores = storeIds == null
                ? List.<String>of()
                : storeIds.stream().filter(id -> !id.isBlank()).toList();
        var before = after == null || after.isEmpty()
                ? Long.MAX_VALUE
                : Cursor.read(after, CURSOR, 1, place -> Long.parseLong(place.getFirst()));
        var filter = new NoticeFilter(seen, stores, List.of(), before);
        var size = take == null ? MOST : Math.min(take, MOST);
        var found = notices.list(me(), filter, skip == null ? 0 : skip, size + 1);
        var page = NextPage.cut(found, size, notice -> Cursor.of(CURSOR, notice.seq()));
        return page.stream().map(notice -> data(notice, request)).toList();
    }

    @GetMapping(ONE)
    @Requires(Permission.CAN_VIEW_NOTIFICATIONS)
    NotificationData get(@PathVariable String notificationId, HttpServletRequest request) {
        return data(find(notificationId), request);
    }

    @PutMapping(ONE)
    @Requires(Permission.CAN_MANAGE_NOTIFICATIONS)
    NotificationData update(
            @PathVariable String notificationId,
            @RequestBody NotificationData.UpdateNotification change,
            HttpServletRequest request) {
        var notice = find(notificationId);
        var seen = change.seen() == null ? !notice.seen() : change.seen();
        notices.setSeen(me(), List.of(notificationId), seen);
        return data(find(notificationId), request);
    }

    @DeleteMapping(ONE)
    @Requires(Permission.CAN_MANAGE_NOTIFICATIONS)
    void delete(@PathVariable String notificationId) {
        notices.delete(me(), List.of(notificationId));
    }

    private NotificationData data(StoredNotice notice, HttpServletRequest request) {
        var site = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return NotificationData.of(notice, texts.in(locales.resolveLocale(request)), site);
    }

    private StoredNotice find(String id) {
        return notices.find(me(), id)
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("notification-not-found", "The notification was not found")));
    }

    private static UserId me() {
        return Caller.current().user();
    }

    private static void refuseNegative(String parameter, @Nullable Integer number) {
        if (number != null && number < 0) {
            throw FieldErrors.of(parameter, "The value should be 0 or more");
        }
    }
}
