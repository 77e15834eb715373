package org.malipo.bitcoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One key of a descriptor (BIP 380): a public key as it is, or an extended key with the steps that lead to each address. */
sealed interface KeyExpression {
    /** {@return the public key of one place, as it goes into the script} */
    byte[] publicKey(int branch, int index);

    @Nullable
    KeyOrigin origin();

    String print(Network network);

    /** {@return the same key without what does not change addresses} */
    KeyExpression withoutOrigin();

    private static String bracketed(@Nullable KeyOrigin origin) {
        return origin == null ? "" : "[" + origin.print() + "]";
    }

    /** A public key given in hex: compressed, uncompressed, or x-only in taproot. */
    record Fixed(@Nullable KeyOrigin origin, ByteVector key) implements KeyExpression {
        @Override
        public byte[] publicKey(int branch, int index) {
            return key.toByteArray();
        }

        @Override
        public String print(Network network) {
            return bracketed(origin) + key.toHex();
        }

        @Override
        public Fixed withoutOrigin() {
            return new Fixed(null, key);
        }
    }

    /** An extended key, its steps, and a wildcard where addresses are counted. */
    final class Extended implements KeyExpression {
        private final @Nullable KeyOrigin origin;
        private final ExtendedPublicKey key;
        private final Steps steps;
        private final List<ExtendedPublicKey> branches;

        Extended(@Nullable KeyOrigin origin, ExtendedPublicKey key, Steps steps) {
            this.origin = origin;
            this.key = key;
            this.steps = steps;
            this.branches = steps.paths().stream().map(key::derivePublicKey).toList();
        }

        ExtendedPublicKey key() {
            return key;
        }

        Steps steps() {
            return steps;
        }

        @Override
        public @Nullable KeyOrigin origin() {
            return origin;
        }

        @Override
        public byte[] publicKey(int branch, int index) {
            var parent = branches.get(branches.size() == 1 ? 0 : branch);
            var child = steps.wildcard() ? parent.derivePublicKey((long) index) : parent;
            return child.publickeybytes.toByteArray();
        }

        /** {@return the steps from the extended key to the key of one place} */
        List<Long> path(int branch, int index) {
            var paths = steps.paths();
            var path = paths.get(paths.size() == 1 ? 0 : branch);
            return steps.wildcard() ? Steps.concat(path, List.of((long) index)) : path;
        }

        @Override
        public String print(Network network) {
            return bracketed(origin) + key.encode(Slip132.plain(network).version()) + steps.print();
        }

        @Override
        public Extended withoutOrigin() {
            return new Extended(null, key, steps);
        }

        Extended withSteps(Steps other) {
            return new Extended(origin, key, other);
        }
    }

    /**
     * The steps after an extended key.
     * @param before steps before the branches
     * @param branches the alternatives of BIP 389, for example 0 and 1; one or none in a descriptor of a single path
     * @param after steps after the branches
     * @param wildcard whether addresses are counted in one more step
     */
    record Steps(List<Long> before, List<Long> branches, List<Long> after, boolean wildcard) {
        static final Steps ACCOUNT = new Steps(List.of(), List.of(0L, 1L), List.of(), true);

        boolean isMultipath() {
            return branches.size() > 1;
        }

        List<List<Long>> paths() {
            return isMultipath()
                    ? branches.stream().map(this::through).toList()
                    : List.of(concat(concat(before, branches), after));
        }

        /** {@return the steps of one branch before the wildcard} */
        private List<Long> through(Long branch) {
            return concat(concat(before, List.of(branch)), after);
        }

        /** {@return the same steps with both branches of a wallet in place of its first, or empty if that has no sense} */
        Optional<Steps> widened() {
            var single = concat(before, after);
            return wildcard && single.equals(List.of(0L)) ? Optional.of(ACCOUNT) : Optional.empty();
        }

        String print() {
            var multipath = isMultipath()
                    ? "/<" + branches.stream().map(KeyPaths::print).collect(Collectors.joining(";")) + ">"
                    : joined(branches);
            return joined(before) + multipath + joined(after) + (wildcard ? "/*" : "");
        }

        private static String joined(List<Long> steps) {
            return steps.stream().map(step -> "/" + KeyPaths.print(step)).collect(Collectors.joining());
        }

        private static List<Long> concat(List<Long> a, List<Long> b) {
            return Stream.concat(a.stream(), b.stream()).toList();
        }
    }
}
