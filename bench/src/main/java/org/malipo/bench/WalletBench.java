package org.malipo.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.malipo.bitcoin.rpc.RpcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a wallet with a long history costs: its balance, the first page of its transactions, and choosing among its coins. */
@Command(name = "wallet", description = "Balance, first page and coin selection of a wallet with a long history.")
final class WalletBench implements Callable<Integer> {
    private static final String NOBODY = "bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqdku202";
    private static final int BLOCKS = 120;
    private static final long PAUSE_NANOS = 50_000_000;

    @Option(
            names = "--transactions",
            description = "Length of the history (${DEFAULT-VALUE}); a third as many coins a half.")
    int transactions = 100_000;

    @Option(names = "--requests", description = "How many requests each figure is made of (${DEFAULT-VALUE}).")
    int requests = 2_000;

    @Option(names = "--orders", description = "How many unsigned transactions are asked for (${DEFAULT-VALUE}).")
    int orders = 100;

    @Override
    public Integer call() throws Exception {
        try (var rig = new Rig()) {
            mine(rig);
            var admin = rig.administrator();
            var store = Rig.newStore(admin, "Shop").id();
            var wallet = "/api/v1/stores/" + store + "/payment-methods/BTC-CHAIN/wallet";
            var key = admin.apiKeys().create("wallet", List.of("unrestricted")).apiKey();
            measure(rig, wallet, key, "an empty wallet", false);
            int coins;
            try (var rows = WalletRows.ofTheOnlyWallet(ServerData.connect(rig.state()))) {
                coins = rows.write(transactions);
            }
            measure(
                    rig,
                    wallet,
                    key,
                    String.format(Locale.ROOT, "%,d transactions, %,d coins", transactions, coins),
                    true);
        }
        return 0;
    }

    /** Blocks for the history to stand in; returns when the server knows them. */
    private static void mine(Rig rig) throws IOException {
        try (RpcClient node = rig.nodeRpc();
                var gauges = new Gauges(rig.managementUrl())) {
            node.callOnce("generatetoaddress", BLOCKS, NOBODY);
            while (gauges.value("malipo_chain_block_seconds_count") < BLOCKS) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        rig.awaitSynchronised();
    }

    private void measure(Rig rig, String wallet, String key, String what, boolean full) throws IOException {
        System.out.println(what);
        try (var connection = new HttpLoad(rig.url())) {
            var header = "Authorization: token " + key + "\r\n";
            tell("balance", connection, _ -> HttpLoad.get(wallet, header), requests);
            tell("first page", connection, _ -> HttpLoad.get(wallet + "/transactions?limit=25", header), requests);
            if (full) {
                tell("unsigned transaction", connection, number -> order(wallet, key, number), orders);
            }
        }
    }

    private static byte[] order(String wallet, String key, int number) {
        return HttpLoad.post(
                wallet + "/transactions", "token " + key, """
                {"destinations":[{"destination":"%s","amount":"0.%08d"}],"feerate":2,"signWithSeed":false,\
                "proceedWithBroadcast":false}""".formatted(NOBODY, 1_000_000 + 104_729 * number));
    }

    private static void tell(String name, HttpLoad connection, IntFunction<byte[]> request, int requests)
            throws IOException {
        times(connection, request, requests / 2); // the compiler has work to do
        System.out.println("  " + name + ": " + times(connection, request, requests));
    }

    private static Figures times(HttpLoad connection, IntFunction<byte[]> request, int requests) throws IOException {
        var nanos = LongStream.builder();
        for (int number = 0; number < requests; number++) {
            var bytes = request.apply(number);
            long sent = System.nanoTime();
            connection.send(bytes);
            nanos.add(System.nanoTime() - sent);
        }
        return Figures.ofNanos(nanos.build().toArray());
    }
}
