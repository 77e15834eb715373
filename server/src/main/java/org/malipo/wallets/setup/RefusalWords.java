package org.malipo.wallets.setup;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says in the words of pages why {@code bitcoin} takes something not, which it tells in English only. What has no words of its
 * own is told as it is.
 */
public final class RefusalWords {
    private static final List<Known> KNOWN = List.of(
            known("private", "This holds a private key.*"),
            known("words", "These are the words of a seed.*"),
            known("format", "Unsupported file format"),
            known("encrypted", "The file is encrypted.*"),
            known("large", "The file is larger than ([0-9]+) MB"),
            known("long", "The (?:derivation scheme|descriptor) is too long"),
            known("key", "This is not an extended public key.*|The extended public key .*"),
            known("key", "This is not a derivation scheme.*|A public key of the descriptor is no point.*"),
            known("network", "A key of the (?:scheme|descriptor) (?:belongs to|is for) another network.*"),
            known("checksum", "The descriptor has a typing error.*|The checksum of a descriptor has 8 characters"),
            known("miniscript", "Miniscript is not supported: (.*)"),
            known("tree", "tr\\(\\) with a script tree is not supported.*"),
            known("function", "The descriptor function '?([a-z_]*).*"),
            known("change", "This descriptor holds the change addresses only.*"),
            known("branches", "A wallet has two branches.*|Each key needs both branches.*"),
            known("branches", "All keys of a descriptor have the same number of branches|Branches are .*"),
            known("single", "A single public key makes a single address.*|A key without /\\* makes a single address.*"),
            known("twice", "A key stands in the wallet twice|This key is in the wallet already"),
            known("twice", "A key of the same fingerprint and path is in the wallet already"),
            known("one-of-several", "This key belongs to a multisig wallet.*"),
            known("bsms-address", "The first address of the BSMS file is not that of its descriptor"),
            known("bsms", "A BSMS file .*|The BSMS file .*|The second line of a BSMS file .*"),
            known("signer", "The file lacks the public key of signer ([0-9]+)"),
            known("option", "The options? '(.*)"),
            known(
                    "origin",
                    "A key origin is written as .*|A derivation path has steps .*|A step of a derivation path .*"),
            known("origin", "A wallet of several keys has no single account key path"),
            known("threshold", "A multisig script .*|multi\\(\\) starts with the number of signatures"),
            known("series", "This code belongs to another series|The series does not come to an end.*"),
            known("series", "The series holds a part that does not belong to it.*|Two codes of the series .*"),
            known("code", "This is no readable .*|The content of this UR code can't be read|The code is empty"),
            known("code", "The codes of the series .*|The compressed content can't be read|There is no code"),
            known("code-content", "UR codes of type .*|Content of type .*|The UR code holds no wallet"),
            known("seed-length", "A seed has 12.*"),
            known("seed-word", "A word of the seed is in none of the word lists"),
            known("seed-checksum", "The checksum of the seed does not match.*"),
            known("label", "Label is too long.*"),
            known("hot", "This instance forbids non-admins from having a hot.*"),
            known("watch-only", "This instance forbids non-admins from having a watch-only.*"),
            known("account", "An account number is between .*"));

    private RefusalWords() {}

    private record Known(String reason, Pattern pattern) {
        Optional<Refusal> of(String message) {
            var match = pattern.matcher(message);
            if (!match.matches()) {
                return Optional.empty();
            }
            return Optional.of(
                    match.groupCount() == 0
                            ? Refusal.of(reason)
                            : Refusal.of(reason, Objects.requireNonNullElse(match.group(1), "")));
        }
    }

    private static Known known(String reason, String pattern) {
        return new Known(reason, Pattern.compile(pattern, Pattern.DOTALL));
    }

    /** {@return the same in words that a page has} */
    public static Refusal of(String message) {
        return KNOWN.stream()
                .flatMap(known -> known.of(message).stream())
                .findFirst()
                .orElseGet(() -> Refusal.of("other", message));
    }
}
