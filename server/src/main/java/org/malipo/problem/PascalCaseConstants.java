package org.malipo.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Gives our constants the names that clients know: {@code MEDIUM_SPEED} is {@code MediumSpeed}. */
class PascalCaseConstants extends NopAnnotationIntrospector {
    @Override
    public String[] findEnumValues(
            MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, @Nullable String[] names) {
        if (!type.getRawType().getName().startsWith("org.malipo.")) {
            return names;
        }
        var given = names.clone();
        for (var at = 0; at < constants.length; at++) {
            given[at] = given[at] == null ? pascalCase(constants[at].name()) : given[at];
        }
        return given;
    }

    private static String pascalCase(String constant) {
        return Arrays.stream(constant.split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
