package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import org.malipo.bitcoin.SatPerVbyte;

/** Something about a PSBT that its owner must know before signing or sending it. */
public sealed interface Finding {
    /** Must never be signed or sent as it is. */
    sealed interface Mistake extends Finding {}

    /** May be meant so. */
    sealed interface Warning extends Finding {}

    /** Keys of another network stand in it. */
    record WrongNetwork() implements Mistake {}

    /** It does not tell what the input spends. */
    record MissingUtxo(int input) implements Mistake {}

    /** The coin is told in two ways that differ, or the transaction that comes along is not the one that made it. */
    record ContradictoryUtxo(int input) implements Mistake {}

    /** The coin holds another amount, or has another script, than the PSBT says. */
    record WrongUtxo(int input, TxOut claimed, TxOut real) implements Mistake {}

    /** Its scripts don't fit the coin, or are none that are understood here. */
    record UnknownScript(int input, String reason) implements Mistake {}

    /** A signature of this type would let others change the transaction. */
    record OpenSignature(int input, int sighash) implements Mistake {}

    /** Signatures that are wrong, or of keys that nobody asked for. */
    record BadSignatures(int input, int count) implements Mistake {}

    /** It is final, but does not spend its coin. */
    record BadFinalScript(int input) implements Mistake {}

    /** Outputs that we made are gone, or others have come. */
    record ChangedOutputs(List<TxOut> missing, List<TxOut> added) implements Mistake {}

    /** Other coins, sequences, version or lock time than in what we made. */
    record ChangedInputs() implements Mistake {}

    /** The outputs hold more than the inputs. */
    record SpendsTooMuch(Satoshi inputs, Satoshi outputs) implements Mistake {}

    /** The output claims our keys and does not pay us. */
    record FalseClaim(int output) implements Mistake {}

    /** None of its coins is of this wallet. */
    record NothingOurs() implements Mistake {}

    /** The coin is not of this wallet. */
    record ForeignInput(int input) implements Warning {}

    /** A fee that nobody pays on purpose. */
    record AbsurdFee(Satoshi fee, SatPerVbyte rate) implements Warning {}
}
