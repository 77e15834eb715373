package org.malipo.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Describes values as they stand in JSON: decimals as strings, times as Unix seconds, constants in Pascal case, ids as
 * plain strings.
 */
class ValueTypes implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var plain = Json.mapper().constructType(type.getType()).getRawClass();
        var schema = schemaOf(plain);
        if (schema != null) {
            return schema;
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    private static @Nullable Schema<?> schemaOf(Class<?> type) {
        if (type == BigDecimal.class) {
            return new StringSchema().format("decimal");
        }
        if (type == Instant.class) {
            return new IntegerSchema().format("int64").description("Unix time in seconds");
        }
        if (JsonNode.class.isAssignableFrom(type)) {
            return new ObjectSchema();
        }
        if (type.isEnum()) {
            return constants(type);
        }
        return isId(type) ? new StringSchema() : null;
    }

    private static Schema<?> constants(Class<?> type) {
        var schema = new StringSchema();
        Arrays.stream(type.getEnumConstants())
                .map(constant -> pascalCase(((Enum<?>) constant).name()))
                .forEach(schema::addEnumItem);
        return schema;
    }

    /** An id is a record of one text, and stands in JSON as that text. */
    private static boolean isId(Class<?> type) {
        if (!type.isRecord()) {
            return false;
        }
        var components = type.getRecordComponents();
        return components.length == 1
                && components[0].getType() == String.class
                && type.getSimpleName().endsWith("Id");
    }

    private static String pascalCase(String constant) {
        return Arrays.stream(constant.toLowerCase(Locale.ROOT).split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
