package org.malipo.sandbox;

import fr.acinq.bitcoin.ByteVector;
import java.util.ArrayList;
import java.util.List;
import org.malipo.sandbox.chain.Refused;
import org.malipo.sandbox.chain.Regtest;
import org.malipo.sandbox.mempool.Policy;
import org.malipo.sandbox.wallet.AddressType;
import org.malipo.sandbox.wallet.Payment;
import org.malipo.sandbox.wallet.WalletRefusal;

/**
 * Gives a new wallet coins to spend. The first reward is split, because a chain of unconfirmed payments ends after 25:
 * with a hundred coins thousands of
 * payments can follow each other before the next block.
 */
final class FirstCoins {
    private static final int COINS = 100;
    private static final long COIN_SATS = 49_900_000;

    private FirstCoins() {}

    /** Mines what is still missing, also when an earlier start was killed half-way. */
    static void mine(Node node) {
        node.exclusively(() -> {
            if (node.chain().tip().height() < Regtest.COINBASE_MATURITY + 1 && isOurs(node)) {
                fill(node);
            }
            return node;
        });
    }

    private static boolean isOurs(Node node) {
        if (node.chain().tip().height() == 0) {
            return true;
        }
        var firstReward =
                node.chain().block(node.chain().at(1)).tx.getFirst().txOut.getFirst();
        return node.wallet().keyOf(firstReward.publicKeyScript) != null;
    }

    private static void fill(Node node) {
        try {
            ByteVector script = node.wallet().newScript(AddressType.BECH32);
            while (node.chain().tip().height() < Regtest.COINBASE_MATURITY) {
                node.miner().mine(script);
            }
            if (node.mempool().size() == 0) {
                node.wallet().send(coins(node), Policy.MIN_RELAY_SATS_PER_KVB, true);
            }
            node.miner().mine(script);
        } catch (Refused | WalletRefusal e) {
            throw new IllegalStateException("the first blocks are refused by our own rules", e);
        }
    }

    private static List<Payment> coins(Node node) {
        var payments = new ArrayList<Payment>();
        for (int i = 0; i < COINS; i++) {
            payments.add(new Payment(node.wallet().newScript(AddressType.BECH32), COIN_SATS, false));
        }
        return payments;
    }
}
