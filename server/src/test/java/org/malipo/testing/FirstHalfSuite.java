package org.malipo.testing;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The unit tests of some packages, for a process of their own: those that take as long as all others. Which tests follow each
 * other is the same in each run, whoever is faster.
 */
@Suite
@SelectPackages("org.malipo")
@IncludeClassNamePatterns(FirstHalfSuite.TESTS)
class FirstHalfSuite {
    static final String TESTS =
            "org\\.malipo\\.(access|checkout|invoices|openapi|operations|payjoin|wallets|web)\\..*Tests";
}
