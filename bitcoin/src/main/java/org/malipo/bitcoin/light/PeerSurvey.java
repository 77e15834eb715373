package org.malipo.bitcoin.light;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Message;

/** Greets peers once, all at the same time, to find out whether a light client could follow the network by them. */
public final class PeerSurvey {
    private static final LightPeer.Ears DEAF = new LightPeer.Ears() {
        @Override
        public void heard(LightPeer peer, Message message) {}

        @Override
        public void ended(LightPeer peer, Misbehaviour reason) {}
    };

    private PeerSurvey() {}

    /**
     * What came of one peer.
     *
     * @param userAgent what it says it is; null if it would not do
     * @param trouble why it would not do, in a sentence; null if it would
     */
    public record Answer(
            PeerAddress address,
            @Nullable String userAgent,
            @Nullable String trouble) {}

    /** {@return what the peers of the settings say, and of the seeds' as many as make up this number} */
    public static List<Answer> of(LightSettings settings, int most) throws InterruptedException {
        var seeds = settings.peers().size() < most
                ? new Seeds(settings, InetAddress::getAllByName).addresses()
                : List.<PeerAddress>of();
        var answers = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.concat(settings.peers().stream(), seeds.stream())
                    .distinct()
                    .limit(Math.max(most, settings.peers().size()))
                    .forEach(address -> {
                        Callable<Answer> greeting = () -> greet(settings, address);
                        answers.add(threads.submit(greeting));
                    });
        }
        return answers.stream().map(Future::resultNow).toList();
    }

    private static Answer greet(LightSettings settings, PeerAddress address) {
        try (var peer = LightPeer.connect(settings, address, 0, DEAF)) {
            return new Answer(address, peer.userAgent(), null);
        } catch (IOException e) {
            return new Answer(address, null, Misbehaviour.sentence(e));
        }
    }
}
