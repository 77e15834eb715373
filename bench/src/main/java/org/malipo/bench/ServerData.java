package org.malipo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The way into the embedded database of a benchmark's server. */
final class ServerData {
    private static final int PORT_LINE = 3;

    private ServerData() {}

    /** {@return a connection as the database's superuser, whose password lies in the folder of the state} */
    static Connection connect(Path state) throws IOException, SQLException {
        var postgres = state.resolve("postgres");
        var password = Files.readString(postgres.resolve("admin.secret")).strip();
        var port = Files.readAllLines(postgres.resolve("data/postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/malipo?reWriteBatchedInserts=true", "malipo_admin", password);
    }
}
