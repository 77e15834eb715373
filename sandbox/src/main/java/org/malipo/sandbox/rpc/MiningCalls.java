package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayList;
import java.util.List;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.Refused;
import org.malipo.sandbox.chain.Submission;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.sandbox.mining.Miner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls that make and submit blocks. */
final class MiningCalls {
    private static final int TXID_DIGITS = 64;

    private final Node node;
    private final ChainState chain;
    private final Miner miner;

    MiningCalls(Node node) {
        this.node = node;
        this.chain = node.chain();
        this.miner = node.miner();
    }

    List<Command> commands() {
        return List.of(
                Command.of("generatetoaddress", "nblocks address maxtries?", this::generate),
                Command.of("generateblock", "output transactions submit?", this::generateBlock),
                Command.of("submitblock", "hexdata dummy?", this::submit),
                Command.of("getmininginfo", "", _ -> info()));
    }

    private JsonNode generate(Params params) throws RpcFault {
        long count = params.integer(0);
        String address = params.text(1);
        ByteVector script = ScriptJson.script(address).orElseThrow(() -> RpcFault.notFound("Error: Invalid address"));
        var hashes = new ArrayList<String>();
        try {
            for (long i = 0; i < count; i++) {
                hashes.add(BlockJson.hash(miner.mine(script)));
            }
        } catch (Refused e) {
            throw new RpcFault(RpcFault.INTERNAL_ERROR, "ProcessNewBlock, block not accepted: " + e.text());
        }
        return Json.texts(hashes.stream());
    }

    private JsonNode generateBlock(Params params) throws RpcFault {
        ByteVector script = ScriptJson.script(params.text(0))
                .orElseThrow(() -> RpcFault.notFound("Error: Invalid address or descriptor"));
        var transactions = new ArrayList<Transaction>();
        for (JsonNode item : params.array(1)) {
            transactions.add(transaction(Params.text(item)));
        }
        Block block = miner.solve(script, transactions);
        try {
            chain.test(block);
            boolean submit = params.flag(2, true);
            if (submit) {
                miner.connect(block);
            }
            ObjectNode answer = Json.object().put("hash", BlockJson.hash(block.header));
            return submit ? answer : answer.put("hex", new ByteVector(Block.write(block)).toHex());
        } catch (Refused e) {
            throw new RpcFault(RpcFault.VERIFY_ERROR, "TestBlockValidity failed: " + e.text());
        }
    }

    /**
     * @param text the id of a mempool transaction, or a whole transaction
     */
    private Transaction transaction(String text) throws RpcFault {
        if (text.length() != TXID_DIGITS) {
            return Params.transaction(text);
        }
        MempoolEntry entry = node.mempool().find(new TxId(Params.hash(text, "txid")));
        if (entry == null) {
            throw RpcFault.notFound("Transaction %s not in mempool.".formatted(text));
        }
        return entry.tx();
    }

    /** Null when the block was accepted, otherwise why it was not (BIP 22). */
    private JsonNode submit(Params params) throws RpcFault {
        return switch (chain.submit(params.block(0))) {
            case Submission.Accepted(var entry) -> chain.isActive(entry) ? Json.nothing() : Json.text("inconclusive");
            case Submission.Known _ -> Json.text("duplicate");
            case Submission.MissingParent() -> Json.text("prev-blk-not-found");
            case Submission.Invalid(var why) -> Json.text(why.reason());
        };
    }

    private JsonNode info() {
        ObjectNode info = Json.object();
        info.put("blocks", chain.tip().height());
        info.put("bits", BlockJson.bits());
        info.put("difficulty", BlockJson.DIFFICULTY);
        info.put("target", BlockJson.TARGET);
        info.put("networkhashps", 0);
        info.put("pooledtx", node.mempool().size());
        info.put("chain", "regtest");
        info.putArray("warnings");
        return info;
    }
}
