package org.malipo.wallets.web;

import fr.acinq.bitcoin.OutPoint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.FeeBounds;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.chain.Chain;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Outpoints;
import org.malipo.wallets.sending.PayjoinOffer;
import org.malipo.wallets.sending.SendOrder;
import org.malipo.wallets.sending.WalletCoins;
import org.springframework.stereotype.Component;

/** Holds a request to send against what clients rely on, in its order, with its words. */
@Component
class NewTransactionCheck {
    private final WalletCoins coins;
    private final RepeatCheck repeats;
    private final Chain chain;

    NewTransactionCheck(WalletCoins coins, RepeatCheck repeats, Chain chain) {
        this.coins = coins;
        this.repeats = repeats;
        this.chain = chain;
    }

    /**
     * {@return the order}
     *
     * @throws FieldErrors.InvalidFields if something is wrong with it
     * @throws ProblemException if it may pay a second time what nodes have forgotten
     */
    SendOrder check(StoreWallet wallet, CreateTransactionRequest request) {
        if (request.targets().isEmpty()) {
            throw FieldErrors.of("Destinations", "At least one destination must be specified");
        }
        if (!request.selected().isEmpty() && request.leavesOutUnconfirmed()) {
            throw FieldErrors.of(
                    "ExcludeUnconfirmed",
                    "Can't automatically exclude unconfirmed UTXOs while selection custom inputs");
        }
        var errors = new FieldErrors();
        if (!request.signs() && request.broadcasts()) {
            errors.add(
                    "ProceedWithBroadcast",
                    "Cannot request broadcast when signing is disabled (signWithSeed = false).");
        }
        if (request.maxFee() != null && request.maxFee() < 0) {
            errors.add("MaxFee", "A fee is 0 or more, in satoshis");
        }
        PsbtVersions.check(request.psbtVersion(), errors);
        var selected = selected(request, errors);
        var limits = new SendOrder(List.of(), null, false, request.leavesOutUnconfirmed(), selected);
        var available = available(wallet, limits, errors);
        var payments = payments(wallet, request, errors);
        checkSubtracting(request, errors);
        checkSum(payments, available, errors);
        var rate = rate(wallet, request, errors);
        errors.throwIfAny();
        var order = new SendOrder(payments, rate, request.hasNoChange(), limits.onlyConfirmed(), selected);
        if (!request.paysAgain()) {
            repeats.check(wallet, order);
        }
        return (request.proceedsWithPayjoin() ? order.withPayjoin(payjoin(wallet, request)) : order)
                .withMostFee(request.mostFee());
    }

    private static @Nullable PayjoinOffer payjoin(StoreWallet wallet, CreateTransactionRequest request) {
        var destinations = request.targets().stream()
                .flatMap(target -> Stream.ofNullable(target.destination()))
                .toList();
        return PayjoinOffer.among(destinations, wallet.network()).orElse(null);
    }

    private static @Nullable Set<OutPoint> selected(CreateTransactionRequest request, FieldErrors errors) {
        if (request.selected().isEmpty()) {
            return null;
        }
        var coins = new HashSet<OutPoint>();
        for (var i = 0; i < request.selected().size(); i++) {
            var path = "SelectedInputs[" + i + "]";
            Outpoints.read(request.selected().get(i))
                    .ifPresentOrElse(
                            coins::add, () -> errors.add(path, "A coin is written as txid-n or txid:n, with n from 0"));
        }
        return coins;
    }

    private BigInteger available(StoreWallet wallet, SendOrder limits, FieldErrors errors) {
        var usable = coins.of(wallet).usable(limits);
        if (usable.isEmpty()) {
            errors.add("SelectedInputs", "There are no available utxos based on your request");
        }
        return usable.stream()
                .map(coin -> BigInteger.valueOf(coin.amount().toLong()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<Payment> payments(StoreWallet wallet, CreateTransactionRequest request, FieldErrors errors) {
        var payments = new ArrayList<Payment>();
        for (var i = 0; i < request.targets().size(); i++) {
            new TypedDestination(i, request.targets().get(i), wallet.network(), errors)
                    .read()
                    .ifPresent(payments::add);
        }
        return payments;
    }

    private static void checkSubtracting(CreateTransactionRequest request, FieldErrors errors) {
        var subtracting = IntStream.range(0, request.targets().size())
                .filter(i -> request.targets().get(i).subtracts())
                .toArray();
        if (subtracting.length > 1) {
            for (var i : subtracting) {
                errors.add(
                        "Destinations[" + i + "].SubtractFromAmount",
                        "You can only subtract fees from one destination");
            }
        }
    }

    private static void checkSum(List<Payment> payments, BigInteger available, FieldErrors errors) {
        var sum = payments.stream()
                .map(payment -> BigInteger.valueOf(payment.amount().toLong()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.compareTo(available) > 0) {
            errors.add("Destinations", "You are attempting to send more than is available");
        } else if (sum.signum() > 0
                && sum.equals(available)
                && payments.stream().noneMatch(Payment::subtractsFee)) {
            errors.add(
                    "Destinations",
                    "You are sending your entire balance, you should subtract the fees from a destination");
        }
    }

    private @Nullable SatPerVbyte rate(StoreWallet wallet, CreateTransactionRequest request, FieldErrors errors) {
        var wanted = request.feerate();
        if (wanted == null) {
            return null;
        }
        if (wanted.compareTo(chain.relayPolicy(wallet.network()).lowest().value()) < 0) {
            errors.add("FeeRate", "The fee rate specified is lower than the current minimum relay fee");
            return null;
        }
        if (wanted.compareTo(FeeBounds.MOST.value()) > 0) {
            errors.add("FeeRate", "A fee rate is at most " + FeeBounds.MOST.value() + " sat/vB");
            return null;
        }
        return new SatPerVbyte(wanted);
    }
}
