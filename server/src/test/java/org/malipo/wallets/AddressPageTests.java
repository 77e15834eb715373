package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.malipo.access.AmountUnit;
import org.malipo.bitcoin.Branch;
import org.malipo.wallets.WalletAddress.State;
import org.malipo.wallets.WalletAddresses.Which;
import org.springframework.beans.factory.annotation.Autowired;

/** The addresses of a wallet, and the one to receive at, on its pages. */
@WalletTest
class AddressPageTests extends WalletPageCase {
    private static final Pattern INDEX = Pattern.compile("<strong>No\\. (\\d+)</strong>");
    private static final Pattern NEXT = Pattern.compile("href=\"[^\"]*/wallet(/addresses\\?[^\"]*from=\\d+)\"");

    @Autowired
    private WalletAddresses addresses;

    @Autowired
    private WalletLabels labels;

    private String address(int index) {
        return wallet.scheme().address(Branch.DEPOSIT, index);
    }

    private static List<String> numbers(int from, int until) {
        return IntStream.range(from, until).mapToObj(String::valueOf).toList();
    }

    @Test
    void tellsWhatCameToEachAddressAndHowFarItIs() {
        history.receive(wallet, 2, 90, Duration.ofDays(1));
        labels.add(wallet, new ObjectKey(ObjectKey.ADDRESS, address(2)), List.of("rent"));
        given.tellPaid(wallet, Branch.DEPOSIT, 2);
        WalletFixture.await(() -> addresses
                        .page(wallet, Branch.DEPOSIT, Which.ALL, 0, 1)
                        .addresses()
                        .getFirst()
                        .state()
                == State.RESERVED);

        var page = addresses.page(wallet, Branch.DEPOSIT, Which.ALL, 0, 5);

        assertThat(page.addresses())
                .extracting(WalletAddress::state)
                .containsExactly(State.RESERVED, State.RESERVED, State.USED, State.WATCHED, State.WATCHED);
        assertThat(open("/addresses"))
                .contains(address(0), "0/2", "2\u202f000\u00a0sat", "1 coin, 2\u202f000\u00a0sat", "rent", "Paid")
                .contains(path("/transactions?text=" + address(2)))
                .doesNotContain(path("/transactions?text=" + address(1)));
    }

    @Test
    void leadsFromPageToPageOfUsedAndUnusedOnes() {
        for (int number = 1; number <= 27; number++) {
            history.receive(wallet, number, number, Duration.ofDays(1));
        }

        var first = open("/addresses?which=used");
        assertThat(found(INDEX, first)).isEqualTo(numbers(1, 26));
        assertThat(found(INDEX, open(found(NEXT, first).getFirst()))).isEqualTo(numbers(26, 28));
        assertThat(found(INDEX, open("/addresses?which=unused"))).startsWith("0", "28", "29");
        assertThat(found(INDEX, open("/addresses"))).isEqualTo(numbers(0, 25));
        assertThat(found(INDEX, open("/addresses?text=20&which=used"))).startsWith("20", "21");
        assertThat(open("/addresses?branch=change")).contains(wallet.scheme().address(Branch.CHANGE, 0));
        assertThat(open("/addresses?from=999999999&branch=nonsense&which=nonsense"))
                .contains("No address");
    }

    @Test
    void tellsWhetherAnAddressIsOfTheWallet() {
        assertThat(open("/addresses?text=" + wallet.scheme().address(Branch.CHANGE, 3)))
                .contains("This address is yours.", "1/3");
        assertThat(open("/addresses?text=" + WalletFixture.account().scheme().address(Branch.DEPOSIT, 0)))
                .contains("not among");
    }

    @Test
    void asksForAnAmountInTheLink() {
        var own = address(0);

        assertThat(open("/receive?amount=12%20345&label=Rent+%26+more"))
                .contains("bitcoin:" + own + "?amount=0.00012345&label=Rent%20%26%20more");
        assertThat(open("/receive?amount=0.5&unit=BTC")).contains("bitcoin:" + own + "?amount=0.5");
        for (var wrong : List.of("0", "1.5", "-3", "x", "2100000000000001")) {
            assertThat(open("/receive?amount=" + wrong))
                    .contains("Write the amount in digits", "bitcoin:" + own + "\"");
        }
    }

    @Test
    void asksInTheUnitThatOneLikes() {
        browser.submit("/account/unit", Map.of("unit", AmountUnit.BTC.name()));

        assertThat(open("/receive?amount=0.001")).contains("Amount in BTC", "?amount=0.001");
    }

    @Test
    void labelsTheAddressThatIsShown() {
        open("/receive");

        browser.submit(path("/receive/label"), Map.of("address", address(0), "text", "rent, June"));

        assertThat(open("/receive")).contains("rent", "June");
        assertThat(labels.of(wallet, List.of(new ObjectKey(ObjectKey.ADDRESS, address(0))))
                        .values())
                .allSatisfy(note -> assertThat(note.attached()).hasSize(2));
        assertThat(browser.submit(path("/receive/label"), Map.of("address", "nonsense", "text", "x"))
                        .statusCode())
                .isEqualTo(404);
    }
}
