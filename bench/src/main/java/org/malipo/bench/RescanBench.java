package org.malipo.bench;

import fr.acinq.bitcoin.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.malipo.bitcoin.AddressException;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.client.MalipoClient;
import org.malipo.client.WalletApi;
import org.malipo.client.WalletRescanOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast blocks are gone through for a wallet's past on a node that serves compact filters, beside parsing the same blocks
 * in this process. A wallet that is in none of them is told by the filters alone; for one that each block pays, each is read.
 */
@Command(name = "rescan", description = "Blocks per second in a search of the past, beside parsing them.")
final class RescanBench implements Callable<Integer> {
    private static final int HASH_AT = 2;
    private static final long PAUSE_NANOS = 20_000_000;

    @Option(names = "--blocks", description = "Blocks to go through (${DEFAULT-VALUE}).")
    int blocks = 500;

    @Option(names = "--payments", description = "Transactions in a block (${DEFAULT-VALUE}).")
    int payments = 1_000;

    @Override
    public Integer call() throws Exception {
        try (var rig = new Rig();
                var node = rig.nodeRpc()) {
            var admin = rig.administrator();
            var paid = wallet(admin, "In each block");
            var hash = hash(paid);
            var maker = new TrackerBlocks(node, payments);
            int from = node.call("getblockcount").intValue() + 1;
            var made = new ArrayList<byte[]>();
            for (int i = 0; i < blocks; i++) {
                var paysUs = new AtomicBoolean(true);
                made.add(maker.next(coin -> paysUs.getAndSet(false)
                        ? hash
                        : coin.hash.value.take(hash.length).toByteArray()));
            }
            rig.awaitSynchronised();
            System.out.printf(Locale.ROOT, "%,d blocks of %,d transactions%n", blocks, payments);
            tell("parsed alone", parseSeconds(made));
            tell("in none of them", seconds(wallet(admin, "In none"), from));
            tell("in each of them", seconds(paid, from));
        }
        return 0;
    }

    private void tell(String what, double seconds) {
        System.out.printf(Locale.ROOT, "  %-16s %,8.0f blocks/s%n", what, blocks / seconds);
    }

    private static WalletApi wallet(MalipoClient admin, String name) {
        return admin.wallet(Rig.newStore(admin, name).id(), "BTC-CHAIN");
    }

    private static byte[] hash(WalletApi wallet) throws AddressException {
        var script = Addresses.toScript(wallet.address().address(), Network.REGTEST);
        return Arrays.copyOfRange(script, HASH_AT, script.length);
    }

    private static double seconds(WalletApi wallet, int from) {
        long begin = System.nanoTime();
        var search = wallet.startRescan(WalletRescanOptions.from(from));
        while (search.isOpen()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            search = wallet.rescan();
        }
        if (!search.status().equals("Complete")) {
            throw new IllegalStateException("The search ended as " + search);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** {@return what the second of two runs takes} */
    private static double parseSeconds(List<byte[]> made) {
        long begin = 0;
        int transactions = 0;
        for (int run = 0; run < 2; run++) {
            begin = System.nanoTime();
            for (var block : made) {
                transactions += Block.read(block).tx.size();
            }
        }
        long nanos = System.nanoTime() - begin;
        return transactions == 0 ? 0 : nanos / 1e9;
    }
}
