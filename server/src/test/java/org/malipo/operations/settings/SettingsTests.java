package org.malipo.operations.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The list of settings against the code that reads them and the document that explains them. */
class SettingsTests {
    private static final Path DOCUMENT = Path.of("../docs/configuration.md");
    private static final String BEGIN = "<!-- settings -->\n";
    private static final String END = "<!-- end of settings -->\n";

    @Test
    void listsAllThatModulesRead() throws ClassNotFoundException {
        assertThat(namesInRecords())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Settings.find(name)).as(name).isPresent());
    }

    /** After a change run this test with -Ddocument=write, and read what it wrote. */
    @Test
    void areExplainedInTheDocument() throws IOException {
        var text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if ("write".equals(System.getProperty("document"))) {
            Files.writeString(DOCUMENT, text.substring(0, begin) + table() + text.substring(end));
        }

        assertThat(Files.readString(DOCUMENT)).contains(BEGIN + table() + END);
    }

    private static String table() {
        var rows = Settings.ALL.stream().map(SettingsTests::row).collect(Collectors.joining());
        return "| setting | value | when not set | meaning |\n| --- | --- | --- | --- |\n" + rows;
    }

    private static String row(Setting setting) {
        var standard = Optional.ofNullable(setting.standard()).orElse("–");
        return "| `" + setting.name() + "` | " + setting.kind().words() + " | " + standard + " | " + setting.meaning()
                + " |\n";
    }

    private static List<String> namesInRecords() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<String> names = new ArrayList<>();
        for (var found : scanner.findCandidateComponents("org.malipo")) {
            var type = Class.forName(found.getBeanClassName());
            names(type.getAnnotation(ConfigurationProperties.class).value(), type)
                    .forEach(names::add);
        }
        return names;
    }

    private static Stream<String> names(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> names(prefix, component));
    }

    private static Stream<String> names(String prefix, RecordComponent component) {
        var name = prefix + "." + component.getName();
        if (component.getType() == Map.class
                && component.getGenericType() instanceof ParameterizedType map
                && map.getActualTypeArguments()[1] instanceof Class<?> value
                && value.isRecord()) {
            return names(name + ".regtest", value);
        }
        return component.getType().isRecord()
                ? names(name, component.getType())
                : Stream.of(name.toLowerCase(Locale.ROOT));
    }
}
