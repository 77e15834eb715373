package org.malipo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.ApiKey;
import org.malipo.access.ApiKeys;
import org.malipo.access.Caller;
import org.malipo.access.Grant;
import org.malipo.access.Permission;
import org.malipo.access.Permission.Area;
import org.malipo.access.Requires;
import org.malipo.problem.FormErrors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A person's API keys. */
@Controller
class ApiKeyPages {
    private static final int LONGEST_LABEL = 100;

    private final ApiKeys keys;

    ApiKeyPages(ApiKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/account/api-keys")
    @Requires(Permission.UNRESTRICTED)
    String list(Model model) {
        return show(model, null, new KeyForm("", List.of()), FormErrors.NONE);
    }

    /** Answers with the value itself rather than sending the browser on: it is kept nowhere for a next request. */
    @PostMapping("/account/api-keys")
    @Requires(Permission.UNRESTRICTED)
    String create(KeyForm form, HttpServletResponse response, Model model) {
        var errors = form.errors();
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, null, form, errors);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        var made = keys.create(Caller.current().user(), form.label().strip(), form.grants());
        return show(model, made.value(), new KeyForm("", List.of()), FormErrors.NONE);
    }

    @PostMapping("/account/api-keys/{keyId}/delete")
    @Requires(Permission.UNRESTRICTED)
    String revoke(@PathVariable String keyId) {
        keys.revoke(Caller.current().user(), keyId);
        return "redirect:/account/api-keys";
    }

    private String show(Model model, @Nullable String made, KeyForm form, FormErrors errors) {
        var caller = Caller.current();
        var rows = keys.list(caller.user()).stream().map(ApiKeyPages::row).toList();
        model.addAttribute(
                "view", new ApiKeysView(rows, offered(caller), made, form.label(), form.permissions(), errors));
        return "access/api-keys";
    }

    private static ApiKeysView.Row row(ApiKey key) {
        var permissions = key.grants().stream().map(Grant::toString).toList();
        return new ApiKeysView.Row(key.hash(), key.label(), permissions, key.createdAt());
    }

    /** All that the person could have, the widest first. */
    private static List<String> offered(Caller caller) {
        return Arrays.asList(Permission.values()).reversed().stream()
                .filter(permission -> caller.isAdmin() || permission.area() != Area.SERVER)
                .map(Permission::policy)
                .toList();
    }

    /** What was typed and ticked. */
    record KeyForm(String label, List<String> permissions) {
        KeyForm(@Nullable String label, @Nullable List<String> permissions) {
            this.label = Objects.requireNonNullElse(label, "");
            this.permissions = Objects.requireNonNullElse(permissions, List.of());
        }

        FormErrors errors() {
            if (label.length() > LONGEST_LABEL) {
                return FormErrors.of("label", "access.keys.wrong.label");
            }
            return grants().isEmpty() ? FormErrors.of("permissions", "access.keys.wrong.permissions") : FormErrors.NONE;
        }

        List<Grant> grants() {
            return permissions.stream()
                    .flatMap(text -> Grant.parse(text).stream())
                    .toList();
        }
    }
}
