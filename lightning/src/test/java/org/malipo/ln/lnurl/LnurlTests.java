package org.malipo.ln.lnurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.acinq.bitcoin.Bech32;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which links of LNURL come. */
class LnurlTests {
    private static final String SERVICE = "https://service.com/api?q=1";
    private static final String BECH32 = bech32(SERVICE);

    private static String bech32(String url) {
        return Bech32.encodeBytes("lnurl", url.getBytes(StandardCharsets.UTF_8), Bech32.Encoding.Bech32);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/lud-01.txt", delimiter = '|')
    void readsAndWritesBech32(String url, String link) throws LnurlException {
        assertThat(Lnurl.parse(link)).isEqualTo(new Lnurl(URI.create(url), Optional.empty()));
        assertThat(Lnurl.parse(link.toLowerCase(Locale.ROOT)).bech32()).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({
        "lnurlp://example.com/pay/1, https://example.com/pay/1, PAY",
        "LNURLP://example.com/Pay, https://example.com/Pay, PAY",
        "lnurlw://domain.com/path?a=b, https://domain.com/path?a=b, WITHDRAW",
        "lnurlc://domain.com:8443/x, https://domain.com:8443/x, CHANNEL",
        "keyauth://site.com?tag=login&k1=00, https://site.com?tag=login&k1=00, AUTH",
        "lnurlp://examplennnnnnnn.onion/path, http://examplennnnnnnn.onion/path, PAY",
        "lightning:lnurlp://example.com/pay, https://example.com/pay, PAY",
        "satoshi@bitcoin.org, https://bitcoin.org/.well-known/lnurlp/satoshi, PAY",
        "' Lightning:Satoshi@Bitcoin.org\n', https://bitcoin.org/.well-known/lnurlp/satoshi, PAY",
        "a.b_c-d+tea@x.y.example.com, https://x.y.example.com/.well-known/lnurlp/a.b_c-d+tea, PAY",
        "me@examplennnnnnnn.onion, http://examplennnnnnnn.onion/.well-known/lnurlp/me, PAY"
    })
    void readsOtherForms(String text, String url, Kind kind) throws LnurlException {
        assertThat(Lnurl.parse(text)).isEqualTo(Lnurl.of(URI.create(url), kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "lightning:%s",
                "LIGHTNING:%s",
                "lightning://%s",
                " %s ",
                "https://shop.com/card?x=1&lightning=%s"
            })
    void readsWhatIsAroundBech32(String form) throws LnurlException {
        assertThat(Lnurl.parse(form.formatted(BECH32)).url()).hasToString(SERVICE);
    }

    @ParameterizedTest
    @CsvSource({"https://example.com/a?b=c, lnurlp://example.com/a?b=c", "http://x.onion/a, lnurlp://x.onion/a"})
    void writesLinksOfTheirOwnScheme(String url, String link) throws LnurlException {
        var written = Lnurl.of(URI.create(url), Kind.PAY).withOwnScheme();

        assertThat(written).contains(link);
        assertThat(Lnurl.parse(link).url()).hasToString(url);
    }

    @Test
    void expectsSignInWhereTheAddressSaysSo() throws LnurlException {
        var link = Lnurl.parse(bech32("https://site.com/in?k1=" + "0".repeat(64) + "&tag=login"));

        assertThat(link.expected()).contains(Kind.AUTH);
        assertThat(link.host()).isEqualTo("site.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                | This is no Lightning address.
        satoshi                           | This is no Lightning address.
        satoshi@                          | This is no Lightning address.
        @bitcoin.org                      | This is no Lightning address.
        a b@bitcoin.org                   | This is no Lightning address.
        a@b@bitcoin.org                   | This is no Lightning address.
        a@-bitcoin.org                    | This is no Lightning address.
        a@bitcoin.org/path                | This is no Lightning address.
        a@bitcoin.org?x=y                 | This is no Lightning address.
        sätoshi@bitcoin.org               | This is no Lightning address.
        a@\u212Aelvin.org                 | This is no Lightning address.
        lnurlp://                         | The link leads to no address on the web.
        lnurlp://user@example.com/a       | The link has a user or a password in it
        lnurlp://user:secret@example.com  | The link has a user or a password in it
        https://example.com               | The link is one for browsers
        https://example.com?lightning=x   | The link is one for browsers
        ftp://example.com                 | The link leads over an unsafe connection
        file:///etc/passwd                | The link leads to no address on the web.
        http://example.com?lightning=x    | The link leads over an unsafe connection
        http://onion.example.com          | The link leads over an unsafe connection
        https://[oops/                    | The link leads to no address on the web.
        """)
    void refusesOtherTexts(String text, String message) {
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> Lnurl.parse(text))
                .withMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://service.com/",
                "http://127.0.0.1/",
                "http://x.onion.example.com/",
                "ftp://x.onion/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https://a:b@service.com/",
                "service.com",
                ""
            })
    void refusesBech32OfOtherTargets(String target) {
        assertThatExceptionOfType(LnurlException.class).isThrownBy(() -> Lnurl.parse(bech32(target)));
    }

    @Test
    void refusesBech32WithErrors() {
        var m = Bech32.encodeBytes("lnurl", SERVICE.getBytes(StandardCharsets.UTF_8), Bech32.Encoding.Bech32m);
        var typo = BECH32.substring(0, 20) + (BECH32.charAt(20) == 'q' ? 'p' : 'q') + BECH32.substring(21);
        var mixed = BECH32.substring(0, 20) + BECH32.substring(20).toUpperCase(Locale.ROOT);

        for (var text : List.of(m, typo, mixed, "lnurl1", "lnurl1b", BECH32.substring(0, 40))) {
            assertThatExceptionOfType(LnurlException.class)
                    .isThrownBy(() -> Lnurl.parse(text))
                    .withMessage("The link has a typing error or is incomplete: its checksum is wrong.");
        }
    }

    @Test
    void allowsThisMachineInDevelopmentOnly() throws LnurlException {
        assertThat(Lnurl.parse("lnurlp://127.0.0.1:8080/a", Targets.LOCAL).url())
                .hasToString("http://127.0.0.1:8080/a");
        assertThat(Lnurl.parse("me@localhost:8080", Targets.LOCAL).url())
                .hasToString("http://localhost:8080/.well-known/lnurlp/me");
        assertThat(Lnurl.parse("lnurlp://example.com/a", Targets.LOCAL).url()).hasToString("https://example.com/a");
        assertThat(Lnurl.parse("lnurlp://127.0.0.1:8080/a").url()).hasToString("https://127.0.0.1:8080/a");
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> Lnurl.parse(bech32("http://127.0.0.1:8080/a")));
    }

    @Property(tries = 1_000)
    void anyTextIsReadOrRefused(@ForAll @StringLength(max = 80) String text) {
        for (var wrapped : List.of(
                text,
                "lnurlp://" + text,
                "keyauth://" + text,
                "lightning:" + text,
                "https://a.b/?lightning=" + text,
                "me@" + text,
                "LNURL1" + text,
                bech32(text),
                bech32("https://" + text))) {
            readOrRefused(wrapped);
        }
    }

    private static @Nullable Lnurl readOrRefused(String text) {
        try {
            var read = Lnurl.parse(text);
            assertThat(read.url().getHost()).isNotBlank();
            assertThat(read.url().getScheme()).isIn("http", "https", "HTTPS", "HTTP");
            return read;
        } catch (LnurlException e) {
            assertThat(e).hasMessageMatching("(?s)(The|This) .{10,}\\.").hasMessageNotContaining("Exception");
            return null;
        }
    }
}
