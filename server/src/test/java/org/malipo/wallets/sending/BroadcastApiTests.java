package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.chain.PretendedNode;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Sending what was signed before. */
class BroadcastApiTests extends SendCase {
    @Test
    void broadcastsPsbtsAndRawTransactions() throws PsbtException {
        coin(100_000);
        var raw = raw(paying("0.0004", UNSENT));
        var hex = HexFormat.of().formatHex(Transaction.write(raw));

        var answer = ok(post(SEND + "/broadcast", "{\"transaction\":\"" + hex + "\"}"));
        var again = ok(post(SEND + "/broadcast", "{\"transaction\":\"" + hex.toUpperCase(Locale.ROOT) + "\"}"));

        assertThat(sent()).isEqualTo(raw);
        assertThat(answer.path("transactionHash").asString()).isEqualTo(raw.txid.toString());
        assertThat(again).isEqualTo(answer);
        assertThat(new BigDecimal(answer.path("amount").asString())).isNegative();
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void broadcastsNothingElse() {
        coin(100_000);
        var unsigned = ok(post(SEND, paying("0.0004", UNSIGNED))).path("psbt").asString();
        var path = SEND + "/broadcast";

        assertThat(errors(post(path, "{}"))).containsExactly("Transaction: A PSBT or raw transaction is required.");
        assertThat(errors(post(path, "{\"transaction\":\"" + unsigned + "\"}")))
                .containsExactly("Transaction: The PSBT is not finalized and cannot be broadcast.");
        assertThat(Stream.of("hello", "00", "cHNidP8A", "70736274ff00", "02000000"))
                .allSatisfy(text -> assertThat(errors(post(path, "{\"transaction\":\"" + text + "\"}")))
                        .containsExactly("Transaction: The transaction is not a valid PSBT or raw transaction."));
    }

    @Test
    void holdsNoCoinForWhoCanNotSpendIt() {
        var coin = coin(100_000);
        node.stop();
        var forged = new Transaction(
                2,
                List.of(new TxIn(coin, 0xfffffffdL)),
                List.of(new TxOut(new Satoshi(90_000), PretendedNode.stranger())),
                0);

        body(
                post(
                        SEND + "/broadcast",
                        "{\"transaction\":\"" + HexFormat.of().formatHex(Transaction.write(forged)) + "\"}"),
                202);

        assertThat(heldCoins()).isZero();
        node.comeBack();
    }

    @Test
    void sendsRightSignaturesAfterWrongOnesThatWereRefused() {
        coin(100_000);
        var raw = raw(paying("0.0004", UNSENT));
        node.refuse("mandatory-script-verify-flag-failed");
        body(broadcast(forged(raw)), 400);
        node.refuse("");

        ok(broadcast(raw));

        assertThat(sent()).isEqualTo(raw);
        assertThat(states()).containsExactly("sent");
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void sendsRightSignaturesAfterWrongOnesThatNoNodeHasSeen() {
        coin(100_000);
        var raw = raw(paying("0.0004", UNSENT));
        node.stop();
        body(broadcast(forged(raw)), 202);
        body(broadcast(raw), 202);

        node.comeBack();
        clock.tick(Duration.ofMinutes(2));
        round.offerOpen();

        assertThat(sent()).isEqualTo(raw);
        assertThat(heldCoins()).isEqualTo(1);
    }

    /** {@return the same transaction, by the same id, with signatures that are none} */
    private static Transaction forged(Transaction raw) {
        return raw.updateWitness(0, new ScriptWitness(List.of(new ByteVector("00"), new ByteVector("00"))));
    }

    private RestTestClient.ResponseSpec broadcast(Transaction transaction) {
        var hex = HexFormat.of().formatHex(Transaction.write(transaction));
        return post(SEND + "/broadcast", "{\"transaction\":\"" + hex + "\"}");
    }
}
