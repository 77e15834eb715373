package org.malipo.wallets.web;

import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.money.Sats;
import org.malipo.wallets.setup.Refusal;

/**
 * A transaction on its way through signers.
 *
 * @param txid of the transaction, which signatures don't change where all coins are segwit
 * @param psbt in Base64
 * @param fee empty where a coin is not known
 * @param mistakes why it must not be signed or sent
 * @param collected signatures of the input that has fewest, and how many are needed
 * @param complete whether it can be sent as it is
 * @param asksForFee whether its fee must be accepted before it is sent
 * @param broadcasts whether whoever looks may send it
 * @param signs whether whoever looks may sign it
 * @param news what the PSBT that was given back brought, and what else there is to say
 */
public record PsbtView(
        String path,
        String txid,
        String psbt,
        FlowView flow,
        Optional<Sats> fee,
        Optional<SatPerVbyte> rate,
        List<Refusal> mistakes,
        List<Refusal> warnings,
        int collected,
        int needed,
        boolean complete,
        boolean asksForFee,
        boolean broadcasts,
        boolean signs,
        Optional<Refusal> news,
        List<AnimatedQr> codes) {
    public boolean canBeSent() {
        return complete && mistakes.isEmpty();
    }

    /** {@return whether a secret was just typed of which nothing came} */
    public boolean offersTyping() {
        return news.filter(TypedKeyDesk::isOurs).isPresent();
    }

    PsbtView telling(Refusal other) {
        return new PsbtView(
                path,
                txid,
                psbt,
                flow,
                fee,
                rate,
                mistakes,
                warnings,
                collected,
                needed,
                complete,
                asksForFee,
                broadcasts,
                signs,
                Optional.of(other),
                codes);
    }
}
