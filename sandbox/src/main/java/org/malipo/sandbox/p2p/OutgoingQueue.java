package org.malipo.sandbox.p2p;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages on their way to a peer, bounded in bytes. What the peer asked for waits for room, so that its own requests
 * slow down; news never waits: when there
 * is no room for it the peer reads too slowly and must go.
 */
final class OutgoingQueue {
    static final long ROOM_BYTES = 8L * 1024 * 1024;
    static final long LIMIT_BYTES = 4 * ROOM_BYTES;
    private static final long PATIENCE_SECONDS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final ArrayDeque<byte[]> messages = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /** {@return false if there is no room} */
    boolean offer(byte[] message) {
        lock.lock();
        try {
            if (closed || bytes + message.length > LIMIT_BYTES) {
                return false;
            }
            add(message);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** {@return false if there was no room for a minute} */
    boolean put(byte[] message) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!closed && bytes > ROOM_BYTES) {
                if (left <= 0) {
                    return false;
                }
                left = drained.awaitNanos(left);
            }
            if (closed) {
                return false;
            }
            add(message);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void add(byte[] message) {
        messages.add(message);
        bytes += message.length;
        filled.signal();
    }

    /** {@return the next message, or an empty one once the queue is closed} */
    byte[] take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (messages.isEmpty() && !closed) {
                filled.await();
            }
            byte[] message = closed ? new byte[0] : messages.remove();
            bytes -= message.length;
            drained.signalAll();
            return message;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            messages.clear();
            bytes = 0;
            filled.signalAll();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
