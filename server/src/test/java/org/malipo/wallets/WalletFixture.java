package org.malipo.wallets;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.bitcoin.WordList;
import org.malipo.chain.Chain;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.malipo.wallets.WalletOutcome.Configured;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the wallets' tests do and look at. */
@TestComponent
public class WalletFixture {
    private final Wallets wallets;
    private final Chain chain;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    WalletFixture(Wallets wallets, Chain chain, Outbox outbox, JdbcClient jdbc, Clock clock) {
        this.wallets = wallets;
        this.chain = chain;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** {@return a new store on regtest, without a wallet} */
    StoreId store() {
        var id = "store" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        jdbc.sql("""
                insert into store (id, name, network, settings, archived, created_at)
                values (:id, 'Shop', 'regtest', '{}', false, now())
                """).param("id", id).update();
        return new StoreId(id);
    }

    /** {@return an account key that nobody else has} */
    static SeedAccount account() {
        var mnemonic = Mnemonic.random(12, WordList.ENGLISH);
        return SeedAccount.of(mnemonic.master(""), AccountType.SEGWIT, Network.REGTEST, 0);
    }

    StoreWallet configured(StoreId store, String text) {
        var outcome = wallets.configure(store, new NewWallet(text));
        assertThat(outcome).isInstanceOf(Configured.class);
        return ((Configured) outcome).wallet();
    }

    /** {@return a store's new wallet with keys of its own} */
    StoreWallet wallet() {
        return configured(store(), account().scheme().print());
    }

    /** Lets the log tell that an address was paid, as {@code chain} does. */
    void tellPaid(StoreWallet wallet, Branch branch, int index) {
        var payload = """
                {"network":"regtest","txid":"%s","state":"unconfirmed","signalsRbf":true,"seenAt":1700000000,"outputs":[
                    {"vout":0,"script":"00","sats":1000,"group":"%s","branch":%d,"index":%d},
                    {"vout":1,"script":"00","sats":1000,"group":"somebody else","branch":0,"index":900}],"spends":[]}
                """.formatted("ab".repeat(32), wallet.group(), branch.number(), index);
        outbox.append(new NewEvent("chain.transaction", null, "ab".repeat(32), payload));
    }

    /** Makes {@code chain} know a payment to the address, before it tells anybody. */
    void makePaid(StoreWallet wallet, int index) {
        jdbc.sql("""
                with paid as (
                    insert into chain_transaction (network, txid, raw, state, coinbase, signals_rbf, seen_at)
                    values ('regtest', sha256(cast(:seed as bytea)), '', 'unconfirmed', false, false, now())
                    returning txid
                )
                insert into chain_output (network, txid, vout, grp, branch, idx, script, sats, live, coinbase, seen_at)
                select 'regtest', txid, 0, :grp, 0, :idx, cast(:script as bytea), 1000, true, false, now() from paid
                """)
                .param("seed", (wallet.group() + index).getBytes(StandardCharsets.UTF_8))
                .param("grp", wallet.group())
                .param("idx", index)
                .param("script", wallet.scheme().scriptPubKey(Branch.DEPOSIT, index))
                .update();
    }

    List<Integer> watched(StoreWallet wallet, Branch branch) {
        return jdbc.sql("select idx from chain_script where grp = :grp and branch = :branch order by idx")
                .param("grp", wallet.group())
                .param("branch", branch.number())
                .query(Integer.class)
                .list();
    }

    /** Says that the chain is followed, for half a minute, or until a tracker of the application says otherwise. */
    void chainIsReady() {
        await(() -> {
            sayThatTheChainIsReady();
            return chain.status(Network.REGTEST).isReady(); // which is remembered for half a second
        });
    }

    private void sayThatTheChainIsReady() {
        jdbc.sql("""
                insert into chain_status (network, state, node, node_height, node_headers, degraded, updated_at)
                values ('regtest', 'READY', '/test/', 100, 100, '{}', :now)
                on conflict (network) do update set state = excluded.state, updated_at = excluded.updated_at
                """).param("now", clock.instant().atOffset(UTC)).update();
    }

    static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
