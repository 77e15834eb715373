package org.malipo.sandbox.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Description;

/** Invoices are made, found, listed and canceled as with LND. */
class InvoiceTests extends LightningFixture {
    @Test
    void signsWhatWasAskedFor() throws Exception {
        var added = invoice("{'value_msat':'123456','memo':'Kahawa','expiry':'600'}");

        var request = Bolt11.decode(added.path("payment_request").asString());

        assertThat(request.network()).isEqualTo(Network.REGTEST);
        assertThat(request.amount()).contains(new Msat(123_456));
        assertThat(request.description()).isEqualTo(new Description.Text("Kahawa"));
        assertThat(request.createdAt()).isEqualTo(Instant.parse("2026-11-27T12:00:00Z"));
        assertThat(request.expiry()).isEqualTo(Duration.ofMinutes(10));
        assertThat(request.paymentHash().toHex())
                .isEqualTo(hex(added.path("r_hash").asString()));
        assertThat(request.paymentSecret().toHex())
                .isEqualTo(hex(added.path("payment_addr").asString()));
        assertThat(request.payee().toHex())
                .isEqualTo(
                        store.get("/v1/getinfo").body().path("identity_pubkey").asString());
        assertThat(added.path("add_index").asString()).isEqualTo("1");
    }

    @Test
    void keepsTheMemoWhereTheRequestTellsOnlyAHash() throws Exception {
        var hash = "11".repeat(32);

        var added = invoice("{'value':'1','memo':'long text','description_hash':'" + base64(hash) + "'}");

        var request = Bolt11.decode(added.path("payment_request").asString());
        assertThat(((Description.Hash) request.description()).hash().toHex()).isEqualTo(hash);
        assertThat(lookUp(added).path("memo").asString()).isEqualTo("long text");
        assertThat(lookUp(added).path("description_hash").asString()).isEqualTo(base64(hash));
    }

    @Test
    void showsEachFieldAsLndTypesIt() {
        var added = invoice("{'value':'12','memo':'m'}");

        var invoice = lookUp(added);

        assertThat(invoice.path("state").asString()).isEqualTo("OPEN");
        assertThat(invoice.path("settled").isBoolean()).isTrue();
        for (var name : new String[] {
            "value",
            "value_msat",
            "creation_date",
            "settle_date",
            "expiry",
            "add_index",
            "settle_index",
            "amt_paid_msat"
        }) {
            assertThat(invoice.path(name).isString()).as(name).isTrue();
        }
        assertThat(invoice.path("value_msat").asString()).isEqualTo("12000");
        assertThat(invoice.path("expiry").asString()).isEqualTo("86400");
        assertThat(invoice.path("htlcs").isArray()).isTrue();
        assertThat(sha256(hex(invoice.path("r_preimage").asString())))
                .isEqualTo(hex(added.path("r_hash").asString()));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/invoice/00, 500, 2, 'invalid hash string length of 2, want 64'",
        "/v1/invoice/zz, 500, 2, 'encoding/hex: invalid byte in \"zz\"'",
        "/v1/nothing, 404, 5, Not Found",
        "/v1/invoices?index_offset=x, 400, 3, 'proto: invalid value for int64 field index_offset: \"x\"'",
    })
    void refusesInLndsWords(String path, int status, int code, String message) {
        var answer = store.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("code").asInt()).isEqualTo(code);
        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.body().path("details").isArray()).isTrue();
    }

    @Test
    void doesNotFindWhatItNeverHad() {
        var answer = store.get("/v1/invoice/" + "ab".repeat(32));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("code").asInt()).isEqualTo(5);
        assertThat(answer.message()).isEqualTo("unable to locate invoice");
    }

    @ParameterizedTest
    @CsvSource({
        "'{''valu'':1}', 'proto: unknown field \"valu\"'",
        "'[]', proto: syntax error",
        "'{', proto: syntax error",
        "'{''value'':1,''value_msat'':1}', sat and msat arguments are mutually exclusive",
        "'{''value'':''9223372036854775807''}', amount of 9223372036854775807 sat is more than there is",
        "'{''value_msat'':''-1''}', invoice amount -1 mSAT is not allowed",
        "'{''value'':''much''}', 'proto: invalid value for int64 field value: \"much\"'",
        "'{''cltv_expiry'':''5000000000''}', proto: invalid value for int32 field cltv_expiry: 5000000000",
        "'{''cltv_expiry'':17}', CLTV delta of 17 must be greater than minimum of 18",
        "'{''r_preimage'':''?''}', 'proto: invalid value for bytes field r_preimage: \"?\"'",
        "'{''expiry'':-1}', expiry cannot be negative",
        "'{''expiry'':31536001}', expiry of 31536001 seconds greater than max expiry of 31536000 seconds",
        "'{''description_hash'':''AAAA''}', 'invalid hash length of 3, want 32'",
    })
    void refusesOrdersThatMakeNoSense(String body, String message) {
        assertThat(store.post("/v1/invoices", body).message()).isEqualTo(message);
    }

    @Test
    void refusesASecondInvoiceOfAPreimage() {
        var body = "{'value':1,'r_preimage':'" + base64("22".repeat(32)) + "'}";
        invoice(body);

        assertThat(store.post("/v1/invoices", body).message()).isEqualTo("invoice with payment hash already exists");
    }

    @Test
    void cancelsOnceAndForAll() throws Exception {
        var added = invoice("{'value':5}");
        var body = "{'payment_hash':'" + added.path("r_hash").asString() + "'}";

        assertThat(store.post("/v2/invoices/cancel", body).status()).isEqualTo(200);
        assertThat(store.post("/v2/invoices/cancel", body).status()).isEqualTo(200);

        assertThat(lookUp(added).path("state").asString()).isEqualTo("CANCELED");
    }

    @Test
    void doesNotCancelWhatIsPaid() throws Exception {
        var added = invoice("{'value':5}");
        pay(payer, added.path("payment_request").asString());

        var answer = store.post(
                "/v2/invoices/cancel",
                "{'payment_hash':'" + added.path("r_hash").asString() + "'}");

        assertThat(answer.message()).isEqualTo("invoice already settled");
        assertThat(lookUp(added).path("state").asString()).isEqualTo("SETTLED");
    }

    @Test
    void showsAnExpiredOneAsCanceled() {
        var added = invoice("{'value':5,'expiry':'60'}");
        clock.tick(Duration.ofSeconds(59));
        assertThat(lookUp(added).path("state").asString()).isEqualTo("OPEN");
        clock.tick(Duration.ofSeconds(1));

        assertThat(lookUp(added).path("state").asString()).isEqualTo("CANCELED");
    }

    @Test
    void listsInPages() throws Exception {
        for (int i = 1; i <= 5; i++) {
            bolt11(i * 1_000L);
        }
        pay(payer, bolt11(6_000));

        assertThat(listed("")).isEqualTo("1 2 3 4 5 6");
        assertThat(listed("?index_offset=2&num_max_invoices=2")).isEqualTo("3 4");
        assertThat(listed("?reversed=true&num_max_invoices=2")).isEqualTo("5 6");
        assertThat(listed("?reversed=true&index_offset=5&num_max_invoices=2")).isEqualTo("3 4");
        assertThat(listed("?pending_only=true&index_offset=3")).isEqualTo("4 5");
    }

    private String listed(String query) {
        var answer = store.get("/v1/invoices" + query).body();
        var indexes = new ArrayList<String>();
        answer.path("invoices")
                .forEach(invoice -> indexes.add(invoice.path("add_index").asString()));
        assertThat(answer.path("first_index_offset").asString()).isEqualTo(indexes.getFirst());
        assertThat(answer.path("last_index_offset").asString()).isEqualTo(indexes.getLast());
        return String.join(" ", indexes);
    }
}
