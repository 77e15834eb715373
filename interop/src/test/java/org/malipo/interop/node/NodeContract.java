package org.malipo.interop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.TxId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.interop.kit.Await;
import tools.jackson.databind.JsonNode;

/** What the server relies on from any full node. A subclass says which node; each must pass all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NodeContract {
    private static final BlockHash NO_STOP = new BlockHash(new byte[32]);
    private static final String STRANGER = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";

    private TestNode node;
    private Payer payer;

    abstract TestNode node(Path folder);

    @BeforeAll
    void start(@TempDir Path folder) {
        node = node(folder);
        node.start();
        payer = new Payer(node);
        payer.earn(12);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private int height() {
        return node.rpc().call("getblockcount").intValue();
    }

    private BlockHash hashAt(int height) {
        return hash(node.rpc().call("getblockhash", height).stringValue());
    }

    private static BlockHash hash(String text) {
        return new BlockHash(new BlockId(text));
    }

    private List<String> mempool() {
        var txids = new ArrayList<String>();
        node.rpc().call("getrawmempool").forEach(txid -> txids.add(txid.stringValue()));
        return txids;
    }

    private RpcError refusal(String method, Object... params) {
        return catchThrowableOfType(RpcError.class, () -> node.rpc().call(method, params));
    }

    /** As the server does: it asks before it listens. */
    private void beginToListen(Ear ear) throws Exception {
        headersAfter(ear, hashAt(height() - 1));
    }

    private void awaitMempool(Predicate<List<String>> fits) {
        Await.until("the mempool", this::mempool, fits);
    }

    private List<BlockHeader> headersAfter(Ear ear, BlockHash... locator) throws Exception {
        ear.say(new Message.GetHeaders(List.of(locator), NO_STOP));
        return ear.await(Message.Headers.class, _ -> true).headers();
    }

    @Test
    void shakesHandsAsAFullNodeWithWitnesses() throws Exception {
        try (var ear = new Ear(node)) {
            var version = ear.peer().remote();

            assertThat(version.offers(Message.Version.NODE_WITNESS)).isTrue();
            assertThat(version.startHeight()).isEqualTo(height());
        }
    }

    @Test
    void describesItsChain() {
        JsonNode info = node.rpc().call("getblockchaininfo");

        assertThat(info.get("chain").stringValue()).isEqualTo("regtest");
        assertThat(info.get("blocks").intValue()).isEqualTo(height());
        assertThat(info.get("headers").intValue()).isEqualTo(height());
        assertThat(hash(info.get("bestblockhash").stringValue())).isEqualTo(hashAt(height()));
        assertThat(info.path("initialblockdownload").asBoolean(false)).isFalse();
        assertThat(hashAt(0)).isEqualTo(Block.RegtestGenesisBlock.hash);
    }

    @Test
    void givesHeadersFromALocator() throws Exception {
        try (var ear = new Ear(node)) {
            int height = height();
            var headers = headersAfter(ear, hash("11".repeat(32)), hashAt(height - 5));

            assertThat(headers).hasSize(5);
            assertThat(headers.getFirst().hashPreviousBlock).isEqualTo(hashAt(height - 5));
            assertThat(headers.getLast().hash).isEqualTo(hashAt(height));
        }
    }

    @Test
    void findsTheForkFromALocatorOfLostBlocks() throws Exception {
        node.mine(2);
        int height = height();
        BlockHash[] locator = {hashAt(height), hashAt(height - 1), hashAt(height - 2), hashAt(0)};
        node.reorganise(2);
        try (var ear = new Ear(node)) {
            var headers = headersAfter(ear, locator);

            assertThat(headers).hasSize(3);
            assertThat(headers.getFirst().hashPreviousBlock).isEqualTo(locator[2]);
            assertThat(headers.getLast().hash).isEqualTo(hashAt(height + 1));
        }
    }

    @Test
    void givesABlockWithWitnesses() throws Exception {
        var sent = payer.pay(STRANGER, 50_000);
        String mined = node.mine(1).getFirst();
        try (var ear = new Ear(node)) {
            ear.say(new Message.GetData(List.of(Inventory.witnessBlock(hash(mined)))));
            Block block = ear.await(
                            Message.BlockData.class, data -> data.block().hash.equals(hash(mined)))
                    .block();

            assertThat(block.tx).contains(sent.transaction());
            assertThat(block.tx.getFirst().txIn.getFirst().getHasWitness()).isTrue();
        }
    }

    @Test
    void saysWhenItDoesNotHaveATransaction() throws Exception {
        try (var ear = new Ear(node)) {
            var wanted = Inventory.witnessTx(new TxId("22".repeat(32)));
            ear.say(new Message.GetData(List.of(wanted)));

            assertThat(ear.await(Message.NotFound.class, _ -> true).items()).hasSize(1);
        }
    }

    @Test
    void announcesATransactionAndServesIt() throws Exception {
        try (var ear = new Ear(node)) {
            beginToListen(ear);
            var sent = payer.pay(STRANGER, 60_000);

            ear.await(Message.Inv.class, inv -> inv.items().contains(Inventory.tx(sent.transaction().txid)));
            ear.say(new Message.GetData(List.of(Inventory.witnessTx(sent.transaction().txid))));
            assertThat(ear.await(Message.Tx.class, _ -> true).tx()).isEqualTo(sent.transaction());
        }
        node.mine(1);
    }

    @Test
    void showsItsMempool() {
        var sent = payer.pay(STRANGER, 70_000);

        awaitMempool(txids -> txids.contains(sent.txid()));
        String raw = node.rpc().call("getrawtransaction", sent.txid(), 0).stringValue();
        assertThat(raw).isEqualTo(sent.transaction().toString());
        node.mine(1);
        assertThat(mempool()).doesNotContain(sent.txid());
    }

    @Test
    void servesConfirmedTransactions() {
        var sent = payer.pay(STRANGER, 75_000);
        node.mine(1);

        String raw = node.rpc().call("getrawtransaction", sent.txid(), 0).stringValue();

        assertThat(raw).isEqualTo(sent.transaction().toString());
        assertThat(refusal("getrawtransaction", "33".repeat(32), 0)).isNotNull();
    }

    @Test
    void announcesABlockByItsHeader() throws Exception {
        try (var ear = new Ear(node)) {
            beginToListen(ear);
            String mined = node.mine(1).getFirst();

            var headers = ear.await(
                            Message.Headers.class, news -> !news.headers().isEmpty())
                    .headers();
            assertThat(headers.getLast().hash).isEqualTo(hash(mined));
        }
    }

    @Test
    void tellsOfAReorganisation() throws Exception {
        node.mine(1);
        try (var ear = new Ear(node)) {
            beginToListen(ear);
            BlockHash fork = hashAt(height() - 1);
            node.reorganise(1);
            BlockHash tip = hashAt(height());

            ear.await(Message.class, message -> tells(message, tip));
            var headers = headersAfter(ear, fork);
            assertThat(headers).hasSize(2);
            assertThat(headers.getLast().hash).isEqualTo(tip);
        }
    }

    private static boolean tells(Message message, BlockHash tip) {
        return switch (message) {
            case Message.Headers(var headers) -> headers.stream().anyMatch(header -> header.hash.equals(tip));
            case Message.Inv(var items) -> items.contains(Inventory.block(tip));
            default -> false;
        };
    }

    @Test
    void keepsOrReturnsAPaymentThatAReorganisationTakesBack() {
        var sent = payer.pay(STRANGER, 80_000);
        node.mine(1);

        node.reorganise(1);

        awaitMempool(txids -> txids.contains(sent.txid()));
        node.mine(1);
        assertThat(mempool()).doesNotContain(sent.txid());
    }

    @Test
    void replacesAPaymentByOneThatPaysMore() throws Exception {
        try (var ear = new Ear(node)) {
            beginToListen(ear);
            var sent = payer.pay(STRANGER, 90_000);
            var instead = payer.takeBack(sent);

            ear.await(Message.Inv.class, inv -> inv.items().contains(Inventory.tx(instead.transaction().txid)));
            assertThat(mempool()).contains(instead.txid()).doesNotContain(sent.txid());
            assertThat(refusal("sendrawtransaction", sent.transaction().toString()))
                    .isNotNull();
        }
        node.mine(1);
    }

    @Test
    void takesATransactionTwiceWithoutHarm() {
        var sent = payer.pay(STRANGER, 95_000);

        RpcError again = refusal("sendrawtransaction", sent.transaction().toString());
        assertThat(again == null || again.toString().contains("already")).isTrue();

        node.mine(1);
        RpcError late = refusal("sendrawtransaction", sent.transaction().toString());
        assertThat(late != null || !mempool().contains(sent.txid()))
                .as("a confirmed transaction is not taken again")
                .isTrue();
    }

    @Test
    void refusesNonsense() {
        assertThat(refusal("sendrawtransaction", "00ff")).isNotNull();
        assertThat(refusal("getblockhash", 1_000_000)).isNotNull();
        assertThat(refusal("getblock", "44".repeat(32), 0)).isNotNull();
        assertThat(refusal("nosuchcall").code()).isEqualTo(-32601);
    }
}
