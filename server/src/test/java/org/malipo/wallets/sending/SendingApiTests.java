package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.chain.PretendedNode;
import org.springframework.test.web.servlet.client.RestTestClient;

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
    void takesNoChangeAddressForWhatCanNotBeMade() {
        coin(10_000);

        assertRefusedForFunds(post(SEND, paying("0.0000999", "")));
        coin(100_000);
        ok(post(SEND, paying("0.0005", "")));

        assertThat(sent().txOut)
                .extracting(output -> output.publicKeyScript.toByteArray())
                .contains(wallet.scheme().scriptPubKey(Branch.CHANGE, 0));
    }

    private static void assertRefusedForFunds(RestTestClient.ResponseSpec response) {
        var body = body(response, 400);
        assertThat(body.path("code").asString()).isEqualTo("not-enough-funds");
        assertThat(body.path("message").asString()).contains("0.00010000 BTC");
    }

    @Test
    void refusesDust() {
        coin(100_000);

        assertRefused(
                post(SEND, paying("0.00000100", "")),
                400,
                "output-too-small",
                "Destination 0 would get 0.00000100 BTC, less than the 0.00000294 BTC that nodes relay.");
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        coin(100_000);

        assertThat(errors(post(SEND, """
                {"destinations":[
                    {"destination":"bitcoin:?amount=1","subtractFromAmount":true},
                    {"destination":"nobody"},
                    {"destination":"%s","amount":"-1","subtractFromAmount":true},
                    {"destination":"%s","amount":"0.000000001"},
                    {"destination":"%s","amount":"5"},
                    null],
                 "feerate":0.2,"signWithSeed":false,"selectedInputs":["x"]}""".formatted(stranger(), stranger(), stranger()))))
                .containsExactly(
                        "ProceedWithBroadcast: Cannot request broadcast when signing is disabled (signWithSeed = false).",
                        "SelectedInputs[0]: A coin is written as txid-n or txid:n, with n from 0",
                        "SelectedInputs: There are no available utxos based on your request",
                        "Destinations[0]: This BIP21 destination is missing a bitcoin address",
                        "Destinations[0]: You cannot use a BIP21 destination along with SubtractFromAmount",
                        "Destinations[0]: Amount must be specified or destination must be a BIP21 payment link, and greater than 0",
                        "Destinations[1]: Destination must be a BIP21 payment link or an address",
                        "Destinations[1]: Amount must be specified or destination must be a BIP21 payment link, and greater than 0",
                        "Destinations[2]: Amount must be specified or destination must be a BIP21 payment link, and greater than 0",
                        "Destinations[3]: The amount has more than 8 decimals",
                        "Destinations[5]: Destination must be a BIP21 payment link or an address",
                        "Destinations[5]: Amount must be specified or destination must be a BIP21 payment link, and greater than 0",
                        "Destinations[0].SubtractFromAmount: You can only subtract fees from one destination",
                        "Destinations[2].SubtractFromAmount: You can only subtract fees from one destination",
                        "Destinations: You are attempting to send more than is available",
                        "FeeRate: The fee rate specified is lower than the current minimum relay fee");
    }

    @Test
    void refusesWhatMakesNoSense() {
        coin(100_000);

        assertThat(errors(post(SEND, "{}")))
                .containsExactly("Destinations: At least one destination must be specified");
        assertThat(errors(post(SEND, paying("0.001", ",\"excludeUnconfirmed\":true,\"selectedInputs\":[\"x\"]"))))
                .containsExactly(
                        "ExcludeUnconfirmed: Can't automatically exclude unconfirmed UTXOs while selection custom inputs");
        assertThat(errors(post(SEND, paying("0.001", ""))))
                .containsExactly(
                        "Destinations: You are sending your entire balance, you should subtract the fees from a destination");
    }

    @Test
    void countsAmountsOfLinksToo() {
        coin(100_000);

        assertThat(errors(post(
                        SEND,
                        "{\"destinations\":[{\"destination\":\"bitcoin:%s?amount=0.002\"}]}".formatted(stranger()))))
                .containsExactly("Destinations: You are attempting to send more than is available");
    }

    @Test
    void needsEachPermission() {
        coin(100_000);

        missing("btcpay.store.canviewwallet", "btcpay.store.cancreatetransactions");
        missing("btcpay.store.cancreatetransactions", "btcpay.store.cansigntransactions");
        var both = People.token(
                people.key(admin, "btcpay.store.cancreatetransactions", "btcpay.store.cansigntransactions"));
        assertThat(body(request(both, SEND, paying("0.0001", ""), null), 403)
                        .path("missingPermission")
                        .asString())
                .isEqualTo("btcpay.store.canbroadcasttransactions");
        ok(request(both, SEND, paying("0.0001", UNSENT), null));
        missing(SEND + "/broadcast", "btcpay.store.cancreatetransactions", "btcpay.store.canbroadcasttransactions");
    }

    private void missing(String grant, String permission) {
        missing(SEND, grant, permission);
    }

    private void missing(String path, String grant, String permission) {
        assertThat(body(post(grant, path, paying("0.0001", ""), null), 403)
                        .path("missingPermission")
                        .asString())
                .isEqualTo(permission);
    }

    @Test
    void sendsNothingFromAColdWallet() {
        wallet = generated(people.store(admin), false);
        coin(100_000);

        assertRefused(post(SEND, paying("0.0001", "")), 503, "not-available", "You cannot send from a cold wallet");
        assertThat(ok(post(SEND, paying("0.0001", UNSIGNED))).path("psbt").asString())
                .startsWith("cHNidP8");
    }

    @Test
    void signsForNobodyWhomTheServerForbidsIt() {
        var owner = people.person("owner@example.com");
        wallet = generated(people.store(owner), true);
        coin(100_000);
        people.policy("allowHotWalletForAll", false);
        var key = People.token(people.unrestrictedKey(owner));

        assertRefused(
                request(key, SEND, paying("0.0001", ""), null),
                503,
                "not-available",
                "You need to allow non-admins to use hotwallets for their stores (in /server/policies)");
    }

    @Test
    void givesCoinsBackIfTheNodeRefuses() {
        coin(100_000);
        node.refuse("mempool min fee not met");

        assertRefused(post(SEND, paying("0.0004", "")), 400, "broadcast-error", "mempool min fee not met");

        assertThat(states()).containsExactly("refused");
        assertThat(heldCoins()).isZero();
        node.refuse("");
        ok(post(SEND, paying("0.0004", "")));
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
