package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.chain.PretendedNode;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** The people of a wallet of several signers at its pages. */
abstract class PendingPageCase extends PendingCase {
    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([A-Za-z]+)\" value=\"([^\"]*)\">");

    @LocalServerPort
    int port;

    Browser browser;
    Browser guest;

    @BeforeEach
    void atTheDesks() {
        browser = at(owner);
        guest = at(signers.get(1));
    }

    Browser at(Account who) {
        var theirs = new Browser(port);
        theirs.signIn(who.email(), People.PASSWORD);
        theirs.open(path(""));
        return theirs;
    }

    String path(String rest) {
        return "/stores/" + wallet.store().value() + "/wallet" + rest;
    }

    String path(PendingTransaction pending, String rest) {
        return path("/pending/" + pending.id() + rest);
    }

    /** {@return what somebody types who pays a stranger} */
    static List<Map.Entry<String, String>> order(String sats) {
        var stranger = Addresses.ofScript(PretendedNode.stranger().toByteArray(), Network.REGTEST)
                .orElseThrow();
        return List.of(
                Map.entry("destination", stranger),
                Map.entry("amount", sats),
                Map.entry("hurry", "own"),
                Map.entry("rate", "2"));
    }

    /** {@return the fields with which a page of a transaction stands for it} */
    static List<Map.Entry<String, String>> fields(HttpResponse<String> page) {
        var body = page.body();
        var end = body.lastIndexOf("</form>", body.indexOf("name=\"fee\"") + 3_000);
        return FIELD.matcher(body.substring(body.indexOf("<main"), end))
                .results()
                .filter(field ->
                        !field.group(1).startsWith("csrf") && !field.group(1).startsWith("_"))
                .map(field -> Map.entry(field.group(1), HtmlUtils.htmlUnescape(field.group(2))))
                .toList();
    }

    HttpResponse<String> bring(Browser who, PendingTransaction pending, String psbt) {
        return who.submit(path(pending, "/psbt"), Map.of("psbt", psbt));
    }

    /** {@return the transaction with the signature of one of the signers, as text} */
    String signedBy(int signer, PendingTransaction pending) {
        return devices.get(signer).sign(pending.base()).toBase64();
    }

    static void assertShown(HttpResponse<String> page, String... parts) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(HtmlUtils.htmlUnescape(page.body())).contains(parts);
    }

    static void assertRefused(HttpResponse<String> page, String... parts) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(422);
        assertThat(HtmlUtils.htmlUnescape(page.body())).contains(parts);
    }

    /** {@return where a page leads, looked at} */
    static HttpResponse<String> followed(Browser who, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return who.open(answer.headers().firstValue("Location").orElseThrow());
    }
}
