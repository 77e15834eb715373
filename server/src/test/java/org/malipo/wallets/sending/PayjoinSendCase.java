package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.malipo.bitcoin.Addresses;
import org.malipo.wallets.sending.PretendedReceiver.Answer;

/** A store that pays somebody who offers a payjoin. */
abstract class PayjoinSendCase extends SendCase {
    final PretendedReceiver receiver = new PretendedReceiver();

    @AfterEach
    void nobodyIsPaidAnyMore() {
        receiver.close();
    }

    static final Answer BUSY = new Answer(503, "{\"errorCode\":\"unavailable\",\"message\":\"Not now.\"}");

    static String payingTo(String destination, String more) {
        return "{\"destinations\":[{\"destination\":\"%s\"}],\"feerate\":2%s}".formatted(destination, more);
    }

    /** {@return what somebody wants to pay at 2 sat/vB} */
    String joining(String more) {
        return payingTo(receiver.link("0.0004", ""), more);
    }

    boolean hasReceiversCoin(Transaction transaction) {
        return transaction.txIn.stream().anyMatch(input -> input.outPoint.equals(receiver.coin()));
    }

    /** {@return what an address of the receiver gets} */
    Satoshi paid(Transaction transaction) {
        return transaction.txOut.stream()
                .filter(output -> Addresses.ofScript(output.publicKeyScript.toByteArray(), wallet.network())
                        .equals(Optional.of(receiver.address())))
                .map(output -> output.amount)
                .reduce(new Satoshi(0), Satoshi::plus);
    }

    /** {@return the purposes and states of all sends, the oldest first} */
    List<String> sends() {
        return jdbc.queryForList(
                "select purpose || ' ' || state from wallet_send order by created_at, purpose", String.class);
    }

    List<String> proposals() {
        return jdbc.queryForList("select state from wallet_payjoin order by created_at", String.class);
    }
}
