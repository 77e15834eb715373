package org.malipo.access.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FormErrors;

/**
 * Who works in a store.
 *
 * @param roles names by id, to choose from
 * @param email of the person to add, as it was typed
 * @param role of the person to add
 */
public record MembersView(
        String storeId,
        List<Row> members,
        Map<String, String> roles,
        String email,
        String role,
        boolean mayChange,
        FormErrors errors) {
    /** A member. */
    public record Row(
            String id,
            String email,
            @Nullable String name,
            String roleId,
            String role,
            Instant since,
            boolean disabled,
            boolean isMe) {}

    /** A member who may have to go. */
    public record Removal(String storeId, String userId, String email) {}

    public String address() {
        return "/stores/" + storeId + "/users";
    }
}
