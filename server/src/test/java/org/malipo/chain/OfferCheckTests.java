package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.SigVersion;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.chain.OfferCheck.Finding;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is found out about a transaction before peers are offered it. */
@ChainTest
class OfferCheckTests {
    private static final PrivateKey KEY = key();
    private static final byte[] OURS = Script.write(Script.pay2wpkh(KEY.publicKey()));
    private static final long COIN = 10_000;

    @Autowired
    private ChainFixture given;

    @Autowired
    private OfferCheck check;

    @Autowired
    private BroadcastTable broadcasts;

    @Autowired
    private RelatedTable related;

    @Autowired
    private JdbcTemplate jdbc;

    private Transaction parent = Wallet.pay(0, 1);

    private static PrivateKey key() {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) 7);
        return new PrivateKey(bytes);
    }

    @BeforeEach
    void earnACoin() {
        given.reset(10);
        jdbc.execute("truncate chain_broadcast");
        given.begin();
        given.parts.watch().add(ChainFixture.NETWORK, ChainFixture.GROUP, List.of(new WatchedScript(0, 500, OURS)));
        parent = Wallet.spend(List.of(Wallet.strangersCoin()), Wallet.to(OURS, COIN));
        given.arrive(parent);
    }

    @Test
    void isSoundIfAllCoinsAreKnownAndSpentAsTheyMust() {
        assertThat(find(signed(coin(), Wallet.to(Wallet.STRANGER, 9_000)))).isEqualTo(new Finding.Sound());
    }

    @Test
    void isWrongIfAKnownCoinIsNotSpentAsItMust() {
        var right = signed(coin(), Wallet.to(Wallet.STRANGER, 9_000));
        var unsigned = right.updateWitness(0, new ScriptWitness(List.of()));
        var withMore = new Transaction(2, right.txIn, List.of(Wallet.to(Wallet.STRANGER, 9_500)), 0);

        assertThat(List.of(unsigned, withMore))
                .allSatisfy(
                        tx -> assertThat(find(tx)).isEqualTo(new Finding.Wrong("mandatory-script-verify-flag-failed")));
    }

    @Test
    void checksTheKnownCoinsBesideThoseOfStrangers() {
        var coins = List.of(coin(), Wallet.strangersCoin());
        var unsigned = Wallet.spend(coins, Wallet.to(Wallet.STRANGER, 90_000));

        assertThat(find(signed(coins, Wallet.to(Wallet.STRANGER, 90_000)))).isEqualTo(new Finding.Unproven());
        assertThat(find(unsigned)).isEqualTo(new Finding.Wrong("mandatory-script-verify-flag-failed"));
    }

    @Test
    void isWrongIfItPaysMoreThanItHas() {
        assertThat(find(signed(coin(), Wallet.to(Wallet.STRANGER, 10_001))))
                .isEqualTo(new Finding.Wrong("bad-txns-in-belowout"));
    }

    @Test
    void isWrongIfABlockHasSpentACoinOtherwise() {
        var mined = signed(coin(), Wallet.to(Wallet.STRANGER, 9_000));
        given.connect(new ScriptedChain().mine(Wallet.STRANGER, parent, mined));

        assertThat(find(mined)).isEqualTo(new Finding.Sound());
        assertThat(find(signed(coin(), Wallet.to(Wallet.STRANGER, 8_000))))
                .isEqualTo(new Finding.Wrong("bad-txns-inputs-missingorspent"));
    }

    @Test
    void leavesAStrangersPaymentUnproven() {
        assertThat(find(Wallet.pay(1, 5_000))).isEqualTo(new Finding.Unproven());
    }

    @Test
    void isWrongIfItIsNobodysHere() {
        var foreign = Wallet.spend(List.of(Wallet.strangersCoin()), Wallet.to(Wallet.STRANGER, 5_000));

        assertThat(find(foreign)).isInstanceOf(Finding.Wrong.class);
    }

    @Test
    void keepsNothingOfWhatIsWrong() {
        var right = signed(coin(), Wallet.to(Wallet.STRANGER, 9_000));
        var wrong = right.updateWitness(0, new ScriptWitness(List.of()));
        var broadcaster = broadcaster();

        assertThat(broadcaster.broadcast(ChainFixture.NETWORK, right)).isInstanceOf(BroadcastResult.Unknown.class);
        assertThat(broadcaster.broadcast(ChainFixture.NETWORK, wrong))
                .isEqualTo(new BroadcastResult.Rejected(right.txid, -26, "mandatory-script-verify-flag-failed"));

        assertThat(broadcasts.outcome(ChainFixture.NETWORK, right.txid)).isEqualTo("unknown");
        assertThat(jdbc.queryForObject("select raw from chain_broadcast", byte[].class))
                .isEqualTo(Transaction.write(right));
    }

    private Broadcaster broadcaster() {
        var clock = given.parts.clock();
        var sources = new Sources(
                new ChainSettings(Map.of(ChainFixture.NETWORK, PeerlessChain.settings())), clock, Path.of("unused"));
        return new Broadcaster(
                sources,
                new Trackers(sources, given.parts),
                broadcasts,
                given.parts.withdrawn(),
                related,
                check,
                clock);
    }

    private Finding find(Transaction tx) {
        return check.check(ChainFixture.NETWORK, tx);
    }

    private OutPoint coin() {
        return Wallet.output(parent, 0);
    }

    private static Transaction signed(OutPoint coin, TxOut output) {
        return signed(List.of(coin), output);
    }

    /** Signs for the first coin. */
    private static Transaction signed(List<OutPoint> coins, TxOut output) {
        var unsigned = Wallet.spend(coins, output);
        var signature = unsigned.signInput(
                0,
                Script.pay2pkh(KEY.publicKey()),
                SigHash.SIGHASH_ALL,
                new Satoshi(COIN),
                SigVersion.SIGVERSION_WITNESS_V0,
                KEY);
        return unsigned.updateWitness(0, new ScriptWitness(List.of(new ByteVector(signature), KEY.publicKey().value)));
    }
}
