package org.malipo.interop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.malipo.cli.launch.Installation;

/** A document of {@code docs}: gives out the programs that stand in it, and knows which ones nobody asked for. */
public final class Document {
    private static final Set<String> RUNNABLE = Set.of("bash", "sh", "java", "python", "php");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private final String name;
    private final List<Example> left;

    private Document(String name, List<Example> examples) {
        this.name = name;
        this.left = new ArrayList<>(examples);
    }

    public static Document of(String name) {
        try {
            var text = Files.readString(docs().resolve(name));
            var examples = BLOCK.matcher(text)
                    .results()
                    .filter(block -> RUNNABLE.contains(block.group(1)))
                    .map(block -> new Example(name, line(text, block.start()), block.group(1), block.group(2)))
                    .toList();
            return new Document(name, examples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the next program in a language that was not given out yet} */
    public Example next(String language) {
        var next = left.stream()
                .filter(example -> example.language().equals(language))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no more programs in " + language));
        left.remove(next);
        return next;
    }

    public void assertNoneIsLeft() {
        assertThat(left).as("programs of " + name + " that no test runs").isEmpty();
    }

    private static Path docs() {
        return Installation.ofEnvironment().home().resolve("docs");
    }

    private static long line(String text, int at) {
        return text.substring(0, at).lines().count() + 1;
    }
}
