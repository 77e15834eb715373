package org.malipo.bitcoin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.malipo.bitcoin.KeyExpression.Extended;
import org.malipo.bitcoin.KeyExpression.Steps;
import org.malipo.bitcoin.ScriptExpression.Multisig;
import org.malipo.bitcoin.ScriptExpression.PublicKeyHash;
import org.malipo.bitcoin.ScriptExpression.ScriptHash;
import org.malipo.bitcoin.ScriptExpression.Taproot;
import org.malipo.bitcoin.ScriptExpression.WitnessPublicKeyHash;
import org.malipo.bitcoin.ScriptExpression.WitnessScriptHash;

/** Writes the scripts of a wallet in their shortest form: as a scheme where one fits, else as a descriptor. */
final class SchemePrinter {
    private SchemePrinter() {}

    static String print(ScriptExpression expression, Network network) {
        return scheme(expression, network).orElseGet(() -> DescriptorChecksum.append(expression.print(network)));
    }

    /** {@return the short text, or empty where only a descriptor can say it} */
    static Optional<String> scheme(ScriptExpression expression, Network network) {
        return expression.keys().stream().allMatch(SchemePrinter::isAccount)
                ? shape(expression, network)
                : Optional.empty();
    }

    private static boolean isAccount(KeyExpression key) {
        return key instanceof Extended extended && extended.steps().equals(Steps.ACCOUNT);
    }

    private static Optional<String> shape(ScriptExpression expression, Network network) {
        return switch (expression) {
            case WitnessPublicKeyHash single -> Optional.of(keys(single, network));
            case PublicKeyHash single -> Optional.of(keys(single, network) + "-[legacy]");
            case Taproot single -> Optional.of(keys(single, network) + "-[taproot]");
            case ScriptHash(WitnessPublicKeyHash single) -> Optional.of(keys(single, network) + "-[p2sh]");
            case WitnessScriptHash(Multisig multisig) -> Optional.of(multisig(multisig, network, List.of()));
            case ScriptHash(WitnessScriptHash(Multisig multisig)) ->
                Optional.of(multisig(multisig, network, List.of("p2sh")));
            case ScriptHash(Multisig multisig) -> Optional.of(multisig(multisig, network, List.of("legacy")));
            default -> Optional.empty();
        };
    }

    private static String multisig(Multisig multisig, Network network, List<String> wrapping) {
        var order = multisig.sorted() ? Stream.<String>empty() : Stream.of("keeporder");
        var options = Stream.concat(
                        wrapping.stream().filter("legacy"::equals),
                        Stream.concat(order, wrapping.stream().filter("p2sh"::equals)))
                .map(option -> "-[" + option + "]")
                .collect(Collectors.joining());
        return multisig.threshold() + "-of-" + keys(multisig, network) + options;
    }

    private static String keys(ScriptExpression expression, Network network) {
        return expression.keys().stream()
                .map(key -> ((Extended) key).key().encode(Slip132.plain(network).version()))
                .collect(Collectors.joining("-"));
    }
}
