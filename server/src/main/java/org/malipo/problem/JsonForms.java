package org.malipo.problem;

import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;

/** How values stand in the JSON of the API: decimals as plain strings, times as Unix seconds, constants in Pascal case. */
@Configuration(proxyBeanMethods = false)
class JsonForms {
    @Bean
    JsonMapperBuilderCustomizer jsonFormsOfApi() {
        return builder -> builder.enable(
                        MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS, MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .addModule(values())
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new PascalCaseConstants()));
    }

    private static SimpleModule values() {
        return new SimpleModule("malipo")
                .addSerializer(BigDecimal.class, new Decimals.Writer())
                .addDeserializer(BigDecimal.class, new Decimals.Reader())
                .addSerializer(Instant.class, new UnixTimes.Writer())
                .addDeserializer(Instant.class, new UnixTimes.Reader())
                .addDeserializer(String.class, new StorableText.Reader());
    }
}
