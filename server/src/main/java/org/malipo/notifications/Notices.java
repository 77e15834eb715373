package org.malipo.notifications;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.malipo.access.Account;
import org.malipo.access.Accounts;
import org.malipo.access.Memberships;
import org.malipo.access.Permission;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What people are told inside the application. */
@Component
public class Notices {
    /** Says that somebody's notices have changed; its payload names them. */
    public static final String CHANGED = "notices.changed";

    /** The badge counts no further. */
    public static final int MOST_COUNTED = 100;

    private final NoticeTable table;
    private final NoticeDelivery delivery;
    private final Memberships memberships;
    private final Accounts accounts;
    private final Outbox outbox;

    Notices(NoticeTable table, NoticeDelivery delivery, Memberships memberships, Accounts accounts, Outbox outbox) {
        this.table = table;
        this.delivery = delivery;
        this.memberships = memberships;
        this.accounts = accounts;
        this.outbox = outbox;
    }

    /** Tells the members of the notice's store who may see invoices, or the administrators. */
    @Transactional
    public void raise(Notice notice) {
        raiseAll(List.of(notice));
    }

    /** The same for several, with a handful of statements for all of them. */
    @Transactional
    public void raiseAll(List<Notice> notices) {
        deliver(copies(notices));
    }

    private void deliver(List<NoticeDelivery.Copy> copies) {
        if (copies.isEmpty()) {
            return;
        }
        var told = delivery.write(copies);
        if (!told.isEmpty()) {
            delivery.thin(told);
            announce(told);
        }
    }

    /** Tells these people only, whatever else they may see of the store. */
    @Transactional
    public void raise(Notice notice, List<UserId> people) {
        deliver(copies(notice, people).toList());
    }

    public List<StoredNotice> list(UserId user, NoticeFilter filter, int skip, int take) {
        return table.list(user, filter, skip, take);
    }

    public Optional<StoredNotice> find(UserId user, String id) {
        return table.find(user, id);
    }

    /** {@return how many this person has not seen, counted up to {@link #MOST_COUNTED}} */
    public int unseen(UserId user) {
        return table.unseen(user, MOST_COUNTED);
    }

    @Transactional
    public void setSeen(UserId user, Collection<String> ids, boolean seen) {
        announceIf(table.setSeen(user, ids, seen), user);
    }

    @Transactional
    public void setAllSeen(UserId user) {
        announceIf(table.setAllSeen(user), user);
    }

    @Transactional
    public void delete(UserId user, Collection<String> ids) {
        announceIf(table.delete(user, ids), user);
    }

    private List<NoticeDelivery.Copy> copies(List<Notice> notices) {
        var stores =
                notices.stream().map(Notice::store).filter(Objects::nonNull).collect(Collectors.toSet());
        var members = stores.isEmpty()
                ? Map.<StoreId, List<UserId>>of()
                : memberships.enabledWith(Permission.CAN_VIEW_INVOICES, stores);
        var admins = notices.stream().anyMatch(notice -> notice.store() == null)
                ? accounts.enabledAdmins().stream().map(Account::id).toList()
                : List.<UserId>of();
        return notices.stream()
                .flatMap(notice -> copies(
                        notice, notice.store() == null ? admins : members.getOrDefault(notice.store(), List.of())))
                .toList();
    }

    private static Stream<NoticeDelivery.Copy> copies(Notice notice, List<UserId> people) {
        return people.stream().map(person -> new NoticeDelivery.Copy(person, notice));
    }

    private void announceIf(int changed, UserId user) {
        if (changed > 0) {
            announce(List.of(user));
        }
    }

    private void announce(List<UserId> users) {
        var payload = JsonMapper.shared().createObjectNode();
        var names = payload.putArray("users");
        users.forEach(user -> names.add(user.value()));
        outbox.append(new NewEvent(CHANGED, null, "notices", payload.toString()));
    }
}
