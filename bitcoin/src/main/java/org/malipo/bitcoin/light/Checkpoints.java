package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.malipo.bitcoin.Network;

/**
 * Blocks that every node has had for long, so that a chain made with little work is refused where it begins. Those of
 * mainnet to 295,000 are the checkpoints of Bitcoin Core 26 ({@code chainparams.cpp}); those above it, and the last one
 * of each network, are blocks named there as activations of soft forks and as {@code defaultAssumeValid} (versions of
 * January 2024 and February 2026).
 */
record Checkpoints(NavigableMap<Integer, BlockHash> hashes) {
    private static final Checkpoints MAINNET = of(Map.ofEntries(
            Map.entry(11_111, "0000000069e244f73d78e8fd29ba2fd2ed618bd6fa2ee92559f542fdb26e7c1d"),
            Map.entry(33_333, "000000002dd5588a74784eaa7ab0507a18ad16a236e7b1ce69f00d7ddfb5d0a6"),
            Map.entry(74_000, "0000000000573993a3c9e41ce34471c079dcf5f52a0e824a81e7f953b8661a20"),
            Map.entry(105_000, "00000000000291ce28027faea320c8d2b054b2e0fe44a773f3eefb151d6bdc97"),
            Map.entry(134_444, "00000000000005b12ffd4cd315cd34ffd4a594f430ac814c91184a0d42d2b0fe"),
            Map.entry(168_000, "000000000000099e61ea72015e79632f216fe6cb33d7899acb35b75c8303b763"),
            Map.entry(193_000, "000000000000059f452a5f7340de6682a977387c17010ff6e6c3bd83ca8b1317"),
            Map.entry(210_000, "000000000000048b95347e83192f69cf0366076336c639f9b7228e9ba171342e"),
            Map.entry(216_116, "00000000000001b4f4b433e81ee46494af945cf96014816a4e2370f11b23df4e"),
            Map.entry(225_430, "00000000000001c108384350f74090433e7fcf79a606b8e797f065b130575932"),
            Map.entry(250_000, "000000000000003887df1f29024b06fc2200b55f8af8f35453d7be294df2d214"),
            Map.entry(279_000, "0000000000000001ae8c72a0b0c301f67e3afca10e819efa9041e458e9bd7e40"),
            Map.entry(295_000, "00000000000000004d9b4ef50f0f9d686fd69db2e03af35a100370c64632a983"),
            Map.entry(363_725, "00000000000000000379eaa19dce8c9b722d46ae6a57c2f1a988119488b50931"),
            Map.entry(388_381, "000000000000000004c2b624ed5d7756c508d90fd0da2c7c679febfa6c4735f0"),
            Map.entry(419_328, "000000000000000004a1b34462cb8aeebd5799177f7a29cf28f2d1961716b5b5"),
            Map.entry(481_824, "0000000000000000001c8018d9cb3b742ef25114f27563e3fc4a1902167f9893"),
            Map.entry(824_000, "000000000000000000026811d149d4d261995ec5b3f64f439a0a10e1a464af9a"),
            Map.entry(938_343, "00000000000000000000ccebd6d74d9194d8dcdc1d177c478e094bfad51ba5ac")));

    private static final Checkpoints TESTNET4 =
            of(Map.of(123_613, "0000000002368b1e4ee27e2e85676ae6f9f9e69579b29093e9a82c170bf7cf8a"));

    private static final Checkpoints SIGNET =
            of(Map.of(293_175, "00000008414aab61092ef93f1aacc54cf9e9f16af29ddad493b908a01ff5c329"));

    private static final Checkpoints NONE = new Checkpoints(new TreeMap<>());

    static Checkpoints of(Network network) {
        return switch (network) {
            case MAINNET -> MAINNET;
            case TESTNET4 -> TESTNET4;
            case SIGNET -> SIGNET;
            case REGTEST -> NONE;
        };
    }

    /** @param ids by height, as explorers print them */
    static Checkpoints of(Map<Integer, String> ids) {
        var hashes = new TreeMap<Integer, BlockHash>();
        ids.forEach((height, id) -> hashes.put(height, new BlockHash(new BlockId(id))));
        return new Checkpoints(hashes);
    }

    boolean allows(int height, BlockHash hash) {
        return Objects.requireNonNullElse(hashes.get(height), hash).equals(hash);
    }

    /** {@return the highest one that a chain of this height has passed; below it no branch begins} */
    int lastAtOrBelow(int height) {
        return Objects.requireNonNullElse(hashes.floorKey(height), 0);
    }

    /** {@return the height of the last one} */
    int last() {
        return hashes.isEmpty() ? 0 : hashes.lastKey();
    }
}
