package org.malipo.payjoin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.payjoin.CoinChoice;
import org.malipo.bitcoin.payjoin.PayjoinError;
import org.malipo.bitcoin.payjoin.PayjoinParameters;
import org.malipo.bitcoin.payjoin.PayjoinReceiver;
import org.malipo.bitcoin.payjoin.ProposalResult;
import org.malipo.bitcoin.payjoin.ProposalResult.Proposal;
import org.malipo.chain.Chain;
import org.malipo.payjoin.Finding.Target;
import org.malipo.payjoin.Making.Made;
import org.malipo.payjoin.Reading.Sound;
import org.malipo.wallets.PayjoinCoins;
import org.springframework.stereotype.Component;

/** Makes proposals: picks a coin of ours, joins it, signs it, and keeps it all before anybody hears of it. */
@Component
class Proposals {
    /** A payer waits that long; then somebody else may have had the coins all the time. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PayjoinCoins coins;
    private final PayjoinKeeping keeping;
    private final PayjoinTable table;
    private final Chain chain;
    private final Clock clock;

    Proposals(PayjoinCoins coins, PayjoinKeeping keeping, PayjoinTable table, Chain chain, Clock clock) {
        this.coins = coins;
        this.keeping = keeping;
        this.table = table;
        this.chain = chain;
        this.clock = clock;
    }

    Making make(Sound sound, Target target, PayjoinParameters parameters) {
        var inputs = sound.original().outpoints();
        if (table.hasSeen(sound.network(), inputs)) {
            return seen(target);
        }
        var attempt = new Attempt(sound, target, parameters, clock.instant().plus(PATIENCE));
        CoinChoice.choose(coins.ordered(target.wallet()), sound.original(), target.output(), attempt::ends);
        var making = attempt.result;
        if (making instanceof Refusal refusal && refusal.broadcasts()) {
            keeping.see(sound.network(), inputs); // who knows now that there is no coin need not ask again with these
        }
        return making;
    }

    private static Refusal seen(Target target) {
        return new Refusal(
                PayjoinError.UNAVAILABLE, "The payer's coins were in a payjoin before", false, target.invoice());
    }

    /** One coin after the other, until one of them is ours to give, or the reason why not is the same for all. */
    private final class Attempt {
        private final Sound sound;
        private final Target target;
        private final PayjoinReceiver receiver;
        private final SatPerVbyte minRelay;
        private final Instant deadline;
        private Making result;

        Attempt(Sound sound, Target target, PayjoinParameters parameters, Instant deadline) {
            this.sound = sound;
            this.target = target;
            this.deadline = deadline;
            this.minRelay = chain.relayPolicy(sound.network()).lowest();
            this.receiver = new PayjoinReceiver(
                    sound.original(), parameters, new PayjoinReceiver.Payment(target.output(), target.mayShrink()));
            this.result = unavailable("No coin of the wallet is free");
        }

        boolean ends(Coin coin) {
            var made = made(coin);
            if (made != null) {
                result = made;
            }
            return made != null;
        }

        /** {@return what came of it, or null if somebody else has the coin} */
        private @Nullable Making made(Coin coin) {
            if (clock.instant().isAfter(deadline)) {
                return unavailable("Others had each coin of the wallet");
            }
            return switch (receiver.join(coin, minRelay, RANDOM)) {
                case ProposalResult.Refused(var error, var reason) -> Refusal.paying(error, reason, target.invoice());
                case Proposal proposal -> signed(proposal, coin);
            };
        }

        private @Nullable Making signed(Proposal proposal, Coin coin) {
            var answer = coins.answer(target.wallet(), proposal, coin).orElse(null);
            if (answer == null) {
                return unavailable("The wallet's key is not here");
            }
            return switch (keeping.keep(NewPayjoin.of(sound, target, proposal, answer))) {
                case KEPT -> new Made(answer);
                case COIN_TAKEN -> null;
                case INPUTS_SEEN -> seen(target);
                case ALREADY_PAID ->
                    new Refusal(PayjoinError.ALREADY_PAID, "There is a payment already", false, target.invoice());
            };
        }

        private Refusal unavailable(String reason) {
            return Refusal.paying(PayjoinError.UNAVAILABLE, reason, target.invoice());
        }
    }
}
