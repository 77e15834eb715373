package org.malipo.bitcoin;

import java.util.ArrayList;
import java.util.List;
import org.malipo.bitcoin.SchemeText.Option;
import org.malipo.bitcoin.SchemeText.TypedKey;

/**
 * A wallet as people and files describe it, understood: a scheme, an extended key under any prefix of SLIP-132, with or
 * without its origin, or a descriptor. An extended key of another network is taken as one of this network, because
 * wallets export an xpub for test networks too; a descriptor says its network and is refused.
 */
public record WalletText(DerivationScheme scheme, List<AccountKey> keys, Form form) {
    /** How it was written. */
    public enum Form {
        SCHEME,
        DESCRIPTOR
    }

    /** Reads what a person typed: a bare xpub is a segwit wallet. */
    public static WalletText typed(String text, Network network) throws SchemeException {
        return parse(text, network, false);
    }

    /** Reads what a wallet file holds: there a bare xpub is a legacy wallet, as Electrum writes it. */
    public static WalletText ofFile(String text, Network network) throws SchemeException {
        return parse(text, network, true);
    }

    private static WalletText parse(String text, Network network, boolean fromFile) throws SchemeException {
        var clean = DerivationScheme.clean(text);
        if (DerivationScheme.looksLikeDescriptor(clean)) {
            var scheme = DerivationScheme.of(Descriptor.parse(clean, network));
            return new WalletText(scheme, scheme.keys(), Form.DESCRIPTOR);
        }
        var typed = SchemeText.parse(clean);
        var scheme = DerivationScheme.of(labelled(typed, fromFile).expression(), network);
        return new WalletText(scheme, keys(typed.keys(), network), Form.SCHEME);
    }

    /** What was written out wins over the prefix of the key. */
    private static SchemeText labelled(SchemeText typed, boolean fromFile) throws SchemeException {
        if (typed.namesScript()) {
            return typed;
        }
        var nested = false;
        var bare = true;
        for (var typedKey : typed.keys()) {
            var hint = hint(typedKey.key(), typed.threshold() != null);
            nested |= hint == Slip132.Hint.NESTED || hint == Slip132.Hint.NESTED_MULTISIG;
            bare &= hint == Slip132.Hint.NONE;
        }
        if (nested) {
            return typed.withOption(Option.P2SH);
        }
        return fromFile && bare && typed.threshold() == null ? typed.withOption(Option.LEGACY) : typed;
    }

    /** A prefix that nobody knows is taken for segwit. */
    private static Slip132.Hint hint(ExtendedKey key, boolean multisig) throws SchemeException {
        var hint = key.prefix().map(Slip132::hint).orElse(Slip132.Hint.SEGWIT);
        if (hint.multisig() && !multisig) {
            throw new SchemeException("This key belongs to a multisig wallet: write it as M-of-KEY1-KEY2");
        }
        return hint;
    }

    private static List<AccountKey> keys(List<TypedKey> typed, Network network) {
        var keys = new ArrayList<AccountKey>();
        for (var key : typed) {
            keys.add(new AccountKey(key.key().print(network), key.origin()));
        }
        return List.copyOf(keys);
    }
}
