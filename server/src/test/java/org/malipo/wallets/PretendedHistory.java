package org.malipo.wallets;

import static java.time.ZoneOffset.UTC;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Branch;
import org.malipo.testing.TestClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes {@code chain} know transactions of a wallet. Number n pays n thousand satoshis to the address of that index. */
@TestComponent
public class PretendedHistory {
    private final JdbcClient jdbc;
    private final TestClock clock;

    PretendedHistory(JdbcClient jdbc, TestClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Says how far the chain is followed. */
    void tip(int height) {
        jdbc.sql("""
                insert into chain_network (network, tip_height, tip_hash) values ('regtest', :height, sha256('tip'))
                on conflict (network) do update set tip_height = excluded.tip_height
                """).param("height", height).update();
    }

    /**
     * {@return the id of a transaction of this number}
     * @param height of its block, or null while unconfirmed
     * @param age since it was seen
     */
    String receive(StoreWallet wallet, int number, @Nullable Integer height, Duration age) {
        return jdbc.sql("""
                with seen as (
                    insert into chain_transaction (network, txid, raw, state, coinbase, signals_rbf, block_height,
                        block_hash, block_position, seen_at)
                    values ('regtest', sha256(cast(:seed as bytea)), '',
                        case when cast(:height as int) is null then 'unconfirmed' else 'confirmed' end, false, false,
                        :height, case when cast(:height as int) is not null then sha256(text(:height)::bytea) end,
                        case when cast(:height as int) is not null then 1 end, :at)
                    returning txid
                ), coin as (
                    insert into chain_output (network, txid, vout, grp, branch, idx, script, sats, live, height, coinbase,
                        seen_at)
                    select 'regtest', txid, 0, :grp, 0, :number, cast(:script as bytea), :sats, true, :height, false, :at
                    from seen
                )
                insert into chain_history (network, grp, txid, received, sent, live, sort_height, sort_position, seen_at)
                select 'regtest', :grp, txid, :sats, 0, true, coalesce(:height, 2147483647),
                    case when cast(:height as int) is null then 2147483647 else 1 end, :at
                from seen
                returning encode(txid, 'hex')
                """)
                .param("seed", (wallet.group() + "/" + number).getBytes(StandardCharsets.UTF_8))
                .param("height", height)
                .param("grp", wallet.group())
                .param("number", number)
                .param("script", wallet.scheme().scriptPubKey(Branch.DEPOSIT, number))
                .param("sats", number * 1_000L)
                .param("at", clock.instant().minus(age).atOffset(UTC))
                .query(String.class)
                .single();
    }

    /** Lets the wallet have this many confirmed transactions that each add a satoshi, one in each block from the first. */
    void fill(StoreWallet wallet, int transactions) {
        jdbc.sql("""
                with seen as (
                    insert into chain_transaction (network, txid, raw, state, coinbase, signals_rbf, block_height,
                        block_hash, block_position, seen_at)
                    select 'regtest', sha256(text(g)::bytea), '', 'confirmed', false, false, g, sha256(text(g)::bytea), 1,
                        cast(:at as timestamptz) - g * interval '1 minute'
                    from generate_series(1, :transactions) g
                    returning txid, block_height, seen_at
                )
                insert into chain_history (network, grp, txid, received, sent, live, sort_height, sort_position, seen_at)
                select 'regtest', :grp, txid, 1, 0, true, block_height, 1, seen_at from seen
                """)
                .param("transactions", transactions)
                .param("grp", wallet.group())
                .param("at", clock.instant().atOffset(UTC))
                .update();
        jdbc.sql("analyze chain_transaction, chain_history").update();
    }
}
