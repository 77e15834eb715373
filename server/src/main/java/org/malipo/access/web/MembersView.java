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
 * @param typed of the person to add
 * @param told key of a message about what was done just now, or null
 */
public record MembersView(
        String storeId,
        List<Row> members,
        List<Invited> invited,
        Map<String, String> roles,
        Typed typed,
        Rights rights,
        @Nullable String told,
        FormErrors errors) {
    /** A member. */
    public record Row(
            String id,
            String email,
            @Nullable String name,
            @Nullable String picture,
            String roleId,
            String role,
            Instant since,
            boolean disabled,
            boolean isMe) {}

    /**
     * Somebody who was invited and has not come.
     *
     * @param link for the owner to pass on, or null where the letter is the only way
     */
    public record Invited(
            String id,
            String email,
            String role,
            Instant since,
            @Nullable String link) {}

    /** What stands in the form. */
    public record Typed(String email, String role) {}

    /**
     * What whoever looks at the page may do.
     *
     * @param invite people who have no account
     * @param write letters
     */
    public record Rights(boolean change, boolean invite, boolean write) {}

    /** A member who may have to go. */
    public record Removal(String storeId, String userId, String email) {}

    public String address() {
        return "/stores/" + storeId + "/users";
    }
}
