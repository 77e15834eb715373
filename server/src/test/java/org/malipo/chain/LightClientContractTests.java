package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.chain.ChainFixture.NETWORK;
import static org.malipo.chain.ChainFixture.await;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** The contract, kept by a light client; and what only that must do, since it trusts nobody. */
@ChainTest
class LightClientContractTests extends SourceContract {
    @Autowired
    private TestClock clock;

    @Autowired
    private DataSource database;

    private Path lightFolder = Path.of("unset");

    /** One that has followed nothing yet. */
    @Override
    ChainSource source() {
        lightFolder = folder.resolve("light-" + UUID.randomUUID());
        return light(network.ports());
    }

    private LightClient light(List<Integer> ports) {
        return network.asPeers(ports, lightFolder, clock);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** What one announces before the other is there counts for nothing. */
    @Override
    void awaitConnected() {
        await("two peers", () -> "light client, 2 peers".equals(given.status().node()));
    }

    /** In place of the one that runs. */
    private void startWith(Integer... ports) {
        given.stop();
        given.forgetStatus();
        source = light(List.of(ports));
        given.start(source);
    }

    @Test
    void saysInWordsWhatPeersCantTell() {
        assertThat(given.status().node()).isEqualTo("light client, 2 peers");
        assertThat(given.status().degraded()).hasSize(3);

        startWith(network.ports().getFirst());

        await("alone", () -> given.status().degraded().size() == 4);
        assertThat(given.status().degraded().getFirst()).startsWith("Only one peer is set");
    }

    @Test
    void believesNoPaymentThatOnePeerAloneAnnounces() throws IOException {
        var secret = network.signed(Wallet.script(0, 1), SENT);
        var known = network.signed(Wallet.script(0, 2), SENT);
        var mute = (FalsePeer.Lie)
                message -> message instanceof Message.Inv(var items) && items.contains(Inventory.tx(secret.txid))
                        ? List.of()
                        : List.of(message);
        try (var liar = new FalsePeer(network.ports().getFirst(), mute)) {
            startWith(liar.port(), network.ports().getLast());
            awaitConnected();
            given.awaitReady(network.tip());

            network.send(secret);
            network.send(known);
            await("announced by both", () -> given.isKnown(known));

            assertThat(given.isKnown(secret)).isFalse();
            network.mine(1);
            await("confirmed", () -> given.balance().confirmed().equals(SENT.plus(SENT)));
        }
    }

    @Test
    void livesOnWhenAPeerSendsWhatNoNodeWouldTake() throws IOException {
        var payment = network.signed(Wallet.script(0, 1), SENT);
        var absent = new TxIn(new OutPoint(payment.txid, 1L << 31), TxIn.SEQUENCE_FINAL);
        var impossible = new Transaction(2, List.of(absent), payment.txOut, 0);
        FalsePeer.Lie lie = message -> switch (message) {
            case Message.Inv(var items)
            when items.contains(Inventory.tx(payment.txid)) ->
                List.of(new Message.Inv(List.of(Inventory.tx(impossible.txid))), message);
            case Message.NotFound _ -> List.of(new Message.Tx(impossible));
            default -> List.of(message);
        };
        try (var liar = new FalsePeer(network.ports().getFirst(), lie)) {
            startWith(liar.port());
            given.awaitReady(network.tip());

            network.send(payment);
            await("known", () -> given.isKnown(payment));
            network.mine(1);

            await("confirmed", () -> given.balance().confirmed().equals(SENT));
            assertThat(given.isKnown(impossible)).isFalse();
        }
    }

    @Test
    void findsWhatALyingPeerHides() throws IOException {
        try (var liar = new FalsePeer(network.ports().getFirst(), FalsePeer::hideFilters)) {
            startWith(liar.port(), network.ports().getLast());

            network.pay(Wallet.script(0, 1), SENT);
            network.mine(2);

            await("confirmed", () -> given.balance().confirmed().equals(SENT));
        }
    }

    @Test
    void goesOnWithOthersWhenAPeerStalls() throws IOException {
        var silent =
                (FalsePeer.Lie) message -> message instanceof Message.BlockData || message instanceof Message.FilterData
                        ? List.of()
                        : List.of(message);
        try (var stalling = new FalsePeer(network.ports().getFirst(), silent)) {
            startWith(stalling.port(), network.ports().getLast());

            network.pay(Wallet.script(0, 1), SENT);
            network.mine(2);

            await("confirmed", () -> given.balance().confirmed().equals(SENT));
        }
    }

    @Test
    void sendsWhatAnotherProcessCouldNot() {
        var tx = network.signed(Wallet.script(0, 1), SENT);

        intend(tx, 1);

        await("sent", () -> network.waits(tx));
        awaitOutcome(tx, "accepted");
    }

    /** Any node asks for what it has not seen, and looks at it only then. */
    @Test
    void showsNoPaymentThatPeersOnlyAskFor() {
        var payment = network.signed(Wallet.script(0, 1), SENT);
        var absent = new TxIn(new OutPoint(payment.txid, 7), 0xffff_fffdL);
        var invented = new Transaction(2, List.of(absent), payment.txOut, 0);
        intend(invented, 2);
        intend(payment, 1);

        awaitOutcome(payment, "accepted");

        assertThat(given.isKnown(invented)).isFalse();
        assertThat(given.balance().unconfirmed()).isEqualTo(SENT);
        assertThat(outcome(invented)).isEqualTo("unknown");
    }

    @Test
    void keepsAPaymentWhoseCoinAForgedTransactionSpends() {
        var payment = network.pay(Wallet.script(0, 1), SENT);
        await("seen", () -> given.balance().unconfirmed().equals(SENT));
        var again = new TxIn(payment.txIn.getFirst().outPoint, 0xffff_fffdL);
        var forged = new Transaction(2, List.of(again), List.of(new TxOut(new Satoshi(1_000), Wallet.script(0, 3))), 0);
        var other = network.signed(Wallet.script(0, 2), SENT);
        intend(forged, 2);
        intend(other, 1);

        awaitOutcome(other, "accepted");

        assertThat(given.state(payment)).isEqualTo(TransactionState.UNCONFIRMED);
        assertThat(outcome(forged)).isEqualTo("unknown");
    }

    @Test
    void offersTheSameIdWithOtherSignatures() {
        var good = network.signed(Wallet.script(0, 1), SENT);
        var bad = good.updateWitness(0, new ScriptWitness(List.of()));
        assertThat(source.send(bad)).isInstanceOf(BroadcastResult.Unknown.class);
        network.mine(1); // before that some nodes do not fetch again what they have refused

        assertThat(source.send(good)).isEqualTo(new BroadcastResult.Accepted(good.txid));

        assertThat(network.waits(good)).isTrue();
    }

    @Test
    void sendsByTheOnlyPeerThatIsSet() {
        startWith(network.ports().getFirst());
        given.awaitReady(network.tip());
        var tx = network.signed(Wallet.script(0, 1), SENT);

        assertThat(source.send(tx)).isEqualTo(new BroadcastResult.Accepted(tx.txid));

        assertThat(network.waits(tx)).isTrue();
    }

    @Test
    void leavesOpenWhatTheOnlyPeerDoesNotTake() {
        startWith(network.ports().getFirst());
        given.awaitReady(network.tip());
        var payment = network.signed(Wallet.script(0, 1), SENT);

        var refused = source.send(payment.updateWitness(0, new ScriptWitness(List.of())));

        assertThat(refused).isInstanceOf(BroadcastResult.Unknown.class);
        assertThat(given.isKnown(payment)).isFalse();
    }

    @Test
    void offersToTheOthersWhatThoseAskedFirstDoNotFetch() throws IOException {
        var tx = network.signed(Wallet.script(0, 1), SENT);
        FalsePeer.Lie fetchesNothing = message -> message instanceof Message.GetData ? List.of() : List.of(message);
        try (var idle = new FalsePeer(network.ports().getFirst(), fetchesNothing)) {
            startWith(idle.port(), network.ports().getLast());
            awaitConnected();
            given.awaitReady(network.tip());

            source.send(tx);
            clock.tick(LightOffers.AGAIN.plusSeconds(1));
            intend(tx, 1);

            awaitOutcome(tx, "accepted");
            assertThat(network.waits(tx)).isTrue();
        }
    }

    @Test
    void knowsThatWhatItSentIsMinedEvenIfNobodyLooked() {
        var tx = network.signed(Wallet.script(0, 1), SENT);
        given.stop();
        intend(tx, 1);
        network.send(tx);
        network.mine(1);

        start();

        awaitOutcome(tx, "mined");
    }

    private void intend(Transaction tx, int secondsAgo) {
        given.parts
                .broadcasts()
                .intend(NETWORK, tx, given.parts.clock().instant().minusSeconds(secondsAgo));
    }

    private void awaitOutcome(Transaction tx, String outcome) {
        await(outcome, () -> outcome(tx).equals(outcome));
    }

    private String outcome(Transaction tx) {
        return given.parts.broadcasts().outcome(NETWORK, tx.txid);
    }

    /** The leader's thread is kept by whoever has the table of scripts to himself. */
    @Test
    void saysThatItHangsAndBeginsAnew() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table chain_script in access exclusive mode");
            network.mine(1);
            await("kept", () -> isAnyoneKept(statement));
            assertThat(given.status().isReady()).isTrue();

            clock.tick(LightReports.SILENCE.plusSeconds(1));
            await("said", () -> LightReports.HANGS.equals(given.status().problem()));
            assertThat(given.status().state()).isEqualTo(ChainStatus.State.NOT_CONNECTED);
            connection.rollback();
        }

        network.pay(Wallet.script(0, 1), SENT);
        network.mine(1);
        given.awaitReady(network.tip());
        assertThat(given.balance().confirmed()).isEqualTo(SENT);
    }

    private static boolean isAnyoneKept(Statement statement) throws SQLException {
        try (var kept = statement.executeQuery(
                "select from pg_locks where not granted and relation = cast('chain_script' as regclass)")) {
            return kept.next();
        }
    }

    @Test
    void refusesAFolderThatAnotherUses() throws IOException, SourceAway {
        given.stop();
        try (var _ = LightFiles.open(lightFolder)) {
            given.start(source);

            await("refused", () -> String.valueOf(given.status().problem()).startsWith("Another process uses "));
        }
    }
}
