package org.malipo.bitcoin.file;

import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;

/**
 * A descriptor as text. Lines that start with {@code #} are remarks; of several descriptors the first counts, because
 * programs write the one with both branches before those of each branch.
 */
final class DescriptorFormat implements WalletFormat {
    private static final Pattern START =
            Pattern.compile("(?s)\\s*(?:pk|pkh|wpkh|sh|wsh|tr|multi|sortedmulti|combo|rawtr|raw|addr)\\s*\\(.*");

    @Override
    public Optional<WalletFile> read(FileContent content, Network network) throws SchemeException {
        var first = first(content.text());
        if (!START.matcher(first).matches()) {
            return Optional.empty();
        }
        return Optional.of(WalletFile.of(WalletText.ofFile(first, network), "OutputDescriptor", first));
    }

    /** {@return the text up to the line in which all brackets are closed} */
    private static String first(String text) {
        var open = 0;
        var first = new StringBuilder();
        for (var line :
                (Iterable<String>) text.lines().map(String::strip).filter(line -> !line.startsWith("#"))::iterator) {
            first.append(line);
            open += (int) line.chars().filter(c -> c == '(').count()
                    - (int) line.chars().filter(c -> c == ')').count();
            if (open <= 0 && !line.isEmpty()) {
                break;
            }
        }
        return first.toString();
    }
}
