package org.malipo.wallets;

import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on whether the scripts of a wallet are watched. They are until the last store that has it is deleted. */
@Component
class WalletWatch {
    private final JdbcClient jdbc;

    WalletWatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A wallet whose scripts are to be let go of. */
    record Ending(long wallet, Network network) {}

    /** {@return whether the scripts must be watched again, which a crash leaves to the next who asks} */
    boolean beginAgain(long wallet) {
        return jdbc.sql("update wallet set watch = 'RETURNING' where id = :wallet and watch <> 'ON'")
                        .param("wallet", wallet)
                        .update()
                > 0;
    }

    /** Says that the scripts are watched again, unless they were let go of in the meantime. */
    void begun(long wallet) {
        jdbc.sql("update wallet set watch = 'ON' where id = :wallet and watch = 'RETURNING'")
                .param("wallet", wallet)
                .update();
    }

    /** Ends it if no store has the wallet. Waits for those who are about to give it to one, in the caller's transaction. */
    void endUnlessUsed(long wallet) {
        jdbc.sql("select id from wallet where id = :wallet for update")
                .param("wallet", wallet)
                .query(Long.class)
                .single();
        jdbc.sql("""
                update wallet
                set watch = 'ENDING'
                where id = :wallet and not exists (select 1 from wallet_store where wallet_id = :wallet)
                """).param("wallet", wallet).update();
    }

    /** {@return a wallet that nobody has any more; it stays so until the caller's transaction ends} */
    Optional<Ending> lockEnding() {
        return jdbc.sql("""
                select id, network from wallet where watch = 'ENDING' order by id limit 1 for update skip locked
                """)
                .query((row, _) -> new Ending(row.getLong("id"), Network.of(row.getString("network"))))
                .optional();
    }

    void ended(long wallet) {
        jdbc.sql("update wallet set watch = 'OFF' where id = :wallet")
                .param("wallet", wallet)
                .update();
    }
}
