package org.malipo.testing;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The unit tests of these packages, for a process of their own. Which tests follow each other is the same in each run, whoever
 * is faster.
 */
@Suite
@SelectPackages({WalletsSuite.WALLETS, WalletsSuite.WEB})
@IncludeClassNamePatterns(".*Tests")
class WalletsSuite {
    static final String WALLETS = "org.malipo.wallets";
    static final String WEB = "org.malipo.web";
}
