package org.malipo.bitcoin;

import fr.acinq.bitcoin.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.malipo.bitcoin.KeyExpression.Extended;
import org.malipo.bitcoin.KeyExpression.Steps;
import org.malipo.bitcoin.ScriptExpression.Multisig;
import org.malipo.bitcoin.ScriptExpression.ScriptHash;
import org.malipo.bitcoin.ScriptExpression.Taproot;
import org.malipo.bitcoin.ScriptExpression.WitnessScriptHash;

/**
 * How a wallet makes its addresses: keys, script type and two branches. Written as {@code XPUB-[p2sh]},
 * {@code 2-of-XPUB1-XPUB2} or, where neither fits, as a descriptor with checksum. Reading what was printed gives the
 * same scheme.
 */
public final class DerivationScheme {
    private static final int ID_BYTES = 21;
    private static final int MAX_LENGTH = 5_000;

    private final Network network;
    private final ScriptExpression expression;
    private final String text;

    private DerivationScheme(Network network, ScriptExpression expression) {
        this.network = network;
        this.expression = expression;
        this.text = SchemePrinter.print(expression, network);
    }

    /**
     * Reads a scheme or a descriptor whose keys are of this network. What people type is read by {@link WalletText}.
     * @throws SchemeException if it is malformed, clashes with itself, is for another network or holds a private key
     */
    public static DerivationScheme parse(String text, Network network) throws SchemeException {
        var clean = clean(text);
        if (looksLikeDescriptor(clean)) {
            return of(Descriptor.parse(clean, network));
        }
        var scheme = SchemeText.parse(clean);
        for (var key : scheme.keys()) {
            if (!key.key().isPlainOf(network)) {
                throw new SchemeException("A key of the scheme belongs to another network");
            }
        }
        return of(scheme.expression(), network);
    }

    /** {@return the wallet that a descriptor describes} */
    public static DerivationScheme of(Descriptor descriptor) throws SchemeException {
        return of(DescriptorImport.asWallet(descriptor), descriptor.network());
    }

    static DerivationScheme of(ScriptExpression expression, Network network) throws SchemeException {
        var keys = expression.keys().stream()
                .map(key -> key.withoutOrigin().print(network))
                .toList();
        if (new HashSet<>(keys).size() < keys.size()) {
            throw new SchemeException("A key stands in the wallet twice");
        }
        return new DerivationScheme(network, expression);
    }

    static String clean(String text) throws SchemeException {
        PrivateMaterial.refuse(text);
        if (text.length() > MAX_LENGTH) {
            throw new SchemeException("The derivation scheme is too long");
        }
        return text.replaceAll("\\s", "");
    }

    static boolean looksLikeDescriptor(String clean) {
        return clean.indexOf('(') >= 0;
    }

    public Network network() {
        return network;
    }

    /** {@return the output script at an index of a branch} */
    public byte[] scriptPubKey(Branch branch, int index) {
        return expression.script(branch.number(), index);
    }

    /** {@return what an input weighs at most that spends an output of the wallet} */
    public InputWeight inputWeight() {
        return InputWeight.of(expression);
    }

    /**
     * {@return the output script of a place with its inner scripts and keys, as a signer needs them}
     * @param keys the account keys with their origins, in the order of the scheme
     */
    public OwnScript own(AddressIndex at, List<AccountKey> keys) {
        return OwnScripts.of(expression, at, keys);
    }

    public String address(Branch branch, int index) {
        return Addresses.ofScript(scriptPubKey(branch, index), network).orElseThrow();
    }

    /** {@return {@code 0/5}, relative to the account key; empty where the keys don't share one path} */
    public Optional<String> keyPath(Branch branch, int index) {
        return isPolicy() ? Optional.empty() : Optional.of(branch.number() + "/" + index);
    }

    /** {@return the canonical text} */
    public String print() {
        return text;
    }

    /** {@return the wallet as a descriptor with both branches and checksum, which names where keys come from if that is known} */
    public String descriptor() {
        return DescriptorChecksum.append(expression.print(network));
    }

    /** {@return how many signatures it takes, where several keys can sign; empty where one key signs alone} */
    public OptionalInt threshold() {
        return threshold(expression);
    }

    private static OptionalInt threshold(ScriptExpression part) {
        return switch (part) {
            case Multisig multisig -> OptionalInt.of(multisig.threshold());
            case ScriptHash(var inner) -> threshold(inner);
            case WitnessScriptHash(var inner) -> threshold(inner);
            default -> OptionalInt.empty();
        };
    }

    /** {@return whether only a descriptor can describe it} */
    public boolean isPolicy() {
        return looksLikeDescriptor(text);
    }

    public boolean isMultisig() {
        return expression.keys().size() > 1;
    }

    public boolean isTaproot() {
        return expression instanceof Taproot;
    }

    /** {@return the keys in the order in which they are written} */
    public List<AccountKey> keys() {
        return expression.keys().stream()
                .map(Extended.class::cast)
                .map(key ->
                        new AccountKey(key.key().encode(Slip132.plain(network).version()), key.origin()))
                .toList();
    }

    /**
     * {@return a text that is the same for all schemes with the same addresses} Where keys are sorted, their written
     * order does not matter; where they come from, never. Wallets with one identity must share their counters.
     */
    public String identity() {
        return SchemePrinter.print(ordered(expression.mapKeys(DerivationScheme::folded)), network);
    }

    /** Steps before the branches are taken, so that {@code XPUB/3/<0;1>/*} is what its child key is. */
    private static KeyExpression folded(KeyExpression key) {
        var extended = (Extended) key;
        var steps = extended.steps();
        var rest = new Steps(List.of(), steps.branches(), steps.after(), steps.wildcard());
        return new Extended(null, extended.key().derivePublicKey(steps.before()), rest);
    }

    private ScriptExpression ordered(ScriptExpression part) {
        return switch (part) {
            case Multisig multisig -> multisig.ordered(network);
            case ScriptHash(var inner) -> new ScriptHash(ordered(inner));
            case WitnessScriptHash(var inner) -> new WitnessScriptHash(ordered(inner));
            default -> part;
        };
    }

    /** {@return the short id of the wallet in answers: Base64 of 21 bytes of a hash of the canonical text} */
    public String walletId() {
        return shortId("BTC|" + text);
    }

    /** {@return the short id of one of its branches} */
    public String descriptorId(Branch branch) {
        return shortId("BTC|" + text + "|" + branch.feature());
    }

    private static String shortId(String of) {
        var hash = Crypto.sha256(of.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, ID_BYTES));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DerivationScheme scheme && network == scheme.network && text.equals(scheme.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
