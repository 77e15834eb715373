package org.malipo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules depend on each other only as their {@code package-info.java} say, and never in a circle. */
class ModularityTests {
    private static final DescribedPredicate<JavaClass> LIBRARIES = resideInAPackage("org.malipo.bitcoin..");

    @Test
    void modulesKeepTheirBoundaries() {
        ApplicationModules.of(Application.class, LIBRARIES).verify();
    }
}
