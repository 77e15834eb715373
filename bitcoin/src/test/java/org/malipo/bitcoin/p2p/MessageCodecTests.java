package org.malipo.bitcoin.p2p;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.malipo.bitcoin.Network;
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

class MessageCodecTests {
    private static final Block GENESIS = Block.RegtestGenesisBlock;
    private static final BlockHash ZEROS = new BlockHash(ByteVector32.Zeroes);

    private final MessageCodec codec = new MessageCodec(Network.REGTEST);

    @ParameterizedTest
    @MethodSource("messages")
    void readsWhatItWrites(Message message) throws IOException {
        assertThat(read(codec.encode(message))).isEqualTo(message);
    }

    static Stream<Message> messages() {
        var coinbase = GENESIS.tx.getFirst();
        var items = List.of(
                Inventory.tx(coinbase.txid),
                Inventory.witnessTx(coinbase.txid),
                Inventory.block(GENESIS.hash),
                Inventory.witnessBlock(GENESIS.hash));
        return Stream.of(
                new Version(Version.PROTOCOL, 9, 1_700_000_000L, -7, "/malipo:test/", 812, true),
                new Version(Version.PROTOCOL, 0, 0, 0, "", 0, false),
                new Verack(),
                new WtxidRelay(),
                new SendAddrV2(),
                new SendHeaders(),
                new SendCmpct(true, 2),
                new Ping(Long.MIN_VALUE),
                new Pong(Long.MAX_VALUE),
                new FeeFilter(1_000),
                new GetHeaders(List.of(GENESIS.hash, ZEROS), ZEROS),
                new Headers(List.of(GENESIS.header, GENESIS.header)),
                new Inv(items),
                new GetData(items),
                new NotFound(List.of()),
                new BlockData(GENESIS),
                new Tx(coinbase),
                new Mempool(),
                new GetAddr(),
                new GetFilters(0, 812, GENESIS.hash),
                new FilterData(0, GENESIS.hash, new ByteVector("019dfca8")),
                new GetFilterHeaders(0, 1, ZEROS),
                new FilterHeaders(0, GENESIS.hash, ByteVector32.Zeroes, List.of(ByteVector32.One)),
                new GetFilterCheckpoints(0, GENESIS.hash),
                new FilterCheckpoints(0, GENESIS.hash, List.of(ByteVector32.One, ByteVector32.Zeroes)));
    }

    @Test
    void writesTheBytesOfTheProtocol() {
        var verack = new MessageCodec(Network.MAINNET).encode(new Verack());

        assertThat(HexFormat.of().formatHex(verack)).isEqualTo("f9beb4d976657261636b000000000000000000005df6e0e2");
    }

    @Test
    void readsAVersionMessageOfAnOldNode() throws IOException {
        var bytes = HexFormat.of()
                .parseHex("f9beb4d976657273696f6e000000000064000000358d4932"
                        + "62ea0000010000000000000011b2d05000000000"
                        + "010000000000000000000000000000000000ffff000000000000"
                        + "000000000000000000000000000000000000ffff000000000000"
                        + "3b2eb35d8ce617650f2f5361746f7368693a302e372e322fc03e0300");

        var message = new MessageCodec(Network.MAINNET).read(new ByteArrayInputStream(bytes));

        assertThat(message)
                .isEqualTo(
                        new Version(60_002, 1, 1_355_854_353L, 0x6517e68c5db32e3bL, "/Satoshi:0.7.2/", 212_672, true));
    }

    @Test
    void skipsWhatItDoesNotKnow() throws IOException {
        var in = new ByteArrayInputStream(concat(renamed(new Ping(1), "sendtxrcncl"), codec.encode(new Ping(2))));

        assertThat(codec.read(in)).isEqualTo(new Unknown("sendtxrcncl"));
        assertThat(codec.read(in)).isEqualTo(new Ping(2));
    }

    @Test
    void refusesAnotherNetwork() {
        var foreign = new MessageCodec(Network.TESTNET4).encode(new Verack());

        assertThatThrownBy(() -> read(foreign)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesAWrongChecksum() {
        var bytes = codec.encode(new Ping(1));
        bytes[bytes.length - 1] ^= 1;

        assertThatThrownBy(() -> read(bytes)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesMoreThanFourMegabytesBeforeReadingThem() {
        var bytes = codec.encode(new Ping(1));
        bytes[19] = 0x7f; // the highest byte of the length

        assertThatThrownBy(() -> read(bytes)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesTooManyItems() {
        var items = List.copyOf(Collections.nCopies(50_001, Inventory.block(GENESIS.hash)));

        assertThatThrownBy(() -> read(codec.encode(new Inv(items)))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void reportsAnEndInTheMiddle() {
        var bytes = codec.encode(new Ping(1));

        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 1))).isInstanceOf(EOFException.class);
    }

    /** Whatever a stranger sends, only an I/O error comes of it: no other exception, no heap full of promised items. */
    @ParameterizedTest
    @MethodSource("messages")
    void survivesDamagedPayloads(Message message) {
        var random = new Random(message.command().hashCode());
        var payload = Payloads.write(message);
        for (var i = 0; i < 2_000 && payload.length > 0; i++) {
            var damaged =
                    Arrays.copyOf(payload, random.nextBoolean() ? payload.length : random.nextInt(payload.length));
            for (var flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
            }
            try {
                assertThat(Payloads.read(message.command(), damaged)).isNotNull();
            } catch (ProtocolException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    private Message read(byte[] bytes) throws IOException {
        return codec.read(new ByteArrayInputStream(bytes));
    }

    private byte[] renamed(Message message, String command) {
        var bytes = codec.encode(message);
        System.arraycopy(Arrays.copyOf(command.getBytes(US_ASCII), 12), 0, bytes, 4, 12);
        return bytes;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
