package org.malipo.operations.settings;

import static org.malipo.operations.settings.Kind.BIND_ADDRESS;
import static org.malipo.operations.settings.Kind.DATABASE_URL;
import static org.malipo.operations.settings.Kind.DURATION;
import static org.malipo.operations.settings.Kind.FILE;
import static org.malipo.operations.settings.Kind.FILE_STORE;
import static org.malipo.operations.settings.Kind.FOLDER;
import static org.malipo.operations.settings.Kind.HOSTS;
import static org.malipo.operations.settings.Kind.HOST_AND_PORT;
import static org.malipo.operations.settings.Kind.LIGHTNING_NODE;
import static org.malipo.operations.settings.Kind.LOG_FORMAT;
import static org.malipo.operations.settings.Kind.LOG_LEVEL;
import static org.malipo.operations.settings.Kind.NETWORKS;
import static org.malipo.operations.settings.Kind.NODE_URL;
import static org.malipo.operations.settings.Kind.PORT;
import static org.malipo.operations.settings.Kind.PRICES;
import static org.malipo.operations.settings.Kind.TEXT;
import static org.malipo.operations.settings.Kind.URL;
import static org.malipo.operations.settings.Kind.WHOLE_NUMBER;
import static org.malipo.operations.settings.Kind.YES_OR_NO;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All settings. A name that is not here is refused at start; {@code docs/configuration.md} is made from this list. */
public final class Settings {
    /** In the order of the document. */
    public static final List<Setting> ALL = List.of(
            setting("malipo.config", FOLDER, "the working folder", "holds `malipo.properties` and the key file"),
            setting("malipo.state", FOLDER, "`data`", "everything that must survive a restart"),
            setting("malipo.public.url", URL, null, "the address that payers use; every link begins with it"),
            setting("malipo.http.bind", BIND_ADDRESS, "`127.0.0.1`", "where the server listens"),
            setting("malipo.http.port", PORT, "`8080`", "and on which port"),
            setting(
                    "malipo.http.proxies",
                    NETWORKS,
                    "loopback",
                    "only these may say in `X-Forwarded-…` headers who the client is"),
            setting(
                    "malipo.http.ratelimits",
                    YES_OR_NO,
                    "`true`",
                    "whether sign-in, registration and the like are limited for each address"),
            setting("malipo.management.bind", BIND_ADDRESS, "`127.0.0.1`", "where health and metrics are answered"),
            setting("malipo.management.port", PORT, "`8081`", "and on which port; not the public one"),
            secret(
                    "malipo.management.token",
                    TEXT,
                    "asked for as `Authorization: Bearer …`; needed when others than this machine can reach the port"),
            secret(
                    "DATABASE_URL",
                    DATABASE_URL,
                    "your own PostgreSQL, 15 or newer; without it one is started in the state folder"),
            setting("malipo.database.pool.max", WHOLE_NUMBER, "`20`", "connections to the database"),
            setting(
                    "malipo.postgres.port",
                    PORT,
                    "`0`",
                    "port of the database that is started; 0 takes a free one at the first start and keeps it"),
            setting(
                    "malipo.keyfile",
                    FILE,
                    "`secret.key` in the configuration folder",
                    "the master keys; made at the first start"),
            setting("malipo.network.<n>.enabled", YES_OR_NO, "`false`", "whether the network is followed"),
            setting(
                    "malipo.network.<n>.p2p",
                    HOST_AND_PORT,
                    "`127.0.0.1`",
                    "the node's peer-to-peer address; the network's usual port if none is given"),
            setting(
                    "malipo.network.<n>.rpc.url",
                    NODE_URL,
                    null,
                    "the node's JSON-RPC address; without it the network is followed by peers (a light client), on regtest only if"
                            + " `light.peers` names some"),
            setting("malipo.network.<n>.rpc.cookiefile", FILE, null, "sign in with the node's cookie"),
            setting("malipo.network.<n>.rpc.user", TEXT, null, "or as this user, with one of the next two"),
            setting("malipo.network.<n>.rpc.passwordfile", FILE, null, "a file that holds the password"),
            secret("malipo.network.<n>.rpc.password", TEXT, "the password itself"),
            setting(
                    "malipo.network.<n>.birthheight",
                    WHOLE_NUMBER,
                    "`-1`",
                    "first block to look at when the network is followed for the first time; -1 for the tip of then"),
            setting(
                    "malipo.network.<n>.light.peers",
                    HOSTS,
                    null,
                    "peers of a light client, which must serve compact filters; then no others are looked for unless"
                            + " `light.seeds` names where"),
            setting(
                    "malipo.network.<n>.light.seeds",
                    HOSTS,
                    "the network's own",
                    "names that resolve to peers (DNS seeds)"),
            setting(
                    "malipo.network.<n>.light.connections",
                    WHOLE_NUMBER,
                    "`4`",
                    "how many peers to keep, where seeds name enough"),
            setting(
                    "malipo.network.<n>.light.proxy",
                    HOST_AND_PORT,
                    null,
                    "Tor's SOCKS address, by which all peers and seeds are reached; port 9050 if none is given"),
            setting(
                    "malipo.network.<n>.light.patience",
                    DURATION,
                    "`20s`",
                    "how long a peer may be silent when it is asked"),
            setting("malipo.network.<n>.check", DURATION, "`30s`", "how often the node is asked where it stands"),
            setting(
                    "malipo.network.<n>.evictioncheck",
                    DURATION,
                    "`5m`",
                    "how often the node is asked for payments that may have left its mempool"),
            setting(
                    "malipo.network.<n>.fees.explorer",
                    URL,
                    null,
                    "a mempool explorer to ask for fee rates first, such as `https://mempool.space`; it learns this server's "
                            + "address and that it wants fee rates, each three minutes, and nothing of wallets or payments"),
            secret(
                    "malipo.network.<n>.lightning",
                    LIGHTNING_NODE,
                    "the server's own Lightning node, which stores may use where the policies of the server let them"),
            setting(
                    "malipo.chain.dustfilter",
                    WHOLE_NUMBER,
                    "`0`",
                    "satoshis; smaller payments to addresses of wallets are passed over"),
            setting(
                    "malipo.chain.pruneafter",
                    DURATION,
                    null,
                    "for how long wallets show and export transactions whose money has gone on, at least 24h; then they are "
                            + "deleted, and no balance changes. All are kept if nothing is set"),
            setting(
                    "malipo.hotwallet.forall",
                    YES_OR_NO,
                    "`false`",
                    "whether others than administrators may keep a wallet's seed on the server; holds until an administrator "
                            + "saves the policies of the server, which decide from then on"),
            setting(
                    "malipo.wallet.pool.mingap",
                    WHOLE_NUMBER,
                    "`20`",
                    "when fewer addresses than this are watched ahead, more are derived"),
            setting(
                    "malipo.wallet.pool.maxgap",
                    WHOLE_NUMBER,
                    "`30`",
                    "and then this many, in a wallet that is not busy"),
            setting(
                    "malipo.wallet.bridge.port",
                    WHOLE_NUMBER,
                    "`65092`",
                    "where wallet pages find the bridge to signing devices, on the machine of whoever looks at them"),
            setting("malipo.rates.fixed", PRICES, null, "prices that stay, for trying things out; regtest only"),
            setting("malipo.rates.kraken", URL, "`https://api.kraken.com`", "where Kraken's prices are asked for"),
            setting(
                    "malipo.rates.coingecko",
                    URL,
                    "`https://api.coingecko.com`",
                    "where CoinGecko's prices are asked for"),
            setting(
                    "malipo.outbound.allow",
                    HOSTS,
                    null,
                    "private hosts that webhooks and users' Lightning nodes may be at; loopback on regtest only"),
            setting(
                    "malipo.files.store",
                    FILE_STORE,
                    "`folder`",
                    "where uploaded files go: `folder` in the state folder, or `s3`, a bucket; files that lie elsewhere follow"),
            setting("malipo.files.s3.endpoint", URL, null, "the address of the service that has the bucket"),
            setting("malipo.files.s3.region", TEXT, "`us-east-1`", "its region; many services accept any"),
            setting("malipo.files.s3.bucket", TEXT, null, "the name of a bucket that nobody else can read"),
            setting("malipo.files.s3.key", TEXT, null, "the access key, with one of the next two"),
            setting("malipo.files.s3.secretfile", FILE, null, "a file that holds the secret key"),
            secret("malipo.files.s3.secret", TEXT, "the secret key itself"),
            setting(
                    "malipo.files.s3.pathstyle",
                    YES_OR_NO,
                    "`true`",
                    "whether the bucket's name stands in the path of addresses; otherwise before the host"),
            setting(
                    "malipo.events.kept",
                    DURATION,
                    "`90d`",
                    "how long events can be read over the API; at least a day"),
            setting(
                    "malipo.lease.ttl",
                    DURATION,
                    "`10s`",
                    "how long another process waits before it takes over from one that is silent"),
            setting(
                    "malipo.shutdown.grace",
                    DURATION,
                    "`30s`",
                    "how long running requests may take when the server stops"),
            setting(
                    "malipo.log.format",
                    LOG_FORMAT,
                    "`text` on a terminal, otherwise `ecs`",
                    "lines for people, or JSON objects with ECS names"),
            setting(
                    "malipo.log.file",
                    FILE,
                    null,
                    "a file to log to as well, which administrators can read on a page; a new one begins each day and each 10 MB"),
            setting("malipo.log.level", LOG_LEVEL, "`info`", "what is logged"),
            setting("malipo.log.level.<module>", LOG_LEVEL, null, "the same for one module, for example `chain`"));

    /** Names of the start script, which reads them itself. */
    static final List<String> OF_THE_SCRIPT = List.of("malipo.home", "malipo.data", "malipo.build");

    private Settings() {}

    static Optional<Setting> find(String property) {
        return ALL.stream().filter(setting -> setting.isNamed(property)).findFirst();
    }

    private static Setting setting(String name, Kind kind, @Nullable String standard, String meaning) {
        return new Setting(name, kind, standard, false, meaning);
    }

    private static Setting secret(String name, Kind kind, String meaning) {
        return new Setting(name, kind, null, true, meaning);
    }
}
