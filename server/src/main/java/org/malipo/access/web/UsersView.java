package org.malipo.access.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.access.StoreRoles.StoreRole;

/**
 * A page of the people on this server.
 *
 * @param sought part of an address or a name
 * @param first whether they are the first ones
 * @param last address of the last row, from which the next page goes on; null on the last page
 */
public record UsersView(
        List<Row> rows,
        String sought,
        boolean first,
        @Nullable String last) {
    /** A person in the list. */
    public record Row(String id, String email, @Nullable String name, List<Badge> badges, List<StoreRole> stores) {
        private static final int MOST_STORES = 3;

        static Row of(Account account, boolean invited, List<StoreRole> stores) {
            var badges = new ArrayList<Badge>();
            if (account.isAdmin()) {
                badges.add(new Badge("access.users.admin", "good", "shield-lock"));
            }
            if (account.disabled()) {
                badges.add(new Badge("access.users.disabled", "bad", "circle-x"));
            }
            if (account.requiresApproval() && !account.approved()) {
                badges.add(new Badge("access.users.unapproved", "wait", "hourglass"));
            }
            if (account.requiresEmailConfirmation() && !account.emailConfirmed()) {
                badges.add(new Badge("access.users.unconfirmed", "wait", "mail"));
            }
            if (invited) {
                badges.add(new Badge("access.users.invited", "", "clock"));
            }
            return new Row(account.id().value(), account.email(), account.name(), badges, stores);
        }

        public List<StoreRole> firstStores() {
            return stores.stream().limit(MOST_STORES).toList();
        }

        /** {@return how many stores the list has no room for} */
        public int furtherStores() {
            return Math.max(0, stores.size() - MOST_STORES);
        }
    }

    /** @param label key of its message */
    public record Badge(String label, String kind, String icon) {}

    public @Nullable String next() {
        return last == null ? null : beginning() + "&after=" + escaped(last);
    }

    public String beginning() {
        return "/server/users?q=" + escaped(sought);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
