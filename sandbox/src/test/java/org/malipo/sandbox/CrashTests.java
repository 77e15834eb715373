package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.rpc.RpcUnavailable;

/** The node is killed, or its file is damaged; the next start goes on with the last whole block. */
class CrashTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {30, 120, 350})
    void goesOnAfterKillMinus9WhileMining(int milliseconds) throws Exception {
        String tip;
        try (var process = NodeProcess.start(folder)) {
            String address = process.rpc().call("getnewaddress").stringValue();
            var mining = CompletableFuture.runAsync(() -> mineUntilKilled(process, address));
            CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS)
                    .execute(process::kill);
            mining.get(30, TimeUnit.SECONDS);
        }

        try (var process = NodeProcess.start(folder)) {
            var info = process.rpc().call("getblockchaininfo");
            assertThat(info.get("blocks").intValue()).isGreaterThanOrEqualTo(101);
            String address = process.rpc().call("getnewaddress").stringValue();
            assertThat(process.rpc().call("sendtoaddress", address, 0.5).stringValue())
                    .hasSize(64);
            tip = process.rpc().call("generatetoaddress", 1, address).get(0).stringValue();
            assertThat(process.rpc().call("getbestblockhash").stringValue()).isEqualTo(tip);
        }
    }

    private static void mineUntilKilled(NodeProcess process, String address) {
        try {
            while (true) {
                process.rpc().callOnce("sendtoaddress", address, 0.1);
                process.rpc().callOnce("generatetoaddress", 5, address);
            }
        } catch (RpcUnavailable e) {
            // killed, as intended
        }
    }

    @Test
    void stopsCleanlyOnSigterm() throws Exception {
        try (var process = NodeProcess.start(folder)) {
            assertThat(folder.resolve(".cookie")).exists();

            assertThat(process.terminate()).isEqualTo(143);

            assertThat(folder.resolve(".cookie")).doesNotExist();
        }
    }

    @Test
    void cutsOffAHalfWrittenRecord() throws Exception {
        String whole = mineTen();
        Path file = folder.resolve("blocks.dat");
        byte[] bytes = Files.readAllBytes(file);
        int last = lastBlockRecord(bytes);

        for (int cut : new int[] {last + 1, last + 10, last + 13, last + 200}) {
            Files.write(file, Arrays.copyOf(bytes, cut));
            try (var scene = new Scene(folder)) {
                assertThat(scene.tip().height()).isEqualTo(9);
                scene.mine(1);
                assertThat(scene.tip().height()).isEqualTo(10);
            }
        }
        Files.write(file, bytes);
        try (var scene = new Scene(folder)) {
            assertThat(scene.tip().hash().toString()).isEqualTo(whole);
        }
    }

    @Test
    void cutsOffADamagedRecord() throws Exception {
        mineTen();
        Path file = folder.resolve("blocks.dat");
        byte[] bytes = Files.readAllBytes(file);
        bytes[lastBlockRecord(bytes) + 60] ^= 1;
        Files.write(file, bytes);

        try (var scene = new Scene(folder)) {
            assertThat(scene.tip().height()).isEqualTo(9);
        }
    }

    @Test
    void ignoresRubbishAfterTheLastRecord() throws Exception {
        String whole = mineTen();
        Files.write(folder.resolve("blocks.dat"), new byte[500], StandardOpenOption.APPEND);

        try (var scene = new Scene(folder)) {
            assertThat(scene.tip().hash().toString()).isEqualTo(whole);
        }
    }

    private String mineTen() throws Exception {
        try (var scene = new Scene(folder)) {
            scene.mine(10);
            return scene.tip().hash().toString();
        }
    }

    /** Behind it stands only the mark that the block is verified: head of 13 bytes and a hash. */
    private static int lastBlockRecord(byte[] bytes) throws IOException {
        int mark = bytes.length - 13 - 32;
        for (int at = mark - 4; at >= 0; at--) {
            if (bytes[at] == 'M' && bytes[at + 1] == 'L' && bytes[at + 2] == 'P' && bytes[at + 3] == 'O') {
                return at;
            }
        }
        throw new IOException("no record found");
    }
}
