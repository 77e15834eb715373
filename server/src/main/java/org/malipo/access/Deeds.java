package org.malipo.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.audit.AuditLine;
import org.malipo.access.audit.AuditSearch;
import org.malipo.access.audit.AuditTable;
import org.springframework.stereotype.Component;

/** What people did to one thing, for the page of that thing. */
@Component
public class Deeds {
    private static final String KEY = "key:";

    private final AuditTable table;
    private final Accounts accounts;

    Deeds(AuditTable table, Accounts accounts) {
        this.table = table;
        this.accounts = accounts;
    }

    /**
     * {@return the newest of them, newest first; two queries}
     *
     * @param object as the audit log names it, {@code invoice:5Vd…}
     */
    public List<Deed> of(StoreId store, String object, int most) {
        var lines = table.list(new AuditSearch(store, null, null, object, null, null), Long.MAX_VALUE, most);
        var emails = emails(lines);
        return lines.stream().map(line -> deed(line, emails)).toList();
    }

    private Map<String, String> emails(List<AuditLine> lines) {
        var people = lines.stream()
                .map(Deeds::doer)
                .filter(Objects::nonNull)
                .distinct()
                .map(UserId::new)
                .toList();
        var emails = new HashMap<String, String>();
        if (!people.isEmpty()) {
            accounts.findAll(people).forEach(account -> emails.put(account.id().value(), account.email()));
        }
        return emails;
    }

    private static Deed deed(AuditLine line, Map<String, String> emails) {
        var doer = doer(line);
        var key = line.credential().startsWith(KEY) ? line.credential().substring(KEY.length()) : null;
        return new Deed(line.at(), line.action(), doer == null ? null : emails.get(doer), key, line.details());
    }

    private static @Nullable String doer(AuditLine line) {
        return line.impersonatorId() == null ? line.actorId() : line.impersonatorId();
    }
}
