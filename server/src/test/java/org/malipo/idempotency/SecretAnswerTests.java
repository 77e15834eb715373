package org.malipo.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No answer with a secret in it is ever stored for repeats. */
@ServerTest
class SecretAnswerTests {
    private static final Set<String> SECRET = Set.of(
            "secret", "mnemonic", "seed", "password", "apikey", "invitationurl", "privatekey", "passphrase", "xprv");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void hasASecretMarkedInEveryAnswerOfAChange() {
        var changes = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method != RequestMethod.GET))
                .filter(entry -> entry.getKey().getPatternValues().stream().anyMatch(path -> path.startsWith("/api/")))
                .map(entry -> entry.getValue())
                .toList();

        assertThat(changes)
                .isNotEmpty()
                .allSatisfy(method -> assertThat(hidden(method))
                        .as(method.toString())
                        .containsAll(secrets(method.getReturnType().getGenericParameterType(), new HashSet<>())
                                .toList()));
    }

    private static Set<String> hidden(HandlerMethod method) {
        var marked = method.getMethodAnnotation(SecretAnswer.class);
        return marked == null ? Set.of() : Set.of(marked.hidden());
    }

    /** {@return the names of members, however deep, that sound like a secret} */
    private static Stream<String> secrets(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return Stream.of();
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).flatMap(part -> secrets(part, seen));
        }
        return type instanceof Class<?> known && known.isRecord()
                ? Arrays.stream(known.getRecordComponents()).flatMap(member -> secrets(member, seen))
                : Stream.of();
    }

    private static Stream<String> secrets(RecordComponent member, Set<Type> seen) {
        var deeper = secrets(member.getGenericType(), seen);
        return SECRET.contains(member.getName().toLowerCase(Locale.ROOT))
                ? Stream.concat(Stream.of(member.getName()), deeper)
                : deeper;
    }
}
