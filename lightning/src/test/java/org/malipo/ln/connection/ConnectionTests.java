package org.malipo.ln.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.acinq.bitcoin.ByteVector32;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.ln.connection.BlinkConnection.Currency;
import org.malipo.ln.connection.CoreLightningConnection.Tcp;
import org.malipo.ln.connection.CoreLightningConnection.UnixSocket;
import org.malipo.ln.connection.Trust.Authorities;
import org.malipo.ln.connection.Trust.CertificateFile;
import org.malipo.ln.connection.Trust.Thumbprint;

class ConnectionTests {
    private static final String KEY = "b889ff5b1513b641e2a139f661a661364979c5beee91842f8f0ef42ab558e9d4";
    private static final String SECRET = "71a8c14c1407c113601079c4302dab36460f0ccd0ad506f1f2dc73b5100e4f3c";
    private static final String PRINT = String.join(":", Collections.nCopies(32, "fe"));

    @Test
    void readsLndWithAMacaroonAndAThumbprint() {
        var connection =
                Connection.read("type=lnd-rest;server=https://mylnd:8080/;macaroon=abef263adf;certthumbprint=" + PRINT);

        assertThat(connection)
                .isEqualTo(new LndConnection(
                        URI.create("https://mylnd:8080/"),
                        Optional.of(new Secret("abef263adf")),
                        Optional.empty(),
                        Optional.empty(),
                        new Thumbprint(new ByteVector32(PRINT.replace(":", "")))));
        assertThat(connection.fileKeys()).isEmpty();
        assertThat(connection.addresses()).containsExactly(URI.create("https://mylnd:8080/"));
    }

    @Test
    void tellsWhichKeysOfLndNameFilesOfThisMachine() {
        var connection = Connection.read("Type=lnd-grpc; Server=http://10.0.0.2:8080;allowinsecure=true;"
                + "macaroonfilepath=/lnd/admin.macaroon;macaroondirectorypath=/lnd;certfilepath=/lnd/tls.cert;");

        assertThat(connection)
                .isEqualTo(new LndConnection(
                        URI.create("http://10.0.0.2:8080"),
                        Optional.empty(),
                        Optional.of(Path.of("/lnd/admin.macaroon")),
                        Optional.of(Path.of("/lnd")),
                        new CertificateFile(Path.of("/lnd/tls.cert"))));
        assertThat(connection.fileKeys())
                .isEqualTo(Set.of("macaroonfilepath", "macaroondirectorypath", "certfilepath"));
    }

    @ParameterizedTest
    @CsvSource({
        "/root/.lightning/lightning-rpc, /root/.lightning/lightning-rpc",
        "unix://root/.lightning/lightning-rpc, /root/.lightning/lightning-rpc",
        "unix:///root/.lightning/lightning-rpc, /root/.lightning/lightning-rpc",
        "type=clightning;server=unix:/root/lightning-rpc, /root/lightning-rpc",
        "type=clightning;server=/root/lightning-rpc, /root/lightning-rpc"
    })
    void readsTheSocketOfCoreLightning(String text, String path) {
        var connection = Connection.read(text);

        assertThat(connection).isEqualTo(new CoreLightningConnection(new UnixSocket(Path.of(path))));
        assertThat(connection.fileKeys()).containsExactly("server");
        assertThat(connection.addresses()).isEmpty();
    }

    @Test
    void readsAForwardedSocketOfCoreLightning() {
        var connection = Connection.read("tcp://10.0.0.3:9735");

        assertThat(connection).isEqualTo(new CoreLightningConnection(new Tcp(URI.create("tcp://10.0.0.3:9735"))));
        assertThat(connection.fileKeys()).isEmpty();
        assertThat(connection.addresses()).containsExactly(URI.create("tcp://10.0.0.3:9735"));
    }

    @Test
    void readsClnrestEclairPhoenixdAndLnbits() {
        assertThat(Connection.read("type=clnrest;server=https://cln.example:3010;rune=tU-RLjMiDpY2U0o3W1"))
                .isEqualTo(new ClnRestConnection(
                        URI.create("https://cln.example:3010"), new Secret("tU-RLjMiDpY2U0o3W1"), new Authorities()));
        assertThat(Connection.read("type=eclair;server=http://abc.onion:8080;password=bitcoin=;"))
                .isEqualTo(new EclairConnection(URI.create("http://abc.onion:8080"), "", new Secret("bitcoin=")));
        assertThat(Connection.read("type=phoenixd;server=http://127.0.0.1:9740;allowinsecure=true;password=hunter2"))
                .isEqualTo(new PhoenixdConnection(URI.create("http://127.0.0.1:9740"), "", new Secret("hunter2")));
        assertThat(Connection.read("type=lnbits;server=https://lnbits.example;api-key=0123abcd"))
                .isEqualTo(new LnbitsConnection(URI.create("https://lnbits.example"), new Secret("0123abcd")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lndhub://login:pass:word@https://hub.example:3000/",
                "type=lndhub;server=https://hub.example:3000/;username=login;password=pass:word",
                "type=lndhub;server=https://login:pass%3Aword@hub.example:3000/"
            })
    void readsAnAccountOfLndhub(String text) {
        assertThat(Connection.read(text))
                .isEqualTo(new LndHubConnection(
                        URI.create("https://hub.example:3000/"), "login", new Secret("pass:word")));
    }

    @Test
    void readsAWalletAtBlink() {
        assertThat(Connection.read("type=blink;api-key=blink_abc"))
                .isEqualTo(new BlinkConnection(
                        URI.create("https://api.blink.sv/graphql"),
                        new Secret("blink_abc"),
                        Optional.empty(),
                        Currency.BTC));
        assertThat(Connection.read(
                        "type=blink;server=https://api.staging.galoy.io/graphql;api-key=k;wallet-id=w;currency=usd"))
                .isEqualTo(new BlinkConnection(
                        URI.create("https://api.staging.galoy.io/graphql"),
                        new Secret("k"),
                        Optional.of("w"),
                        Currency.USD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "type=nwc;key="})
    void readsAWalletOverNostr(String prefix) {
        var connection = Connection.read(prefix + "nostr+walletconnect://" + KEY
                + "?relay=wss%3A%2F%2Frelay.one&relay=wss://relay.two/v1&secret=" + SECRET
                + "&lud16=me%40shop.example");

        var relays = List.of(URI.create("wss://relay.one"), URI.create("wss://relay.two/v1"));
        assertThat(connection)
                .isEqualTo(new NwcConnection(KEY, relays, new Secret(SECRET), Optional.of("me@shop.example")));
        assertThat(connection.addresses()).isEqualTo(relays);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type=lnd-rest;server=https://a;server=https://b              | Duplicate key server
            hello                                                        | The format of the connectionString should a list of key=value delimited by semicolon
            server=https://a                                             | The key 'type' is mandatory
            ''                                                           | The key 'type' is mandatory
            type=lightning;server=https://a                              | Unsupported connection string
            type=lnd-rest                                                | The key 'server' is mandatory for lnd connection strings
            type=lnd-rest;server=ftp://a                                 | The key 'server' should be an URI starting by http:// or https://
            type=lnd-rest;server=http://a                                | The key 'allowinsecure' is false, but server's Uri is not using https
            type=lnd-rest;server=http://a;allowinsecure=perhaps          | The key 'allowinsecure' should be true or false
            type=lnd-rest;server=https://a;macaroon=xyz                  | The key 'macaroon' format should be in hex
            type=lnd-rest;server=https://a;macaroon=ab;macaroonfilepath=/a.macaroon | The key 'macaroon' is already specified
            type=lnd-rest;server=https://a;macaroonfilepath=/etc/passwd  | The key 'macaroonfilepath' should point to a .macaroon file
            type=lnd-rest;server=https://a;certfilepath=/a;certthumbprint=ab | The key 'certfilepath' conflict with 'certthumbprint'
            type=lnd-rest;server=https://a;certthumbprint=abcd           | The key 'certthumbprint' has invalid length: the SHA-256 of a certificate has 32 bytes, not 2
            type=lnd-rest;server=https://a;certthumbprint=zz             | The key 'certthumbprint' has invalid format: it should be in hex
            type=clightning                                              | The key 'server' is mandatory for clightning connection strings
            type=clightning;server=http://a                              | The key 'server' should be an URI starting by tcp:// or unix:// or a path to the 'lightning-rpc' unix socket
            tcp://host-without-port                                      | The key 'server' should be an URI starting by tcp:// or unix:// or a path to the 'lightning-rpc' unix socket
            type=clnrest;server=https://a                                | The key 'rune' is mandatory for clnrest connection strings
            type=lnbits;server=https://a                                 | The key 'api-key' is mandatory for lnbits connection strings
            type=blink                                                   | The key 'api-key' is not found
            type=blink;api-key=a;currency=EUR                            | The key 'currency' should be BTC or USD
            lndhub://login                                               | Invalid LNDhub URI
            type=lndhub;server=https://a                                 | The key 'username' is mandatory for lndhub connection strings
            type=nwc                                                     | The key 'key' is mandatory for nwc connection strings
            nostr+walletconnect://abcd?relay=wss://a&secret=b            | Invalid nostr wallet connect uri
            """)
    void saysWhatIsWrong(String text, String message) {
        assertThatExceptionOfType(ConnectionStringException.class)
                .isThrownBy(() -> Connection.read(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=lnd-rest;server=https://a;macaroon=5ec2e7",
                "type=clnrest;server=https://a;rune=5ec2e7",
                "type=eclair;server=https://a;password=5ec2e7",
                "type=phoenixd;server=https://a;password=5ec2e7",
                "type=lnbits;server=https://a;api-key=5ec2e7",
                "type=blink;api-key=5ec2e7",
                "lndhub://me:5ec2e7@https://a",
                "nostr+walletconnect://" + KEY + "?relay=wss://a&secret=" + SECRET
            })
    void printsNoSecret(String text) {
        assertThat(Connection.read(text).toString())
                .contains("[secret]")
                .doesNotContain("5ec2e7")
                .doesNotContain(SECRET);
    }
}
