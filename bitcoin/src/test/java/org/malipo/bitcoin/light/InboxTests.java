package org.malipo.bitcoin.light;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector32;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.light.Inbox.News;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;

class InboxTests {
    private static final Message.Inv SMALL = announcing(1);

    /** Nearly half of what may wait. */
    private static final Message.Inv LARGE = announcing(MessageCodec.MAX_INVENTORY);

    private final Inbox<String> inbox = new Inbox<>();

    private static Message.Inv announcing(int transactions) {
        return new Message.Inv(Collections.nCopies(transactions, new Inventory(Inventory.TX, ByteVector32.Zeroes)));
    }

    @Test
    void aPeerThatSaysTooMuchLosesTheRestAndTakesNobodysRoom() {
        assertThat(inbox.say("loud", LARGE)).isTrue();
        assertThat(inbox.say("loud", LARGE)).isTrue();
        assertThat(inbox.say("loud", LARGE)).isFalse();
        assertThat(inbox.say("quiet", LARGE)).isTrue();

        assertThat(inbox.all()).hasSize(3);
    }

    @Test
    void givesRoomAgainForWhatWasTaken() throws InterruptedException {
        inbox.say("loud", LARGE);
        inbox.say("loud", LARGE);
        assertThat(inbox.poll(System.nanoTime())).isInstanceOf(News.Said.class);
        assertThat(inbox.say("loud", LARGE)).isTrue();

        inbox.all();

        assertThat(inbox.say("loud", LARGE)).isTrue();
        assertThat(inbox.say("loud", LARGE)).isTrue();
        assertThat(inbox.say("loud", LARGE)).isFalse();
    }

    @Test
    void hasRoomForSoManyMessagesHoweverSmall() throws InterruptedException {
        while (inbox.say("loud", SMALL)) {
            // one more
        }

        assertThat(inbox.offer(() -> {}, Duration.ZERO)).isFalse();
        assertThat(inbox.all()).hasSize(10_000);
        assertThat(inbox.offer(() -> {}, Duration.ZERO)).isTrue();
    }
}
