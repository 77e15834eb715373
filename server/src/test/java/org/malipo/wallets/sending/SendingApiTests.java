package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.chain.PretendedNode;

/** Sending from a hot wallet over the API. */
class SendingApiTests extends SendCase {
    private static long paid(Transaction tx) {
        return tx.txOut.stream()
                .filter(output -> output.publicKeyScript.equals(PretendedNode.stranger()))
                .mapToLong(output -> output.amount.toLong())
                .sum();
    }

    @Test
    void paysAStranger() {
        coin(100_000);

        var answer = ok(post(SEND, paying("0.0004", "")));

        var tx = sent();
        assertThat(paid(tx)).isEqualTo(40_000);
        assertThat(fee(tx)).isBetween(250L, 320L); // 2 sat/vB for one input and two outputs
        assertThat(tx.txOut)
                .contains(new TxOut(
                        funded.values().iterator().next().amount.minus(new Satoshi(40_000 + fee(tx))),
                        wallet.scheme().scriptPubKey(Branch.CHANGE, 0)));
        assertThat(answer.path("transactionHash").asString()).isEqualTo(tx.txid.toString());
        assertThat(answer.path("amount").asString())
                .isEqualTo(BigDecimal.valueOf(-40_000 - fee(tx), 8)
                        .stripTrailingZeros()
                        .toPlainString());
        assertThat(answer.path("status").asString()).isEqualTo("Unconfirmed");
        assertThat(answer.path("confirmations").asInt()).isZero();
        assertThat(answer.path("labels").toString()).isEqualTo("{}");
        assertThat(states()).containsExactly("sent");
    }

    @Test
    void signsAsANodeWantsIt() {
        coin(60_000);
        coin(70_000);

        var tx = raw(paying("0.001", UNSENT));

        tx.correctlySpends(funded, ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS); // throws otherwise
        assertThat(tx.lockTime).isBetween(0L, 4L);
        assertThat(tx.txIn)
                .hasSize(2)
                .allSatisfy(input -> assertThat(input.sequence).isEqualTo(0xfffffffdL));
        assertThat(tx.txIn)
                .allSatisfy(input ->
                        assertThat(input.witness.stack.getFirst().size()).isLessThan(72));
    }

    @Test
    void givesOutRawWithoutSpendingAnything() {
        coin(100_000);

        var tx = raw(paying("0.0004", UNSENT));

        assertThat(paid(tx)).isEqualTo(40_000);
        assertThat(node.mempool()).isEmpty();
        assertThat(states()).isEmpty();
        assertThat(heldCoins()).isZero();
    }

    @Test
    void givesOutAPsbtWithPathsFromTheRoot() throws PsbtException {
        coin(100_000);

        var psbt = Psbt.parse(
                ok(post(SEND, paying("0.0004", UNSIGNED))).path("psbt").asString());

        var key = wallet.config().accountKeySettings().getFirst();
        assertThat(psbt.inputs().getFirst().keyPaths().values())
                .singleElement()
                .satisfies(origin -> assertThat(origin.print()).isEqualTo(key.rootFingerprint() + "/84'/1'/0'/0/0"));
        assertThat(psbt.inputs().getFirst().partialSignatures()).isEmpty();
        assertThat(psbt.outputs().stream().flatMap(output -> output.keyPaths().values().stream()))
                .singleElement()
                .satisfies(origin -> assertThat(origin.print()).isEqualTo(key.rootFingerprint() + "/84'/1'/0'/1/0"));
        assertThat(states()).isEmpty();
    }

    @Test
    void readsPaymentLinks() {
        coin(100_000);
        var link = "bitcoin:" + stranger() + "?amount=0.0003&pj=https://shop.example/pj";

        var tx = raw("{\"destinations\":[{\"destination\":\"%s\"}]%s}".formatted(link, UNSENT));
        var other = raw("{\"destinations\":[{\"destination\":\"%s\",\"amount\":0.0002}]%s}".formatted(link, UNSENT));

        assertThat(paid(tx)).isEqualTo(30_000);
        assertThat(paid(other)).isEqualTo(20_000);
    }

    @Test
    void paysSeveralAtOnce() {
        coin(100_000);
        var self = wallet.scheme().address(Branch.DEPOSIT, 7);

        var tx = raw("""
                {"destinations":[{"destination":"%s","amount":"0.0001"},{"destination":"%s","amount":"0.0002"}],
                 "feerate":"1.5","proceedWithBroadcast":false}""".formatted(stranger(), self));

        assertThat(tx.txOut).hasSize(3);
        assertThat(paid(tx)).isEqualTo(10_000);
    }

    @Test
    void takesTheFeeFromADestinationThatBearsIt() {
        coin(100_000);

        var tx = raw("""
                {"destinations":[{"destination":"%s","amount":"0.001","subtractFromAmount":true}],"feerate":3,
                 "proceedWithBroadcast":false}""".formatted(stranger()));

        assertThat(tx.txOut).hasSize(1);
        assertThat(paid(tx) + fee(tx)).isEqualTo(100_000);
        assertThat(fee(tx)).isPositive();
    }

    @Test
    void leavesNoChangeWhereNoneIsWanted() {
        coin(100_000);
        var selected = coin(50_000);
        coin(100_000);

        var tx = raw(paying(
                "0.0001", UNSENT + ",\"noChange\":true,\"selectedInputs\":[\"" + Outpoints.print(selected) + "\"]"));

        assertThat(tx.txOut).hasSize(1);
        assertThat(tx.txIn).extracting(input -> input.outPoint).containsExactly(selected);
        assertThat(paid(tx) + fee(tx)).isEqualTo(50_000);
    }

    @Test
    void spendsSelectedCoinsOnly() {
        var one = coin(30_000);
        coin(500_000);
        var two = coin(30_000);
        var selected =
                ",\"selectedInputs\":[\"%s\",\"%s\"]".formatted(Outpoints.print(one), two.txid + ":" + two.index);

        var tx = raw(paying("0.0005", UNSENT + selected));

        assertThat(tx.txIn).extracting(input -> input.outPoint).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void leavesUnconfirmedCoinsWhereTheyAreIfAskedTo() {
        freshCoin(100_000);

        assertThat(errors(post(SEND, paying("0.0001", ",\"excludeUnconfirmed\":true"))))
                .contains("SelectedInputs: There are no available utxos based on your request");
        assertThat(paid(raw(paying("0.0001", UNSENT)))).isEqualTo(10_000);
    }

    @Test
    void neverTakesACoinOfAnotherSend() {
        var first = coin(50_000);
        var second = coin(500_000);
        var selected = ",\"selectedInputs\":[\"" + Outpoints.print(first) + "\"]";

        ok(post(SEND, paying("0.0004", selected)));
        ok(post(SEND, paying("0.0004", "")));

        assertThat(sentOnes()).extracting(tx -> tx.txIn.getFirst().outPoint).containsExactlyInAnyOrder(first, second);
        assertThat(errors(post(SEND, paying("0.0004", selected))))
                .contains("SelectedInputs: There are no available utxos based on your request");
    }

    @Test
    void notesInTheAuditWhatLeft() {
        coin(100_000);

        ok(post(SEND, paying("0.0004", "")));

        assertThat(jdbc.queryForList(
                        "select action from audit_entry where store_id = ? order by position desc limit 1",
                        String.class,
                        wallet.store().value()))
                .containsExactly("wallet.transaction.sent");
    }
}
