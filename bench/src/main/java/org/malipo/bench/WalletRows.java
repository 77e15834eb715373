package org.malipo.bench;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of a wallet, written into the server's database: payments of strangers to its first addresses, one after the
 * other in a hundred blocks, and of each five of them two that it has sent on.
 */
final class WalletRows implements AutoCloseable {
    private static final int BATCH = 5_000;
    private static final int BLOCKS = 100;
    /** Of so many payments, so many are spent by one transaction each. */
    private static final int OF = 6;

    private static final int SPENT = 4;
    private static final byte[] STRANGER = new byte[22];

    private final Connection connection;
    private final String group;
    private final List<Address> addresses = new ArrayList<>();
    private final Instant newest = Instant.now();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Address(int branch, int index, byte[] script) {}

    /** @param group under which the chain's index keeps the only wallet */
    private WalletRows(Connection connection, String group) {
        this.connection = connection;
        this.group = group;
    }

    /** {@return the rows of the server's only wallet} */
    static WalletRows ofTheOnlyWallet(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select grp, branch, idx, script from chain_script where branch = 0 order by idx limit 20")) {
            WalletRows wallet = null;
            while (rows.next()) {
                if (wallet == null) {
                    wallet = new WalletRows(connection, rows.getString(1));
                }
                wallet.addresses.add(new Address(rows.getInt(2), rows.getInt(3), rows.getBytes(4)));
            }
            if (wallet == null) {
                throw new IllegalStateException("No wallet is watched");
            }
            return wallet;
        }
    }

    /** Writes so many transactions. {@return how many coins of these are left} */
    int write(int transactions) throws SQLException {
        int payments = transactions * OF / (OF + SPENT);
        connection.setAutoCommit(false);
        try (var transaction = connection.prepareStatement("""
                        insert into chain_transaction (network, txid, raw, state, coinbase, signals_rbf, block_height, block_hash,
                            block_position, seen_at)
                        values ('regtest', ?, ?, 'confirmed', false, true, ?, ?, ?, ?)""");
                var input = connection.prepareStatement("""
                        insert into chain_input (network, txid, vin, prev_txid, prev_vout) values ('regtest', ?, 0, ?, ?)""");
                var output = connection.prepareStatement("""
                        insert into chain_output (network, txid, vout, grp, branch, idx, script, sats, live, height, coinbase,
                            seen_at, spent_by, spent_height)
                        values ('regtest', ?, 0, ?, ?, ?, ?, ?, true, ?, false, ?, ?, ?)""");
                var history = connection.prepareStatement("""
                        insert into chain_history (network, grp, txid, received, sent, live, sort_height, sort_position, seen_at)
                        values ('regtest', ?, ?, ?, ?, true, ?, ?, ?)""")) {
            var rows = List.of(transaction, input, output, history);
            for (int number = 0; number < payments; number++) {
                write(number, payments, rows);
                if (number % BATCH == BATCH - 1 || number == payments - 1) {
                    for (var statement : rows) {
                        statement.executeBatch();
                    }
                    connection.commit();
                }
            }
        }
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum analyze chain_transaction, chain_input, chain_output, chain_history");
            statement.execute("checkpoint");
        }
        return payments - payments / OF * SPENT - Math.min(SPENT, payments % OF);
    }

    private void write(int number, int payments, List<PreparedStatement> rows) throws SQLException {
        var address = addresses.get(number % addresses.size());
        long sats = 10_000 + number * 7_919L % 1_000_000;
        int height = 1 + (int) ((long) number * BLOCKS / payments);
        var seenAt = Timestamp.from(newest.minus(Duration.ofMinutes(2L * (payments - number))));
        var received = transaction(new OutPoint(stranger(number), 0), sats, address.script());
        add(received, height, 2 * number, seenAt, rows);
        history(rows.get(3), received.txid, sats, 0, height, 2 * number, seenAt);
        boolean isSpent = number % OF < SPENT;
        var sent = transaction(new OutPoint(received, 0), sats - 500, STRANGER);
        output(rows.get(2), received.txid, address, sats, height, seenAt, isSpent ? sent.txid : null);
        if (isSpent) {
            add(sent, height, 2 * number + 1, seenAt, rows);
            history(rows.get(3), sent.txid, 0, sats, height, 2 * number + 1, seenAt);
        }
    }

    private static TxId stranger(int number) {
        return new TxId(new ByteVector32(
                ByteBuffer.allocate(32).putInt(number).putInt(0x5eed).array()));
    }

    private static Transaction transaction(OutPoint coin, long sats, byte[] script) {
        return new Transaction(
                2,
                List.of(new TxIn(coin, 0xfffffffdL)),
                List.of(new TxOut(new Satoshi(sats), new ByteVector(script))),
                0);
    }

    private static byte[] id(TxId txid) {
        return txid.value.toByteArray();
    }

    private static void add(Transaction tx, int height, int position, Timestamp seenAt, List<PreparedStatement> rows)
            throws SQLException {
        var transaction = rows.get(0);
        transaction.setBytes(1, id(tx.txid));
        transaction.setBytes(2, Transaction.write(tx));
        transaction.setInt(3, height);
        transaction.setBytes(4, new byte[32]);
        transaction.setInt(5, position);
        transaction.setTimestamp(6, seenAt);
        transaction.addBatch();
        var spent = tx.txIn.getFirst().outPoint;
        var input = rows.get(1);
        input.setBytes(1, id(tx.txid));
        input.setBytes(2, id(spent.txid));
        input.setLong(3, spent.index);
        input.addBatch();
    }

    private void output(
            PreparedStatement output,
            TxId txid,
            Address address,
            long sats,
            int height,
            Timestamp seenAt,
            @Nullable TxId spentBy)
            throws SQLException {
        output.setBytes(1, id(txid));
        output.setString(2, group);
        output.setInt(3, address.branch());
        output.setInt(4, address.index());
        output.setBytes(5, address.script());
        output.setLong(6, sats);
        output.setInt(7, height);
        output.setTimestamp(8, seenAt);
        output.setBytes(9, spentBy == null ? null : id(spentBy));
        output.setObject(10, spentBy == null ? null : height);
        output.addBatch();
    }

    private void history(
            PreparedStatement history, TxId txid, long received, long sent, int height, int position, Timestamp seenAt)
            throws SQLException {
        history.setString(1, group);
        history.setBytes(2, id(txid));
        history.setLong(3, received);
        history.setLong(4, sent);
        history.setInt(5, height);
        history.setInt(6, position);
        history.setTimestamp(7, seenAt);
        history.addBatch();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
