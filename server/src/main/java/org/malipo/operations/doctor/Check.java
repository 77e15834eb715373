package org.malipo.operations.doctor;

import java.util.List;

/** Looks at one thing and changes nothing. */
@FunctionalInterface
interface Check {
    List<Finding> findings();
}
