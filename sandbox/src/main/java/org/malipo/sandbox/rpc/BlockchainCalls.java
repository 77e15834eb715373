package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.Coin;
import org.malipo.sandbox.chain.FilterIndex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls about blocks and unspent outputs. */
final class BlockchainCalls {
    private static final List<String> INDEXES = List.of("txindex", "basic block filter index");

    private final Node node;
    private final ChainState chain;
    private final BlockJson json;

    BlockchainCalls(Node node) {
        this.node = node;
        this.chain = node.chain();
        this.json = new BlockJson(chain);
    }

    List<Command> commands() {
        return List.of(
                Command.of("getblockchaininfo", "", _ -> info()),
                Command.of("getblockcount", "", _ -> Json.number(chain.tip().height())),
                Command.of("getbestblockhash", "", _ -> Json.text(BlockJson.hash(chain.tip()))),
                Command.of("getblockhash", "height", this::blockHash),
                Command.of("getblockheader", "blockhash verbose?", this::header),
                Command.of("getblock", "blockhash verbosity?", this::block),
                Command.of("getblockfilter", "blockhash filtertype?", this::filter),
                Command.of("getchaintips", "", _ -> tips()),
                Command.of(
                        "getdifficulty",
                        "",
                        _ -> Json.object().put("d", BlockJson.DIFFICULTY).get("d")),
                Command.of("gettxout", "txid n include_mempool?", this::output),
                Command.of("invalidateblock", "blockhash", this::invalidate),
                Command.of("reconsiderblock", "blockhash", this::reconsider),
                Command.of("getindexinfo", "index_name?", this::indexes));
    }

    private JsonNode info() {
        BlockEntry tip = chain.tip();
        ObjectNode info = Json.object();
        info.put("chain", "regtest");
        info.put("blocks", tip.height());
        info.put("headers", tip.height()); // a block always comes with its header
        info.put("bestblockhash", BlockJson.hash(tip));
        info.put("bits", BlockJson.bits());
        info.put("target", BlockJson.TARGET);
        info.put("difficulty", BlockJson.DIFFICULTY);
        info.put("time", tip.header().time);
        info.put("mediantime", tip.medianTimePast());
        info.put("verificationprogress", 1);
        info.put("initialblockdownload", false);
        info.put("chainwork", BlockJson.chainWork(tip));
        info.put("size_on_disk", chain.bytesOnDisk());
        info.put("pruned", false);
        info.putArray("warnings");
        return info;
    }

    private JsonNode blockHash(Params params) throws RpcFault {
        long height = params.integer(0);
        if (height < 0 || height > chain.tip().height()) {
            throw RpcFault.parameter("Block height out of range");
        }
        return Json.text(BlockJson.hash(chain.at((int) height)));
    }

    private BlockEntry entry(Params params) throws RpcFault {
        BlockHash hash = params.blockHash(0, "blockhash");
        BlockEntry entry = chain.find(hash);
        if (entry == null) {
            throw RpcFault.notFound("Block not found");
        }
        return entry;
    }

    private JsonNode header(Params params) throws RpcFault {
        BlockEntry entry = entry(params);
        return params.flag(1, true)
                ? json.header(entry)
                : Json.text(new ByteVector(BlockHeader.write(entry.header())).toHex());
    }

    private JsonNode block(Params params) throws RpcFault {
        BlockEntry entry = entry(params);
        int verbosity = params.verbosity(1, 1);
        return verbosity <= 0
                ? Json.text(new ByteVector(chain.blockBytes(entry)).toHex())
                : json.block(entry, verbosity);
    }

    private JsonNode filter(Params params) throws RpcFault {
        BlockEntry entry = entry(params);
        if (!params.text(1, "basic").equals("basic")) {
            throw RpcFault.parameter("Unknown filtertype");
        }
        if (!node.filters().knows(entry)) {
            throw RpcFault.notFound("Filter not found. Block was never connected.");
        }
        FilterIndex.Entry found = node.filters().of(entry);
        ObjectNode answer = Json.object();
        answer.put("filter", new ByteVector(found.filter().toByteArray()).toHex());
        return answer.put("header", found.header().value().reversed().toHex());
    }

    private JsonNode tips() {
        return Json.array(chain.leaves().stream().map(leaf -> {
            ObjectNode tip = Json.object();
            tip.put("height", leaf.height());
            tip.put("hash", BlockJson.hash(leaf));
            tip.put("branchlen", leaf.height() - leaf.forkWith(chain.tip()).height());
            String status = leaf == chain.tip() ? "active" : leaf.isInvalid() ? "invalid" : "valid-fork";
            return tip.put("status", status);
        }));
    }

    private JsonNode output(Params params) throws RpcFault {
        var outPoint = new OutPoint(params.txid(0, "txid"), params.integer(1));
        boolean withMempool = params.flag(2, true);
        if (withMempool && node.mempool().spender(outPoint) != null) {
            return Json.nothing();
        }
        TxOut unconfirmed = withMempool ? node.mempool().output(outPoint) : null;
        Coin coin = unconfirmed == null ? chain.coins().find(outPoint) : new Coin(unconfirmed, 0, false);
        if (coin == null) {
            return Json.nothing();
        }
        ObjectNode answer = Json.object();
        answer.put("bestblock", BlockJson.hash(chain.tip()));
        answer.put("confirmations", unconfirmed == null ? chain.tip().height() - coin.height() + 1 : 0);
        answer.put("value", Json.btc(coin.sats()));
        answer.set("scriptPubKey", ScriptJson.output(coin.output().publicKeyScript));
        return answer.put("coinbase", coin.coinbase());
    }

    private JsonNode invalidate(Params params) throws RpcFault {
        BlockEntry entry = entry(params);
        if (entry.height() == 0) {
            throw RpcFault.parameter("The genesis block can't be invalidated");
        }
        chain.invalidate(entry);
        return Json.nothing();
    }

    private JsonNode reconsider(Params params) throws RpcFault {
        chain.reconsider(entry(params));
        return Json.nothing();
    }

    private JsonNode indexes(Params params) throws RpcFault {
        ObjectNode indexes = Json.object();
        String wanted = params.text(0, "");
        for (String name : INDEXES) {
            if (wanted.isEmpty() || wanted.equals(name)) {
                indexes.putObject(name)
                        .put("synced", true)
                        .put("best_block_height", chain.tip().height());
            }
        }
        return indexes;
    }
}
