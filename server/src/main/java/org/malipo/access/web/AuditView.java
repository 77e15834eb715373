package org.malipo.access.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FormErrors;

/**
 * A page of the audit log, and the filter that found it.
 *
 * @param path of this list
 * @param ofStore whether it shows one store alone
 * @param groups how the actions begin that one can choose from
 * @param newest address of the first page, or null if this is it
 * @param older address of the next page, or null if this is the last
 * @param csv address of all lines that the filter finds, as a file
 */
public record AuditView(
        String path,
        boolean ofStore,
        List<String> groups,
        Filter filter,
        FormErrors errors,
        List<Row> rows,
        @Nullable String newest,
        @Nullable String older,
        String csv) {
    /** What was typed. */
    public record Filter(String action, String user, String object, String since, String until, boolean isSet) {}

    /**
     * A line.
     *
     * @param who an address, an id where the account is gone, or null for a stranger or the server itself
     * @param by the administrator who acted in their name
     * @param object what it was done to, as far as people can read it
     * @param key how the hash of the API key begins, or null where there was none
     */
    public record Row(
            long position,
            Instant at,
            String action,
            @Nullable String who,
            @Nullable String by,
            String object,
            @Nullable String storeId,
            @Nullable String store,
            Map<String, String> details,
            String credential,
            @Nullable String key,
            @Nullable String address) {}
}
