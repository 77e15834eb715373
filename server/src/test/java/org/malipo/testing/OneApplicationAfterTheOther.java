package org.malipo.testing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.BootstrapUtils;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Tests that share an application follow each other: Spring stops an application when tests turn to another, and starts it again
 * when they come back, which takes a second and more. Otherwise they go by their names, wherever they run.
 */
public class OneApplicationAfterTheOther implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        var places = new HashMap<MergedContextConfiguration, Integer>();
        context.getClassDescriptors()
                .sort(comparing(tests -> tests.getTestClass().getName()));
        context.getClassDescriptors().sort(comparingInt(tests -> place(tests, places)));
    }

    /** {@return the same number for tests that share an application; 0 where there is none} */
    private static int place(ClassDescriptor tests, Map<MergedContextConfiguration, Integer> places) {
        if (!needsOne(tests.getTestClass())) {
            return 0;
        }
        return places.computeIfAbsent(settings(tests.getTestClass()), _ -> places.size() + 1);
    }

    static boolean needsOne(Class<?> tests) {
        return AnnotatedElementUtils.hasAnnotation(tests, ServerTest.class);
    }

    /** {@return what the application of a test class is told apart by} */
    static MergedContextConfiguration settings(Class<?> tests) {
        return BootstrapUtils.resolveTestContextBootstrapper(tests).buildMergedContextConfiguration();
    }
}
