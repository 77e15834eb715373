package org.malipo.wallets.web;

import java.util.Optional;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.money.Sats;
import org.malipo.wallets.StoreWallet;

/**
 * A transaction that a connected device is to sign.
 *
 * @param psbt in Base64
 * @param action where it goes once it is signed
 * @param back where whoever wants another way goes
 * @param fee empty where a coin is not known
 * @param made what it is compared with when it comes back, in Base64; empty where the server keeps it
 */
public record DeviceSignView(
        String psbt,
        String made,
        String action,
        String back,
        FlowView flow,
        Optional<Sats> fee,
        DeviceSigners signers) {
    static DeviceSignView of(StoreWallet wallet, Psbt psbt, PsbtView seen) {
        var path = WalletOnPage.path(wallet) + "/psbt";
        return new DeviceSignView(
                seen.psbt(), seen.psbt(), path, path, seen.flow(), seen.fee(), DeviceSigners.of(wallet, psbt));
    }

    static DeviceSignView of(StoreWallet wallet, Psbt psbt, PendingView seen) {
        return new DeviceSignView(
                seen.psbt(),
                "",
                seen.address() + "/psbt",
                seen.address(),
                seen.flow(),
                Optional.of(seen.fee()),
                DeviceSigners.of(wallet, psbt));
    }

    /** {@return whether it is known which device has the key} */
    public boolean isKnown() {
        return !signers.open().isEmpty() || !signers.signed().isEmpty();
    }
}
