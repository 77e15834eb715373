package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coins on more unconfirmed transactions than nodes relay, most of which only the node has seen. */
class LongChainTests extends SendCase {
    @Test
    void leavesACoinThatStandsOnAsManyOfStrangersAsNodesRelay() {
        var late = freshCoinAfter(24, 100_000);
        var early = freshCoinAfter(23, 70_000);

        assertThat(spent(paying("0.0004", UNSENT))).containsExactly(early);
        assertThat(spent(paying("0.0004", UNSENT + ",\"selectedInputs\":[\"" + Outpoints.print(late) + "\"]")))
                .as("asked for by name, it is the node that refuses it")
                .containsExactly(late);
    }

    @Test
    void countsTheAncestorsOfAllCoinsTogether() {
        var confirmed = coin(60_000);
        var some = List.of(freshCoinAfter(12, 50_000), freshCoinAfter(12, 50_000));

        var spent = spent(paying("0.001", UNSENT));

        assertThat(spent).hasSize(2).contains(confirmed).containsAnyElementsOf(some);
    }

    @Test
    void saysThatNothingIsLeft() {
        freshCoinAfter(30, 100_000);

        assertRefused(
                post(SEND, paying("0.0004", UNSENT)),
                400,
                "not-enough-funds",
                "There are no coins to spend, or all of them are left out. Unconfirmed coins of 0.00100000 BTC are left out:"
                        + " with them it would stand on more unconfirmed transactions than nodes relay.");
    }

    @Test
    void saysWhatIsMissingBesides() {
        coin(30_000);
        freshCoinAfter(30, 100_000);

        assertThat(body(post(SEND, paying("0.0004", UNSENT)), 400)
                        .path("message")
                        .asString())
                .startsWith("The coins come to 0.00030000 BTC, but ")
                .contains(" Unconfirmed coins of 0.00100000 BTC are left out: ");
    }

    @Test
    void asksOfSomeCoinsOnlyWhereVeryManyStandOnTooMuch() {
        for (int number = 0; number < 3 * Ancestry.MOST_ASKED / 2; number++) {
            freshCoinAfter(24, 50_000 + number);
        }
        var good = freshCoin(60_000);

        assertThat(spent(paying("0.0004", UNSENT))).containsExactly(good);
        assertThat(node.calls("getmempoolentry")).isLessThanOrEqualTo(Ancestry.MOST_ASKED);
    }

    @Test
    void spendsThemAllWhereTheNodeCannotTell() {
        var late = freshCoinAfter(24, 100_000);
        node.isWithout("getmempoolentry");

        assertThat(spent(paying("0.0004", UNSENT))).containsExactly(late);
    }

    private List<OutPoint> spent(String body) {
        var outpoints = new ArrayList<OutPoint>();
        raw(body).txIn.forEach(input -> outpoints.add(input.outPoint));
        return outpoints;
    }
}
