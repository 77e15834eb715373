package org.malipo.bitcoin;

import java.util.Optional;
import org.malipo.bitcoin.KeyExpression.Extended;

/**
 * An output descriptor (BIP 380 to 386, 389) of public keys: pk, pkh, wpkh, multi, sortedmulti, sh, wsh, tr by key, raw
 * and addr. Private keys and miniscript beyond these are refused with the reason.
 */
public final class Descriptor {
    private static final int MAX_LENGTH = 5_000;

    private final Network network;
    private final ScriptExpression expression;
    private final int branches;

    private Descriptor(Network network, ScriptExpression expression, int branches) {
        this.network = network;
        this.expression = expression;
        this.branches = branches;
    }

    /**
     * Reads a descriptor with or without checksum; blanks are ignored.
     * @throws SchemeException if it is malformed, not supported, for another network, or holds a private key
     */
    public static Descriptor parse(String text, Network network) throws SchemeException {
        PrivateMaterial.refuse(text);
        if (text.length() > MAX_LENGTH) {
            throw new SchemeException("The descriptor is too long");
        }
        var body = DescriptorChecksum.strip(text.replaceAll("\\s", ""));
        var expression = new DescriptorParser(body, network).parse();
        return new Descriptor(network, expression, branches(expression));
    }

    private static int branches(ScriptExpression expression) throws SchemeException {
        var counts = expression.keys().stream()
                .filter(key ->
                        key instanceof Extended extended && extended.steps().isMultipath())
                .mapToInt(key -> ((Extended) key).steps().branches().size())
                .distinct()
                .toArray();
        if (counts.length > 1) {
            throw new SchemeException("All keys of a descriptor have the same number of branches");
        }
        return counts.length == 0 ? 1 : counts[0];
    }

    public Network network() {
        return network;
    }

    /** {@return how many rows of scripts it describes: more than one where keys have {@code <…;…>}} */
    public int branches() {
        return branches;
    }

    /** {@return whether it describes one script for each index rather than a single one} */
    public boolean isRanged() {
        return expression.keys().stream()
                .anyMatch(key ->
                        key instanceof Extended extended && extended.steps().wildcard());
    }

    /** {@return the output script at an index of a branch; both are ignored where there is just one} */
    public byte[] script(int branch, int index) {
        return expression.script(branch, index);
    }

    public Optional<String> address(int branch, int index) {
        return Addresses.ofScript(script(branch, index), network);
    }

    /** {@return the descriptor in one way of writing, with checksum} */
    public String print() {
        return DescriptorChecksum.append(expression.print(network));
    }

    ScriptExpression expression() {
        return expression;
    }

    @Override
    public String toString() {
        return print();
    }
}
