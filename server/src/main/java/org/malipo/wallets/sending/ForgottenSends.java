package org.malipo.wallets.sending;

import static java.util.stream.Collectors.toMap;

import fr.acinq.bitcoin.OutPoint;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.chain.Chain;
import org.malipo.chain.OwnOutput;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;

/**
 * Sends that nodes have forgotten and that may come back. Their coins are free: who pays again from other coins may pay twice,
 * who pays from one of the same coins can't.
 */
@Component
public class ForgottenSends {
    /** As long as nodes are offered them. */
    static final Duration OFFERED = Duration.ofDays(14);

    private static final int MOST = 20;

    private final SendTable sends;
    private final HeldCoinTable held;
    private final Chain chain;
    private final Rivals rivals;
    private final Clock clock;

    ForgottenSends(SendTable sends, HeldCoinTable held, Chain chain, Rivals rivals, Clock clock) {
        this.sends = sends;
        this.held = held;
        this.chain = chain;
        this.rivals = rivals;
        this.clock = clock;
    }

    /** {@return those whose coins nothing else has spent or sends, the newest first} */
    public List<ForgottenSend> of(StoreWallet wallet) {
        var found = sends.forgotten(wallet.id(), clock.instant().minus(OFFERED), MOST);
        if (found.isEmpty()) {
            return List.of();
        }
        var coins = found.stream().flatMap(send -> send.coins().stream()).collect(Collectors.toSet());
        var inSends = held.holders(wallet.network(), coins).keySet();
        var own = chain.outputs(wallet.network(), wallet.group(), coins).stream()
                .collect(toMap(OwnOutput::outpoint, output -> output));
        var taken = held.taken(wallet.network(), coins);
        return found.stream()
                .filter(send -> mayReturn(send, own, inSends))
                .map(send -> new ForgottenSend(send, !Collections.disjoint(send.coins(), taken)))
                .toList();
    }

    /** Nobody here knows what became of coins that are not the wallet's. */
    private boolean mayReturn(Send send, Map<OutPoint, OwnOutput> own, Set<OutPoint> inSends) {
        return send.coins().stream().noneMatch(coin -> {
            var output = own.get(coin);
            return inSends.contains(coin) || (output != null && rivals.isLost(send.network(), output, send.txid()));
        });
    }
}
