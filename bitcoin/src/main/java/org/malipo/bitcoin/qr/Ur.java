package org.malipo.bitcoin.qr;

import com.sparrowwallet.hummingbird.UREncoder;
import com.sparrowwallet.hummingbird.registry.CryptoAccount;
import com.sparrowwallet.hummingbird.registry.CryptoPSBT;
import com.sparrowwallet.hummingbird.registry.RegistryItem;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.Network;

/** Writes content as UR codes, to be shown one after the other and over again. */
public final class Ur {
    private static final int LEAST_FRAGMENT = 10;

    private Ur() {}

    /**
     * {@return the codes of {@code crypto-psbt}}
     * @param fragment bytes in one code, for example 200; a whole that is shorter makes a single code
     */
    public static List<String> psbt(byte[] psbt, int fragment) {
        return parts(new CryptoPSBT(psbt), fragment);
    }

    /** {@return the codes of {@code crypto-output}: all of a wallet, as signing devices of a multisig wallet need it} */
    public static List<String> output(DerivationScheme scheme, List<AccountKey> keys, int fragment) {
        return parts(UrWriter.output(scheme, keys), fragment);
    }

    /** {@return the codes of {@code crypto-hdkey}: one key with its origin} */
    public static List<String> key(AccountKey key, Network network, int fragment) {
        return parts(UrWriter.key(key, network), fragment);
    }

    /**
     * {@return the codes of {@code crypto-account}: wallets of one key each, all of one root key}
     * @param fingerprint of the root key, 8 hex digits
     */
    public static List<String> account(String fingerprint, List<DerivationScheme> wallets, int fragment) {
        var outputs = wallets.stream()
                .map(wallet -> UrWriter.output(wallet, wallet.keys()))
                .toList();
        return parts(new CryptoAccount(HexFormat.of().parseHex(fingerprint), outputs), fragment);
    }

    private static List<String> parts(RegistryItem item, int fragment) {
        var encoder = new UREncoder(item.toUR(), fragment, LEAST_FRAGMENT, 0);
        var parts = new ArrayList<String>();
        do {
            parts.add(encoder.nextPart());
        } while (!encoder.isComplete());
        return List.copyOf(parts);
    }
}
