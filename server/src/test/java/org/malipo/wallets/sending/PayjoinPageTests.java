package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Transaction;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Paying by a payjoin on the pages. */
class PayjoinPageTests extends SendPageCase {
    private static final String PROPOSED = "A payjoin is proposed to 127.0.0.1 first.";

    private final PretendedReceiver receiver = new PretendedReceiver();

    @AfterEach
    void nobodyIsPaidAnyMore() {
        receiver.close();
    }

    private boolean isTogether(Transaction transaction) {
        return transaction.txIn.stream().anyMatch(input -> input.outPoint.equals(receiver.coin()));
    }

    @Test
    void offersItWhereTheServerHasTheKey() {
        assertShown(
                browser.open(path("/send")),
                "<input class=\"form-check-input\" type=\"checkbox\" name=\"payjoin\" value=\"true\" checked>",
                "Payjoin, if the receiver offers it");
    }

    @Test
    void paysTogetherWithTheReceiver() {
        coin(100_000);

        var review = typed(receiver.link("0.0004", ""), "", "payjoin", "true");
        assertShown(review, PROPOSED, receiver.address());
        assertThat(receiver.asked).isEmpty();
        var page = followed(pay(review));

        assertThat(isTogether(sent())).isTrue();
        assertShown(page, sent().txid.toString(), "On the way", "Payjoin");
    }

    @Test
    void paysPlainlyWhereNoneIsWanted() {
        coin(100_000);

        var review = typed(receiver.link("0.0004", ""), "");
        assertThat(review.body()).doesNotContain(PROPOSED);
        followed(pay(review));

        assertThat(isTogether(sent())).isFalse();
        assertThat(receiver.asked).isEmpty();
    }

    @Test
    void remembersTheOfferWhenSomethingIsChanged() {
        coin(100_000);
        var form = new ArrayList<>(fields(typed(receiver.link("0.0004", "") + "&pjos=0", "", "payjoin", "true")));
        form.add(Map.entry("act", "edit"));

        var page = browser.submit(path("/send"), form);

        var link = "bitcoin:" + receiver.address() + "?pj=http://127.0.0.1:";
        assertShown(page, link, "pjos=0", "name=\"payjoin\" value=\"true\" checked");
    }
}
