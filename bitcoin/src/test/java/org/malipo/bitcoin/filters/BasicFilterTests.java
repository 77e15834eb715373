package org.malipo.bitcoin.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.malipo.bitcoin.p2p.ProtocolException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BasicFilterTests {
    private static final int SCRIPT_BYTES = 22;

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void followsTheVectorsOfBip158(Vector vector) throws ProtocolException {
        var filter = BasicFilter.of(vector.block(), vector.spent());

        assertThat(HexFormat.of().formatHex(filter.toByteArray())).isEqualTo(vector.filter());
        assertThat(vector.previous().next(filter.hash())).isEqualTo(vector.header());
        assertThat(filter.mayConcern(scriptsIn(vector)))
                .isEqualTo(!scriptsIn(vector).isEmpty());
    }

    private static List<byte[]> scriptsIn(Vector vector) {
        var paid = vector.block().tx.stream()
                .flatMap(tx -> tx.txOut.stream())
                .map(output -> output.publicKeyScript)
                .filter(script -> !script.isEmpty() && script.get(0) != 0x6a);
        return Stream.concat(paid, vector.spent().stream().filter(script -> !script.isEmpty()))
                .map(ByteVector::toByteArray)
                .toList();
    }

    @Test
    void aFilterOfNothingConcernsNobody() throws ProtocolException {
        var filter = BasicFilter.of(blockPaying(List.of()), List.of());

        assertThat(filter.toByteArray()).containsExactly(0);
        assertThat(filter.mayConcern(List.of(new byte[SCRIPT_BYTES]))).isFalse();
    }

    /** Of 200,000 strange scripts about one in 784,931 matches; a dozen would be a broken filter. */
    @Test
    void seldomMistakesAStrangerForOneOfItsScripts() throws ProtocolException {
        var random = new Random(158);
        var filter = BasicFilter.of(blockPaying(scripts(1_000, random)), List.of());

        var mistaken = 0;
        for (var script : scripts(200_000, random)) {
            mistaken += filter.mayConcern(List.of(script.toByteArray())) ? 1 : 0;
        }

        assertThat(mistaken).isLessThan(6);
    }

    @Property(tries = 100)
    void findsEachOfItsScriptsAfterAJourneyOverTheWire(
            @ForAll @IntRange(min = 1, max = 60) int count, @ForAll long seed) throws ProtocolException {
        var scripts = scripts(count, new Random(seed));
        var block = blockPaying(scripts.subList(0, count / 2));

        var filter = BasicFilter.read(
                block.hash,
                BasicFilter.of(block, scripts.subList(count / 2, count)).toByteArray());

        for (var script : scripts) {
            assertThat(filter.mayConcern(List.of(script.toByteArray()))).isTrue();
        }
    }

    /** Whatever a peer sends is either a filter or refused. */
    @Property(tries = 2_000)
    void refusesGarbageOrReadsIt(@ForAll @Size(max = 80) byte[] bytes) {
        try {
            BasicFilter.read(Block.RegtestGenesisBlock.hash, bytes).mayConcern(List.of(new byte[SCRIPT_BYTES]));
        } catch (ProtocolException e) {
            assertThat(e).message().isNotBlank();
        }
    }

    @Test
    void refusesMoreScriptsThanThereIsRoomForBeforeReservingMemory() {
        var claimsFourBillion = HexFormat.of().parseHex("feffffffff00000000");

        assertThatThrownBy(() -> BasicFilter.read(Block.RegtestGenesisBlock.hash, claimsFourBillion))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("A block filter is too short for 4294967295 scripts.");
    }

    private static List<ByteVector> scripts(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    var script = new byte[SCRIPT_BYTES];
                    random.nextBytes(script);
                    script[0] = 0; // as a witness program of version 0 begins
                    return new ByteVector(script);
                })
                .toList();
    }

    private static Block blockPaying(List<ByteVector> scripts) {
        var outputs = scripts.stream()
                .map(script -> new TxOut(new Satoshi(1_000), script))
                .toList();
        return new Block(Block.RegtestGenesisBlock.header, List.of(new Transaction(2, List.of(), outputs, 0)));
    }

    record Vector(
            int height,
            Block block,
            List<ByteVector> spent,
            FilterHeader previous,
            String filter,
            FilterHeader header,
            String note) {
        @Override
        public String toString() {
            return "testnet block " + height + " " + note;
        }
    }

    static Stream<Vector> vectors() {
        try (var file = BasicFilterTests.class.getResourceAsStream("/vectors/bip-0158-testnet.json")) {
            return JsonMapper.shared().readTree(file).valueStream().skip(1).map(BasicFilterTests::vector);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector vector(JsonNode row) {
        var block = Block.read(row.get(2).asString());
        assertThat(block.blockId.toString()).contains(row.get(1).asString());
        return new Vector(
                row.get(0).asInt(),
                block,
                row.get(3)
                        .valueStream()
                        .map(script -> new ByteVector(script.asString()))
                        .toList(),
                header(row.get(4)),
                row.get(5).asString(),
                header(row.get(6)),
                row.get(7).asString());
    }

    /** Headers are written as block hashes are, the last byte first. */
    private static FilterHeader header(JsonNode text) {
        return new FilterHeader(new ByteVector32(text.asString()).reversed());
    }
}
