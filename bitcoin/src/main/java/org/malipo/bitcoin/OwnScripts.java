package org.malipo.bitcoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.KeyPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.KeyExpression.Extended;
import org.malipo.bitcoin.OwnScript.OwnKey;
import org.malipo.bitcoin.ScriptExpression.ScriptHash;
import org.malipo.bitcoin.ScriptExpression.Taproot;
import org.malipo.bitcoin.ScriptExpression.WitnessScriptHash;

/** Derives the scripts of a wallet together with their inner scripts and key paths. */
final class OwnScripts {
    private OwnScripts() {}

    /** @param keys the account keys in the order of the scheme */
    static OwnScript of(ScriptExpression expression, AddressIndex at, List<AccountKey> keys) {
        var branch = at.branch().number();
        var taproot = expression instanceof Taproot;
        return new OwnScript(
                at,
                new ByteVector(expression.script(branch, at.index())),
                script(redeem(expression), at),
                script(witness(expression), at),
                keys(expression, at, keys, taproot),
                taproot);
    }

    private static @Nullable ScriptExpression redeem(ScriptExpression expression) {
        return expression instanceof ScriptHash(var inner) ? inner : null;
    }

    private static @Nullable ScriptExpression witness(ScriptExpression expression) {
        return switch (expression) {
            case WitnessScriptHash(var inner) -> inner;
            case ScriptHash(WitnessScriptHash(var inner)) -> inner;
            default -> null;
        };
    }

    private static @Nullable ByteVector script(@Nullable ScriptExpression expression, AddressIndex at) {
        return expression == null
                ? null
                : new ByteVector(expression.script(at.branch().number(), at.index()));
    }

    private static List<OwnKey> keys(
            ScriptExpression expression, AddressIndex at, List<AccountKey> accounts, boolean xOnly) {
        var expressions = expression.keys();
        if (expressions.size() != accounts.size()) {
            throw new IllegalArgumentException(
                    "The wallet has " + expressions.size() + " keys, not " + accounts.size());
        }
        var keys = new ArrayList<OwnKey>();
        for (var i = 0; i < expressions.size(); i++) {
            var key = (Extended) expressions.get(i);
            var publicKey = key.publicKey(at.branch().number(), at.index());
            var written = xOnly ? Arrays.copyOfRange(publicKey, 1, publicKey.length) : publicKey;
            keys.add(new OwnKey(new ByteVector(written), origin(key, accounts.get(i), at)));
        }
        return List.copyOf(keys);
    }

    private static KeyOrigin origin(Extended key, AccountKey account, AddressIndex at) {
        var root = account.origin() == null ? itself(key) : account.origin();
        var path = new ArrayList<>(root.path().path);
        path.addAll(key.path(at.branch().number(), at.index()));
        return new KeyOrigin(root.fingerprint(), new KeyPath(path));
    }

    /** A key whose root nobody knows is taken for the root, as signers of such wallets do. */
    private static KeyOrigin itself(Extended key) {
        var fingerprint = HexFormat.of().toHexDigits((int) key.key().fingerprint());
        return new KeyOrigin(fingerprint, new KeyPath(List.of()));
    }
}
