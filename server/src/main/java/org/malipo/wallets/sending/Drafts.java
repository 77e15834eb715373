package org.malipo.wallets.sending;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.Fee;
import org.malipo.bitcoin.spend.Leftover;
import org.malipo.bitcoin.spend.LockTimes;
import org.malipo.bitcoin.spend.SpendOrder;
import org.malipo.bitcoin.spend.SpendResult;
import org.malipo.bitcoin.spend.SpendResult.Plan;
import org.malipo.bitcoin.spend.Spender;
import org.malipo.chain.Chain;
import org.malipo.stores.Stores;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.DraftResult.Drafted;
import org.malipo.wallets.sending.DraftResult.Refused;
import org.malipo.wallets.sending.WalletCoins.Purse;
import org.springframework.stereotype.Component;

/** Works out transactions. A change address is taken only for one that can be made. */
@Component
public class Drafts {
    private static final SecureRandom SEEDS = new SecureRandom();

    private final ChangeAddresses changes;
    private final Chain chain;
    private final Stores stores;

    Drafts(ChangeAddresses changes, Chain chain, Stores stores) {
        this.changes = changes;
        this.chain = chain;
        this.stores = stores;
    }

    /** {@return the transaction as it would be now, whether nodes relay it or not; its change address is not taken} */
    DraftResult draft(StoreWallet wallet, SendOrder order, Purse purse) {
        return draft(wallet, order, purse, false);
    }

    /**
     * {@return the transaction as nodes relay it now: without coins that stand on too much, unless the order names them; its
     * change address is not taken} Asks the node of coins that are unconfirmed: must not be called in a transaction.
     */
    public DraftResult relayable(StoreWallet wallet, SendOrder order, Purse purse) {
        var any = draft(wallet, order, purse, false);
        if (order.onlyCoins() != null || !(any instanceof Drafted(var draft))) {
            return any;
        }
        var ancestry = new Ancestry(chain, wallet.network());
        if (ancestry.tooMany(draft.plan().coins()).isEmpty()) {
            return any;
        }
        // Whichever are chosen of those that stay, nodes relay them.
        var rest = purse.withLongChains(ancestry.tooMany(purse.usable(order)));
        return draft(wallet, order, rest, false);
    }

    /** {@return the same, of all coins that the order names: drafted again, it is the same but for the places of its outputs} */
    public DraftResult exactly(StoreWallet wallet, SendOrder order, Purse purse) {
        return draft(wallet, order, purse, true);
    }

    private DraftResult draft(StoreWallet wallet, SendOrder order, Purse purse, boolean spendsAll) {
        var upcoming = AddressIndex.change(changes.upcoming(wallet));
        var script = wallet.scheme().scriptPubKey(Branch.CHANGE, upcoming.index());
        var random = new SplittableRandom(SEEDS.nextLong());
        var chosen = spend(wallet, order, script).filter(purse.filter(order));
        var spend = (spendsAll ? chosen.spendingAll() : chosen).lockTime(LockTimes.now(tip(wallet), random));
        return switch (Spender.plan(spend, purse.all(), random)) {
            case Plan plan -> new Drafted(new Draft(wallet, plan, change(plan, upcoming)));
            case SpendResult.Refused refused -> new Refused(refused);
        };
    }

    /** {@return the same transaction, to be signed: the address of its change is taken, if it has any} */
    public Draft reserve(Draft draft) {
        if (draft.change().isEmpty()) {
            return draft;
        }
        var taken = AddressIndex.change(changes.take(draft.wallet()));
        return draft.change().get().equals(taken) ? draft : draft.withChange(taken);
    }

    /** {@return the rate of an order, or that of the store's usual hurry} */
    public SatPerVbyte rate(StoreWallet wallet, SendOrder order) {
        return order.rate() == null ? rate(wallet, (Integer) null) : order.rate();
    }

    /** {@return what it costs to be confirmed within so many blocks; null for the store's usual hurry} */
    SatPerVbyte rate(StoreWallet wallet, @Nullable Integer blocks) {
        var target = blocks == null
                ? stores.get(wallet.store()).settings().checkout().recommendedFeeTarget()
                : blocks;
        return chain.estimate(wallet.network(), target).rate();
    }

    private SpendOrder spend(StoreWallet wallet, SendOrder order, byte[] changeScript) {
        var spend = SpendOrder.pay(order.payments(), new Fee.Rate(rate(wallet, order)), changeScript);
        if (!order.intoPayment() || order.payments().size() != 1) {
            return spend;
        }
        var into = spend.leftover(new Leftover.Into(0));
        return order.onlyCoins() == null ? into : into.spendingAll();
    }

    private static Optional<AddressIndex> change(Plan plan, AddressIndex upcoming) {
        return plan.change().isPresent() ? Optional.of(upcoming) : Optional.empty();
    }

    private OptionalInt tip(StoreWallet wallet) {
        var status = chain.status(wallet.network());
        return status.isReady() ? OptionalInt.of(status.height()) : OptionalInt.empty();
    }
}
