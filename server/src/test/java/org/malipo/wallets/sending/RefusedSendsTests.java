package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Transaction;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.bitcoin.Branch;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What is not sent from a hot wallet over the API, and why. */
class RefusedSendsTests extends SendCase {
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
    void paysNoAbsurdFeeUnlessToldTo() {
        coin(300_000_000);

        assertThat(errors(post(SEND, paying("0.0004", "").replace("\"feerate\":2", "\"feerate\":2001"))))
                .containsExactly("FeeRate: A fee rate is at most 2000 sat/vB");
        assertThat(errors(post(SEND, paying("0.0004", ",\"maxFee\":-1"))))
                .containsExactly("MaxFee: A fee is 0 or more, in satoshis");
        var costly = paying("0.0004", "").replace("\"feerate\":2", "\"feerate\":200");
        assertRefused(
                post(SEND, costly),
                400,
                "fee-too-high",
                "The fee would be 28200 sat, where 40000 sat move. Nothing was sent; maxFee allows such a fee.");
        assertRefused(
                post(SEND, paying("0.0004", ",\"maxFee\":281")),
                400,
                "fee-too-high",
                "The fee would be 282 sat, more than the 281 sat that it may be. Nothing was sent.");
        assertThat(states()).isEmpty();

        ok(post(SEND, costly.replace("\"feerate\":200", "\"feerate\":200,\"maxFee\":28200")));
        assertThat(fee(sent())).isEqualTo(28_200);
    }

    @Test
    void broadcastsNothingWithAnAbsurdFeeUnlessToldTo() {
        coin(400_000);
        var costly = paying("0.0004", UNSENT + ",\"maxFee\":282000").replace("\"feerate\":2", "\"feerate\":2000");
        var given = "{\"transaction\":\"" + HexFormat.of().formatHex(Transaction.write(raw(costly))) + "\"";

        assertRefused(
                post("/transactions/broadcast", given + "}"),
                400,
                "fee-too-high",
                "The fee would be 282000 sat, where 118000 sat move. Nothing was sent; maxFee allows such a fee.");
        assertThat(states()).isEmpty();

        ok(post("/transactions/broadcast", given + ",\"maxFee\":282000}"));
        assertThat(fee(sent())).isEqualTo(282_000);
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
}
