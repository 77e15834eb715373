package org.malipo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.malipo.Application;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;

/** How many applications the tests start: each costs seconds. */
class ApplicationsTests {
    /**
     * As they are; with letters kept; with a pretended chain, and with its statements counted; without a network; and one
     * each for limits, addresses, real money, the door, a stubborn module, a storage that is away, and a made-up language.
     */
    private static final int MOST = 12;

    @Test
    void testsShareFewApplications() {
        var tests = new ClassPathScanningCandidateComponentProvider(false);
        tests.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*Tests")));

        var applications = tests.findCandidateComponents(Application.class.getPackageName()).stream()
                .map(found -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), ApplicationsTests.class.getClassLoader()))
                .filter(OneApplicationAfterTheOther::needsOne)
                .collect(Collectors.groupingBy(
                        OneApplicationAfterTheOther::settings,
                        Collectors.mapping(Class::getSimpleName, Collectors.toList())));

        assertThat(applications.values()).hasSizeBetween(2, MOST);
    }
}
