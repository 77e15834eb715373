package org.malipo.bitcoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.malipo.bitcoin.coins.Coin;

/**
 * A wallet on regtest whose seeds are known.
 * @param masters root keys in the order of the scheme's keys
 */
public record TestWallet(DerivationScheme scheme, List<AccountKey> keys, List<ExtendedPrivateKey> masters) {
    private static final String A = "abandon ".repeat(11) + "about";
    private static final String B = "all ".repeat(11) + "all";
    private static final String C = "zoo ".repeat(11) + "wrong";

    public static TestWallet of(AccountType type) {
        var master = master(A);
        var account = SeedAccount.of(master, type, Network.REGTEST, 0);
        return new TestWallet(account.scheme(), List.of(account.key()), List.of(master));
    }

    /** {@return another wallet of the same type} */
    public static TestWallet other(AccountType type) {
        var master = master(B);
        var account = SeedAccount.of(master, type, Network.REGTEST, 0);
        return new TestWallet(account.scheme(), List.of(account.key()), List.of(master));
    }

    /** @param option for example {@code -[legacy]}, empty for P2WSH */
    public static TestWallet twoOfThree(String option) {
        var masters = Stream.of(A, B, C).map(TestWallet::master).toList();
        var keys = masters.stream().map(TestWallet::multisigKey).toList();
        var xpubs = String.join("-", keys.stream().map(AccountKey::xpub).toList());
        try {
            return new TestWallet(DerivationScheme.parse("2-of-" + xpubs + option, Network.REGTEST), keys, masters);
        } catch (SchemeException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AccountKey multisigKey(ExtendedPrivateKey master) {
        try {
            var path = KeyPaths.parse("48'/1'/0'/2'");
            var fingerprint = HexFormat.of().toHexDigits((int) master.fingerprint());
            var xpub = master.derivePrivateKey(path)
                    .getExtendedPublicKey()
                    .encode(Slip132.plain(Network.REGTEST).version());
            return new AccountKey(xpub, new KeyOrigin(fingerprint, path));
        } catch (SchemeException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ExtendedPrivateKey master(String words) {
        try {
            return Mnemonic.parse(words).master("");
        } catch (MnemonicException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a transaction that pays the wallet, different for each name} */
    public Transaction funding(String name, long sats, AddressIndex at) {
        var id = Crypto.sha256(name.getBytes(StandardCharsets.UTF_8));
        var input = new TxIn(new OutPoint(new fr.acinq.bitcoin.TxHash(id), 0), 0xffff_fffdL);
        var output = new TxOut(new Satoshi(sats), script(at));
        return new Transaction(2, List.of(input), List.of(output), 0);
    }

    public Coin coin(String name, long sats, AddressIndex at) {
        return coin(name, sats, at, name);
    }

    public Coin coin(String name, long sats, AddressIndex at, String group) {
        var funding = funding(name, sats, at);
        return new Coin(new OutPoint(funding, 0), funding.txOut.getFirst(), at, scheme.inputWeight(), 6, 0, group);
    }

    public ByteVector script(AddressIndex at) {
        return new ByteVector(scheme.scriptPubKey(at.branch(), at.index()));
    }

    public byte[] changeScript() {
        return script(AddressIndex.change(0)).toByteArray();
    }
}
