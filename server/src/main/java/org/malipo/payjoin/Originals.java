package org.malipo.payjoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.payjoin.OriginalCheck;
import org.malipo.bitcoin.payjoin.OriginalResult;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.PayjoinError;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.chain.Acceptance;
import org.malipo.chain.Chain;
import org.malipo.payjoin.Reading.Sound;
import org.springframework.stereotype.Component;

/** Reads what payers send: whether it is a whole payment, and whether the node would take it. */
@Component
class Originals {
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");
    /** How a PSBT begins. */
    private static final String MAGIC = "70736274ff";

    private final Chain chain;

    Originals(Chain chain) {
        this.chain = chain;
    }

    Reading read(byte[] body) {
        var text = new String(body, StandardCharsets.US_ASCII).strip();
        var hex = HEX.matcher(text).matches();
        return hex && !text.regionMatches(true, 0, MAGIC, 0, MAGIC.length())
                ? raw(text)
                : psbt(text, hex ? SentForm.HEX : SentForm.BASE64);
    }

    private Reading psbt(String text, SentForm form) {
        try {
            var psbt = Psbt.parse(text);
            return checked(network(psbt.unsigned()), OriginalCheck.check(psbt), form);
        } catch (PsbtException e) {
            return rejected("It is no PSBT: " + e.getMessage());
        }
    }

    /** Nobody but us tells what it spends. */
    private Reading raw(String text) {
        try {
            var transaction = Transaction.read(HexFormat.of().parseHex(text));
            var network = network(transaction);
            return checked(network, OriginalCheck.check(transaction, coins(network, transaction)), SentForm.RAW);
        } catch (RuntimeException e) { // the library's reader throws whatever it stumbles over
            return rejected("It is neither a PSBT nor a transaction");
        }
    }

    private Map<OutPoint, TxOut> coins(Network network, Transaction transaction) {
        var outpoints = transaction.txIn.stream().map(input -> input.outPoint).toList();
        var known = chain.transactions(
                network, outpoints.stream().map(outpoint -> outpoint.txid).collect(Collectors.toSet()));
        var coins = new HashMap<OutPoint, TxOut>();
        for (var outpoint : outpoints) {
            var before = known.get(outpoint.txid);
            if (before != null && outpoint.index < before.txOut.size()) {
                coins.put(outpoint, before.txOut.get((int) outpoint.index));
            }
        }
        return coins;
    }

    /** {@return the network that knows what is paid; addresses of two test networks look alike} */
    private Network network(Transaction transaction) {
        Collection<ByteVector> scripts =
                transaction.txOut.stream().map(output -> output.publicKeyScript).collect(Collectors.toSet());
        return chain.networks().stream()
                .filter(network -> !chain.watchers(network, scripts).isEmpty())
                .findFirst()
                .orElseGet(chain::defaultNetwork);
    }

    private Reading checked(Network network, OriginalResult result, SentForm form) {
        return switch (result) {
            case OriginalResult.Rejected(var error, var reason) -> Refusal.of(error, reason);
            case Original original -> accepted(new Sound(network, original, form));
        };
    }

    private Reading accepted(Sound sound) {
        if (!chain.testsAcceptance(sound.network())) {
            return Refusal.of(PayjoinError.UNAVAILABLE, "The node can't tell whether it would take a transaction");
        }
        return switch (chain.acceptance(sound.network(), sound.original().transaction())) {
            case Acceptance.WouldTake _ -> sound;
            case Acceptance.WouldRefuse(var reason) -> rejected("The node refuses it: " + reason);
            case Acceptance.Untold _ ->
                Refusal.of(PayjoinError.UNAVAILABLE, "The node does not say whether it would take it");
        };
    }

    private static Refusal rejected(String reason) {
        return Refusal.of(PayjoinError.ORIGINAL_REJECTED, reason);
    }
}
