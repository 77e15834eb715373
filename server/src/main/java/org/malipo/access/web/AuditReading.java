package org.malipo.access.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.access.Accounts;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.access.audit.AuditLine;
import org.malipo.access.audit.AuditSearch;
import org.malipo.access.audit.AuditTable;
import org.malipo.problem.FieldErrors;
import org.springframework.stereotype.Component;

/** Reads the audit log for people, newest line first. Lines that are added meanwhile stand before the first page. */
@Component
class AuditReading {
    private static final String USER = "user:";

    private final AuditTable table;
    private final Accounts accounts;

    AuditReading(AuditTable table, Accounts accounts) {
        this.table = table;
        this.accounts = accounts;
    }

    /** What was asked for, once it could be read. */
    record Wanted(AuditSearch search, long before, int limit) {
        /** {@return what comes next, as many again} */
        Wanted after(AuditLine last) {
            return new Wanted(search, last.position(), limit);
        }

        Wanted atMost(int lines) {
            return new Wanted(search, before, lines);
        }
    }

    /**
     * {@return what the query asks for}
     *
     * @param store whose lines alone are shown; null shows those of the whole server
     * @throws FieldErrors.InvalidFields if something can't be read
     */
    Wanted wanted(@Nullable StoreId store, AuditQuery query) {
        var errors = new FieldErrors();
        var from = query.from(errors);
        var to = query.to(errors);
        if (from != null && to != null && !from.isBefore(to)) {
            errors.add("since", "since should be before until").add("until", "since should be before until");
        }
        var search = new AuditSearch(
                store, query.actions(errors), person(query.person(errors), errors), query.subject(errors), from, to);
        var wanted = new Wanted(search, query.before(errors), query.most(errors));
        errors.throwIfAny();
        return wanted;
    }

    /** Somebody whose account is gone is found by id. */
    private @Nullable UserId person(@Nullable String idOrEmail, FieldErrors errors) {
        if (idOrEmail == null || !idOrEmail.contains("@")) {
            return idOrEmail == null ? null : new UserId(idOrEmail);
        }
        var found = accounts.findByEmail(idOrEmail).map(Account::id).orElse(null);
        if (found == null) {
            errors.add("user", "Nobody here has that address");
        }
        return found;
    }

    List<AuditLine> lines(Wanted wanted) {
        return table.list(wanted.search(), wanted.before(), wanted.limit());
    }

    /** {@return the addresses of all people in these lines, by their ids; one query} */
    Map<String, String> emails(Collection<AuditLine> lines) {
        var people = lines.stream()
                .flatMap(line -> Stream.of(line.actorId(), line.impersonatorId(), personIn(line.object())))
                .filter(Objects::nonNull)
                .distinct()
                .map(UserId::new)
                .toList();
        var emails = new HashMap<String, String>();
        accounts.findAll(people).forEach(account -> emails.put(account.id().value(), account.email()));
        return emails;
    }

    /** {@return the id of the person that the object is, or null if it is something else} */
    static @Nullable String personIn(String object) {
        return object.startsWith(USER) ? object.substring(USER.length()) : null;
    }
}
