package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.Satoshi;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payment links: BIP 21. */
class PaymentLinkTests {
    /** The address in the examples of BIP 21 has a wrong checksum, so a right one stands in its place. */
    private static final String OLD = "1LqBGSKuX5yYUonjxT5qGfpUsXKYYWeabA";

    private static final String SEGWIT = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";

    private static PaymentLink parse(String text) throws PaymentLinkException {
        return PaymentLink.parse(text, Network.MAINNET);
    }

    @Test
    void readsTheExamplesOfBip21() throws Exception {
        assertThat(parse("bitcoin:" + OLD)).isEqualTo(PaymentLink.to(OLD));
        assertThat(parse("bitcoin:" + OLD + "?label=Luke-Jr"))
                .isEqualTo(PaymentLink.to(OLD).with("label", "Luke-Jr"));
        assertThat(parse("bitcoin:" + OLD + "?amount=20.3&label=Luke-Jr"))
                .isEqualTo(
                        PaymentLink.to(OLD).amount(new Satoshi(2_030_000_000L)).with("label", "Luke-Jr"));
        assertThat(parse("bitcoin:" + OLD + "?amount=50&label=Luke-Jr&message=Donation%20for%20project%20xyz")
                        .message())
                .contains("Donation for project xyz");
        assertThat(parse("bitcoin:" + OLD + "?somethingyoudontunderstand=50&somethingelseyoudontget=999")
                        .parameters())
                .isEqualTo(Map.of("somethingyoudontunderstand", "50", "somethingelseyoudontget", "999"));
        assertThatThrownBy(() ->
                        parse("bitcoin:" + OLD + "?req-somethingyoudontunderstand=50&req-somethingelseyoudontget=999"))
                .isInstanceOf(PaymentLinkException.class);
    }

    @Test
    void readsAPayjoin() throws Exception {
        var link = parse("bitcoin:" + SEGWIT + "?amount=0.0001&pj=https://example.com/BTC/pj");

        assertThat(link.amount()).isEqualTo(new Satoshi(10_000));
        assertThat(link.payjoin()).contains("https://example.com/BTC/pj");
        assertThat(link.print()).isEqualTo("bitcoin:" + SEGWIT + "?amount=0.0001&pj=https://example.com/BTC/pj");
    }

    @Test
    void readsABareAddressAndCapitals() throws Exception {
        assertThat(parse(" " + SEGWIT + " ")).isEqualTo(PaymentLink.to(SEGWIT));
        assertThat(parse("BITCOIN:BC1QCR8TE4KR609GCAWUTMRZA0J4XV80JY8Z306FYU?AMOUNT=1")
                        .amount())
                .isEqualTo(new Satoshi(100_000_000));
        assertThat(parse("bitcoin:?lightning=lnbc1xyz").lightning()).contains("lnbc1xyz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bitcoin:",
                "bitcoin:?amount=1",
                "bitcoin:nonsense",
                "litecoin:" + SEGWIT,
                "bitcoin:bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk",
                "bitcoin:" + SEGWIT + "?amount=50,000.00",
                "bitcoin:" + SEGWIT + "?amount=-1",
                "bitcoin:" + SEGWIT + "?amount=1e3",
                "bitcoin:" + SEGWIT + "?amount=0.000000001",
                "bitcoin:" + SEGWIT + "?amount=21000001",
                "bitcoin:" + SEGWIT + "?amount=",
                "bitcoin:" + SEGWIT + "?amount=1&amount=2",
                "bitcoin:" + SEGWIT + "?label=%zz",
                "bitcoin:" + SEGWIT + "?req-somethingyoudontunderstand=50"
            })
    void refusesWhatCannotBePaid(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(PaymentLinkException.class);
    }

    @Test
    void printsPlainDecimals() {
        assertThat(PaymentLink.to(SEGWIT).amount(new Satoshi(1)).print())
                .isEqualTo("bitcoin:" + SEGWIT + "?amount=0.00000001");
        assertThat(PaymentLink.to(SEGWIT).amount(new Satoshi(100_000_000_000L)).print())
                .isEqualTo("bitcoin:" + SEGWIT + "?amount=1000");
        assertThat(PaymentLink.to(SEGWIT).with("label", "Café & co").print())
                .isEqualTo("bitcoin:" + SEGWIT + "?label=Caf%C3%A9%20%26%20co");
    }

    @Test
    void writesCapitalsForAQrCodeWhereCaseDoesNotMatter() {
        var unified = PaymentLink.to(SEGWIT)
                .amount(new Satoshi(10_000))
                .with("lightning", "lnbc1abc")
                .with("pj", "https://example.com/BTC/pj");

        assertThat(unified.printForQr())
                .isEqualTo("BITCOIN:BC1QCR8TE4KR609GCAWUTMRZA0J4XV80JY8Z306FYU?amount=0.0001&lightning=LNBC1ABC"
                        + "&pj=https://example.com/BTC/pj");
        assertThat(PaymentLink.to(OLD).printForQr()).isEqualTo("bitcoin:" + OLD);
    }
}
