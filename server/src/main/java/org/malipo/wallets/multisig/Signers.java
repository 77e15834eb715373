package org.malipo.wallets.multisig;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.malipo.access.Account;
import org.malipo.access.Accounts;
import org.malipo.access.Memberships;
import org.malipo.access.Permission;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.bitcoin.MultisigSetup;
import org.malipo.wallets.CosignerNews;
import org.malipo.wallets.setup.Refusal;
import org.springframework.stereotype.Component;

/** Who may sign for a store's wallet, and hears of what is asked of them. */
@Component
class Signers {
    private static final int LONGEST_LABEL = 300;

    private final Memberships memberships;
    private final Accounts accounts;
    private final CosignerNews news;

    Signers(Memberships memberships, Accounts accounts, CosignerNews news) {
        this.memberships = memberships;
        this.accounts = accounts;
        this.news = news;
    }

    Map<UserId, String> eligible(StoreId store) {
        return names(memberships
                .enabledWith(Permission.CAN_SIGN_TRANSACTIONS, List.of(store))
                .getOrDefault(store, List.of()));
    }

    Map<UserId, String> names(Collection<UserId> users) {
        var names = new LinkedHashMap<UserId, String>();
        if (!users.isEmpty()) {
            accounts.findAll(users).forEach(account -> names.put(account.id(), name(account)));
        }
        return names;
    }

    private static String name(Account account) {
        return account.name() == null || account.name().isBlank()
                ? account.email()
                : account.name() + " · " + account.email();
    }

    /** {@return why that makes no wallet, or empty} */
    Optional<Refusal> refusal(StoreId store, NewSetup wanted) {
        var count = wanted.signers().size();
        if (count < 1 || count > MultisigSetup.MAX_SIGNERS) {
            return Optional.of(Refusal.of("signers", String.valueOf(MultisigSetup.MAX_SIGNERS)));
        }
        if (wanted.required() < 1 || wanted.required() > count) {
            return Optional.of(Refusal.of("required", String.valueOf(count)));
        }
        if (wanted.label() != null && wanted.label().length() > LONGEST_LABEL) {
            return Optional.of(Refusal.of("label"));
        }
        return eligible(store).keySet().containsAll(wanted.signers())
                ? Optional.empty()
                : Optional.of(Refusal.of("not-eligible"));
    }

    /** {@return somebody whose key is in the set-up, but who may not sign any more} */
    Optional<String> gone(OpenSetup setup) {
        var eligible = eligible(setup.store());
        var missing = setup.cosigners().stream()
                .map(Cosigner::user)
                .filter(user -> !eligible.containsKey(user))
                .findFirst();
        return missing.map(user -> names(List.of(user)).getOrDefault(user, "?"));
    }

    void ask(OpenSetup setup, String storeName) {
        var asked = setup.cosigners().stream()
                .map(Cosigner::user)
                .filter(user -> !user.equals(setup.madeBy()))
                .toList();
        if (!asked.isEmpty()) {
            news.keyAsked(setup.store(), storeName, accounts.findAll(asked), path(setup));
        }
    }

    void tellComplete(OpenSetup setup, String storeName) {
        accounts.find(setup.madeBy())
                .ifPresent(maker -> news.allKeysGiven(setup.store(), storeName, maker, path(setup)));
    }

    private static String path(OpenSetup setup) {
        return "/stores/" + setup.store().value() + "/wallet/multisig";
    }
}
