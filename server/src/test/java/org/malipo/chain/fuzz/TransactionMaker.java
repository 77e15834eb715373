package org.malipo.chain.fuzz;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.SigVersion;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes and signs what a seed wants to be sent. */
final class TransactionMaker {
    private static final long REPLACEABLE = 0xffff_fffdL;
    private static final long[] OF_INVOICE = {200_000, 200_000, 100_000, 300_000, 50_000};
    private static final long LEAST = 1_000;
    /** As far ahead of the addresses given out as a payer may be, who has one from another of the merchant's programs. */
    private static final int AHEAD = 8;

    private final Slot slot;
    private final Random random;
    private final Map<TxId, Transaction> known;

    private record Place(int branch, int index) {}

    TransactionMaker(Slot slot, Random random, Map<TxId, Transaction> known) {
        this.slot = slot;
        this.random = random;
        this.known = known;
    }

    Transaction toStranger(OutPoint coin, long fee) {
        var out = new TxOut(new Satoshi(output(coin).amount.toLong() - fee), FuzzNode.ANYONE);
        return signed(List.of(coin), List.of(out), TxIn.SEQUENCE_FINAL);
    }

    /** Spends them to an invoice, to addresses of the wallet or to strangers, as chance has it. */
    Transaction spend(List<OutPoint> coins, long fee, List<ExpectedInvoice> invoices) {
        long left =
                coins.stream().mapToLong(coin -> output(coin).amount.toLong()).sum() - fee;
        var outputs = new ArrayList<TxOut>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            var out = output(invoices);
            if (left - out.amount.toLong() >= LEAST) {
                left -= out.amount.toLong();
                outputs.add(out);
            }
        }
        outputs.add(new TxOut(new Satoshi(Math.max(left, LEAST)), FuzzNode.ANYONE));
        return signed(coins, outputs, random.nextInt(3) == 0 ? TxIn.SEQUENCE_FINAL : REPLACEABLE);
    }

    private TxOut output(List<ExpectedInvoice> invoices) {
        if (!invoices.isEmpty() && random.nextInt(10) < 6) {
            var invoice = invoices.get(random.nextInt(invoices.size()));
            return out(OF_INVOICE[random.nextInt(OF_INVOICE.length)], slot.script(0, invoice.index()));
        }
        long sats = 10_000L + random.nextInt(90_000);
        return switch (random.nextInt(4)) {
            case 0 -> out(sats, FuzzNode.ANYONE);
            case 1 -> out(sats, slot.script(1, random.nextInt(5)));
            default -> out(sats, slot.script(0, slot.first + random.nextInt(AHEAD)));
        };
    }

    private static TxOut out(long sats, ByteVector script) {
        return new TxOut(new Satoshi(sats), script);
    }

    String name(ByteVector script, List<ExpectedInvoice> invoices) {
        for (var invoice : invoices) {
            if (script.equals(slot.script(0, invoice.index()))) {
                return "invoice " + invoice.brief();
            }
        }
        var place = place(script);
        return place == null ? "a stranger" : place.branch() + "/" + place.index();
    }

    private TxOut output(OutPoint point) {
        return Objects.requireNonNull(known.get(point.txid)).txOut.get((int) point.index);
    }

    private Transaction signed(List<OutPoint> coins, List<TxOut> outputs, long sequence) {
        var inputs = coins.stream()
                .map(coin -> new TxIn(coin, List.<ScriptElt>of(), sequence))
                .toList();
        var tx = new Transaction(2, inputs, outputs, 0);
        for (int i = 0; i < coins.size(); i++) {
            tx = signed(tx, i, output(coins.get(i)));
        }
        return tx;
    }

    private Transaction signed(Transaction tx, int input, TxOut coin) {
        var place = place(coin.publicKeyScript);
        if (place == null) {
            return tx.updateWitness(input, FuzzNode.ANYONES_WITNESS);
        }
        var key = slot.key(place.branch(), place.index());
        var signature = tx.signInput(
                input,
                Script.pay2pkh(key.publicKey()),
                SigHash.SIGHASH_ALL,
                coin.amount,
                SigVersion.SIGVERSION_WITNESS_V0,
                key);
        return tx.updateWitness(input, Script.witnessPay2wpkh(key.publicKey(), new ByteVector(signature)));
    }

    private @Nullable Place place(ByteVector script) {
        for (int branch = 0; branch < 2; branch++) {
            int from = branch == 0 ? Math.max(0, slot.first - AHEAD) : 0;
            for (int index = from; index < from + 3 * AHEAD; index++) {
                if (slot.script(branch, index).equals(script)) {
                    return new Place(branch, index);
                }
            }
        }
        return null;
    }
}
