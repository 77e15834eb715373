package org.malipo.access.web;

import java.util.List;
import org.malipo.problem.FormErrors;

/**
 * The roles of the server, or those that members of a store may have.
 *
 * @param ofStore whether the page belongs to a store
 */
public record RolesView(String address, List<Row> roles, boolean ofStore, boolean mayChange) {
    /**
     * A role.
     *
     * @param own whether it is one of this page's own, and not the server's on the page of a store
     * @param isDefault whether new members get it
     */
    public record Row(String name, List<String> permissions, boolean own, boolean isDefault) {}

    /** A role to be made or changed. */
    public record Form(
            String address,
            String name,
            RightsView rights,
            FormErrors errors,
            boolean isNew,
            boolean ofStore,
            boolean mayChange) {}

    /** A role that may go. */
    public record Deletion(String address, String name, boolean ofStore, FormErrors errors) {}
}
