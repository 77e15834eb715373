package org.malipo.bitcoin.p2p;

import static org.malipo.bitcoin.p2p.MessageCodec.MAX_HEADERS;
import static org.malipo.bitcoin.p2p.MessageCodec.MAX_INVENTORY;
import static org.malipo.bitcoin.p2p.MessageCodec.MAX_LOCATOR;
import static org.malipo.bitcoin.p2p.MessageCodec.MAX_PAYLOAD;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Transaction;
import java.util.Map;
import org.malipo.bitcoin.p2p.Message.BlockData;
import org.malipo.bitcoin.p2p.Message.FeeFilter;
import org.malipo.bitcoin.p2p.Message.FilterCheckpoints;
import org.malipo.bitcoin.p2p.Message.FilterData;
import org.malipo.bitcoin.p2p.Message.FilterHeaders;
import org.malipo.bitcoin.p2p.Message.GetAddr;
import org.malipo.bitcoin.p2p.Message.GetData;
import org.malipo.bitcoin.p2p.Message.GetFilterCheckpoints;
import org.malipo.bitcoin.p2p.Message.GetFilterHeaders;
import org.malipo.bitcoin.p2p.Message.GetFilters;
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

    /** One for each thousandth block, so for ten million of them. */
    private static final int MAX_CHECKPOINTS = 10_000;

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
            Map.entry("getaddr", _ -> new GetAddr()),
            Map.entry("getcfilters", in -> new GetFilters(in.uint8(), in.int32(), blockHash(in))),
            Map.entry("cfilter", in -> new FilterData(in.uint8(), blockHash(in), in.blob(MAX_PAYLOAD))),
            Map.entry("getcfheaders", in -> new GetFilterHeaders(in.uint8(), in.int32(), blockHash(in))),
            Map.entry("cfheaders", Payloads::readFilterHeaders),
            Map.entry("getcfcheckpt", in -> new GetFilterCheckpoints(in.uint8(), blockHash(in))),
            Map.entry("cfcheckpt", Payloads::readFilterCheckpoints));

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
            case GetFilters(var type, var start, var stop) -> writeSpan(type, start, stop, out);
            case FilterData(var type, var block, var filter) ->
                out.uint8(type)
                        .bytes(block.value.toByteArray())
                        .compactSize(filter.size())
                        .bytes(filter.toByteArray());
            case GetFilterHeaders(var type, var start, var stop) -> writeSpan(type, start, stop, out);
            case FilterHeaders(var type, var stop, var previous, var hashes) ->
                out.uint8(type)
                        .bytes(stop.value.toByteArray())
                        .bytes(previous.toByteArray())
                        .list(hashes, hash -> out.bytes(hash.toByteArray()));
            case GetFilterCheckpoints(var type, var stop) -> out.uint8(type).bytes(stop.value.toByteArray());
            case FilterCheckpoints(var type, var stop, var headers) ->
                out.uint8(type)
                        .bytes(stop.value.toByteArray())
                        .list(headers, header -> out.bytes(header.toByteArray()));
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
        return new GetHeaders(in.list(MAX_LOCATOR, Payloads::blockHash), blockHash(in));
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

    private static void writeSpan(int type, int startHeight, BlockHash stop, WireWriter out) {
        out.uint8(type).int32(startHeight).bytes(stop.value.toByteArray());
    }

    private static FilterHeaders readFilterHeaders(WireReader in) throws ProtocolException {
        var type = in.uint8();
        var stop = blockHash(in);
        return new FilterHeaders(type, stop, hash(in), in.list(MAX_HEADERS, Payloads::hash));
    }

    private static FilterCheckpoints readFilterCheckpoints(WireReader in) throws ProtocolException {
        return new FilterCheckpoints(in.uint8(), blockHash(in), in.list(MAX_CHECKPOINTS, Payloads::hash));
    }

    private static BlockHash blockHash(WireReader in) throws ProtocolException {
        return new BlockHash(hash(in));
    }

    private static ByteVector32 hash(WireReader in) throws ProtocolException {
        return new ByteVector32(in.bytes(32));
    }

    private static Inventory readInventory(WireReader in) throws ProtocolException {
        return new Inventory(in.int32(), hash(in));
    }

    private static void writeInventory(Inventory item, WireWriter out) {
        out.int32(item.type()).bytes(item.hash().toByteArray());
    }
}
