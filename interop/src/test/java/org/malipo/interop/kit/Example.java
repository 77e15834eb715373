package org.malipo.interop.kit;

import java.nio.file.Path;
import java.util.List;
import org.malipo.cli.launch.Installation;

/**
 * A program that stands in a document.
 *
 * @param line where
 */
public record Example(String document, long line, String language, String text) {
    /** {@return the name that its language wants} */
    String file() {
        return switch (language) {
            case "java" -> "Example.java";
            case "python" -> "example.py";
            case "php" -> "example.php";
            default -> "example.sh";
        };
    }

    /** {@return how a reader of the document starts it, once it is in a file of that name} */
    List<String> command() {
        return switch (language) {
            case "java" -> List.of(java(), "-cp", classPath(), file());
            case "python" -> List.of("python3", file());
            case "php" -> List.of("php", file());
            default -> List.of("bash", file());
        };
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        var target = Installation.ofEnvironment().home().resolve("client/target");
        return target.resolve("malipo-client.jar") + ":" + target.resolve("lib") + "/*";
    }

    @Override
    public String toString() {
        return document + ":" + line + " (" + language + ")";
    }
}
