package org.malipo.wallets;

import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.KeyPath;
import java.util.List;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.psbt.SigningKey;
import org.malipo.wallets.sending.HotKeys;
import org.springframework.stereotype.Component;

/** Opens the account keys of hot wallets. */
@Component
class SealedKeys implements HotKeys {
    private final Seeds seeds;
    private final HotWalletPolicy policy;

    SealedKeys(Seeds seeds, HotWalletPolicy policy) {
        this.seeds = seeds;
        this.policy = policy;
    }

    @Override
    public boolean areAllowed() {
        return policy.allows();
    }

    @Override
    public Found of(StoreWallet wallet) {
        if (!wallet.config().isHotWallet()) {
            return new Found.Cold();
        }
        return seeds.accountKey(wallet.store(), wallet.id())
                .map(text ->
                        ExtendedPrivateKey.decode(text, new KeyPath(List.of())).getSecond())
                .<Found>map(key -> isOf(wallet, key) ? new Found.Key(SigningKey.ofRoot(key)) : new Found.Mismatch())
                .orElseGet(Found.Missing::new);
    }

    private static boolean isOf(StoreWallet wallet, ExtendedPrivateKey key) {
        var keys = wallet.scheme().keys();
        if (keys.size() != 1) {
            return false;
        }
        try {
            var known = ExtendedKey.parse(keys.getFirst().xpub()).key();
            var ours = key.getExtendedPublicKey();
            return known.publickeybytes.equals(ours.publickeybytes) && known.chaincode.equals(ours.chaincode);
        } catch (SchemeException e) {
            throw new IllegalStateException("A stored account key can't be read", e);
        }
    }
}
