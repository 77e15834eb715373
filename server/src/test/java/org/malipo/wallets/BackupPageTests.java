package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.bitcoin.Branch;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** The words of wallets: made, checked on paper, shown again, brought from elsewhere. */
@WalletTest
class BackupPageTests extends SetupPageCase {
    private static final String ABANDON = "abandon ".repeat(11) + "about";
    private static final String FIRST_OF_ABANDON = "bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk";
    private static final String DUE = "Nobody has shown yet that the words are on paper";
    private static final Pattern ASKED = Pattern.compile("name=\"word([0-9]+)\"");

    @Autowired
    private TestClock clock;

    @AfterEach
    void onlyAdministrators() {
        clock.reset();
        people.policy("allowHotWalletForAll", false);
    }

    private HttpResponse<String> made(boolean hot) {
        browser.open(path("/create"));
        var page = browser.submit(path("/create"), Map.of("hot", String.valueOf(hot)));
        assertThat(words(page)).hasSize(12);
        return page;
    }

    private static Map<String, String> answers(HttpResponse<String> question, List<String> words) {
        var answers = new HashMap<String, String>();
        ASKED.matcher(question.body())
                .results()
                .forEach(
                        place -> answers.put("word" + place.group(1), words.get(Integer.parseInt(place.group(1)) - 1)));
        assertThat(answers).hasSize(3);
        return answers;
    }

    private boolean isDue() {
        return browser.open(path("")).body().contains(DUE);
    }

    @Test
    void countsAsBackedUpOnceSomeWordsWereNamed() {
        var made = made(false);
        assertThat(isDue()).isTrue();
        var sealed = hidden(made, "sealed");
        var question = browser.submit(path("/backup/question"), Map.of("sealed", sealed));

        var answers = answers(question, words(made));
        answers.put("sealed", sealed);

        assertLeadsToWallet(browser.submit(path("/backup"), answers));
        assertThat(isDue()).isFalse();
    }

    @Test
    void asksAgainAfterAWrongWord() {
        var made = made(false);
        var sealed = hidden(made, "sealed");
        var question = browser.submit(path("/backup/question"), Map.of("sealed", sealed));
        var answers = answers(question, List.of("zoo ".repeat(12).split(" ")));
        answers.put("sealed", sealed);

        assertRefused(browser.submit(path("/backup"), answers), "That does not match.");
        assertThat(words(browser.submit(path("/backup/words"), Map.of("sealed", sealed))))
                .isEqualTo(words(made));
        assertThat(shown()).isEqualTo(1);
        assertThat(isDue()).isTrue();
    }

    @Test
    void opensWordsOnTheirWayForAnHour() {
        var sealed = hidden(made(false), "sealed");
        clock.tick(Duration.ofHours(1));

        var answer = browser.submit(path("/backup/words"), Map.of("sealed", sealed));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertShown(
                browser.submit(path("/backup/question"), Map.of("sealed", sealed)),
                "The server does not have the words of this wallet.");
    }

    @Test
    void takesNoAnswerToNoQuestion() {
        var sealed = hidden(made(false), "sealed");

        assertThat(browser.submit(path("/backup"), Map.of("sealed", sealed)).statusCode())
                .isEqualTo(422);
        assertThat(browser.submit(path("/backup"), Map.of("sealed", "nonsense")).statusCode())
                .isEqualTo(422);
        assertThat(isDue()).isTrue();
    }

    @Test
    void asksForAllWordsWhereTheServerHasNone() {
        var made = made(false);
        assertShown(browser.open(path("/backup")), "The server does not have the words of this wallet.");

        assertRefused(browser.submit(path("/backup/all"), Map.of("words", ABANDON)), "That does not match.");
        assertLeadsToWallet(browser.submit(path("/backup/all"), Map.of("words", String.join("  ", words(made)))));

        assertThat(isDue()).isFalse();
    }

    @Test
    void asksForSomeWordsOfAHotWalletAtAnyTime() {
        var made = made(true);
        var question = browser.open(path("/backup"));

        assertLeadsToWallet(browser.submit(path("/backup"), answers(question, words(made))));
        assertThat(isDue()).isFalse();
    }

    @Test
    void showsTheWordsOfAHotWalletForThePasswordAndNotesIt() {
        var made = made(true);
        browser.open(path("/seed"));

        assertRefused(browser.submit(path("/seed"), Map.of("current", "wrong")), "This is not your current password.");
        assertThat(shown()).isZero();
        var page = browser.submit(path("/seed"), Map.of("current", People.PASSWORD));

        assertThat(words(page)).isEqualTo(words(made));
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(shown()).isEqualTo(1);
    }

    private int shown() {
        return jdbc.sql("select count(*) from audit_entry where store_id = :store and action = 'wallet.seed.shown'")
                .param("store", store.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void hasNoWordsToShowOfAColdWallet() {
        made(false);

        assertThat(browser.open(path("/seed")).statusCode()).isEqualTo(404);
    }

    @Test
    void bringsAWalletByItsWordsAndForgetsThem() {
        browser.open(path("/restore"));
        var page = browser.submit(path("/restore"), Map.of("words", ABANDON, "hot", "false"));
        assertShown(page, FIRST_OF_ABANDON, "73c5da0a/84'/1'/0'", "Your words");
        assertThat(wallets.of(store)).isEmpty();

        assertLeadsToWallet(browser.submit(path("/connect/save"), fields(page)));

        assertThat(saved().config().source()).isEqualTo("ImportedSeed");
        assertThat(saved().config().isHotWallet()).isFalse();
        assertThat(isDue()).isFalse();
        assertThat(count("select count(*) from wallet_seed where store_id = :store"))
                .isZero();
    }

    private int count(String sql) {
        return jdbc.sql(sql).param("store", store.value()).query(Integer.class).single();
    }

    @Test
    void carriesWordsThatAreKeptFromPageToPageSealed() {
        browser.open(path("/restore"));
        var page = browser.submit(
                path("/restore"),
                Map.of("words", ABANDON, "passphrase", "TREZOR", "type", "taproot", "account", "2", "hot", "true"));
        assertShown(page, "b4e3f5ed/86'/1'/2'", "Taproot");
        assertThat(page.body()).doesNotContain("abandon", "TREZOR");

        assertLeadsToWallet(browser.submit(path("/restore/save"), fields(page)));

        assertThat(saved().config().isHotWallet()).isTrue();
        assertThat(saved().scheme().address(Branch.DEPOSIT, 0)).startsWith("bcrt1p");
        assertThat(words(browser.submit(path("/seed"), Map.of("current", People.PASSWORD))))
                .isEqualTo(List.of(ABANDON.split(" ")));
    }

    @Test
    void keepsNoWordsForAnotherWalletThanTheComparedOne() {
        browser.open(path("/restore"));
        var hot = browser.submit(path("/restore"), Map.of("words", ABANDON, "hot", "true"));
        var other = new ArrayList<>(fields(hot));
        other.replaceAll(field -> field.getKey().equals("derivation")
                ? Map.entry("derivation", WalletFixture.account().scheme().print())
                : field);

        assertThat(browser.submit(path("/restore/save"), other).statusCode()).isEqualTo(422);
        assertThat(wallets.of(store)).isEmpty();
    }

    @Test
    void saysWhyWordsAreNoSeed() {
        browser.open(path("/restore"));

        assertRefused(
                browser.submit(path("/restore"), Map.of("words", "abandon about")),
                "A seed has 12, 15, 18, 21 or 24 words.");
        assertRefused(
                browser.submit(path("/restore"), Map.of("words", ABANDON.replace("about", "abandon"))),
                "The words do not belong together");
        assertRefused(
                browser.submit(path("/restore"), Map.of("words", ABANDON, "account", "-1")),
                "An account number is a whole number");
    }

    @Test
    void keepsNoWordsForPeopleWhomThePolicyForbidsIt() {
        var person = people.person("seed" + store.value().toLowerCase(Locale.ROOT) + "@example.com");
        store = people.store(person);
        browser = new Browser(port);
        browser.signIn(person.email(), People.PASSWORD);
        browser.open(path("/restore"));

        assertRefused(
                browser.submit(path("/restore"), Map.of("words", ABANDON, "hot", "true")),
                "On this server only administrators may let it keep the words.");
        assertRefused(
                browser.submit(path("/create"), Map.of("hot", "true")),
                "On this server only administrators may let it keep the words.");
        assertThat(browser.open(path("/seed")).statusCode()).isEqualTo(403);
        people.policy("allowHotWalletForAll", true);
        assertThat(words(browser.submit(path("/create"), Map.of("hot", "true"))))
                .hasSize(12);
    }
}
