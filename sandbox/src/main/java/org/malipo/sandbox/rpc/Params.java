package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.sandbox.chain.Regtest;
import tools.jackson.databind.JsonNode;

/** The parameters of a call, by position. Reading one of the wrong type fails as in Bitcoin Core. */
final class Params {
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})*");
    private static final int HASH_DIGITS = 64;

    private final Command command;
    private final List<JsonNode> values;

    Params(Command command, List<JsonNode> values) {
        this.command = command;
        this.values = values;
    }

    /** {@return the parameter, unless it is left out or null} */
    Optional<JsonNode> optional(int index) {
        return index < values.size() && !values.get(index).isNull() ? Optional.of(values.get(index)) : Optional.empty();
    }

    JsonNode required(int index) throws RpcFault {
        return optional(index).orElseThrow(() -> new RpcFault(RpcFault.MISC_ERROR, command.usage()));
    }

    String text(int index) throws RpcFault {
        return text(required(index));
    }

    String text(int index, String fallback) throws RpcFault {
        return optional(index).isEmpty() ? fallback : text(index);
    }

    static String text(JsonNode node) throws RpcFault {
        if (!node.isString()) {
            throw wrongType(node, "string");
        }
        return node.stringValue();
    }

    long integer(int index) throws RpcFault {
        JsonNode node = required(index);
        if (!node.isNumber()) {
            throw wrongType(node, "number");
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new RpcFault(RpcFault.MISC_ERROR, "JSON integer out of range");
        }
        return node.longValue();
    }

    int integer(int index, int fallback) throws RpcFault {
        return optional(index).isEmpty() ? fallback : clamp(integer(index));
    }

    private static int clamp(long value) {
        return Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    boolean flag(int index, boolean fallback) throws RpcFault {
        if (optional(index).isEmpty()) {
            return fallback;
        }
        JsonNode node = required(index);
        if (!node.isBoolean()) {
            throw wrongType(node, "bool");
        }
        return node.booleanValue();
    }

    /** {@return a verbosity, which may be a number or, in old calls, a flag} */
    int verbosity(int index, int fallback) throws RpcFault {
        boolean isFlag = optional(index).filter(JsonNode::isBoolean).isPresent();
        return isFlag ? (flag(index, false) ? 1 : 0) : integer(index, fallback);
    }

    List<JsonNode> array(int index) throws RpcFault {
        JsonNode node = required(index);
        if (!node.isArray()) {
            throw wrongType(node, "array");
        }
        return List.copyOf(node.values());
    }

    JsonNode object(int index) throws RpcFault {
        JsonNode node = required(index);
        if (!node.isObject()) {
            throw wrongType(node, "object");
        }
        return node;
    }

    TxId txid(int index, String name) throws RpcFault {
        return new TxId(hash(text(index), name));
    }

    BlockHash blockHash(int index, String name) throws RpcFault {
        return new BlockHash(new BlockId(hash(text(index), name)));
    }

    static ByteVector32 hash(String text, String name) throws RpcFault {
        if (text.length() != HASH_DIGITS) {
            throw RpcFault.parameter(
                    "%s must be of length %d (not %d, for '%s')".formatted(name, HASH_DIGITS, text.length(), text));
        }
        return new ByteVector32(hex(text, name));
    }

    static ByteVector hex(String text, String name) throws RpcFault {
        if (!HEX.matcher(text).matches()) {
            throw RpcFault.parameter("%s must be hexadecimal string (not '%s')".formatted(name, text));
        }
        return ByteVector.fromHex(text.toLowerCase(Locale.ROOT));
    }

    Transaction transaction(int index) throws RpcFault {
        return transaction(text(index));
    }

    static Transaction transaction(String hex) throws RpcFault {
        try {
            var tx = Transaction.read(hex);
            boolean whole = new ByteVector(Transaction.write(tx)).toHex().equalsIgnoreCase(hex);
            if (whole) {
                return tx;
            }
        } catch (RuntimeException e) {
            // not hexadecimal, cut short or nonsense: answered below
        }
        throw new RpcFault(
                RpcFault.DESERIALIZATION_ERROR, "TX decode failed. Make sure the tx has at least one input.");
    }

    Block block(int index) throws RpcFault {
        try {
            return Block.read(text(index));
        } catch (RuntimeException e) {
            throw new RpcFault(RpcFault.DESERIALIZATION_ERROR, "Block decode failed");
        }
    }

    static long amountSats(JsonNode node) throws RpcFault {
        if (!node.isNumber() && !node.isString()) {
            throw new RpcFault(RpcFault.TYPE_ERROR, "Amount is not a number or string");
        }
        long sats = scaled(node, 8);
        if (sats < 0 || sats > Regtest.MAX_MONEY_SATS) {
            throw new RpcFault(RpcFault.TYPE_ERROR, "Amount out of range");
        }
        return sats;
    }

    /** {@return a fee rate given in satoshis per virtual byte, in satoshis per thousand} */
    static long satsPerKvb(JsonNode node) throws RpcFault {
        long rate = scaled(node, 3);
        if (rate < 0) {
            throw new RpcFault(RpcFault.TYPE_ERROR, "Amount out of range");
        }
        return rate;
    }

    private static long scaled(JsonNode node, int places) throws RpcFault {
        try {
            var number = node.isString() ? new BigDecimal(node.stringValue()) : node.decimalValue();
            return number.movePointRight(places).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new RpcFault(RpcFault.TYPE_ERROR, "Invalid amount");
        }
    }

    static RpcFault wrongType(JsonNode node, String expected) {
        return new RpcFault(
                RpcFault.TYPE_ERROR,
                "JSON value of type %s is not of expected type %s".formatted(typeOf(node), expected));
    }

    private static String typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case BOOLEAN -> "bool";
            case MISSING, NULL -> "null";
            case BINARY, POJO, OBJECT -> "object";
            case ARRAY -> "array";
            case NUMBER -> "number";
            case STRING -> "string";
        };
    }
}
