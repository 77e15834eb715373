package org.malipo.wallets.multisig;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.malipo.access.OpaqueId;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.MultisigSetup.KeyResult;
import org.malipo.stores.Stores;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.Wallets;
import org.malipo.wallets.setup.RefusalWords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way to a wallet of several signers: somebody begins it and names the signers, each gives a key once, and when all are
 * there its addresses are compared and confirmed. Who gives a key at the same time waits for the other. A store has one at a
 * time, for a week.
 */
@Component
public class OpenSetups {
    static final Duration LASTS = Duration.ofDays(7);
    private static final int ID_BYTES = 16;

    private final OpenSetupTable table;
    private final Signers signers;
    private final SetupTrail trail;
    private final Wallets wallets;
    private final Stores stores;
    private final Clock clock;

    OpenSetups(OpenSetupTable table, Signers signers, SetupTrail trail, Wallets wallets, Stores stores, Clock clock) {
        this.table = table;
        this.signers = signers;
        this.trail = trail;
        this.wallets = wallets;
        this.stores = stores;
        this.clock = clock;
    }

    public Optional<OpenSetup> of(StoreId store) {
        return table.find(store, stores.get(store).network(), clock.instant());
    }

    /** Asks all signers for their keys. */
    @Transactional
    public SetupOutcome begin(StoreId store, UserId by, NewSetup wanted) {
        var refusal = signers.refusal(store, wanted);
        if (refusal.isPresent()) {
            return new SetupOutcome.Refused(refusal.get());
        }
        var now = clock.instant();
        table.removeExpired(now);
        var setup = new OpenSetup(
                OpaqueId.base58(ID_BYTES),
                store,
                stores.get(store).network(),
                wanted.script(),
                wanted.required(),
                wanted.label(),
                by,
                now.plus(LASTS),
                wanted.signers().stream()
                        .sorted(Comparator.comparing(UserId::value))
                        .map(user -> new Cosigner(user, null))
                        .toList());
        if (!table.insert(setup, now)) {
            return SetupOutcome.refused("setup-open");
        }
        signers.ask(setup, stores.get(store).name());
        trail.begun(setup);
        return new SetupOutcome.Done();
    }

    /** Takes a signer's key, once. */
    @Transactional
    public SetupOutcome give(StoreId store, UserId user, String xpub, KeyOrigin origin) {
        table.lock(store);
        var setup = of(store);
        var cosigner = setup.flatMap(open -> open.cosigner(user));
        if (setup.isEmpty()) {
            return new SetupOutcome.Gone();
        }
        if (cosigner.isEmpty() || cosigner.get().hasGiven()) {
            return SetupOutcome.refused(cosigner.isEmpty() ? "not-asked" : "given");
        }
        return switch (setup.get().with(xpub, origin)) {
            case KeyResult.Refused refused -> new SetupOutcome.Refused(RefusalWords.of(refused.message()));
            case KeyResult.Accepted(var more) ->
                given(setup.get(), user, more.keys().getLast());
        };
    }

    private SetupOutcome given(OpenSetup setup, UserId user, AccountKey key) {
        table.give(setup.id(), user, key, clock.instant());
        var now = of(setup.store());
        if (now.filter(OpenSetup::isComplete).isPresent()) {
            signers.tellComplete(now.get(), stores.get(setup.store()).name());
        }
        trail.given(setup, user);
        return new SetupOutcome.Done();
    }

    /** @param id of the set-up that was shown: another one may have begun since then */
    @Transactional
    public SetupOutcome cancel(StoreId store, String id) {
        var cancelled = of(store).filter(setup -> setup.id().equals(id)).filter(setup -> table.cancel(id));
        cancelled.ifPresent(trail::cancelled);
        return cancelled.isPresent() ? new SetupOutcome.Done() : new SetupOutcome.Gone();
    }

    /**
     * Makes it the store's wallet, after somebody has compared its addresses. Nobody cancels it meanwhile; repeating it after a crash
     * makes the same wallet.
     *
     * @param id of the set-up whose addresses were shown
     */
    public SetupOutcome confirm(StoreId store, String id) {
        var setup = of(store).filter(open -> open.id().equals(id));
        if (setup.isEmpty()) {
            return new SetupOutcome.Gone();
        }
        if (!setup.get().isComplete()) {
            return SetupOutcome.refused("keys-missing");
        }
        var gone = signers.gone(setup.get());
        if (gone.isPresent()) {
            return SetupOutcome.refused("signer-left", gone.get());
        }
        if (!table.confirming(id, true)) {
            return new SetupOutcome.Gone();
        }
        return switch (wallets.configure(store, setup.get().config())) {
            case WalletOutcome.Configured _ -> {
                table.remove(id);
                yield new SetupOutcome.Done();
            }
            case WalletOutcome.Refused refused -> {
                table.confirming(id, false);
                yield new SetupOutcome.Refused(RefusalWords.of(refused.reason()));
            }
            case WalletOutcome.Generated _, WalletOutcome.Previewed _, WalletOutcome.AlreadyConfigured _ ->
                throw new IllegalStateException("A wallet that was given was not configured");
        };
    }

    /** {@return who of the store may be a signer, with what they are called} */
    public Map<UserId, String> eligible(StoreId store) {
        return signers.eligible(store);
    }

    /** {@return what the signers of a set-up are called; who has no account any more is left out} */
    public Map<UserId, String> names(OpenSetup setup) {
        return signers.names(setup.cosigners().stream().map(Cosigner::user).toList());
    }
}
