package org.malipo.interop.node;

import fr.acinq.bitcoin.Bech32;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.malipo.cli.launch.Program;
import org.malipo.interop.kit.Prepared;

/** bcoin, a full node in JavaScript. Its regtest addresses begin with letters of its own, and witnesses are allowed only from block 432 on. */
public final class BcoinNode extends NodeProcess {
    private static final int WITNESSES_FROM = 432;

    private final Path modules = Prepared.by("npm/install", "bcoin");

    public BcoinNode(Path folder) {
        super(folder, "bcoin");
    }

    @Override
    Program program() {
        var environment = Map.of("NODE_BACKEND", "js");
        return new Program("bcoin", command(), environment, folder(), folder().toString());
    }

    @Override
    public void start() {
        super.start();
        int height = rpc().call("getblockcount").asInt();
        if (height < WITNESSES_FROM) {
            mine(WITNESSES_FROM - height);
        }
    }

    @Override
    public List<String> mine(int blocks) {
        return hashes(rpc().callOnce("generate", blocks));
    }

    private List<String> command() {
        return List.of(
                "node",
                modules.resolve("bcoin/bin/node").toString(),
                "--network=regtest",
                "--prefix=" + folder(),
                "--no-wallet",
                "--workers=false",
                "--only=127.0.0.1",
                "--listen",
                "--host=127.0.0.1",
                "--port=" + p2pPort(),
                "--http-host=127.0.0.1",
                "--http-port=" + rpcPort(),
                "--api-key=" + rpcPassword(),
                "--index-tx",
                "--replace-by-fee",
                "--coinbase-address=" + miningAddress());
    }

    private static String miningAddress() {
        return Bech32.encodeWitnessAddress(
                "rb", (byte) 0, Bech32.decodeWitnessAddress(Payer.ADDRESS).getThird());
    }
}
