package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;

/** Which of our coins joins a payment. */
public final class CoinChoice {
    private static final String MAC = "HmacSHA256";

    private CoinChoice() {}

    /**
     * {@return the coins in an order that nobody can foresee, but that is the same each time: who asks again and again, without
     * ever paying, learns of the same coin}
     * @param secret of the wallet, kept for good
     */
    public static List<Coin> ordered(List<Coin> coins, byte[] secret) {
        record Ranked(Coin coin, ByteVector rank) {}
        return coins.stream()
                .map(coin -> new Ranked(coin, rank(coin.outpoint(), secret)))
                .sorted(Comparator.comparing(ranked -> ranked.rank().toHex()))
                .map(Ranked::coin)
                .toList();
    }

    private static ByteVector rank(OutPoint outpoint, byte[] secret) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return new ByteVector(mac.doFinal(OutPoint.write(outpoint)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK lacks " + MAC, e);
        }
    }

    /**
     * {@return the first coin after whose joining the transaction looks like a plain payment with change (its smallest output is
     * smaller than its smallest input), else the first at all}
     * @param ordered our coins from {@link #ordered}
     * @param lock takes a coin for this payjoin; false where another holds it
     */
    public static Optional<Coin> choose(List<Coin> ordered, Original original, int payment, Predicate<Coin> lock) {
        var usable = ordered.stream()
                .filter(coin -> !original.outpoints().contains(coin.outpoint()))
                .toList();
        return usable.stream()
                .filter(coin -> looksPlain(coin, original, payment))
                .filter(lock)
                .findFirst()
                .or(() -> usable.stream().filter(lock).findFirst());
    }

    private static boolean looksPlain(Coin coin, Original original, int payment) {
        var outputs = original.transaction().txOut;
        var paid = outputs.get(payment).amount.plus(coin.amount());
        var others = Stream.iterate(0, i -> i < outputs.size(), i -> i + 1)
                .filter(i -> i != payment)
                .map(i -> outputs.get(i).amount);
        var smallestOutput = Stream.concat(Stream.of(paid), others).reduce(paid, Satoshi::min);
        var smallestInput =
                original.coins().values().stream().map(output -> output.amount).reduce(coin.amount(), Satoshi::min);
        return smallestOutput.compareTo(smallestInput) < 0;
    }
}
