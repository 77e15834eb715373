package org.malipo.sandbox.lightning;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Hands news to whoever listens, to each in order. */
public final class Feed<T> {
    private final Set<Subscription<T>> subscriptions = ConcurrentHashMap.newKeySet();

    /** One listener's news, as far as they were not taken yet. */
    public static final class Subscription<T> implements AutoCloseable {
        private final Feed<T> feed;
        private final BlockingQueue<Optional<T>> news = new LinkedBlockingQueue<>();

        private Subscription(Feed<T> feed) {
            this.feed = feed;
        }

        void add(T item) {
            news.add(Optional.of(item));
        }

        /** Waits for the next item. {@return empty when the feed has ended} */
        public Optional<T> take() throws InterruptedException {
            return news.take();
        }

        @Override
        public void close() {
            feed.subscriptions.remove(this);
        }
    }

    Subscription<T> subscribe() {
        var subscription = new Subscription<>(this);
        subscriptions.add(subscription);
        return subscription;
    }

    void publish(T item) {
        subscriptions.forEach(subscription -> subscription.add(item));
    }

    void end() {
        subscriptions.forEach(subscription -> subscription.news.add(Optional.empty()));
    }
}
