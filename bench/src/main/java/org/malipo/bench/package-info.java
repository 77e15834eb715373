/** Benchmarks that print ratios and figures; never part of the test run. */
@NullMarked
package org.malipo.bench;

import org.jspecify.annotations.NullMarked;
