package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.ProposalCheck.Terms;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.bitcoin.spend.SpendResult.Plan;

/** Proposes that the receiver of a payment of ours joins it with a coin of theirs (BIP 78, sender). */
public final class PayjoinSender {
    private final Original original;
    private final Terms terms;

    private PayjoinSender(Original original, Terms terms) {
        this.original = original;
        this.terms = terms;
    }

    /**
     * @param signed the plan with its signatures, which could be sent as it is
     * @param payment the script that pays the receiver
     * @param minFeeRate below this rate our node takes nothing
     * @param outputSubstitution whether the receiver may change the payment
     * @return empty for coins of which receivers make no payjoin: all must be of one type, and of segwit
     */
    public static Optional<PayjoinSender> of(
            Plan plan, Transaction signed, ByteVector payment, SatPerVbyte minFeeRate, boolean outputSubstitution) {
        var coins = new LinkedHashMap<OutPoint, TxOut>();
        plan.coins().forEach(coin -> coins.put(coin.outpoint(), coin.output()));
        var original = new Original(signed, coins);
        var type = InputType.of(plan.coins().getFirst().output().publicKeyScript);
        if (type == InputType.LEGACY || !original.spendsOnly(type)) {
            return Optional.empty();
        }
        var input = plan.coins().getFirst().weight();
        var contribution = plan.change().isPresent() ? ProposalCheck.feeOf(1, input, original) : new Satoshi(0);
        var terms = new Terms(payment, plan.change(), contribution, minFeeRate, outputSubstitution, input);
        return Optional.of(new PayjoinSender(original, terms));
    }

    /** {@return the original as the receiver gets it: signed, with its coins, and nothing else of the wallet} */
    public Psbt request() {
        return PsbtEdits.finished(original.transaction(), original.coins());
    }

    /** {@return what is allowed, as the query of the request} */
    public String query() {
        var query = new StringBuilder("v=1&minfeerate=")
                .append(terms.minFeeRate().value().toPlainString());
        terms.feeOutput()
                .ifPresent(at -> query.append("&additionalfeeoutputindex=")
                        .append(at)
                        .append("&maxadditionalfeecontribution=")
                        .append(terms.maxContribution().toLong()));
        if (!terms.outputSubstitution()) {
            query.append("&disableoutputsubstitution=true");
        }
        return query.toString();
    }

    /** {@return what is wrong with the answer; empty where it may be signed} */
    public Optional<Violation> violation(Psbt proposal) {
        return ProposalCheck.check(original, terms, proposal);
    }
}
