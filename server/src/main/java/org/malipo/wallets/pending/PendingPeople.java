package org.malipo.wallets.pending;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.malipo.access.Account;
import org.malipo.access.Accounts;
import org.malipo.access.Memberships;
import org.malipo.access.Permission;
import org.malipo.access.UserId;
import org.malipo.stores.Stores;
import org.malipo.wallets.CosignerNews;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.springframework.stereotype.Component;

/** The people of a transaction of several signers: who is asked, and hears of it. */
@Component
class PendingPeople {
    private final Memberships memberships;
    private final Accounts accounts;
    private final Stores stores;
    private final CosignerNews news;

    PendingPeople(Memberships memberships, Accounts accounts, Stores stores, CosignerNews news) {
        this.memberships = memberships;
        this.accounts = accounts;
        this.stores = stores;
        this.news = news;
    }

    /** Asks all signers who may sign still; where it is not known who has which key, all who may sign. */
    void ask(PendingTransaction pending, StoreWallet wallet) {
        var store = pending.store();
        var able = memberships
                .enabledWith(Permission.CAN_SIGN_TRANSACTIONS, List.of(store))
                .getOrDefault(store, List.of());
        var named = wallet.config().accountKeySettings().stream()
                .map(KeySettings::signerUserId)
                .filter(Objects::nonNull)
                .map(UserId::new)
                .toList();
        var asked = able.stream()
                .filter(user -> !user.equals(pending.madeBy()))
                .filter(user -> named.isEmpty() || named.contains(user))
                .toList();
        if (!asked.isEmpty()) {
            news.signatureAsked(store, name(pending), accounts.findAll(asked), path(pending));
        }
    }

    /** Tells whoever made it that it can be sent. */
    void tellSigned(PendingTransaction pending) {
        maker(pending).ifPresent(maker -> news.allSigned(pending.store(), name(pending), maker, path(pending)));
    }

    /** Tells whoever made it that nobody sent it in time. */
    void tellExpired(PendingTransaction pending) {
        maker(pending).ifPresent(maker -> news.expired(pending.store(), name(pending), maker, path(pending)));
    }

    /** Tells whoever made it that another transaction has spent a coin of it. */
    void tellInvalidated(PendingTransaction pending) {
        maker(pending).ifPresent(maker -> news.invalidated(pending.store(), name(pending), maker, path(pending)));
    }

    private Optional<Account> maker(PendingTransaction pending) {
        return accounts.find(pending.madeBy());
    }

    /** {@return what people are called; who has no account any more is left out} */
    Map<UserId, String> names(Collection<UserId> users) {
        var names = new LinkedHashMap<UserId, String>();
        if (!users.isEmpty()) {
            accounts.findAll(users).forEach(account -> names.put(account.id(), name(account)));
        }
        return names;
    }

    private static String name(Account account) {
        return account.name() == null || account.name().isBlank() ? account.email() : account.name();
    }

    private String name(PendingTransaction pending) {
        return stores.get(pending.store()).name();
    }

    private static String path(PendingTransaction pending) {
        return "/stores/" + pending.store().value() + "/wallet/pending/" + pending.id();
    }
}
