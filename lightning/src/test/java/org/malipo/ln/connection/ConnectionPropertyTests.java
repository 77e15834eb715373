package org.malipo.ln.connection;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConnectionPropertyTests {
    @Property
    void readsOrSaysWhyNot(@ForAll("texts") String text) {
        try {
            assertThat(Connection.read(text).addresses()).isNotNull();
        } catch (ConnectionStringException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        var kinds = Arbitraries.of(
                "type=lnd-rest",
                "type=clightning",
                "type=clnrest",
                "type=eclair",
                "type=phoenixd",
                "type=lnbits",
                "type=lndhub",
                "type=blink",
                "type=nwc",
                "lndhub://",
                "unix:",
                "tcp://",
                "/",
                "");
        var keys = Arbitraries.of(
                ";server=",
                ";server=https://",
                ";macaroon=",
                ";macaroonfilepath=",
                ";certfilepath=",
                ";certthumbprint=",
                ";rune=",
                ";api-key=",
                ";username=",
                ";password=",
                ";key=nostr+walletconnect://",
                "@https://",
                "?relay=",
                "");
        var values = Arbitraries.strings()
                .withChars("ab0%:/?#[]@;=\u0000 .\\é+-&".toCharArray())
                .ofMaxLength(12);
        var part = Combinators.combine(keys, values).as((key, value) -> key + value);
        return Combinators.combine(kinds, part.list().ofMaxSize(4)).as((kind, parts) -> kind + String.join("", parts));
    }
}
