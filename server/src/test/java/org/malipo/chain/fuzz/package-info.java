/** A property of the whole way from the node to invoices, tried with thousands of seeds: {@link ChainPropertyTests}. */
@NullMarked
package org.malipo.chain.fuzz;

import org.jspecify.annotations.NullMarked;
