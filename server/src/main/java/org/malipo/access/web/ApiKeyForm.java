package org.malipo.access.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.ApiKey;
import org.malipo.access.Grant;
import org.malipo.access.Permission;
import org.malipo.access.Permission.Area;
import org.malipo.access.StoreId;
import org.malipo.problem.FormErrors;

/**
 * What was typed and ticked for a new key.
 *
 * @param expires the last day, as {@code 2030-12-31}, or empty
 * @param stores the stores that rights over stores are limited to; none: all
 */
record ApiKeyForm(String label, String expires, List<String> permissions, List<String> stores) {
    private static final int LONGEST_LABEL = 100;

    static final ApiKeyForm EMPTY = new ApiKeyForm("", "", List.of(), List.of());

    ApiKeyForm(
            @Nullable String label,
            @Nullable String expires,
            @Nullable List<String> permissions,
            @Nullable List<String> stores) {
        this.label = Objects.requireNonNullElse(label, "");
        this.expires = Objects.requireNonNullElse(expires, "");
        this.permissions = Objects.requireNonNullElse(permissions, List.of());
        this.stores = Objects.requireNonNullElse(stores, List.of());
    }

    FormErrors errors(Instant now) {
        var errors = FormErrors.NONE;
        if (label.length() > LONGEST_LABEL) {
            errors = errors.and("label", "access.keys.wrong.label");
        }
        if (!expires.isBlank() && end().filter(now::isBefore).isEmpty()) {
            errors = errors.and("expires", "access.keys.wrong.expires");
        }
        return grants().isEmpty() ? errors.and("permissions", "access.keys.wrong.permissions") : errors;
    }

    ApiKey.Wish toWish() {
        return new ApiKey.Wish(label.strip(), grants(), end().orElse(null));
    }

    private Optional<Instant> end() {
        try {
            return expires.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(expires)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant());
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private List<Grant> grants() {
        return permissions.stream()
                .flatMap(name -> Permission.of(name).stream())
                .flatMap(this::grants)
                .toList();
    }

    private Stream<Grant> grants(Permission permission) {
        return permission.area() != Area.STORE || stores.isEmpty()
                ? Stream.of(new Grant(permission.policy(), null))
                : stores.stream().map(store -> new Grant(permission.policy(), new StoreId(store)));
    }
}
