package org.malipo.wallets.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.Satoshi;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.money.Sats;
import org.malipo.wallets.WalletTransaction;
import org.malipo.wallets.sending.Send;

/**
 * One transaction of the wallet.
 *
 * @param known as the chain has it; empty where it does not, or not yet
 * @param sent as it was sent from here; empty where it came from elsewhere
 * @param fee empty where inputs are somebody else's
 * @param annotates whether whoever looks may note something about it
 * @param helps whether whoever looks may raise its fee or take it back
 */
public record TransactionView(
        String path,
        String txid,
        FlowView flow,
        Optional<WalletTransaction> known,
        Optional<Send> sent,
        Optional<Sats> fee,
        long vbytes,
        String comment,
        List<Tag> tags,
        boolean annotates,
        boolean helps) {
    public Optional<SatPerVbyte> rate() {
        return fee.map(value -> SatPerVbyte.of(new Satoshi(value.value()), vbytes));
    }

    /** {@return where the transactions with the same label are} */
    public String labelled(Tag label) {
        return path + "/transactions?label=" + URLEncoder.encode(label.id(), UTF_8);
    }

    /** {@return how far it is, as the last part of a message key} */
    public String state() {
        if (known.isPresent()) {
            return known.get().isConfirmed() ? "confirmed" : "unconfirmed";
        }
        return sent.map(Send::state)
                .map(state -> switch (state) {
                    case SENDING -> "sending";
                    case SENT -> "unconfirmed";
                    case CONFIRMED -> "confirmed";
                    case REFUSED -> "refused";
                    case REPLACED -> "replaced";
                    case EVICTED -> "evicted";
                })
                .orElse("gone");
    }

    /** {@return whether there is something to be done about it, and for whoever looks} */
    public boolean canBeHelped() {
        return helps && List.of("unconfirmed", "evicted", "sending").contains(state());
    }

    public String reason() {
        return sent.flatMap(send -> Optional.ofNullable(send.reason())).orElse("");
    }
}
