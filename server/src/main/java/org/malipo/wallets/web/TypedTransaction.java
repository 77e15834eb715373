package org.malipo.wallets.web;

import fr.acinq.bitcoin.Transaction;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.problem.FieldErrors;

/**
 * A signed transaction as somebody typed it.
 *
 * @param psbt what it was taken from, where it was a PSBT
 */
record TypedTransaction(Transaction transaction, @Nullable Psbt psbt) {
    private static final String PATH = "Transaction";
    private static final String PSBT_MAGIC = "70736274";
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})+");

    /** @throws FieldErrors.InvalidFields if it is none, or lacks signatures */
    static TypedTransaction read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw FieldErrors.of(PATH, "A PSBT or raw transaction is required.");
        }
        var typed = text.strip();
        return HEX.matcher(typed).matches() && !typed.startsWith(PSBT_MAGIC) ? raw(typed) : psbt(typed);
    }

    static String hex(Transaction transaction) {
        return HexFormat.of().formatHex(Transaction.write(transaction));
    }

    private static TypedTransaction raw(String hex) {
        try {
            var transaction = Transaction.read(hex.toLowerCase(Locale.ROOT));
            Transaction.validate(transaction);
            if (!hex.equalsIgnoreCase(hex(transaction))) { // something follows its end
                throw invalid();
            }
            return new TypedTransaction(transaction, null);
        } catch (RuntimeException e) {
            throw invalid();
        }
    }

    private static TypedTransaction psbt(String text) {
        try {
            var complete = PsbtFinalizer.complete(Psbt.parse(text));
            if (!complete.isComplete()) {
                throw FieldErrors.of(PATH, "The PSBT is not finalized and cannot be broadcast.");
            }
            return new TypedTransaction(PsbtFinalizer.extract(complete.psbt()), complete.psbt());
        } catch (PsbtException e) {
            throw invalid();
        }
    }

    private static FieldErrors.InvalidFields invalid() {
        return FieldErrors.of(PATH, "The transaction is not a valid PSBT or raw transaction.");
    }
}
