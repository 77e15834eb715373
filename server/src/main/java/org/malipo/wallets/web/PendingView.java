package org.malipo.wallets.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.malipo.money.Sats;
import org.malipo.wallets.pending.PendingState;
import org.malipo.wallets.setup.Refusal;

/**
 * A transaction of several signers.
 *
 * @param flow with the signatures of each input
 * @param taken what leaves the wallet, with the fee
 * @param needed signatures, and how many of them are there
 * @param madeBy what they are called who made it
 * @param txid of the transaction; empty until it is known
 * @param psbt with all signatures that came in, in Base64
 * @param rights what whoever looks may do with it
 * @param news what a PSBT that was given has brought, or why nothing came of a step
 * @param codes for the cameras of signing devices; none once it is signed
 */
public record PendingView(
        String path,
        String id,
        PendingState state,
        FlowView flow,
        Sats taken,
        Sats fee,
        int collected,
        int needed,
        List<Signer> signers,
        String madeBy,
        Instant createdAt,
        Instant expiresAt,
        String txid,
        List<Refusal> mistakes,
        List<Refusal> warnings,
        String psbt,
        List<AnimatedQr> codes,
        Rights rights,
        Optional<News> news) {
    /**
     * One of the keys, and whose it is.
     *
     * @param origin fingerprint and path, as devices show it; the beginning of the key where these are not known
     */
    public record Signer(String name, String origin, boolean signed, boolean isMe) {}

    /** What whoever looks may do with it. */
    public record Rights(boolean signs, boolean sends, boolean cancels) {}

    /** @param isBad whether it says why nothing came of a step */
    public record News(Refusal text, boolean isBad) {}

    public PendingView {
        signers = List.copyOf(signers);
    }

    public String address() {
        return path + "/pending/" + id;
    }

    /** {@return whether a secret was just typed of which nothing came} */
    public boolean offersTyping() {
        return news.filter(told -> TypedKeyDesk.isOurs(told.text())).isPresent();
    }

    public boolean isPending() {
        return state == PendingState.PENDING;
    }

    public boolean isSigned() {
        return state == PendingState.SIGNED;
    }

    public boolean isBroadcast() {
        return state == PendingState.BROADCAST;
    }

    public boolean isOpen() {
        return state.isOpen();
    }
}
