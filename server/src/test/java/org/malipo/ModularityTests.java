package org.malipo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules depend on each other only as their {@code package-info.java} say, and never in a circle. */
class ModularityTests {
    private static final DescribedPredicate<JavaClass> LIBRARIES =
            resideInAnyPackage("org.malipo.bitcoin..", "org.malipo.ln..");

    @Test
    void modulesKeepTheirBoundaries() {
        ApplicationModules.of(Application.class, LIBRARIES).verify();
    }
}
