package org.malipo.bitcoin.p2p;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.random.RandomGenerator;
import org.malipo.bitcoin.p2p.Message.Ping;
import org.malipo.bitcoin.p2p.Message.Pong;
import org.malipo.bitcoin.p2p.Message.SendHeaders;
import org.malipo.bitcoin.p2p.Message.Verack;
import org.malipo.bitcoin.p2p.Message.Version;

/**
 * The first messages of a client's connection: version and verack both ways, then the wish to hear of blocks by their
 * headers. Transactions stay announced by txid, since that is how we know ours.
 */
record Handshake(MessageCodec codec, InputStream in, OutputStream out, PeerSettings settings) {
    /** {@code sendheaders} came with this version. */
    private static final int OLDEST = 70_012;

    /** Before {@code verack} come a few offers; a node that sends more than this is none. */
    private static final int MOST_MESSAGES = 32;

    Version run(int startHeight) throws IOException {
        send(ours(startHeight));
        var theirs = accept(next());
        send(new Verack());
        awaitVerack();
        send(new SendHeaders());
        return theirs;
    }

    /** We serve transactions of our own alone, with their witnesses; btcd can't read those of a peer that does not say so. */
    private Version ours(int startHeight) {
        var now = System.currentTimeMillis() / 1_000;
        var nonce = RandomGenerator.getDefault().nextLong();
        return new Version(Version.PROTOCOL, Version.NODE_WITNESS, now, nonce, settings.userAgent(), startHeight, true);
    }

    private Version accept(Message first) throws ProtocolException {
        if (!(first instanceof Version version)) {
            throw new ProtocolException(settings.address() + " began with " + first.command() + ", not with version.");
        }
        if (version.protocol() < OLDEST) {
            throw new ProtocolException(settings.address() + " speaks version " + version.protocol() + "; at least "
                    + OLDEST + " is needed.");
        }
        var servesBlocks = version.offers(Version.NODE_NETWORK) || version.offers(Version.NODE_NETWORK_LIMITED);
        if (!servesBlocks || !version.offers(Version.NODE_WITNESS)) {
            throw new ProtocolException(settings.address() + " serves no blocks with witnesses.");
        }
        return version;
    }

    private void awaitVerack() throws IOException {
        for (var i = 0; i < MOST_MESSAGES; i++) {
            var message = next();
            if (message instanceof Verack) {
                return;
            }
            if (message instanceof Ping(var nonce)) {
                send(new Pong(nonce));
            }
        }
        throw new ProtocolException(settings.address() + " does not finish the handshake.");
    }

    private Message next() throws IOException {
        return codec.read(in);
    }

    private void send(Message message) throws IOException {
        codec.write(message, out);
        out.flush();
    }
}
