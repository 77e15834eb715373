package org.malipo.testing;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All unit tests that {@link WalletsSuite} leaves. */
@Suite
@SelectPackages("org.malipo")
@ExcludePackages({WalletsSuite.WALLETS, WalletsSuite.WEB})
@IncludeClassNamePatterns(".*Tests")
@ExcludeTags("btcd") // these need a program by other people, and run once the server is packaged
class OthersSuite {}
