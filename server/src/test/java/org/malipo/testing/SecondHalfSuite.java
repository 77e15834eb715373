package org.malipo.testing;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All unit tests that {@link FirstHalfSuite} leaves. */
@Suite
@SelectPackages("org.malipo")
@IncludeClassNamePatterns(".*Tests")
@ExcludeClassNamePatterns(FirstHalfSuite.TESTS)
@ExcludeTags("btcd") // these need a program by other people, and run once the server is packaged
class SecondHalfSuite {}
