package org.malipo.wallets.web;

import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.money.Money;
import org.malipo.money.Sats;
import org.malipo.wallets.setup.Refusal;

/**
 * A transaction to look at before it is signed.
 *
 * @param form that makes the same transaction again
 * @param worth what leaves the wallet with the fee, in the store's currency; empty without a price
 * @param warnings what whoever signs should know
 * @param refusal why the attempt before came to nothing
 * @param rights what whoever looks may do with it
 * @param forgotten payments that may come back, and what this one has to do with them
 * @param payjoin the host to which a payjoin is proposed; empty without one
 */
public record ReviewView(
        String path,
        SendForm form,
        FlowView flow,
        Sats fee,
        SatPerVbyte rate,
        long vbytes,
        Optional<Money> worth,
        List<Refusal> warnings,
        Optional<Refusal> refusal,
        Rights rights,
        List<ForgottenView> forgotten,
        Optional<String> payjoin) {
    /**
     * @param sends whether they may have the server sign and send
     * @param keyless whether the server has no key of this wallet
     * @param several whether several people sign for this wallet
     */
    public record Rights(boolean sends, boolean keyless, boolean several) {
        /** {@return where the form leads} */
        public String action() {
            return several ? "pending" : sends ? "pay" : "psbt";
        }
    }

    public ReviewView {
        warnings = List.copyOf(warnings);
    }

    /** {@return what leaves the wallet, fee included} */
    public Sats total() {
        return flow.paid().plus(fee);
    }
}
