package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.chain.PretendedNode;
import tools.jackson.databind.JsonNode;

/** Raising fees and taking transactions back, over the API. */
class BumpApiTests extends SendCase {
    @BeforeEach
    void replacementsAreTaken() {
        node.takeReplacements();
    }

    private Transaction paid(String btc) {
        ok(post(SEND, paying(btc, "")));
        var tx = sent();
        hear(tx);
        return tx;
    }

    private void hear(Transaction tx) {
        node.hear(tx);
        settleDown();
    }

    private static String bump(Transaction tx) {
        return SEND + "/" + tx.txid + "/bump";
    }

    private static String cancel(Transaction tx) {
        return SEND + "/" + tx.txid + "/cancel";
    }

    private JsonNode options(Transaction tx) {
        return ok(get(bump(tx)));
    }

    private static TxOut toStranger(long sats) {
        return new TxOut(new Satoshi(sats), PretendedNode.stranger());
    }

    private static long vbytes(Transaction tx) {
        return (Transaction.weight(tx) + 3L) / 4;
    }

    @Test
    void saysWhatCanBeDone() {
        coin(100_000);
        var tx = paid("0.0004");

        var options = options(tx);

        assertThat(options.path("transactionHash").asString()).isEqualTo(tx.txid.toString());
        assertThat(options.path("vsize").asLong()).isEqualTo(vbytes(tx));
        assertThat(options.path("feeRate").decimalValue()).isBetween(new BigDecimal("1.9"), new BigDecimal("2.2"));
        assertThat(options.path("replacement").path("possible").asBoolean()).isTrue();
        assertThat(options.path("replacement").path("minimumFeeRate").decimalValue())
                .isBetween(new BigDecimal("2.9"), new BigDecimal("3.2"));
        assertThat(options.path("child").path("possible").asBoolean()).isTrue();
        assertThat(options.path("cancellation").path("possible").asBoolean()).isTrue();
    }

    @Test
    void replacesItAndTakesTheFeeFromItsChange() {
        coin(100_000);
        var tx = paid("0.0004");

        var answer = ok(post(bump(tx), "{\"feeRate\":10}"));

        var replacement = sent();
        assertThat(answer.path("transactionHash").asString()).isEqualTo(replacement.txid.toString());
        assertThat(replacement.txIn.getFirst().outPoint).isEqualTo(tx.txIn.getFirst().outPoint);
        assertThat(replacement.txOut).contains(toStranger(40_000));
        assertThat(fee(replacement)).isBetween(10 * vbytes(replacement), 11 * vbytes(replacement));
        replacement.correctlySpends(funded, ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS);
        hear(replacement);
        assertThat(states()).containsExactly("replaced", "sent");
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void refusesAReplacementThatNodesWouldNotTake() {
        coin(100_000);
        var tx = paid("0.0004");

        var low = body(post(bump(tx), "{\"feeRate\":2.5}"), 400);
        var dust = body(post(bump(tx), "{\"feeRate\":1000}"), 400);

        assertThat(low.path("code").asString()).isEqualTo("fee-rate-too-low");
        assertThat(dust.path("code").asString()).isEqualTo("change-too-small");
        assertThat(dust.path("message").asString()).startsWith("The change output is too small");
        assertThat(sent()).isEqualTo(tx);
        assertThat(states()).containsExactly("sent");
    }

    @Test
    void givesTheCoinsBackToTheFirstIfTheReplacementIsRefused() {
        coin(100_000);
        var tx = paid("0.0004");
        node.refuse("insufficient fee, rejecting replacement");

        assertRefused(
                post(bump(tx), "{\"feeRate\":10}"), 400, "broadcast-error", "insufficient fee, rejecting replacement");

        assertThat(states()).containsExactly("sent", "refused");
        assertThat(jdbc.queryForList(
                        "select s.state from wallet_held_coin h join wallet_send s on s.id = h.send_id", String.class))
                .containsExactly("sent");
    }

    @Test
    void letsAChildPay() {
        var incoming = freshCoin(60_000);

        var answer = ok(post(SEND + "/" + incoming.txid + "/bump", "{\"method\":\"CPFP\",\"feeRate\":5}"));

        var child = sent();
        assertThat(child.txIn).extracting(in -> in.outPoint).containsExactly(incoming);
        assertThat(child.txOut)
                .extracting(out -> out.publicKeyScript.toByteArray())
                .containsExactly(wallet.scheme().scriptPubKey(Branch.CHANGE, 0));
        assertThat(answer.path("transactionHash").asString()).isEqualTo(child.txid.toString());
        assertThat(ok(get("/objects/CPFP/CPFP"))
                        .path("links")
                        .path(0)
                        .path("linkData")
                        .path("outpoints")
                        .path(0)
                        .asString())
                .isEqualTo(Outpoints.print(incoming));
    }

    @Test
    void liftsThePackageToTheRate() {
        var incoming = freshCoin(60_000); // pays nothing by itself, as the node tells

        ok(post(SEND + "/" + incoming.txid + "/bump", "{\"method\":\"CPFP\",\"feeRate\":5}"));

        var child = sent();
        var parent = node.transaction(incoming.txid);
        var rate = (double) (fee(child) + PretendedNode.FEE) / (vbytes(child) + vbytes(parent));
        assertThat(rate).isBetween(4.9, 6.0);
    }

    @Test
    void bumpsSeveralByOneChild() {
        var one = freshCoin(30_000);
        var two = freshCoin(40_000);
        var body = "{\"transactions\":[\"%s\",\"%s\"],\"feeRate\":4}".formatted(one.txid, two.txid);

        ok(post(SEND + "/bump", body));

        assertThat(sent().txIn).extracting(in -> in.outPoint).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void doesNotCountRelativesTwice() {
        coin(100_000);
        var parent = paid("0.0004");
        ok(post(bump(parent), "{\"method\":\"CPFP\",\"feeRate\":6}"));
        var child = node.mempool().stream()
                .filter(tx -> tx.txIn.getFirst().outPoint.txid.equals(parent.txid))
                .findFirst()
                .orElseThrow();
        hear(child);
        var body = "{\"transactions\":[\"%s\",\"%s\"],\"feeRate\":40}".formatted(parent.txid, child.txid);

        assertThat(body(post(SEND + "/bump", body), 400).path("code").asString())
                .isEqualTo("related-transactions");
    }

    @Test
    void bringsEverythingBack() {
        coin(100_000);
        var tx = paid("0.0004");

        ok(post(cancel(tx), null));

        var back = sent();
        assertThat(back.txOut)
                .extracting(out -> out.publicKeyScript.toByteArray())
                .containsExactly(wallet.scheme().scriptPubKey(Branch.CHANGE, 1));
        assertThat(fee(back)).isGreaterThan(fee(tx) + vbytes(back) - 1);
        hear(back);
        assertThat(states()).containsExactly("replaced", "sent");
    }

    @Test
    void doesNothingForWhatIsOver() {
        coin(100_000);
        var tx = paid("0.0004");
        node.mine(tx);
        settleDown();

        assertThat(body(post(bump(tx), null), 400).path("code").asString()).isEqualTo("already-confirmed");
        assertThat(body(post(cancel(tx), null), 400).path("code").asString()).isEqualTo("already-confirmed");
        assertThat(body(get(bump(tx)), 400).path("code").asString()).isEqualTo("already-confirmed");
        var unknown = SEND + "/" + "ab".repeat(32) + "/bump";
        assertThat(body(post(unknown, null), 404).path("code").asString()).isEqualTo("transaction-not-found");
    }

    @Test
    void doesNotReplaceWhatAnotherOneStandsOn() {
        coin(100_000);
        var tx = paid("0.0004");
        ok(post(bump(tx), "{\"method\":\"CPFP\",\"feeRate\":6}"));
        var child = node.mempool().stream()
                .filter(one -> one.txIn.getFirst().outPoint.txid.equals(tx.txid))
                .findFirst()
                .orElseThrow();
        hear(child);

        var options = options(tx);

        assertThat(options.path("replacement").path("code").asString()).isEqualTo("has-descendants");
        assertThat(options.path("child").path("code").asString()).isEqualTo("no-output-of-ours");
        assertThat(body(post(cancel(tx), null), 400).path("code").asString()).isEqualTo("has-descendants");
    }

    @Test
    void doesNotReplaceWhatOthersPaid() {
        var incoming = freshCoin(60_000);

        var options = ok(get(SEND + "/" + incoming.txid + "/bump"));

        assertThat(options.path("replacement").path("code").asString()).isEqualTo("foreign-inputs");
        assertThat(options.path("child").path("possible").asBoolean()).isTrue();
    }

    @Test
    void replacesOnceForOneKey() {
        coin(100_000);
        var tx = paid("0.0004");
        var key = People.token(people.unrestrictedKey(admin));

        var first = ok(request(key, bump(tx), "{\"feeRate\":10}", "bump-1"));
        jdbc.update("delete from idempotency_key");
        hear(sent());
        var second = ok(request(key, bump(tx), "{\"feeRate\":10}", "bump-1"));

        assertThat(second.path("transactionHash")).isEqualTo(first.path("transactionHash"));
        assertThat(states()).containsExactly("replaced", "sent");
    }

    @Test
    void givesColdWalletsAPsbt() throws PsbtException {
        wallet = generated(people.store(admin), false);
        var incoming = freshCoin(60_000);

        var answer = ok(post(SEND + "/" + incoming.txid + "/bump", "{\"feeRate\":5,\"signWithSeed\":false}"));

        var psbt = Psbt.parse(answer.path("psbt").asString());
        assertThat(psbt.unsigned().txIn).extracting(in -> in.outPoint).containsExactly(incoming);
        assertThat(states()).isEmpty();
    }

    @Test
    void needsEachPermission() {
        coin(100_000);
        var tx = paid("0.0004");

        assertThat(List.of(bump(tx), SEND + "/bump"))
                .allSatisfy(path -> assertThat(missing("btcpay.store.cancanceltransactions", path))
                        .isEqualTo("btcpay.store.cancreatetransactions"));
        assertThat(missing("btcpay.store.cancreatetransactions", cancel(tx)))
                .isEqualTo("btcpay.store.cancanceltransactions");
        assertThat(missing("btcpay.store.cancanceltransactions", cancel(tx)))
                .isEqualTo("btcpay.store.cansigntransactions");
    }

    private String missing(String grant, String path) {
        return body(post(grant, path, "{}", null), 403)
                .path("missingPermission")
                .asString();
    }
}
