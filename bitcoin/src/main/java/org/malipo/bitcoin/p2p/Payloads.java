package org.malipo.bitcoin.p2p;

import static org.malipo.bitcoin.p2p.MessageCodec.MAX_HEADERS;
import static org.malipo.bitcoin.p2p.MessageCodec.MAX_INVENTORY;
import static org.malipo.bitcoin.p2p.MessageCodec.MAX_LOCATOR;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Transaction;
import java.util.Map;
import org.malipo.bitcoin.p2p.Message.BlockData;
import org.malipo.bitcoin.p2p.Message.FeeFilter;
import org.malipo.bitcoin.p2p.Message.GetAddr;
import org.malipo.bitcoin.p2p.Message.GetData;
import org.malipo.bitcoin.p2p.Message.GetHeaders;
import org.malipo.bitcoin.p2p.Message.Headers;
import org.malipo.bitcoin.p2p.Message.Inv;
import org.malipo.bitcoin.p2p.Message.Mempool;
import org.malipo.bitcoin.p2p.Message.NotFound;
import org.malipo.bitcoin.p2p.Message.Ping;
import org.malipo.bitcoin.p2p.Message.Pong;
import org.malipo.bitcoin.p2p.Message.SendAddrV2;
import org.malipo.bitcoin.p2p.Message.SendCmpct;
import org.malipo.bitcoin.p2p.Message.SendHeaders;
import org.malipo.bitcoin.p2p.Message.Tx;
import org.malipo.bitcoin.p2p.Message.Unknown;
import org.malipo.bitcoin.p2p.Message.Verack;
import org.malipo.bitcoin.p2p.Message.Version;
import org.malipo.bitcoin.p2p.Message.WtxidRelay;

/** The payload of each message, read and written. */
final class Payloads {
    private static final int MAX_USER_AGENT = 256;
    private static final int HEADER_BYTES = 80;
    private static final byte[] NO_ADDRESS = new byte[26];

    private static final Map<String, Reader> READERS = Map.ofEntries(
            Map.entry("version", Payloads::readVersion),
            Map.entry("verack", _ -> new Verack()),
            Map.entry("wtxidrelay", _ -> new WtxidRelay()),
            Map.entry("sendaddrv2", _ -> new SendAddrV2()),
            Map.entry("sendheaders", _ -> new SendHeaders()),
            Map.entry("sendcmpct", in -> new SendCmpct(in.uint8() != 0, in.int64())),
            Map.entry("ping", in -> new Ping(in.int64())),
            Map.entry("pong", in -> new Pong(in.int64())),
            Map.entry("feefilter", in -> new FeeFilter(in.int64())),
            Map.entry("getheaders", Payloads::readGetHeaders),
            Map.entry("headers", Payloads::readHeaders),
            Map.entry("inv", in -> new Inv(in.list(MAX_INVENTORY, Payloads::readInventory))),
            Map.entry("getdata", in -> new GetData(in.list(MAX_INVENTORY, Payloads::readInventory))),
            Map.entry("notfound", in -> new NotFound(in.list(MAX_INVENTORY, Payloads::readInventory))),
            Map.entry("block", in -> new BlockData(Block.read(in.rest()))),
            Map.entry("tx", in -> new Tx(Transaction.read(in.rest()))),
            Map.entry("mempool", _ -> new Mempool()),
            Map.entry("getaddr", _ -> new GetAddr()));

    private Payloads() {}

    interface Reader {
        Message read(WireReader in) throws ProtocolException;
    }

    static boolean knows(String command) {
        return READERS.containsKey(command);
    }

    static Message read(String command, byte[] payload) throws ProtocolException {
        var reader = READERS.get(command);
        if (reader == null) {
            return new Unknown(command);
        }
        try {
            return reader.read(new WireReader(payload));
        } catch (RuntimeException e) {
            throw new ProtocolException("A " + command + " message is malformed.", e);
        }
    }

    static byte[] write(Message message) {
        var out = new WireWriter();
        switch (message) {
            case Version version -> writeVersion(version, out);
            case SendCmpct(var announce, var version) ->
                out.uint8(announce ? 1 : 0).int64(version);
            case Ping(var nonce) -> out.int64(nonce);
            case Pong(var nonce) -> out.int64(nonce);
            case FeeFilter(var rate) -> out.int64(rate);
            case GetHeaders(var locator, var stop) ->
                out.int32(Version.PROTOCOL)
                        .list(locator, hash -> out.bytes(hash.value.toByteArray()))
                        .bytes(stop.value.toByteArray());
            case Headers(var headers) ->
                out.list(headers, header -> out.bytes(BlockHeader.write(header)).uint8(0));
            case Inv(var items) -> out.list(items, item -> writeInventory(item, out));
            case GetData(var items) -> out.list(items, item -> writeInventory(item, out));
            case NotFound(var items) -> out.list(items, item -> writeInventory(item, out));
            case BlockData(var block) -> out.bytes(Block.write(block));
            case Tx(var tx) -> out.bytes(Transaction.write(tx));
            case Verack _, WtxidRelay _, SendAddrV2 _, SendHeaders _, Mempool _, GetAddr _, Unknown _ -> {}
        }
        return out.toByteArray();
    }

    private static Version readVersion(WireReader in) throws ProtocolException {
        var protocol = in.int32();
        var services = in.int64();
        var time = in.int64();
        in.skip(2 * NO_ADDRESS.length);
        var nonce = in.int64();
        var userAgent = in.text(MAX_USER_AGENT);
        var startHeight = in.int32();
        var relay = !in.hasMore() || in.uint8() != 0;
        return new Version(protocol, services, time, nonce, userAgent, startHeight, relay);
    }

    private static void writeVersion(Version version, WireWriter out) {
        out.int32(version.protocol())
                .int64(version.services())
                .int64(version.time())
                .bytes(NO_ADDRESS)
                .bytes(NO_ADDRESS)
                .int64(version.nonce())
                .text(version.userAgent())
                .int32(version.startHeight())
                .uint8(version.relay() ? 1 : 0);
    }

    private static GetHeaders readGetHeaders(WireReader in) throws ProtocolException {
        in.int32(); // the sender's version, which says nothing here
        var locator = in.list(MAX_LOCATOR, list -> new BlockHash(list.bytes(32)));
        return new GetHeaders(locator, new BlockHash(in.bytes(32)));
    }

    private static Headers readHeaders(WireReader in) throws ProtocolException {
        return new Headers(in.list(MAX_HEADERS, list -> {
            var header = BlockHeader.read(list.bytes(HEADER_BYTES));
            if (list.compactSize() != 0) {
                throw new ProtocolException("A header names transactions.");
            }
            return header;
        }));
    }

    private static Inventory readInventory(WireReader in) throws ProtocolException {
        return new Inventory(in.int32(), new ByteVector32(in.bytes(32)));
    }

    private static void writeInventory(Inventory item, WireWriter out) {
        out.int32(item.type()).bytes(item.hash().toByteArray());
    }
}
