package org.malipo.chain;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.money.Sats;

/** Coins without value and blocks without waiting, from the wallet of a regtest node. */
public final class TestFaucet {
    private final RpcClient rpc;

    TestFaucet(RpcClient rpc) {
        this.rpc = rpc;
    }

    /**
     * Pays from the node's wallet.
     *
     * @throws org.malipo.bitcoin.rpc.RpcError if the node refuses, for example for want of coins
     * @throws org.malipo.bitcoin.rpc.RpcUnavailable if it can't be asked
     */
    public TxId pay(String address, Sats amount) {
        return new TxId(rpc.callOnce("sendtoaddress", address, amount.toBtc()).asString());
    }

    /** Mines blocks to the node's wallet. */
    public List<BlockHash> mine(int blocks) {
        var address = rpc.call("getnewaddress").asString();
        var hashes = rpc.callOnce("generatetoaddress", blocks, address);
        return StreamSupport.stream(hashes.spliterator(), false)
                .map(hash -> new BlockHash(new BlockId(new ByteVector32(hash.asString()))))
                .toList();
    }
}
