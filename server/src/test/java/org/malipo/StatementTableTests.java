package org.malipo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

/** The table that says which test shows what others rely on tells the truth. */
class StatementTableTests {
    private static final Path TABLE = Path.of("src/test/resources/payment-statements.txt");
    /** Invoices, webhooks, rates and errors; what lies between belongs to payment requests and payouts. */
    private static final List<Integer> NUMBERS = IntStream.concat(
                    IntStream.rangeClosed(1, 93), IntStream.rangeClosed(122, 128))
            .boxed()
            .toList();

    /** A line of the table. */
    private record Line(int number, String words, String shown) {
        static Line of(String text) {
            var parts = text.split(" \\| ", 3);
            return new Line(Integer.parseInt(parts[0].strip()), parts[1].strip(), parts[2].strip());
        }

        boolean isOpen() {
            return shown.startsWith("- ");
        }
    }

    @Test
    void hasEachNumberOnce() throws IOException {
        assertThat(lines()).extracting(Line::number).isEqualTo(NUMBERS);
        assertThat(lines()).allSatisfy(line -> assertThat(line.words()).isNotBlank());
    }

    @Test
    void namesTestsThatThereAre() throws IOException {
        assertThat(lines().stream()
                        .filter(line -> !line.isOpen())
                        .flatMap(line -> Arrays.stream(line.shown().split(" "))))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(isTest(name)).as(name).isTrue());
    }

    private static boolean isTest(String name) throws ClassNotFoundException {
        var parts = name.split("#", 2);
        var type = Class.forName("org.malipo." + parts[0]);
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(parts[1]))
                .anyMatch(method -> Stream.of(Test.class, ParameterizedTest.class, TestFactory.class)
                        .anyMatch(method::isAnnotationPresent));
    }

    private static List<Line> lines() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Line::of)
                .toList();
    }
}
