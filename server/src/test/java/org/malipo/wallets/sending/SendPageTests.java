package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.bitcoin.Branch;
import org.malipo.chain.PretendedNode;

/** Sending on the pages, with the wallet's key on the server. */
class SendPageTests extends SendPageCase {
    private static long paid(Transaction tx) {
        return tx.txOut.stream()
                .filter(output -> output.publicKeyScript.equals(PretendedNode.stranger()))
                .mapToLong(output -> output.amount.toLong())
                .sum();
    }

    @Test
    void showsTheWholeTransactionAndSendsNothing() {
        coin(100_000);

        var page = typed(stranger(), "40000");

        assertShown(
                page,
                stranger(),
                "40\u202f000\u00a0sat",
                "Change, back to you, 1/0",
                wallet.scheme().address(Branch.CHANGE, 0),
                "2 sat/vB",
                "Sign and send");
        assertThat(node.mempool()).isEmpty();
        assertThat(states()).isEmpty();
    }

    @Test
    void sendsWhatWasShown() {
        coin(100_000);
        coin(30_000);
        var review = typed(stranger(), "40000");

        var page = followed(pay(review));

        assertThat(paid(sent())).isEqualTo(40_000);
        assertThat(sent().txIn)
                .extracting(input -> Outpoints.print(input.outPoint))
                .containsExactlyInAnyOrderElementsOf(fields(review).stream()
                        .filter(field -> field.getKey().equals("coin"))
                        .map(Map.Entry::getValue)
                        .toList());
        assertShown(page, sent().txid.toString(), "On the way", stranger());
    }

    @Test
    void sendsOnceWhatIsSentTwice() {
        coin(100_000);
        var review = typed(stranger(), "40000");
        var form = fields(review);

        var first = browser.submit(path("/send/pay"), form);
        var second = browser.submit(path("/send/pay"), form);

        assertThat(sentOnes()).hasSize(1);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void sendsNothingElseThanWhatWasShown() {
        coin(100_000);
        var form = new ArrayList<>(fields(typed(stranger(), "40000")));
        form.replaceAll(field -> field.getKey().equals("rate") ? Map.entry("rate", "90") : field);

        assertRefused(browser.submit(path("/send/pay"), form), "The wallet has changed since you looked.", "90 sat/vB");

        assertThat(states()).isEmpty();
    }

    @Test
    void showsTheFormAgainWhenTheCoinIsGone() {
        coin(100_000);
        var first = typed(stranger(), "40000");
        var second = typed(stranger(), "50000");
        pay(first);

        assertRefused(browser.submit(path("/send/pay"), fields(second)), "value=\"50000\"");

        assertThat(sentOnes()).hasSize(1);
    }

    @Test
    void sendsEverything() {
        coin(100_000);
        coin(30_000);

        followed(pay(typed(stranger(), "", "all", "true")));

        assertThat(sent().txIn).hasSize(2);
        assertThat(sent().txOut).hasSize(1);
        assertThat(paid(sent())).isBetween(129_400L, 129_700L);
    }

    @Test
    void takesTheFeeFromTheAmount() {
        coin(100_000);

        followed(pay(typed(stranger(), "100000", "subtract", "0")));

        assertThat(paid(sent())).isBetween(99_700L, 99_800L);
    }

    @Test
    void paysSeveralAtOnce() {
        coin(100_000);
        var own = wallet.scheme().address(Branch.DEPOSIT, 7);

        var review = typed(stranger(), "0.0001", "destination", own, "amount", "0.0002", "unit", "btc");

        assertShown(review, "Your own address, 0/7", "A destination is an address of this wallet");
        followed(pay(review));
        assertThat(sent().txOut).extracting(output -> output.amount.toLong()).contains(10_000L, 20_000L);
    }

    @Test
    void readsTheAmountOfALink() {
        coin(100_000);

        assertShown(typed("bitcoin:" + stranger() + "?amount=0.00012", ""), "12\u202f000\u00a0sat");
    }

    @Test
    void spendsTheCoinsThatWereTicked() {
        coin(100_000);
        var chosen = coin(30_000);
        var other = freshCoin(20_000);

        var review = typed(stranger(), "15000", "coin", Outpoints.print(chosen));
        var both = browser.submit(
                path("/send"),
                List.of(
                        Map.entry("destination", stranger()),
                        Map.entry("amount", "15000"),
                        Map.entry("hurry", "6"),
                        Map.entry("coin", Outpoints.print(chosen)),
                        Map.entry("coin", Outpoints.print(other))));

        assertThat(fields(review)).contains(Map.entry("coin", Outpoints.print(chosen)));
        assertShown(both, "From 2 coins", "It spends coins that are not confirmed yet.");
    }

    @Test
    void addsARowAndKeepsWhatWasTyped() {
        var page = typed(stranger(), "123", "act", "more");

        assertShown(page, "Destination 2", stranger(), "value=\"123\"");
    }

    @Test
    void goesBackToTheFormWithWhatWasTyped() {
        coin(100_000);
        var form = new ArrayList<>(fields(typed(stranger(), "40000")));
        form.add(Map.entry("act", "edit"));

        var page = browser.submit(path("/send"), form);

        assertShown(page, stranger(), "value=\"40000\"", "value=\"2.000\"");
        assertThat(page.body()).doesNotContain("data-sats=\"100000\" checked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | 1000 | This is no Bitcoin address and no payment link",
                "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu | 1000 | This address belongs to another Bitcoin network",
                "'' | 1000 | Enter an address or a payment link.",
                "OWN | '' | Enter an amount above zero.",
                "OWN | 0 | Enter an amount above zero.",
                "OWN | 12.5 | The smallest amount is 1 sat",
                "OWN | 1e9 | Write the amount in digits",
                "OWN | -5 | Write the amount in digits",
                "OWN | 2100000000000001 | This is more than there are bitcoins.",
                "OWN | 200000 | are needed.",
                "OWN | 100000 | Nothing is left for the fee.",
                "OWN | 100 | Nodes pass on no less than",
            })
    void saysWhatIsWrong(String destination, String amount, String words) {
        coin(100_000);

        assertRefused(typed(destination.replace("OWN", stranger()), amount), words, "value=\"" + amount + "\"");
    }

    @ParameterizedTest
    @CsvSource({"0.01, Nodes take nothing below", "abc, Write the rate in digits", "2000000, above anything"})
    void saysWhatIsWrongWithTheRate(String rate, String words) {
        coin(100_000);

        assertRefused(typed(stranger(), "1000", "rate", rate), words);
    }

    @Test
    void warnsOfAnAbsurdFee() {
        coin(100_000);

        assertShown(typed(stranger(), "10000", "rate", "300"), "The fee is unusually high.");
    }

    @Test
    void saysThatNobodyKnowsYet() {
        coin(100_000);
        var review = typed(stranger(), "40000");
        node.stop();

        var page = followed(pay(review));

        assertShown(page, "Nobody knows yet whether the node has it.", "Do not send it a second time: raise its fee");
        assertThat(states()).containsExactly("sending");
        node.comeBack();
    }

    @Test
    void tellsTheNodesReason() {
        coin(100_000);
        var review = typed(stranger(), "40000");
        node.refuse("mempool full");

        assertRefused(pay(review), "The node does not take the transaction: mempool full.");
        assertThat(states()).containsExactly("refused");
    }

    @Test
    void leavesSigningToThoseWhoMay() {
        coin(100_000);
        asSomebodyWhoPrepares();

        var review = typed(stranger(), "40000");

        assertShown(review, "Somebody with the right to sign and send completes it.");
        assertThat(review.body()).doesNotContain("Sign and send ");
        assertThat(browser.submit(path("/send/pay"), fields(review)).statusCode())
                .isEqualTo(403);
        assertThat(states()).isEmpty();
    }

    @Test
    void keepsACommentAndLabels() {
        coin(100_000);
        var page =
                pay(typed(stranger(), "40000")).headers().firstValue("Location").orElseThrow();

        var noted = followed(browser.submit(page, Map.of("comment", "rent", "label", "flat, may")));

        assertShown(noted, "value=\"rent\"", ">flat<", ">may<");
    }

    @Test
    void signsForNobodyWhomTheServerForbidsIt() {
        var owner = people.person("owner@example.com");
        wallet = generated(people.store(owner), true);
        coin(100_000);
        browser = new Browser(port);
        browser.signIn(owner.email(), People.PASSWORD);
        browser.open(path(""));
        var review = typed(stranger(), "40000");
        people.policy("allowHotWalletForAll", false);

        pay(review);

        assertThat(node.mempool()).isEmpty();
        assertThat(states()).isEmpty();
    }
}
