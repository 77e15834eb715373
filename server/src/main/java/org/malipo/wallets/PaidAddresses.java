package org.malipo.wallets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.malipo.access.AfterCommit;
import org.malipo.bitcoin.Branch;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads which addresses were paid: they are not given out any more, whoever made them, the receive page shows another, and
 * scripts further ahead are watched.
 */
@Component
class PaidAddresses implements EventConsumer {
    private final WalletTable wallets;
    private final BranchTable branches;
    private final AddressPool pool;
    private final JsonMapper mapper = JsonMapper.builder().build();

    PaidAddresses(WalletTable wallets, BranchTable branches, AddressPool pool) {
        this.wallets = wallets;
        this.branches = branches;
        this.pool = pool;
    }

    /** An output to one of our scripts. */
    private record Paid(long wallet, Branch branch, int index) {}

    @Override
    public String name() {
        return "wallets";
    }

    @Override
    public Set<String> types() {
        return Set.of("chain.transaction");
    }

    @Override
    public void handle(Event event) {
        for (var paid : paid(mapper.readTree(event.payload()))) {
            if (branches.skipTo(paid.wallet(), paid.branch(), paid.index())) {
                var scheme = wallets.scheme(paid.wallet());
                AfterCommit.run(() -> pool.refillLater(paid.wallet(), scheme));
            }
            if (paid.branch() == Branch.DEPOSIT) {
                wallets.forgetReceiveIndex(paid.wallet(), paid.index());
            }
        }
    }

    private static List<Paid> paid(JsonNode payload) {
        var found = new ArrayList<Paid>();
        for (var output : payload.path("outputs")) {
            StoreWallet.ofGroup(output.path("group").asString(""))
                    .map(wallet -> new Paid(
                            wallet,
                            Branch.of(output.path("branch").asInt()),
                            output.path("index").asInt()))
                    .ifPresent(found::add);
        }
        return found;
    }
}
