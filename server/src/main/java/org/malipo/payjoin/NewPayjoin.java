package org.malipo.payjoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.ProposalResult.Proposal;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.invoices.PayjoinPayments.Promise;
import org.malipo.money.Sats;
import org.malipo.payjoin.Finding.Target;
import org.malipo.payjoin.Reading.Sound;

/**
 * A payjoin that is to be kept.
 *
 * @param coinjoin the id of what is proposed: known before the payer signs it, since no signature is part of it
 */
record NewPayjoin(Network network, Original original, Target target, Proposal proposal, TxId coinjoin) {
    /** @param answer the proposal with our signature */
    static NewPayjoin of(Sound sound, Target target, Proposal proposal, Psbt answer) {
        return new NewPayjoin(
                sound.network(),
                sound.original(),
                target,
                proposal,
                coinjoin(sound.original().transaction(), answer));
    }

    /** Nested segwit has its program outside of the witness, and the payer will put there what stood there before. */
    private static TxId coinjoin(Transaction original, Psbt answer) {
        var programs = new HashMap<OutPoint, ByteVector>();
        original.txIn.forEach(input -> programs.put(input.outPoint, input.signatureScript));
        var transaction = answer.unsigned();
        for (var input : answer.inputs()) {
            var program = input.finalScriptSig().orElse(programs.getOrDefault(input.outpoint(), ByteVector.empty));
            transaction = transaction.updateSigScript(input.index(), program.toByteArray());
        }
        return transaction.txid;
    }

    Set<OutPoint> inputs() {
        return original.outpoints();
    }

    OutPoint ours() {
        return proposal.ours();
    }

    ByteVector script() {
        return output().publicKeyScript;
    }

    private TxOut output() {
        return original.transaction().txOut.get(target.output());
    }

    Promise promise() {
        return new Promise(
                network,
                original.transaction().txid,
                target.output(),
                new Sats(output().amount.toLong()),
                original.transaction().txIn.stream().anyMatch(input -> input.sequence < 0xffff_fffeL),
                coinjoin,
                new Sats(proposal.paid().toLong()),
                List.of(proposal.ours()));
    }
}
