package org.malipo.wallets.sending;

import java.time.Clock;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.malipo.chain.Chain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what became of sends, and gives back the coins of those that are over. Each step is harmless twice. */
@Component
class SendEnds {
    private static final Logger log = LoggerFactory.getLogger(SendEnds.class);

    private final SendTable sends;
    private final HeldCoinTable held;
    private final SentPayjoinTable payjoins;
    private final Chain chain;
    private final Clock clock;

    SendEnds(SendTable sends, HeldCoinTable held, SentPayjoinTable payjoins, Chain chain, Clock clock) {
        this.sends = sends;
        this.held = held;
        this.payjoins = payjoins;
        this.chain = chain;
        this.clock = clock;
    }

    /** The node has it. */
    @Transactional
    public void taken(Send send) {
        if (sends.move(send.id(), EnumSet.of(SendState.SENDING), SendState.SENT, null, clock.instant())) {
            outdo(send);
        }
    }

    /** What it takes the place of, and no node may have taken, is not offered any longer. */
    private void outdo(Send send) {
        if (send.replaces() != null) {
            sends.move(send.replaces(), EnumSet.of(SendState.SENDING), SendState.REPLACED, null, clock.instant());
        }
    }

    /** Nobody knows: it is offered again in a while. */
    void unknown(Send send, String reason) {
        sends.move(send.id(), EnumSet.of(SendState.SENDING), SendState.SENDING, reason, clock.instant());
    }

    /** The node does not take it. What it was to replace has its coins again, if that is still on its way. */
    @Transactional
    public void refused(Send send, String reason) {
        if (sends.move(send.id(), EnumSet.of(SendState.SENDING), SendState.REFUSED, reason, clock.instant())) {
            log.info("Send {} ({}) was refused: {}; its coins are free", send.id(), send.txid(), reason);
            chain.reinstateOutbidBy(send.network(), send.txid());
            giveBack(send);
        }
    }

    /** What it was to replace has its coins again, if that is still on its way. */
    private void giveBack(Send send) {
        var before =
                send.replaces() == null ? null : sends.lock(send.replaces()).orElse(null);
        if (before != null && before.state().isLive()) {
            held.handOver(send.id(), before.id());
        } else {
            held.release(send.id());
        }
    }

    /** It is in a block: the chain itself says that its coins are spent, and no payjoin can take its place. */
    @Transactional
    public void confirmed(Send send) {
        var others = EnumSet.complementOf(EnumSet.of(SendState.CONFIRMED));
        if (sends.move(send.id(), others, SendState.CONFIRMED, null, clock.instant())) {
            outdo(send);
            held.release(send.id());
            payjoins.giveUp(send.id(), "The payment is in a block");
        }
    }

    /** It is in the mempool, perhaps again: after its block has left the chain, or after it was forgotten. */
    @Transactional
    public void unconfirmed(Send send) {
        var others = EnumSet.complementOf(EnumSet.of(SendState.SENT));
        if (sends.move(send.id(), others, SendState.SENT, null, clock.instant())) {
            outdo(send);
            var inputs = send.transaction().txIn.stream()
                    .map(input -> input.outPoint)
                    .collect(Collectors.toSet());
            var own = chain.outputs(send.network(), send.group(), inputs);
            held.hold(
                    send.id(),
                    send.network(),
                    own.stream().map(output -> output.outpoint()).toList());
        }
    }

    /** It lost against another transaction, perhaps after it was forgotten, or the node has forgotten it. */
    @Transactional
    public void gone(Send send, SendState to) {
        var before = EnumSet.of(SendState.SENDING, SendState.SENT, SendState.CONFIRMED);
        if (to == SendState.REPLACED) {
            before.add(SendState.EVICTED);
        }
        if (sends.move(send.id(), before, to, null, clock.instant())) {
            giveBack(send);
            log.info("Send {} ({}) is {}; its coins are free", send.id(), send.txid(), to.id());
        }
    }
}
