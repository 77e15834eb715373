package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.payjoin.CoinChoice;
import org.malipo.chain.Chain;
import org.malipo.wallets.StoreWallet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Coins that join what payers signed (BIP 78). Sends take none of them meanwhile, and none of a send's is promised. */
@Component
public class PromisedCoins {
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final WalletCoins coins;
    private final Chain chain;
    private final JdbcClient jdbc;

    PromisedCoins(WalletCoins coins, Chain chain, JdbcClient jdbc) {
        this.coins = coins;
        this.chain = chain;
        this.jdbc = jdbc;
    }

    /**
     * {@return the confirmed coins that nothing has, always in the same order, which nobody foresees: who proposes again and
     * again learns of one of them only}
     */
    public List<Coin> ordered(StoreWallet wallet) {
        var purse = coins.of(wallet);
        var free = purse.all().stream()
                .filter(coin -> coin.isConfirmed() && !purse.held().contains(coin.outpoint()))
                .toList();
        return CoinChoice.ordered(free, secret(wallet));
    }

    /** Of two who make one at once, the first has it. */
    private byte[] secret(StoreWallet wallet) {
        var fresh = new byte[SECRET_BYTES];
        RANDOM.nextBytes(fresh);
        jdbc.sql("""
                insert into wallet_payjoin_order (wallet_id, secret) values (:wallet, :secret)
                on conflict (wallet_id) do nothing
                """).param("wallet", wallet.id()).param("secret", fresh).update();
        return jdbc.sql("select secret from wallet_payjoin_order where wallet_id = :wallet")
                .param("wallet", wallet.id())
                .query((row, _) -> row.getBytes("secret"))
                .single();
    }

    /** {@return whether the coin is this payjoin's now; not if something has it, or has spent it} */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(UUID payjoin, StoreWallet wallet, OutPoint coin) {
        var taken = jdbc.sql("""
                insert into wallet_held_coin (network, txid, vout, payjoin_id)
                values (:network, :txid, :vout, :payjoin)
                on conflict (network, txid, vout) do nothing
                """)
                .param("network", wallet.network().id())
                .param("txid", coin.txid.value.toByteArray())
                .param("vout", coin.index)
                .param("payjoin", payjoin)
                .update();
        return taken > 0
                && chain.outputs(wallet.network(), wallet.group(), List.of(coin)).stream()
                        .anyMatch(output -> output.live() && output.spentBy() == null);
    }

    /** Gives back what it has, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID payjoin) {
        jdbc.sql("delete from wallet_held_coin where payjoin_id = :payjoin")
                .param("payjoin", payjoin)
                .update();
    }
}
