package org.malipo.wallets;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.chain.HistoryPage.Part;
import org.malipo.chain.HistoryPage.Seen;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a page of a wallet's history costs does not grow with the history. Counted in rows that the database looks at. */
@WalletTest
class WalletScaleTests {
    private static final int TRANSACTIONS = 20_000;
    private static final int PAGE = 50;
    /** A page's rows in the history, the same of transactions, the network, and what is noted about them. */
    private static final long FEW = PAGE * 6L;

    @Autowired
    private People people;

    @Autowired
    private WalletHistory history;

    @Autowired
    private WalletLabels labels;

    @Autowired
    private WalletFixture given;

    @Autowired
    private PretendedHistory pretended;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private StoreWallet wallet;

    @BeforeEach
    void aBusyWallet() {
        people.none();
        wallet = given.wallet();
        pretended.tip(TRANSACTIONS);
        pretended.fill(wallet, TRANSACTIONS);
    }

    @Test
    void aPageCostsWhatItHolds() {
        var newest = new HistoryFilter(Part.ALL, null);
        var page = cheap(() -> history.transactions(wallet, newest, null, 0, PAGE));
        assertThat(page).hasSize(PAGE);
        assertThat(cheap(() ->
                        history.transactions(wallet, newest, page.getLast().key(), 0, PAGE)))
                .hasSize(PAGE);
        assertThat(cheap(() -> history.transactions(wallet, new HistoryFilter(Part.UNCONFIRMED, null), null, 0, PAGE)))
                .isEmpty();
        assertThat(cheap(() -> history.transactions(wallet, new HistoryFilter(Part.CONFIRMED, null), null, 0, PAGE)))
                .hasSize(PAGE);

        var old = Txids.read(history.transactions(wallet, newest, null, TRANSACTIONS - 1, 1)
                        .getFirst()
                        .txid())
                .orElseThrow();
        labels.add(wallet, ObjectKey.of(old), List.of("rare"));

        assertThat(cheap(() -> history.transactions(wallet, new HistoryFilter(Part.ALL, "rare"), null, 0, PAGE)))
                .extracting(WalletTransaction::txid)
                .containsExactly(old.toString());
        assertThat(cheap(() -> history.transaction(wallet, old).stream().toList()))
                .hasSize(1);

        labels.comment(wallet, ObjectKey.of(old), "Once only");
        assertThat(cheap(() -> found("once", Seen.EVER))).hasSize(1);
        assertThat(cheap(() -> found(old.toString().substring(0, 12), Seen.EVER)))
                .hasSize(1);
        var seen = page.getLast().seenAt();
        assertThat(cheap(() -> found(null, new Seen(Seen.EVER.from(), seen.plus(7, DAYS)))))
                .hasSize(PAGE);
    }

    private List<WalletTransaction> found(@Nullable String text, Seen seen) {
        return history.transactions(wallet, new HistoryFilter(Part.ALL, null, text, seen), null, 0, PAGE);
    }

    private List<WalletTransaction> cheap(Supplier<List<WalletTransaction>> question) {
        return transaction.execute(_ -> {
            long before = touched();
            var answer = question.get();
            assertThat(touched() - before).isLessThan(FEW);
            return answer;
        });
    }

    /** {@return rows that the transaction has read so far, in whatever way} */
    private long touched() {
        return jdbc.sql("""
                select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))
                from pg_stat_xact_user_tables
                where relname like 'chain\\_%' or relname like 'wallet\\_%'
                """).query(Long.class).single();
    }
}
