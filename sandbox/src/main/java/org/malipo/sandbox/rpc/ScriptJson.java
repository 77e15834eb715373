package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.Bitcoin;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Descriptor;
import fr.acinq.bitcoin.OP_0;
import fr.acinq.bitcoin.OP_1NEGATE;
import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import java.util.Optional;
import java.util.stream.Collectors;
import org.malipo.sandbox.chain.OutputType;
import org.malipo.sandbox.chain.Regtest;
import tools.jackson.databind.node.ObjectNode;

/** Scripts and addresses as Bitcoin Core shows them. */
final class ScriptJson {
    private static final int SMALL_NUMBER_BYTES = 4;

    private ScriptJson() {}

    static ObjectNode output(ByteVector script) {
        Optional<String> address = address(script);
        String descriptor = address.map(a -> "addr(" + a + ")").orElse("raw(" + script.toHex() + ")");
        ObjectNode node = Json.object();
        node.put("asm", asm(script));
        node.put("desc", descriptor + "#" + Descriptor.checksum(descriptor));
        node.put("hex", script.toHex());
        address.ifPresent(a -> node.put("address", a));
        node.put("type", OutputType.of(script).coreName());
        return node;
    }

    static Optional<String> address(ByteVector script) {
        OutputType type = OutputType.of(script);
        if (type == OutputType.PUBKEY || type == OutputType.MULTISIG || type == OutputType.NONSTANDARD) {
            return Optional.empty();
        }
        return Optional.ofNullable(Bitcoin.addressFromPublicKeyScript(Regtest.GENESIS_HASH, script.toByteArray())
                .getRight());
    }

    static Optional<ByteVector> script(String address) {
        try {
            return Optional.ofNullable(Bitcoin.addressToPublicKeyScript(Regtest.GENESIS_HASH, address)
                            .getRight())
                    .map(elements -> new ByteVector(Script.write(elements)));
        } catch (RuntimeException e) {
            return Optional.empty(); // the library throws on some malformed texts
        }
    }

    static ByteVector scriptOrFault(String address) throws RpcFault {
        return script(address).orElseThrow(() -> RpcFault.notFound("Invalid address: " + address));
    }

    static String asm(ByteVector script) {
        try {
            return Script.parse(script).stream().map(ScriptJson::word).collect(Collectors.joining(" "));
        } catch (RuntimeException e) {
            return "[error]"; // cut short
        }
    }

    private static String word(ScriptElt element) {
        return switch (element) {
            case OP_PUSHDATA push -> pushed(push.data);
            case OP_0 _ -> "0";
            case OP_1NEGATE _ -> "-1";
            default ->
                Script.isSimpleValue(element)
                        ? Integer.toString(Script.simpleValue(element))
                        : element.getClass().getSimpleName();
        };
    }

    private static String pushed(ByteVector data) {
        return data.size() <= SMALL_NUMBER_BYTES
                ? Long.toString(Script.decodeNumber(data, false, SMALL_NUMBER_BYTES))
                : data.toHex();
    }
}
