package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.chain.AddressMoney;
import org.malipo.chain.AddressReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a page of addresses costs does not grow with what came to others. Counted in rows that the database looks at. */
@WalletTest
class AddressScaleTests {
    private static final int PAYMENTS = 20_000;
    private static final int PAGE = 25;

    @Autowired
    private People people;

    @Autowired
    private WalletFixture given;

    @Autowired
    private AddressReader reader;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aPageCostsWhatItShowsHoweverBusyAnotherAddressIs() {
        people.none();
        var wallet = given.wallet();
        pay(wallet, 0, "3");
        pay(wallet, 1, "g");

        transaction.executeWithoutResult(_ -> {
            long before = touched();
            var paid = reader.paid(wallet.network(), wallet.group(), 0, 0, PAGE);
            var money = reader.money(
                    wallet.network(),
                    wallet.group(),
                    0,
                    IntStream.range(100, 100 + PAGE).boxed().toList());
            var unpaid = reader.unpaid(wallet.network(), wallet.group(), 0, PAYMENTS - 10, PAYMENTS + 10, PAGE);

            assertThat(paid).hasSize(PAGE).startsWith(1, 2, 3, 4);
            assertThat(money).hasSize(PAGE).extracting(AddressMoney::payments).containsOnly(1);
            assertThat(unpaid)
                    .isEqualTo(List.of(20_001, 20_002, 20_003, 20_004, 20_005, 20_006, 20_007, 20_008, 20_009));
            assertThat(touched() - before).isLessThan(PAGE * 8L);
        });
    }

    private void pay(StoreWallet wallet, int vout, String index) {
        jdbc.sql("""
                insert into chain_output (network, txid, vout, grp, branch, idx, script, sats, live, coinbase, seen_at)
                select 'regtest', sha256(text(g)::bytea), :vout, :grp, 0, %s, '', 1, true, false, now()
                from generate_series(1, :payments) g
                """.formatted(index))
                .param("vout", vout)
                .param("grp", wallet.group())
                .param("payments", PAYMENTS)
                .update();
        jdbc.sql("analyze chain_output").update();
    }

    /** {@return rows that the connection has read; earlier transactions of the last second may be in it} */
    private long touched() {
        return jdbc.sql("""
                select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
                from pg_stat_xact_user_tables
                where relname = 'chain_output'
                """).query(Long.class).single();
    }
}
