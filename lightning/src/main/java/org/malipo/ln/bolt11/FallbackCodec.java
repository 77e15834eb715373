package org.malipo.ln.bolt11;

import java.util.Arrays;
import java.util.HexFormat;
import org.malipo.bitcoin.AddressException;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;

/** Addresses on the chain in a payment request: a version, then the hash or witness program (BOLT 11, field f). */
final class FallbackCodec {
    private static final int PUB_KEY_HASH = 17;
    private static final int SCRIPT_HASH = 18;
    private static final int OP_1 = 0x51;
    private static final HexFormat HEX = HexFormat.of();

    private FallbackCodec() {}

    /** {@return whether the version is known; readers skip the others, as new ones may come} */
    static boolean knows(Groups field) {
        return field.size() > 0
                && switch (field.at(0)) {
                    case 0, 1, PUB_KEY_HASH, SCRIPT_HASH -> true;
                    default -> false;
                };
    }

    static String read(Groups field, Network network) throws Bolt11Exception {
        var version = field.at(0);
        var program = field.slice(1, field.size()).bytes();
        var isWhole = switch (version) {
            case 0 -> program.length == 20 || program.length == 32;
            case 1 -> program.length == 32;
            default -> program.length == 20;
        };
        if (!isWhole) {
            throw Bolt11Exception.field("A fallback address in the payment request has a wrong length.");
        }
        return Addresses.ofScript(script(version, program), network).orElseThrow();
    }

    private static byte[] script(int version, byte[] program) {
        var hex = HEX.formatHex(program);
        return HEX.parseHex(
                switch (version) {
                    case PUB_KEY_HASH -> "76a914" + hex + "88ac";
                    case SCRIPT_HASH -> "a914" + hex + "87";
                    default -> HEX.toHexDigits((byte) opcode(version)) + HEX.toHexDigits((byte) program.length) + hex;
                });
    }

    private static int opcode(int version) {
        return version == 0 ? 0 : OP_1 + version - 1;
    }

    /** @throws AddressException if the text is not an address of the network */
    static Groups write(String address, Network network) throws AddressException {
        var script = Addresses.toScript(address, network);
        return switch (script.length) {
            case 25 -> field(PUB_KEY_HASH, Arrays.copyOfRange(script, 3, 23));
            case 23 -> field(SCRIPT_HASH, Arrays.copyOfRange(script, 2, 22));
            default -> field(script[0] == 0 ? 0 : script[0] - OP_1 + 1, Arrays.copyOfRange(script, 2, script.length));
        };
    }

    private static Groups field(int version, byte[] program) {
        return Groups.joined(Groups.ofNumber(version, 1), Groups.ofBytes(program));
    }
}
