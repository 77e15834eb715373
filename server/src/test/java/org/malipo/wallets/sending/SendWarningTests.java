package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.WalletLabels;
import org.springframework.beans.factory.annotation.Autowired;

/** What a page says of a transaction before it is signed, and which coins it mixes. */
class SendWarningTests extends SendPageCase {
    private static final String MIXED = "It spends coins with different labels together.";

    @Autowired
    private WalletLabels labels;

    private String labelled(long sats, String label) {
        var coin = coin(sats);
        labels.add(wallet, new ObjectKey(ObjectKey.UTXO, Outpoints.print(coin)), List.of(label));
        return Outpoints.print(coin);
    }

    private static List<String> spent(HttpResponse<String> review) {
        return fields(review).stream()
                .filter(field -> field.getKey().equals("coin"))
                .map(field -> field.getValue())
                .toList();
    }

    @Test
    void staysWithinOneLabelWhereThatSuffices() {
        var first = labelled(30_000, "alice");
        var second = labelled(30_000, "alice");
        labelled(45_000, "bob");
        coin(20_000);

        var review = typed(stranger(), "50000");

        assertThat(spent(review)).containsExactlyInAnyOrder(first, second);
        assertThat(review.body()).doesNotContain(MIXED);
    }

    @Test
    void saysThatItMustMixLabels() {
        labelled(30_000, "alice");
        labelled(30_000, "bob");

        assertShown(typed(stranger(), "50000"), MIXED);
    }

    @Test
    void saysThatTheRestGoesToTheFee() {
        coin(50_350);

        assertShown(typed(stranger(), "50000"), "is too little for change and goes to the fee.");
    }

    @Test
    void sendsNothingOfWhatIsOnlyLookedAt() {
        var coin = coin(100_000);

        var first = typed(stranger(), "40000");
        var second = typed(stranger(), "40000");

        assertThat(spent(first)).containsExactly(Outpoints.print(coin)).isEqualTo(spent(second));
        var change = wallet.scheme().address(Branch.CHANGE, 0); // still free
        assertShown(first, change);
        assertShown(second, change);
        assertThat(states()).isEmpty();
    }
}
