package org.malipo.bitcoin.payjoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.OriginalResult.Rejected;
import org.malipo.bitcoin.psbt.PreviousTransactions;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCreator;
import org.malipo.bitcoin.psbt.PsbtCreator.Options;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.PsbtWallet;
import org.malipo.bitcoin.psbt.SigningKey;

/** The keys of an account (global xpubs), which tell all of its past and future, have no place in a payjoin of either side. */
class AccountKeyTests {
    /** Length, type and key; length, fingerprint and a path of three steps. */
    private static final int KEY_RECORD = 1 + 1 + 78 + 1 + 4 + 3 * 4;

    private TestSender sender;
    private Psbt telling;

    @BeforeEach
    void aSignedPaymentWithTheKeysOfItsAccount() throws PsbtException {
        sender = TestSender.of(AccountType.SEGWIT);
        var wallet = sender.wallet();
        var psbt = new PsbtCreator(
                        new PsbtWallet(wallet.scheme(), wallet.keys()),
                        PreviousTransactions.of(List.of(wallet.funding("sender", 1_000_000, AddressIndex.deposit(0)))),
                        new Options(false, true))
                .create(sender.plan(), Optional.of(AddressIndex.change(0)));
        telling = PsbtFinalizer.complete(
                        PsbtSigner.sign(psbt, SigningKey.ofRoot(wallet.masters().getFirst()))
                                .psbt())
                .psbt();
        assertThat(telling.hasGlobalXpubs()).isTrue();
    }

    @Test
    void theReceiverRefusesThem() throws PsbtException {
        var read = OriginalCheck.check(Psbt.parse(telling.toBase64()));

        assertThat(read).isEqualTo(new Rejected(PayjoinError.ORIGINAL_REJECTED, "It tells the sender's account keys"));
    }

    @Test
    void areTakenOutBeforeItIsSent() throws PsbtException {
        var sent = Psbt.parse(PsbtEdits.bare(telling).toBase64());

        assertThat(sent.hasGlobalXpubs()).isFalse();
        assertThat(OriginalCheck.check(sent)).isEqualTo(sender.original()).isInstanceOf(Original.class);
    }

    /** What is signed in the end is that of the proposal, whose other fields the sender must not believe. */
    @Test
    void theSenderSignsNoProposalThatTellsThem() throws PsbtException {
        var answer = sender.answer().toBytes();
        var keys = telling.toBytes();
        var bytes = ByteBuffer.allocate(answer.length + KEY_RECORD)
                .put(answer, 0, afterTransaction(answer))
                .put(keys, afterTransaction(keys), KEY_RECORD)
                .put(answer, afterTransaction(answer), answer.length - afterTransaction(answer));

        var proposal = Psbt.parse(bytes.array());

        assertThat(proposal.hasGlobalXpubs()).isTrue();
        assertThat(ProposalCheck.check(sender.original(), sender.terms(), proposal))
                .contains(new Violation.KeyPaths());
    }

    /** {@return where the record of the transaction ends} It comes after five bytes of magic, a key of two and its length in one. */
    private static int afterTransaction(byte[] psbt) {
        return 5 + 2 + 1 + (psbt[7] & 0xff);
    }
}
