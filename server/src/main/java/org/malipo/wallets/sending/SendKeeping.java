package org.malipo.wallets.sending;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.malipo.access.Caller;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.chain.OwnOutput;
import org.malipo.idempotency.CallKey;
import org.malipo.stores.Stores;
import org.malipo.wallets.sending.Kept.Before;
import org.malipo.wallets.sending.Kept.CoinsTaken;
import org.malipo.wallets.sending.Kept.Stored;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Keeps sends with their coins, before anybody outside hears of them. Of two that want one coin the first has it; the other
 * waits until that one is kept or not.
 */
@Component
class SendKeeping {
    private final SendTable sends;
    private final HeldCoinTable held;
    private final Chain chain;
    private final Stores stores;
    private final SendTrail trail;
    private final Clock clock;

    SendKeeping(SendTable sends, HeldCoinTable held, Chain chain, Stores stores, SendTrail trail, Clock clock) {
        this.sends = sends;
        this.held = held;
        this.chain = chain;
        this.stores = stores;
        this.trail = trail;
        this.clock = clock;
    }

    /** {@return what the present request made when it was sent before} */
    Optional<Send> repeated() {
        return CallKey.current().flatMap(this::ofKey);
    }

    private Optional<Send> ofKey(CallKey key) {
        return sends.ofKey(key).map(before -> {
            key.requireSame(before.fingerprint());
            return before.send();
        });
    }

    @Transactional
    public Kept keep(NewSend send) {
        stores.hold(send.wallet().store());
        var id = SendId.random();
        var madeBy = Caller.find().map(caller -> caller.user().value()).orElse("");
        var key = keyOf(send);
        if (!sends.insert(id, send, madeBy, key, clock.instant())) {
            return before(send, key);
        }
        if (send.replaces() != null && !takeOver(send.replaces().id(), id)) {
            return taken(send.coins());
        }
        var taken = hold(id, send);
        if (!taken.isEmpty()) {
            return taken(taken);
        }
        withdrawOutbid(id, send);
        trail.sent(id, send);
        return new Stored(sends.find(id).orElseThrow());
    }

    /**
     * {@return whether it has its coins still, so that nothing of ours is on its way in its place} Then it may be offered;
     * whoever takes its place now waits until that is written down.
     */
    @Transactional
    public boolean claim(Send send) {
        sends.lock(send.id());
        return reinstate(send.id(), send.network(), send.transaction());
    }

    /** What was outbid and given up before may be offered again, unless something else of ours has one of its coins. */
    private boolean reinstate(SendId id, Network network, Transaction transaction) {
        var coins = transaction.txIn.stream().map(input -> input.outPoint).collect(toSet());
        var isOutbid = held.holders(network, coins).values().stream().anyMatch(holder -> !holder.equals(id));
        if (!isOutbid) {
            chain.reinstate(network, transaction.txid);
        }
        return !isOutbid;
    }

    private void withdrawOutbid(SendId id, NewSend send) {
        var network = send.wallet().network();
        var txid = send.transaction().txid;
        var outbid = new HashSet<>(send.rivals());
        if (send.replaces() != null) {
            outbid.add(send.replaces().txid());
        }
        outbid.remove(txid);
        chain.withdraw(network, outbid, txid);
        reinstate(id, network, send.transaction());
    }

    /** The key of a request belongs to the payment that it made; that leads to its payjoin. */
    private static Optional<CallKey> keyOf(NewSend send) {
        return send.purpose() == SendPurpose.PAYJOIN ? Optional.empty() : CallKey.current();
    }

    private Kept before(NewSend send, Optional<CallKey> key) {
        return key.flatMap(this::ofKey).<Kept>map(Before::new).orElseGet(() -> known(send));
    }

    /**
     * The same transaction is known. If it was given up, it is tried again, as it is now and by whom it is sent now: its id does
     * not cover its signatures, so that what was known may have had wrong ones, of whoever liked to put them there.
     */
    private Kept known(NewSend send) {
        var network = send.wallet().network();
        var locked = sends.among(network, Set.of(send.transaction().txid)).stream()
                .findFirst()
                .flatMap(found -> sends.lock(found.id()));
        if (locked.isEmpty()) { // what stood in its way, the transaction or the key of its request, is gone since
            return taken(send.coins());
        }
        var known = locked.get();
        if (known.state() == SendState.CONFIRMED || (known.state().isLive() && !isWorthless(known, send))) {
            return new Before(known);
        }
        var taken = hold(known.id(), send);
        if (!taken.isEmpty()) {
            return taken(taken);
        }
        var madeBy = Caller.find().map(caller -> caller.user().value()).orElse("");
        sends.renew(known.id(), send, madeBy, keyOf(send), clock.instant());
        withdrawOutbid(known.id(), send);
        trail.sent(known.id(), send);
        return new Stored(sends.find(known.id()).orElseThrow());
    }

    /** {@return whether no node has taken the known one, which has other signatures and none that spends a coin} */
    private boolean isWorthless(Send known, NewSend send) {
        return known.state() == SendState.SENDING
                && !Arrays.equals(Transaction.write(known.transaction()), Transaction.write(send.transaction()))
                && !held.holders(known.network(), send.coins()).containsValue(known.id());
    }

    private boolean takeOver(SendId from, SendId to) {
        var replaced = sends.lock(from).filter(send -> send.state().isLive());
        replaced.ifPresent(_ -> held.handOver(from, to));
        return replaced.isPresent();
    }

    /** {@return the coins that could not be had} */
    private Set<OutPoint> hold(SendId id, NewSend send) {
        var wallet = send.wallet();
        held.hold(id, wallet.network(), send.coins());
        var holders = held.holders(wallet.network(), send.coins());
        var taken = send.coins().stream()
                .filter(coin -> !id.equals(holders.get(coin)))
                .collect(toCollection(HashSet::new));
        chain.outputs(wallet.network(), wallet.group(), send.coins()).stream()
                .filter(coin -> isGone(coin, send))
                .forEach(coin -> taken.add(coin.outpoint()));
        return taken;
    }

    /** What was read of the chain when coins were chosen may be old by now. */
    private static boolean isGone(OwnOutput coin, NewSend send) {
        var by = coin.spentBy();
        return !coin.live()
                || (by != null
                        && !by.equals(send.transaction().txid)
                        && !send.rivals().contains(by));
    }

    private static Kept taken(Set<OutPoint> coins) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new CoinsTaken(coins);
    }
}
