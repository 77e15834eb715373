package org.malipo.bitcoin.payjoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.bitcoin.payjoin.TestSender.sats;

import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.Transaction;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.ProposalResult.Proposal;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.SigningKey;

/** What a sender sends, read by our own receiver. */
class PayjoinSenderTests {
    private static PayjoinSender proposing(TestSender sender, boolean substitution) {
        return PayjoinSender.of(
                        sender.plan(),
                        sender.original().transaction(),
                        sender.shop().script(AddressIndex.deposit(0)),
                        SatPerVbyte.of(1),
                        substitution)
                .orElseThrow();
    }

    private static Map<String, String> query(PayjoinSender sender) {
        return Arrays.stream(sender.query().split("&"))
                .map(part -> part.split("="))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    }

    @ParameterizedTest
    @EnumSource(names = {"SEGWIT", "SEGWIT_P2SH", "TAPROOT_BIP86"})
    void paysTogetherWithOurReceiver(AccountType type) throws PsbtException {
        var sender = TestSender.of(type);
        var ours = proposing(sender, true);
        var read = (Original) OriginalCheck.check(Psbt.parse(ours.request().toBase64()));
        var receiver = new PayjoinReceiver(
                read, PayjoinParameters.parse(query(ours)), new PayjoinReceiver.Payment(1 - sender.change(), sats(0)));

        var joined = (Proposal) receiver.join(sender.shopCoin(), SatPerVbyte.of(1), new Random(4));
        var answer = PayjoinReceiver.answer(sender.signedByShop(joined.unsigned(), joined.coins()), joined.ours());

        assertThat(ours.violation(Psbt.parse(answer.toBase64()))).isEmpty();
        var filled = PsbtEdits.filled(answer, sender.signed());
        var signed = PsbtSigner.sign(
                        filled, SigningKey.ofRoot(sender.wallet().masters().getFirst()))
                .psbt();
        var transaction = PsbtFinalizer.extract(PsbtFinalizer.complete(signed).psbt());
        Transaction.correctlySpends(transaction, joined.coins(), ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS);
        assertThat(SatPerVbyte.of(joined.fee(), (transaction.weight() + 3) / 4))
                .isGreaterThanOrEqualTo(SatPerVbyte.of(4));
    }

    @Test
    void tellsNothingOfTheWalletButItsCoins() throws PsbtException {
        var sender = TestSender.of(AccountType.SEGWIT_P2SH);

        var request = Psbt.parse(proposing(sender, true).request().toBase64());

        assertThat(request).isEqualTo(PsbtEdits.bare(request));
        assertThat(request.hasGlobalXpubs()).isFalse();
        assertThat(PsbtFinalizer.extract(request)).isEqualTo(sender.original().transaction());
        assertThat(request.inputs())
                .allSatisfy(input -> assertThat(input.utxo())
                        .contains(sender.original().coins().get(input.outpoint())));
    }

    @Test
    void allowsTheReceiverWhatAnInputCosts() throws PsbtException {
        var sender = TestSender.of(AccountType.SEGWIT);

        var read = PayjoinParameters.parse(query(proposing(sender, false)));

        assertThat(read.feeOutput()).isEqualTo(OptionalInt.of(sender.change()));
        assertThat(read.maxContribution().orElseThrow().toLong()).isBetween(5L * 67, 5L * 70);
        assertThat(read.minFeeRate()).contains(SatPerVbyte.of(1));
        assertThat(read.outputSubstitution()).isFalse();
        assertThat(read.isSupported()).isTrue();
    }

    @Test
    void proposesNothingOfLegacyCoins() throws PsbtException {
        var sender = TestSender.of(AccountType.LEGACY);

        assertThat(PayjoinSender.of(
                        sender.plan(),
                        sender.original().transaction(),
                        sender.shop().script(AddressIndex.deposit(0)),
                        SatPerVbyte.of(1),
                        true))
                .isEmpty();
    }
}
