package org.malipo.openapi;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.client.MalipoClient;

/** Makes some value of each type that the Java client takes, with everything in it that can be in it. */
final class SdkArguments {
    private static final Map<Class<?>, Object> SIMPLE = Map.ofEntries(
            Map.entry(String.class, "a"),
            Map.entry(String[].class, new String[] {"a"}),
            Map.entry(byte[].class, new byte[] {1}),
            Map.entry(int.class, 7),
            Map.entry(Integer.class, 7),
            Map.entry(long.class, 7L),
            Map.entry(Long.class, 7L),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Duration.class, Duration.ofHours(2)),
            Map.entry(URI.class, URI.create("https://example.com/")),
            Map.entry(Object.class, "a"),
            Map.entry(Map.class, Map.of("a", "b")),
            Map.entry(List.class, List.of("a")),
            Map.entry(Collection.class, List.of("a")));

    private SdkArguments() {}

    static Object[] of(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(SdkArguments::of).toArray();
    }

    private static Object of(Class<?> type) {
        var simple = SIMPLE.get(type);
        if (simple != null) {
            return simple;
        }
        if (!type.getPackage().equals(MalipoClient.class.getPackage())) {
            throw new AssertionError("The client takes a " + type + ", which this test can't make yet");
        }
        return type.isRecord() ? filled(type) : wished(type);
    }

    private static Object filled(Class<?> type) {
        var components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(components)
                    .newInstance(Arrays.stream(components).map(SdkArguments::of).toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("No " + type, e);
        }
    }

    /** What is put together by calls that each give a new one. */
    private static Object wished(Class<?> type) {
        var wished = call(
                methods(type)
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .filter(method -> method.getReturnType() == type)
                        .findFirst(),
                type);
        for (var method :
                methods(type).filter(one -> one.getReturnType() == type).toList()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                wished = invoke(method, wished);
            }
        }
        return wished;
    }

    private static Object call(Optional<Method> factory, Class<?> type) {
        return factory.map(method -> invoke(method, null)).orElseGet(() -> constant(type));
    }

    private static Object constant(Class<?> type) {
        try {
            for (var field : type.getFields()) {
                if (field.getType() == type) {
                    return field.get(null);
                }
            }
        } catch (IllegalAccessException e) {
            throw new LinkageError("No " + type, e);
        }
        throw new AssertionError("Nothing makes a " + type);
    }

    private static Object invoke(Method method, @Nullable Object on) {
        try {
            return method.invoke(on, of(method));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method + " fails", e);
        }
    }

    /** {@return the methods that everybody may call, in an order that does not change} */
    static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass().getPackage().equals(MalipoClient.class.getPackage()))
                .filter(method -> !method.isSynthetic())
                .sorted(Comparator.comparing(Method::toString));
    }
}
