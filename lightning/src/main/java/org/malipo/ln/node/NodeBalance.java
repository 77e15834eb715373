package org.malipo.ln.node;

import fr.acinq.bitcoin.Satoshi;
import java.util.Optional;
import org.malipo.ln.Msat;

/** What a node has, as far as it tells. */
public record NodeBalance(Optional<OnChain> onChain, Optional<OffChain> offChain) {
    /** @param reserved can't be spent now */
    public record OnChain(Optional<Satoshi> confirmed, Optional<Satoshi> unconfirmed, Optional<Satoshi> reserved) {}

    /**
     * @param opening ours in channels that are being opened
     * @param local what can be sent
     * @param remote what can be received
     * @param closing ours in channels that are being closed
     */
    public record OffChain(
            Optional<Msat> opening, Optional<Msat> local, Optional<Msat> remote, Optional<Msat> closing) {}
}
