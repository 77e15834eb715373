package org.malipo.ln.bolt11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.PrivateKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;
import org.malipo.ln.ShortChannelId;

/** What was signed reads back as the same thing, and what was changed since does not read. */
class Bolt11PropertyTests {
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    @Property(tries = 200)
    void readsWhatWasSigned(
            @ForAll Network network,
            @ForAll @LongRange(min = 1, max = 2_100_000_000_000_000_000L) long msat,
            @ForAll @LongRange(max = (1L << 35) - 1) long createdAt,
            @ForAll @LongRange(max = (1L << 35) - 1) long expiry,
            @ForAll @LongRange(max = (1 << 30) - 1) long delta,
            @ForAll("descriptions") Description description,
            @ForAll("hints") RouteHint hint,
            @ForAll("features") Features features,
            @ForAll("hashes") ByteVector32 hash,
            @ForAll("keys") PrivateKey key)
            throws Bolt11Exception {
        var signed = new Bolt11Draft(network, Instant.ofEpochSecond(createdAt), hash, hash.reversed(), description)
                .amount(new Msat(msat))
                .expiry(Duration.ofSeconds(expiry))
                .minFinalCltvExpiryDelta((int) delta)
                .routeHint(hint)
                .features(features)
                .metadata(new ByteVector(hash.toByteArray()))
                .sign(key);

        assertThat(signed.network()).isEqualTo(network);
        assertThat(signed.amount()).contains(new Msat(msat));
        assertThat(signed.createdAt()).isEqualTo(Instant.ofEpochSecond(createdAt));
        assertThat(signed.expiry()).isEqualTo(Duration.ofSeconds(expiry));
        assertThat(signed.expiresAt()).isEqualTo(Instant.ofEpochSecond(createdAt + expiry));
        assertThat(signed.minFinalCltvExpiryDelta()).isEqualTo((int) delta);
        assertThat(signed.description()).isEqualTo(description);
        assertThat(signed.routeHints()).containsExactly(hint);
        assertThat(signed.features()).isEqualTo(features);
        assertThat(signed.paymentHash()).isEqualTo(hash);
        assertThat(signed.paymentSecret()).isEqualTo(hash.reversed());
        assertThat(signed.metadata()).contains(new ByteVector(hash.toByteArray()));
        assertThat(signed.payee()).isEqualTo(key.publicKey());
        assertThat(Bolt11.decode(signed.printForQr())).isEqualTo(signed);
    }

    /** The checksum finds up to 4 wrong characters in 90, and one wrong character in whatever length. */
    @Property(tries = 1_000)
    void refusesOneChangedCharacter(@ForAll Random random) {
        var text = Drafts.draft(new Description.Text("coffee"))
                .amount(Msat.ofSats(1 + random.nextInt(1_000_000)))
                .sign(Drafts.KEY)
                .text();
        var at = random.nextInt(text.length());
        var other = BECH32.charAt(random.nextInt(BECH32.length()));
        if (other == text.charAt(at)) {
            return;
        }
        var changed = text.substring(0, at) + other + text.substring(at + 1);

        assertThatExceptionOfType(Bolt11Exception.class).isThrownBy(() -> Bolt11.decode(changed));
    }

    @Property(tries = 1_000)
    void anyTextIsReadOrRefused(@ForAll @StringLength(max = 120) String text) {
        for (var wrapped : List.of(text, "lnbc1" + text, "LNBC" + text, "lightning:ln" + text)) {
            readOrRefused(wrapped);
        }
    }

    /** Any contents with a good checksum and a good signature. */
    @Property(tries = 2_000)
    void anyFieldsAreReadOrRefused(@ForAll("fields") List<Groups> fields) {
        readOrRefused(Drafts.signed("lnbcrt", fields.toArray(Groups[]::new)));
        readOrRefused(Drafts.signed("lnbcrt", Drafts.usualAnd(fields.toArray(Groups[]::new))));
    }

    private static void readOrRefused(String text) {
        try {
            var read = Bolt11.decode(text);
            assertThat(read.expiresAt()).isAfterOrEqualTo(read.createdAt());
        } catch (Bolt11Exception e) {
            assertThat(e).hasMessageMatching("[A-Z].{10,}\\.").hasMessageNotContaining("Exception");
        }
    }

    @Provide
    Arbitrary<List<Groups>> fields() {
        var contents = Arbitraries.bytes()
                .between((byte) 0, (byte) 31)
                .array(byte[].class)
                .ofMaxSize(90);
        var whole = Combinators.combine(Arbitraries.of(Tag.class), contents)
                .as((tag, values) -> Drafts.field(tag, new Groups(values)));
        return Arbitraries.frequencyOf(Tuple.of(5, whole), Tuple.of(1, contents.map(Groups::new)))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Description> descriptions() {
        var texts = Arbitraries.strings()
                .ofMaxLength(200)
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        return Arbitraries.oneOf(texts.map(Description.Text::new), texts.map(Description.Hash::of));
    }

    @Provide
    Arbitrary<RouteHint> hints() {
        return Combinators.combine(
                        keys(),
                        Arbitraries.longs(),
                        Arbitraries.longs().between(0, 0xffff_ffffL),
                        Arbitraries.longs().between(0, 0xffff_ffffL),
                        Arbitraries.integers().between(0, 0xffff))
                .as((key, channel, base, rate, delta) ->
                        new Hop(key.publicKey(), new ShortChannelId(channel), new Msat(base), rate, delta))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(RouteHint::new);
    }

    @Provide
    Arbitrary<Features> features() {
        var known = Arbitraries.of(8, 9, 14, 15, 24, 25, 36, 37, 48, 49, 99, 263, 501);
        return known.set().ofMaxSize(6).map(bits -> new Features(new TreeSet<>(bits)));
    }

    @Provide
    Arbitrary<ByteVector32> hashes() {
        return Arbitraries.bytes().array(byte[].class).ofSize(32).map(ByteVector32::new);
    }

    @Provide
    Arbitrary<PrivateKey> keys() {
        return hashes().filter(bytes -> new PrivateKey(bytes).isValid()).map(PrivateKey::new);
    }
}
