package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;

/** The one way by which transactions leave: kept with their coins first, offered to the node afterwards. */
@Component
public class Outgoing {
    private final NewSends news;
    private final SendKeeping keeping;
    private final SendTable sends;
    private final SendOffers offers;

    Outgoing(NewSends news, SendKeeping keeping, SendTable sends, SendOffers offers) {
        this.news = news;
        this.keeping = keeping;
        this.sends = sends;
        this.offers = offers;
    }

    /**
     * {@return what the present request has sent when it came before} A request with a key asks this before anything else, so
     * that its repeat never makes another transaction.
     */
    public Optional<Offered> repeated() {
        return keeping.repeated().map(this::again);
    }

    /**
     * {@return what came of it, or empty if another send has one of its coins: then nothing was kept}
     *
     * @param rivals the transactions whose place it takes
     */
    Optional<Offered> send(Draft draft, Transaction signed, SendPurpose purpose, Set<TxId> rivals) {
        return send(news.of(draft, signed, purpose, rivals));
    }

    /**
     * Sends what was signed elsewhere.
     *
     * @param psbt what it was made from, if that is known
     * @return what came of it, or empty if another send has one of its coins: then nothing was kept
     */
    public Optional<Offered> send(StoreWallet wallet, Transaction signed, @Nullable Psbt psbt) {
        return send(news.given(wallet, signed, psbt));
    }

    private Optional<Offered> send(NewSend send) {
        return switch (keeping.keep(send)) {
            case Kept.Stored(var stored) -> Optional.of(offers.offer(stored));
            case Kept.Before(var before) -> Optional.of(again(before));
            case Kept.CoinsTaken _ -> Optional.empty();
        };
    }

    /** {@return what came of a payment now that all is kept: its payjoin, or itself where there is none that the node takes} */
    Offered first(Send payment) {
        var payjoin = sends.payjoinOf(payment.id());
        if (payjoin.isPresent()) {
            var offered = offers.offer(payjoin.get());
            if (!(offered instanceof Offered.Refused)) {
                return offered;
            }
        }
        return again(sends.find(payment.id()).orElseThrow());
    }

    /** {@return how it stands, or what took its place} */
    Offered again(Send send) {
        var isOpen = send.state() == SendState.SENDING || send.state() == SendState.REPLACED;
        var payjoin = isOpen ? sends.payjoinOf(send.id()) : Optional.<Send>empty();
        if (payjoin.isPresent()) {
            var offered = stands(payjoin.get());
            if (!(offered instanceof Offered.Refused)) {
                return offered;
            }
        }
        return stands(send);
    }

    private Offered stands(Send send) {
        return switch (send.state()) {
            case SENDING -> offers.offerAgain(send);
            case REFUSED -> new Offered.Refused(send, String.valueOf(send.reason()));
            case SENT, CONFIRMED, REPLACED, EVICTED -> new Offered.OnItsWay(send);
        };
    }
}
