package org.malipo.sandbox.wallet;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.malipo.sandbox.mempool.Policy;

/** Turns payments into a signed transaction: coins, fee, change. */
final class PaymentBuilder {
    private static final long REPLACEABLE = 0xfffffffdL;
    private static final long NOT_REPLACEABLE = 0xfffffffeL;

    /** Version, lock time, counts and the witness marker. */
    private static final int BASE_WEIGHT = 44;

    private static final int CHANGE_VBYTES = 31;

    private final CoinSelection selection;
    private final Signer signer;
    private final Supplier<ByteVector> changeScript;
    private final Random random = new Random();

    /**
     * How to build.
     *
     * @param satsPerKvb the fee rate
     */
    record Terms(List<Payment> payments, long satsPerKvb, boolean replaceable) {}

    PaymentBuilder(CoinSelection selection, Signer signer, Supplier<ByteVector> changeScript) {
        this.selection = selection;
        this.signer = signer;
        this.changeScript = changeScript;
    }

    /**
     * Builds the transaction.
     * @param required coins that it spends in any case
     * @param available more coins to choose from
     */
    Transaction build(Terms terms, List<WalletCoin> required, List<WalletCoin> available) throws WalletRefusal {
        boolean recipientPaysFee = terms.payments().stream().anyMatch(Payment::bearsFee);
        long paid = terms.payments().stream().mapToLong(Payment::sats).sum();
        long withoutInputs = recipientPaysFee ? 0 : fee(terms, List.of());
        long rate = recipientPaysFee ? 0 : terms.satsPerKvb();
        var coins = new ArrayList<>(required);
        long missing = paid + withoutInputs - effectiveSats(required, rate);
        if (missing > 0 || coins.isEmpty()) {
            coins.addAll(selection
                    .select(available, missing, rate)
                    .orElseThrow(() -> new WalletRefusal(WalletRefusal.INSUFFICIENT_FUNDS, "Insufficient funds")));
        }
        return signer.sign(unsigned(terms, coins, paid, recipientPaysFee), coins);
    }

    private static long effectiveSats(List<WalletCoin> coins, long rate) {
        return coins.stream()
                .mapToLong(coin -> coin.sats()
                        - Policy.feeSats(rate, Math.ceilDiv(coin.place().type().inputWeight, 4)))
                .sum();
    }

    private Transaction unsigned(Terms terms, List<WalletCoin> coins, long paid, boolean recipientPaysFee)
            throws WalletRefusal {
        long fee = fee(terms, coins);
        long feeOfChange = Policy.feeSats(terms.satsPerKvb(), CHANGE_VBYTES);
        long in = coins.stream().mapToLong(WalletCoin::sats).sum();
        long change = in - paid - (recipientPaysFee ? 0 : fee + feeOfChange);
        ByteVector script = changeScript.get();
        boolean hasChange = change >= Policy.dustLimitSats(script);
        List<TxOut> outputs = outputs(terms, recipientPaysFee ? fee + (hasChange ? feeOfChange : 0) : 0);
        if (hasChange) {
            outputs.add(random.nextInt(outputs.size() + 1), new TxOut(new Satoshi(change), script));
        }
        long sequence = terms.replaceable() ? REPLACEABLE : NOT_REPLACEABLE;
        List<TxIn> inputs =
                coins.stream().map(coin -> new TxIn(coin.outPoint(), sequence)).toList();
        return new Transaction(2, inputs, outputs, 0);
    }

    private static List<TxOut> outputs(Terms terms, long feeToSubtract) throws WalletRefusal {
        long bearers = terms.payments().stream().filter(Payment::bearsFee).count();
        long left = feeToSubtract;
        var outputs = new ArrayList<TxOut>();
        for (Payment payment : terms.payments()) {
            long share = payment.bearsFee() ? Math.min(left, Math.ceilDiv(feeToSubtract, bearers)) : 0;
            left -= share;
            long sats = payment.sats() - share;
            if (sats < Policy.dustLimitSats(payment.script())) {
                String why = share > 0
                        ? "The transaction amount is too small to pay the fee"
                        : "Transaction amount too small";
                throw new WalletRefusal(WalletRefusal.WALLET_ERROR, why);
            }
            outputs.add(new TxOut(new Satoshi(sats), payment.script()));
        }
        return outputs;
    }

    private static long fee(Terms terms, List<WalletCoin> coins) {
        int weight = BASE_WEIGHT;
        for (Payment payment : terms.payments()) {
            weight += new TxOut(new Satoshi(0), payment.script()).weight();
        }
        for (WalletCoin coin : coins) {
            weight += coin.place().type().inputWeight;
        }
        return Policy.feeSats(terms.satsPerKvb(), Math.ceilDiv(weight, 4));
    }
}
