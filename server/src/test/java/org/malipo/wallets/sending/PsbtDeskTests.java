package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Satoshi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.psbt.Finding;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.chain.PretendedNode;
import org.malipo.wallets.sending.DraftResult.Drafted;
import org.malipo.wallets.sending.SendOutcome.Refused;
import org.malipo.wallets.sending.SendOutcome.Sent;
import org.springframework.beans.factory.annotation.Autowired;

/** PSBTs that come from outside. */
class PsbtDeskTests extends SendCase {
    @Autowired
    private PsbtDesk desk;

    @Autowired
    private WalletCoins coins;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Psbts psbts;

    @Autowired
    private HotKeys keys;

    private Draft draft(long sats, long rate) {
        var payment = Payment.of(PretendedNode.stranger().toByteArray(), new Satoshi(sats));
        var order = new SendOrder(List.of(payment), SatPerVbyte.of(rate), false, false, null);
        return ((Drafted) drafts.draft(wallet, order, coins.of(wallet))).draft();
    }

    private Psbt signed(Draft draft) throws PsbtException {
        var key = ((HotKeys.Found.Key) keys.of(wallet)).key();
        return PsbtSigner.sign(psbts.forAccountKey(draft), key).psbt();
    }

    @Test
    void seesWhatIsOursAndWhatIsMissing() throws PsbtException {
        coin(100_000);
        var draft = draft(40_000, 2);
        var psbt = psbts.forSigners(draft);

        var seen = desk.look(wallet, psbt, draft.unsigned());

        assertThat(seen.complete()).isFalse();
        assertThat(seen.inspection().findings()).isEmpty();
        assertThat(seen.inspection().fee()).contains(draft.plan().fee());
        assertThat(seen.inspection().outputs())
                .filteredOn(output -> output.ours().isPresent())
                .hasSize(1);
    }

    @Test
    void finishesAndSends() throws PsbtException {
        coin(100_000);
        var draft = draft(40_000, 2);

        var outcome = desk.send(wallet, signed(draft), false);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Sent.class, sent -> assertThat(sent.offered()).isInstanceOf(Offered.OnItsWay.class));
        assertThat(sent().txid).isEqualTo(draft.unsigned().txid);
        assertThat(states()).containsExactly("sent");
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void sendsNothingThatLacksSignatures() throws PsbtException {
        coin(100_000);

        assertRefused(desk.send(wallet, psbts.forSigners(draft(40_000, 2)), false), "psbt-incomplete");
        assertThat(states()).isEmpty();
    }

    @Test
    void collectsSignaturesAndNothingElse() throws PsbtException {
        coin(100_000);
        var draft = draft(40_000, 2);
        var ours = psbts.forSigners(draft);

        var collected = desk.collect(ours, signed(draft));

        assertThat(collected.added()).isEqualTo(1);
        assertThat(desk.look(wallet, collected.psbt(), draft.unsigned()).canBeSent())
                .isTrue();
    }

    @Test
    void noticesThatOutputsWereChanged() throws PsbtException {
        coin(100_000);
        coin(200_000);
        var made = draft(40_000, 2);
        var other = psbts.forSigners(draft(90_000, 2));

        var seen = desk.look(wallet, other, made.unsigned());

        assertThat(seen.inspection().findings()).anyMatch(Finding.ChangedOutputs.class::isInstance);
        assertThat(seen.canBeSent()).isFalse();
    }

    @Test
    void paysAnAbsurdFeeOnlyToWhoSaysSo() throws PsbtException {
        coin(100_000);
        var psbt = signed(draft(40_000, 200));
        assertThat(desk.look(wallet, psbt, null).asksForFee()).isTrue();

        assertRefused(desk.send(wallet, psbt, false), "fee-not-accepted");
        assertThat(states()).isEmpty();
        assertThat(desk.send(wallet, psbt, true)).isInstanceOf(Sent.class);
    }

    @Test
    void sendsNothingForAnotherWallet() throws PsbtException {
        coin(100_000);
        var psbt = signed(draft(40_000, 2));
        wallet = generated(people.store(admin), true);

        assertThat(desk.look(wallet, psbt, null).inspection().findings())
                .contains(new Finding.NothingOurs(), new Finding.ForeignInput(0));
        assertRefused(desk.send(wallet, psbt, true), "psbt-mistakes");
        assertThat(states()).isEmpty();
    }

    private static void assertRefused(SendOutcome outcome, String code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
