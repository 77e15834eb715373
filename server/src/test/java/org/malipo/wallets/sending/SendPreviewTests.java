package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.chain.PretendedNode;
import org.malipo.money.Sats;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.WalletLabels;
import org.malipo.wallets.sending.PreviewResult.Refused;
import org.malipo.wallets.sending.PreviewResult.Shown;
import org.springframework.beans.factory.annotation.Autowired;

/** What an order would come to, and which coins it mixes. */
class SendPreviewTests extends SendCase {
    @Autowired
    private SendPreviews previews;

    @Autowired
    private WalletLabels labels;

    private SendPreview preview(long sats, long rate) {
        return ((Shown) previews.of(wallet, order(sats, rate))).preview();
    }

    private static SendOrder order(long sats, long rate) {
        var payment = Payment.of(PretendedNode.stranger().toByteArray(), new Satoshi(sats));
        return new SendOrder(List.of(payment), SatPerVbyte.of(rate), false, false, null);
    }

    private OutPoint labelled(long sats, String label) {
        var coin = coin(sats);
        labels.add(wallet, new ObjectKey(ObjectKey.UTXO, Outpoints.print(coin)), List.of(label));
        return coin;
    }

    @Test
    void showsWhatWouldBeSentAndKeepsNothing() {
        var coin = coin(100_000);

        var preview = preview(40_000, 2);

        assertThat(preview.inputs()).extracting(SendPreview.Input::outpoint).containsExactly(coin);
        assertThat(preview.outputs())
                .contains(new SendPreview.Output(Optional.of(stranger()), new Sats(40_000), false))
                .filteredOn(SendPreview.Output::change)
                .hasSize(1);
        assertThat(preview.fee()).isEqualTo(new Sats(2 * preview.vbytes()));
        assertThat(preview.warnings()).isEmpty();
        assertThat(states()).isEmpty();
        assertThat(preview(40_000, 2).outputs())
                .hasSameElementsAs(preview.outputs()); // the change address is not taken
    }

    @Test
    void refusesInWordsWhatCanNotBeMade() {
        coin(10_000);

        assertThat(previews.of(wallet, order(40_000, 2)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("not-enough-funds"));
    }

    @Test
    void staysWithinOneLabelWhereThatSuffices() {
        labelled(30_000, "alice");
        labelled(30_000, "alice");
        labelled(45_000, "bob");
        coin(20_000);

        var preview = preview(50_000, 1);

        assertThat(preview.inputs())
                .allSatisfy(input -> assertThat(input.labels()).containsExactly("alice"));
        assertThat(preview.warnings()).isEmpty();
    }

    @Test
    void saysWhichLabelsItMustMix() {
        labelled(30_000, "alice");
        labelled(30_000, "bob");

        assertThat(preview(50_000, 1).warnings())
                .containsExactly(new Warning.MixedLabels(new TreeSet<>(Set.of("alice", "bob"))));
    }

    @Test
    void warnsOfFeesAndOfCoinsThatMayNotStay() {
        freshCoin(100_000);

        var warnings = preview(40_000, 200).warnings();

        assertThat(warnings).anyMatch(Warning.AbsurdFee.class::isInstance);
        assertThat(warnings).contains(new Warning.UnconfirmedCoins(1));
    }

    @Test
    void saysThatTheRestGoesToTheFee() {
        coin(50_200);

        assertThat(preview(50_000, 1).warnings()).singleElement().isInstanceOf(Warning.ChangeToFee.class);
    }
}
