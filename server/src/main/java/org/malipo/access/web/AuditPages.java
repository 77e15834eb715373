package org.malipo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.access.StoreNames;
import org.malipo.access.audit.AuditLine;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who did what, for people: of the whole server, and of one store. */
@Controller
class AuditPages {
    private static final int ROWS = 50;
    private static final String KEY = "key:";
    private static final List<String> OF_STORE = List.of("store", "member", "role", "wallet", "invoice", "webhook");
    private static final List<String> OF_SERVER = List.of(
            "server", "user", "factor", "key", "file", "store", "member", "role", "wallet", "invoice", "webhook");

    private final AuditReading reading;
    private final StoreNames names;

    AuditPages(AuditReading reading, StoreNames names) {
        this.reading = reading;
        this.names = names;
    }

    @GetMapping("/server/audit")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String ofServer(AuditQuery query, HttpServletResponse response, Model model) {
        return show(null, "/server/audit", query, response, model);
    }

    @GetMapping("/stores/{storeId}/audit")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String ofStore(@PathVariable StoreId storeId, AuditQuery query, HttpServletResponse response, Model model) {
        return show(storeId, "/stores/" + storeId + "/audit", query, response, model);
    }

    private String show(
            @Nullable StoreId store, String path, AuditQuery query, HttpServletResponse response, Model model) {
        try {
            var wanted = reading.wanted(store, query).atMost(ROWS + 1);
            model.addAttribute("view", view(store != null, path, query, reading.lines(wanted), FormErrors.NONE));
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var errors = FormErrors.of(wrong, "audit.wrong.");
            model.addAttribute("view", view(store != null, path, query, List.of(), errors));
        }
        return "access/audit";
    }

    private AuditView view(boolean ofStore, String path, AuditQuery query, List<AuditLine> found, FormErrors errors) {
        var shown = found.stream().limit(ROWS).toList();
        var isFirst = query.after() == null || query.after().isBlank();
        var hasMore = found.size() > ROWS;
        return new AuditView(
                path,
                ofStore,
                ofStore ? OF_STORE : OF_SERVER,
                filter(query),
                errors,
                rows(shown),
                isFirst ? null : path + query.link(null),
                hasMore ? path + query.link(shown.getLast().position()) : null,
                path + ".csv" + query.link(null));
    }

    private static AuditView.Filter filter(AuditQuery query) {
        return new AuditView.Filter(
                typed(query.action()),
                typed(query.user()),
                typed(query.object()),
                typed(query.since()),
                typed(query.until()),
                query.isFiltered());
    }

    private static String typed(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    private List<AuditView.Row> rows(List<AuditLine> lines) {
        var emails = reading.emails(lines);
        var stores = stores(lines);
        return lines.stream().map(line -> row(line, emails, stores)).toList();
    }

    private Map<String, String> stores(List<AuditLine> lines) {
        var ids = lines.stream()
                .map(AuditLine::storeId)
                .filter(Objects::nonNull)
                .distinct()
                .map(StoreId::new)
                .toList();
        return names.of(ids).stream()
                .collect(Collectors.toMap(store -> store.id().value(), StoreNames.NamedStore::name));
    }

    private static AuditView.Row row(AuditLine line, Map<String, String> emails, Map<String, String> stores) {
        var person = AuditReading.personIn(line.object());
        var credential = line.credential();
        var isKey = credential.startsWith(KEY);
        return new AuditView.Row(
                line.position(),
                line.at(),
                line.action(),
                named(line.actorId(), emails),
                named(line.impersonatorId(), emails),
                person == null ? line.object() : emails.getOrDefault(person, line.object()),
                line.storeId(),
                named(line.storeId(), stores),
                new TreeMap<>(line.details()),
                isKey ? "key" : credential,
                isKey ? credential.substring(KEY.length()) : null,
                line.address());
    }

    private static @Nullable String named(@Nullable String id, Map<String, String> names) {
        return id == null ? null : names.getOrDefault(id, id);
    }
}
